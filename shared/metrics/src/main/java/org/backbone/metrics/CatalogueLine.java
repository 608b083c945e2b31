package org.backbone.metrics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Matter;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Fields;

/// What a change of the catalogue does to one thing: the line of the audit trail, before anybody
/// has decided it.
///
/// @param before field → value; empty where there was nothing
/// @param after field → value
public record CatalogueLine(
    Deed deed,
    Matter about,
    SequencedMap<String, String> before,
    SequencedMap<String, String> after) {
  /// A line about what forms say of a thing, before and after.
  static CatalogueLine of(Deed deed, Matter about, Fields fields, Answers before, Answers after) {
    return new CatalogueLine(deed, about, values(fields, before), values(fields, after));
  }

  /// The line, once somebody has decided it.
  public AuditEntry decided(Instant at, Actor by) {
    return AuditEntry.ofChange(at, by, deed, about, before, after);
  }

  /// Whether nothing is another thing than before.
  public boolean changesNothing() {
    return before.equals(after);
  }

  private static SequencedMap<String, String> values(Fields fields, Answers answers) {
    var values = new LinkedHashMap<String, String>();
    fields
        .all()
        .forEach(
            field -> {
              var texts = answers.values(field);
              if (!texts.isEmpty()) {
                values.put(field.name(), String.join(" | ", texts));
              }
            });
    return values;
  }
}
