package org.backbone.runner.files;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What follows the semicolons of a header, as in `form-data; name="file"; filename="a.csv"`.
final class HeaderParameters {
  private final String header;
  private final Map<String, String> found = new LinkedHashMap<>();
  private int at;

  private HeaderParameters(String header) {
    this.header = header;
  }

  /// The parameters by their names in small letters; of two with one name, the first.
  static Map<String, String> of(String header) {
    return new HeaderParameters(header).read();
  }

  private Map<String, String> read() {
    until(";");
    while (at < header.length()) {
      at++;
      var name = until("=;").strip().toLowerCase(Locale.ROOT);
      if (at < header.length() && header.charAt(at) == '=') {
        at++;
        found.putIfAbsent(name, value());
      }
    }
    return found;
  }

  private String value() {
    while (at < header.length() && header.charAt(at) == ' ') {
      at++;
    }
    if (at == header.length() || header.charAt(at) != '"') {
      return until(";").strip();
    }
    at++;
    var value = new StringBuilder();
    while (at < header.length() && header.charAt(at) != '"') {
      // No other backslash escapes: some browsers send the path of a Windows file as it is.
      if (header.startsWith("\\\"", at)) {
        at++;
      }
      value.append(header.charAt(at++));
    }
    until(";");
    return value.toString();
  }

  private String until(String ends) {
    var from = at;
    while (at < header.length() && ends.indexOf(header.charAt(at)) < 0) {
      at++;
    }
    return header.substring(from, at);
  }
}
