package org.backbone.access;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Matter;

/// What the audit trail tells of the tokens of programs. Each is a line about their partner.
public final class ProgramDeeds {
  private static final Deed MADE = new Deed("access", "token-made");
  private static final Deed REVOKED = new Deed("access", "token-revoked");

  private ProgramDeeds() {}

  /// The line of a token that the partner made.
  public static AuditEntry made(ProgramToken token, Matter partner, Actor by) {
    return new AuditEntry(token.madeAt(), by, MADE, partner, Map.of(), facts(token));
  }

  /// The line of a token that was revoked.
  public static AuditEntry revoked(ProgramToken token, Matter partner, Instant at, Actor by) {
    return new AuditEntry(at, by, REVOKED, partner, facts(token), Map.of());
  }

  private static Map<String, String> facts(ProgramToken token) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("program", token.name());
    facts.put("token", token.id());
    return facts;
  }
}
