package org.backbone.runner.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// A body as an HTTP API hands it to a function: text for types of text and JSON, base64 for all
/// else, forms too.
record Body(String text, boolean base64) {
  static Body of(byte[] bytes, String contentType) {
    return isText(contentType)
        ? new Body(new String(bytes, StandardCharsets.UTF_8), false)
        : new Body(Base64.getEncoder().encodeToString(bytes), true);
  }

  private static boolean isText(String contentType) {
    var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/xml")
        || type.equals("application/javascript")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }
}
