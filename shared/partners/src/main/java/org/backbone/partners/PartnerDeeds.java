package org.backbone.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SequencedMap;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Deed;
import org.backbone.audit.Facts;
import org.backbone.audit.Matter;

/// What the audit trail tells of partners.
public final class PartnerDeeds {
  private static final Deed APPROVED = new Deed("partners", "approved");
  private static final Deed DECLINED = new Deed("partners", "declined");

  private static final Deed SUSPENDED = new Deed("partners", "suspended");
  private static final Deed RESUMED = new Deed("partners", "resumed");
  private static final Deed REMOVED = new Deed("partners", "removed");
  private static final Deed CONTACT = new Deed("partners", "contact-changed");
  private static final Deed AGREEMENT = new Deed("partners", "agreement-changed");

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
        Facts.of("status", before.status().code()),
        Facts.of("status", after.code()));
  }

  /// The line of a change: of the contact it says that there is another, and nothing of either.
  public static AuditEntry changed(Partner before, Partner after, Instant at, Actor by) {
    if (!before.agreementEnd().equals(after.agreementEnd())) {
      return new AuditEntry(
          at, by, AGREEMENT, matter(before), end(before.agreementEnd()), end(after.agreementEnd()));
    }
    var isContact = before.status() == after.status();
    return new AuditEntry(
        at,
        by,
        isContact ? CONTACT : deed(after.status()),
        matter(before),
        isContact ? Facts.none() : Facts.of("status", before.status().code()),
        isContact ? Facts.none() : Facts.of("status", after.status().code()));
  }

  private static SequencedMap<String, String> end(Optional<LocalDate> day) {
    return Facts.of("agreementEndsOn", day.map(LocalDate::toString).orElse("none"));
  }

  private static Deed deed(PartnerStatus after) {
    return switch (after) {
      case SUSPENDED -> SUSPENDED;
      case APPROVED -> RESUMED;
      case LEFT -> REMOVED;
      case PENDING, DECLINED -> throw new IllegalArgumentException("no change ends as " + after);
    };
  }
}
