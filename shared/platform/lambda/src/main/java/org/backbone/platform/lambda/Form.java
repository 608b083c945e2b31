package org.backbone.platform.lambda;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.platform.core.Problem;

/// Names and values as a browser sends them (`application/x-www-form-urlencoded`), in a body or a
/// query. A missing field reads as empty.
public final class Form {
  private final Map<String, List<String>> values;

  private Form(Map<String, List<String>> values) {
    this.values = values;
  }

  /// Reads encoded text. Throws [BadRequest] with status 400 for a broken escape or too many
  /// fields.
  public static Form parse(String encoded) {
    var values = new LinkedHashMap<String, List<String>>();
    if (encoded.isEmpty()) {
      return new Form(values);
    }
    var pairs = encoded.split("&", -1);
    if (pairs.length > Limits.FORM_FIELDS) {
      throw new BadRequest(400, Problem.of("", "too_many_fields", "" + Limits.FORM_FIELDS));
    }
    for (var pair : pairs) {
      var at = pair.indexOf('=');
      var name = decode(at < 0 ? pair : pair.substring(0, at));
      var value = at < 0 ? "" : decode(pair.substring(at + 1));
      values.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    }
    return new Form(values);
  }

  /// Names and values that were sent another way.
  static Form of(Map<String, List<String>> values) {
    return new Form(new LinkedHashMap<>(values));
  }

  /// The names that were sent, in order.
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /// The first value of `name`, or an empty text.
  public String text(String name) {
    return find(name).orElse("");
  }

  /// The first value of `name`, if it was sent at all.
  public Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  /// Every value of `name`, in order.
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /// Whether `name` was sent.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(400, Problem.of("", "form_unreadable"));
    }
  }
}
