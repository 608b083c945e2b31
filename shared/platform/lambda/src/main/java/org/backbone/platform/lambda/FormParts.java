package org.backbone.platform.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backbone.platform.core.Problem;

/// The parts of a form with files in it (`multipart/form-data`, RFC 7578), for small ones that are
/// texts: a part is a value of its name.
final class FormParts {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\";\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile(
          "content-disposition:\\s*form-data;[^\\r\\n]*?\\bname=\"([^\"]*)\"",
          Pattern.CASE_INSENSITIVE);
  private static final String LINE = "\r\n";

  private FormParts() {}

  /// Reads a body whose header `Content-Type` names the boundary. Throws [BadRequest] with status
  /// 400 for what is not well-formed or has too many parts.
  static Form parse(String contentType, String body) {
    var boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw unreadable();
    }
    var named = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    var delimiter = LINE + "--" + named;
    var values = new LinkedHashMap<String, List<String>>();
    // So that the first delimiter is found as all others are.
    var text = LINE + body;
    var at = text.indexOf(delimiter);
    for (var parts = 0; at >= 0; parts++) {
      var start = at + delimiter.length();
      if (text.startsWith("--", start)) {
        return Form.of(values);
      }
      if (parts == Limits.FORM_FIELDS) {
        throw new BadRequest(400, Problem.of("", "too_many_fields", "" + Limits.FORM_FIELDS));
      }
      var end = text.indexOf(delimiter, start);
      if (end < 0) {
        throw unreadable();
      }
      add(values, text.substring(start, end));
      at = end;
    }
    throw unreadable();
  }

  private static void add(Map<String, List<String>> values, String part) {
    var headers = part.indexOf(LINE + LINE);
    var name = NAME.matcher(headers < 0 ? "" : part.substring(0, headers));
    if (!name.find()) {
      throw unreadable();
    }
    values
        .computeIfAbsent(name.group(1), absent -> new ArrayList<>())
        .add(part.substring(headers + 2 * LINE.length()));
  }

  private static BadRequest unreadable() {
    return new BadRequest(400, Problem.of("", "form_unreadable"));
  }
}
