package org.backbone.runner.identity;

import java.util.Map;
import org.backbone.domain.Language;
import org.backbone.pages.Contents;
import org.backbone.pages.Layout;
import org.backbone.pages.Markup;
import org.backbone.pages.PageFrame;

/// The page on which somebody chooses whom to sign in as.
final class PersonaPage {
  private PersonaPage() {}

  static String html(Map<String, String> kept) {
    var form = new StringBuilder();
    form.append("<h1>Sign in as</h1>");
    form.append(
        "<p class=\"lede\">This network runs on one computer, and has no passwords. In the cloud the"
            + " network’s own sign-in page stands here.</p>");
    form.append("<form method=\"post\" action=\"" + LocalIssuer.PATH + "/authorize\">");
    kept.forEach(
        (name, value) ->
            form.append("<input type=\"hidden\" name=\"")
                .append(Markup.escape(name))
                .append("\" value=\"")
                .append(Markup.escape(value))
                .append("\">"));
    form.append("<p class=\"acts\">");
    for (var persona : Persona.values()) {
      form.append("<button type=\"submit\" name=\"persona\" value=\"")
          .append(persona.id())
          .append("\">")
          .append(Markup.escape(persona.title()))
          .append("</button>");
    }
    form.append("</p></form>");
    var frame = PageFrame.of(Language.EN, "Local sign-in", "/_local", "Sign in");
    return Layout.html(frame, Contents.trusted(form.toString()));
  }
}
