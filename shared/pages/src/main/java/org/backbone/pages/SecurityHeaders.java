package org.backbone.pages;

import java.util.Map;

/// What every page tells the browser: nothing from elsewhere, no script, no frame, no referrer.
public final class SecurityHeaders {
  /// For a page whose forms are sent to ourselves.
  public static final Map<String, String> ALL = headers("'self'");

  private SecurityHeaders() {}

  /// For a page with a form that is sent to another origin too, as an upload is.
  public static Map<String, String> withFormsTo(String origin) {
    if (!origin.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
      throw new IllegalArgumentException("not an origin: " + origin);
    }
    return headers("'self' " + origin);
  }

  private static Map<String, String> headers(String formAction) {
    return Map.of(
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action "
            + formAction
            + "; base-uri 'none'; frame-ancestors 'none'",
        "referrer-policy",
        "no-referrer",
        "x-content-type-options",
        "nosniff",
        "x-frame-options",
        "DENY",
        "cross-origin-opener-policy",
        "same-origin",
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()");
  }
}
