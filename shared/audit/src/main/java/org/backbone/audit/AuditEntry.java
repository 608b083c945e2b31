package org.backbone.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// One line of the audit trail. It is written in the transaction of the change that it tells of:
/// neither is ever without the other.
///
/// The values are few and short, and say what the thing was and is. They hold nothing of a child,
/// no secret, and of a person only what staff know anyway.
///
/// @param before field → value, as [Facts] has them; none where there was nothing
/// @param after the same, of what is now
public record AuditEntry(
    Instant at,
    Actor by,
    Deed deed,
    Matter about,
    SequencedMap<String, String> before,
    SequencedMap<String, String> after) {
  private static final int LONGEST = 200;

  /// Copies the values, each cut to 200 characters.
  public AuditEntry {
    before = shortened(before);
    after = shortened(after);
  }

  /// A line that tells of what differs alone.
  public static AuditEntry ofChange(
      Instant at,
      Actor by,
      Deed deed,
      Matter about,
      SequencedMap<String, String> before,
      SequencedMap<String, String> after) {
    return new AuditEntry(at, by, deed, about, differing(before, after), differing(after, before));
  }

  private static SequencedMap<String, String> differing(
      SequencedMap<String, String> values, SequencedMap<String, String> others) {
    var differing = new LinkedHashMap<>(values);
    differing.entrySet().removeAll(others.entrySet());
    return differing;
  }

  private static SequencedMap<String, String> shortened(SequencedMap<String, String> values) {
    var shortened = new LinkedHashMap<String, String>();
    values.forEach(
        (field, value) ->
            shortened.put(
                field, value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value));
    return Collections.unmodifiableSequencedMap(shortened);
  }
}
