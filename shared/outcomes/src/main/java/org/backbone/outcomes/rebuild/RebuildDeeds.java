package org.backbone.outcomes.rebuild;

import java.time.Instant;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;

/// What the audit trail tells of looks through all that was derived.
public final class RebuildDeeds {
  private static final Deed COMPARED = new Deed("outcomes", "compared");
  private static final Deed MENDED = new Deed("outcomes", "put-back");

  private RebuildDeeds() {}

  /// The line of one that begins.
  public static AuditEntry begun(boolean isMending, Instant at, Actor by) {
    return new AuditEntry(
        at,
        by,
        isMending ? MENDED : COMPARED,
        new Matter("rebuild", "rebuild", ""),
        Facts.none(),
        Facts.none());
  }
}
