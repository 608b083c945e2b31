package org.backbone.outcomes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;

/// What the audit trail tells of uploads. Each is a line about its partner, whose figures it moves.
public final class UploadDeeds {
  private static final Deed WITHDRAWN = new Deed("outcomes", "withdrawn");
  private static final Deed CONFIRMED = new Deed("outcomes", "confirmed");
  private static final Deed STATED = new Deed("outcomes", "stated");
  private static final Deed TRIED = new Deed("outcomes", "tried-again");
  private static final Deed GIVEN_UP = new Deed("outcomes", "given-up");

  private UploadDeeds() {}

  static List<AuditEntry> withdrawn(Upload before, Instant at, Actor by) {
    return List.of(
        new AuditEntry(
            at,
            by,
            WITHDRAWN,
            new Matter("partner", before.slot().partner(), by.name()),
            was(before),
            Facts.of("state", "withdrawn")));
  }

  static List<AuditEntry> confirmed(Upload before, String reason, Instant at, Actor by) {
    return List.of(
        new AuditEntry(
            at,
            by,
            CONFIRMED,
            new Matter("partner", before.slot().partner(), by.name()),
            was(before),
            Facts.of("state", "accepted", "reason", reason)));
  }

  static List<AuditEntry> stated(Upload before, Statement statement, Instant at, Actor by) {
    return List.of(
        new AuditEntry(
            at,
            by,
            STATED,
            new Matter("partner", before.slot().partner(), by.name()),
            was(before),
            Facts.of("state", statement.code())));
  }

  /// The line of a file that could not be read and that staff have tried again, or have given up.
  public static AuditEntry pressed(Upload before, boolean giveUp, Instant at, Actor by) {
    return new AuditEntry(
        at,
        by,
        giveUp ? GIVEN_UP : TRIED,
        new Matter("partner", before.slot().partner(), before.slot().partner()),
        was(before),
        Facts.none());
  }

  private static SequencedMap<String, String> was(Upload before) {
    var was = new LinkedHashMap<String, String>();
    was.put("dataset", before.slot().dataset());
    was.put("period", before.slot().period().code());
    was.put("state", before.state());
    return was;
  }
}
