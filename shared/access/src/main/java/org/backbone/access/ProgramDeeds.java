package org.backbone.access;

import java.time.Instant;
import java.util.SequencedMap;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;

/// What the audit trail tells of the tokens of programs. Each is a line about their partner.
public final class ProgramDeeds {
  private static final Deed MADE = new Deed("access", "token-made");
  private static final Deed REVOKED = new Deed("access", "token-revoked");

  private ProgramDeeds() {}

  /// The line of a token that the partner made.
  public static AuditEntry made(ProgramToken token, Matter partner, Actor by) {
    return new AuditEntry(token.madeAt(), by, MADE, partner, Facts.none(), facts(token));
  }

  /// The line of a token that was revoked.
  public static AuditEntry revoked(ProgramToken token, Matter partner, Instant at, Actor by) {
    return new AuditEntry(at, by, REVOKED, partner, facts(token), Facts.none());
  }

  private static SequencedMap<String, String> facts(ProgramToken token) {
    return Facts.of("program", token.name(), "token", token.id());
  }
}
