package org.backbone.outcomes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Matter;

/// What the audit trail tells of uploads. Each is a line about its partner, whose figures it moves.
final class UploadDeeds {
  private static final Deed WITHDRAWN = new Deed("outcomes", "withdrawn");

  private UploadDeeds() {}

  static List<AuditEntry> withdrawn(Upload before, Instant at, Actor by) {
    var was = new LinkedHashMap<String, String>();
    was.put("dataset", before.slot().dataset());
    was.put("period", before.slot().period().code());
    was.put("state", state(before));
    return List.of(
        new AuditEntry(
            at,
            by,
            WITHDRAWN,
            new Matter("partner", before.slot().partner(), by.name()),
            was,
            Map.of("state", "withdrawn")));
  }

  private static String state(Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Requested _ -> "requested";
      case Outcome.Accepted _ -> "accepted";
      case Outcome.Refused _ -> "refused";
    };
  }
}
