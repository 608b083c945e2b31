package org.backbone.runner.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What people are called in the walk, so unlike anything else that a trace of it is found wherever
/// it ends up. All of it is invented: no such number was ever given out.
final class Canary {
  /// A child who stands in a sheet, by mistake of its sender.
  static final String CHILD = "Kestrelina Vandermolen";

  /// The child's number.
  static final String NUMBER = "987-65-4329";

  /// What a mother is called in a list of people who are counted.
  static final String CODE = "zephq-7-";

  /// Who speaks for a partner.
  static final String CONTACT = "María Zuriel Quetzalmoor";

  /// Who comes to a meeting.
  static final String GUEST = "Tamsinthe Okonjola";

  /// A telephone, which people write where there is room.
  static final String PHONE = "918-555-0142";

  /// Where people of the walk live.
  static final String DOMAINS = "@food.example.org @third.example.org @guest.example.org";

  private static final Map<String, List<String>> TRACES =
      Map.of(
          "the child", traces("Kestrelina", "Vandermolen", NUMBER, "987654329"),
          "a code", traces(CODE),
          "the contact", traces("Zuriel", "Quetzalmoor"),
          "a guest", traces("Tamsinthe", "Okonjola"),
          "a telephone", traces(PHONE, "9185550142"),
          "an address",
              traces(
                  Stream.concat(
                          Arrays.stream(DOMAINS.split(" ", -1)),
                          Arrays.stream(DOMAINS.replace("@", "%40").split(" ", -1)))
                      .toArray(String[]::new)));

  private Canary() {}

  private static List<String> traces(String... words) {
    return Arrays.stream(words).map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /// Whose traces are in a text.
  static List<String> in(String text) {
    var small = text.toLowerCase(Locale.ROOT);
    return TRACES.entrySet().stream()
        .filter(trace -> trace.getValue().stream().anyMatch(small::contains))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
