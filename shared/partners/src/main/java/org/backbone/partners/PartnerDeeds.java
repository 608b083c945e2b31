package org.backbone.partners;

import java.time.Instant;
import java.util.Map;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Matter;

/// What the audit trail tells of partners.
public final class PartnerDeeds {
  private static final Deed APPROVED = new Deed("partners", "approved");
  private static final Deed DECLINED = new Deed("partners", "declined");

  private PartnerDeeds() {}

  /// The partner as a line is about it.
  public static Matter matter(Partner partner) {
    return new Matter("partner", partner.id(), partner.name());
  }

  /// The line of a decision.
  ///
  /// @param after what it is now: a member, or declined
  public static AuditEntry decided(Partner before, PartnerStatus after, Instant at, Actor by) {
    return new AuditEntry(
        at,
        by,
        after == PartnerStatus.APPROVED ? APPROVED : DECLINED,
        matter(before),
        Map.of("status", before.status().code()),
        Map.of("status", after.code()));
  }
}
