package org.backbone.access.pages;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import org.backbone.access.Membership;
import org.backbone.access.pages.jte.StaticTemplates;
import org.backbone.access.pages.jte.Templates;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Words;

/// The pages of signing in.
public final class SignInPages {
  // What tells a form that is sent twice from two forms.
  static final String KEY = "key";

  private static final Templates TEMPLATES = new StaticTemplates();

  private final String network;

  public SignInPages(String network) {
    this.network = network;
  }

  /// Asks for the address.
  ///
  /// @param stamp when the form was drawn, signed
  String form(Request request, String email, String key, String stamp, List<Problem> problems) {
    var words = words(request);
    var form = FormView.filled(words, Map.of("email", List.of(email)), problems);
    return page(
        request,
        "sign-in.title",
        TEMPLATES.signIn(words, form, formPath(request), key, stamp),
        form.refused());
  }

  /// Where the form is; a language that the address asks for is kept.
  public static String formPath(Request request) {
    return request.keepingLanguage("/sign-in");
  }

  /// What everybody who asked is told.
  String sent(Request request) {
    return page(request, "sent.title", TEMPLATES.signInSent(words(request)), false);
  }

  /// The page that a link opens.
  String button(Request request, Membership member) {
    return page(
        request,
        "link.title",
        TEMPLATES.signInLink(
            words(request), member, request.path(), Map.of(SignInDesk.PRESS, Ids.token())),
        false);
  }

  /// A link that does not work, or no longer.
  String over(Request request) {
    return page(request, "over.title", TEMPLATES.signInOver(words(request)), false);
  }

  private String page(Request request, String title, Content main, boolean isRefused) {
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
