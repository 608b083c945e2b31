package org.backbone.access;

import java.time.Instant;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;
import org.backbone.platform.core.EmailAddress;

/// What the audit trail tells of people: that somebody was erased, by the digest of their address,
/// which is all that is kept of them.
public final class PeopleDeeds {
  private static final Deed ERASED = new Deed("access", "erased");

  private PeopleDeeds() {}

  /// The person as a line is about them.
  public static Matter matter(String email) {
    return new Matter("person", EmailAddress.shortDigest(email), "");
  }

  /// The line of an erasure.
  public static AuditEntry erased(String email, Instant at, Actor by) {
    return new AuditEntry(at, by, ERASED, matter(email), Facts.none(), Facts.none());
  }
}
