package org.backbone.runner.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which calls `/_local/log` is asked for; what is empty is not asked for.
///
/// @param function a logical id
/// @param failed `true` or `false`
/// @param level the least that a call must be
/// @param request an id, a part of an address, or of a line that a call logged
/// @param before the call that all of them are older than
public record CallQuery(
    String function, String failed, Optional<Level> level, String request, String before) {
  static CallQuery of(Function<String, Optional<String>> value) {
    return new CallQuery(
        value.apply("function").orElse(""),
        value.apply("failed").orElse(""),
        value.apply("level").flatMap(Level::of),
        value.apply("request").orElse("").strip(),
        value.apply("before").orElse(""));
  }

  /// Whether a call may be asked for, as far as its mark says: all but its words.
  boolean mayFit(CallMark call) {
    return (function.isEmpty() || function.equals(call.function()))
        && (failed.isEmpty() || failed.equals("" + call.failed()))
        && level.map(call.level()::isAtLeast).orElse(true);
  }

  /// Whether a call that may fit has the words that are asked for.
  boolean fits(JournalEntry call) {
    return request.isEmpty() || call.isAbout(request);
  }

  /// Whether it asks for some of the calls only.
  public boolean isFilter() {
    return !filter().isEmpty();
  }

  /// The list's address from its newest call on.
  public String newest() {
    return path(filter());
  }

  /// The list's address from an older call on.
  public String olderThan(JournalEntry call) {
    var values = filter();
    values.put("before", call.id());
    return path(values);
  }

  private Map<String, String> filter() {
    var values = new LinkedHashMap<String, String>();
    values.put("function", function);
    values.put("failed", failed);
    values.put("level", level.map(Level::parameter).orElse(""));
    values.put("request", request);
    values.values().removeIf(String::isEmpty);
    return values;
  }

  private static String path(Map<String, String> values) {
    return "/_local/log"
        + values.entrySet().stream()
            .map(value -> value.getKey() + "=" + encoded(value.getValue()))
            .collect(
                Collectors.collectingAndThen(
                    Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
