package org.backbone.platform.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Reply;

/// The button that changes the language: keeps the choice in a cookie and leads back.
public final class LanguageChoice {
  private static final int YEAR = 31_536_000;
  private static final int LONGEST = 1000;

  private final boolean secure;

  public LanguageChoice(String publicUrl) {
    this.secure = publicUrl.startsWith("https:");
  }

  public Reply answer(Form form) {
    var back = Reply.seeOther(back(form.text("back")));
    return Language.of(form.text("lang"))
        .map(language -> back.withCookie(cookie(language)))
        .orElse(back);
  }

  private String cookie(Language language) {
    return "lang="
        + language.tag()
        + "; Path=/; Max-Age="
        + YEAR
        + "; SameSite=Lax; HttpOnly"
        + (secure ? "; Secure" : "");
  }

  /// The path to go back to: of this site, and without `lang=`, which would overrule the choice.
  public static String back(String wanted) {
    if (wanted.length() > LONGEST
        || !wanted.startsWith("/")
        || wanted.startsWith("//")
        || !wanted.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\')) {
      return "/";
    }
    try {
      var uri = new URI(wanted);
      if (uri.isAbsolute() || uri.getRawAuthority() != null || uri.getRawPath().startsWith("//")) {
        return "/";
      }
      var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      var kept =
          Arrays.stream(query.split("&", -1))
              .filter(pair -> !pair.isEmpty() && !pair.startsWith("lang=") && !pair.equals("lang"))
              .collect(Collectors.joining("&"));
      return kept.isEmpty() ? uri.getRawPath() : uri.getRawPath() + "?" + kept;
    } catch (URISyntaxException _) {
      return "/";
    }
  }
}
