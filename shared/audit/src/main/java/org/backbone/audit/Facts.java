package org.backbone.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What a line says that a thing was or is: field → value, in the order in which it is shown. `Map`
/// alone has no order (that of `Map.of` is another in each process), and is therefore no such type.
public final class Facts {
  private Facts() {}

  /// Where there is nothing to say.
  public static SequencedMap<String, String> none() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
  }

  /// One fact.
  public static SequencedMap<String, String> of(String field, String value) {
    var facts = new LinkedHashMap<String, String>();
    facts.put(field, value);
    return Collections.unmodifiableSequencedMap(facts);
  }

  /// Two facts, in this order.
  public static SequencedMap<String, String> of(
      String field, String value, String second, String itsValue) {
    var facts = new LinkedHashMap<>(of(field, value));
    facts.put(second, itsValue);
    return Collections.unmodifiableSequencedMap(facts);
  }
}
