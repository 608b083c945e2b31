package org.backbone.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.SequencedMap;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;

/// What the audit trail tells of mails: what each was about, and never to whom.
public final class MailDeeds {
  private static final Deed RESENT = new Deed("mail", "resent");
  private static final Deed DEALT_WITH = new Deed("mail", "dealt-with");

  private MailDeeds() {}

  /// The line of a message that staff send again.
  ///
  /// @param before the message as it was left to them
  public static AuditEntry resent(OutboxItem before, Instant at, Actor by) {
    return new AuditEntry(
        at,
        by,
        RESENT,
        new Matter("mail", before.label().id(), before.label().subject()),
        state(before.state()),
        state(OutboxState.PENDING));
  }

  /// The line of a message about which staff have done what there was to do.
  public static AuditEntry dealtWith(OutboxItem before, Instant at, Actor by) {
    return new AuditEntry(
        at,
        by,
        DEALT_WITH,
        new Matter("mail", before.label().id(), before.label().subject()),
        state(before.state()),
        Facts.none());
  }

  private static SequencedMap<String, String> state(OutboxState state) {
    return Facts.of("state", state.name().toLowerCase(Locale.ROOT));
  }
}
