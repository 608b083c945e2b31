package org.backbone.access.pages;

import java.util.List;
import java.util.Map;
import org.backbone.access.Membership;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;

/// The pages of signing in.
public final class SignInPages {
  private final String network;

  public SignInPages(String network) {
    this.network = network;
  }

  /// Asks for the address.
  String form(Request request, String email, List<Problem> problems) {
    var words = words(request);
    var form = FormView.filled(words, Map.of("email", List.of(email)), problems);
    var main =
        new Markup()
            .add(form.problems())
            .element("h1", words.say("sign-in.title"))
            .element("p", words.say("sign-in.text"), "class", "lede")
            .open("form", "method", "post", "action", formPath(request), "novalidate", "")
            .add(form.text("email").email().required())
            .add(form.trap())
            .element("button", words.say("sign-in.send"), "type", "submit")
            .close()
            .open("p", "class", "small soft")
            .text(words.say("sign-in.not-yet") + " ")
            .add(Parts.link("/partners/join", words.say("sign-in.join")))
            .close();
    return page(request, "sign-in.title", main, form.refused());
  }

  /// Where the form is; a language that the address asks for is kept.
  public static String formPath(Request request) {
    return request.keepingLanguage("/sign-in");
  }

  /// What everybody who asked is told.
  String sent(Request request) {
    var words = words(request);
    var main =
        new Markup()
            .element("h1", words.say("sent.title"))
            .element("p", words.say("sent.text"), "class", "lede")
            .add(Parts.notice(Kind.INFO, words.say("sent.none.title"), words.say("sent.none")))
            .open("p", "class", "acts")
            .add(Parts.link("/sign-in", words.say("sent.again")))
            .close();
    return page(request, "sent.title", main, false);
  }

  /// The page that a link opens.
  String button(Request request, Membership member) {
    var words = words(request);
    var main =
        new Markup()
            .element("h1", words.say("link.title"))
            .open("p", "class", "lede")
            .text(words.say("link.text") + " ")
            .element("strong", member.name(), "dir", "auto")
            .close()
            .add(Parts.button(request.path(), words.say("link.button"), Map.of()))
            .element("p", words.say("link.once"), "class", "small soft");
    return page(request, "link.title", main, false);
  }

  /// A link that does not work, or no longer.
  String over(Request request) {
    var words = words(request);
    var main =
        new Markup()
            .element("h1", words.say("over.title"))
            .element("p", words.say("over.text"), "class", "lede")
            .open("p", "class", "acts")
            .add(Parts.linkButton("/sign-in", words.say("over.again")))
            .close();
    return page(request, "over.title", main, false);
  }

  private String page(Request request, String title, Markup main, boolean isRefused) {
    var frame =
        PageFrame.of(request.language(), network, path(request), words(request).say(title))
            .refusedIf(isRefused);
    return Layout.html(frame, main);
  }

  // A token stays out of the page: changing the language leads back to where one asks for a link.
  private static String path(Request request) {
    return request.path().startsWith("/sign-in/") ? "/sign-in" : request.pathAndQuery();
  }

  private static Words words(Request request) {
    return Words.of(request.language(), "access");
  }
}
