package org.backbone.partners;

import java.time.Instant;
import java.time.LocalDate;
import org.backbone.platform.core.Language;
import org.jspecify.annotations.Nullable;

/// A partner as lists show it.
///
/// @param email the contact's address; empty of one that left
/// @param agreementEndsOn the last day of its data-sharing agreement; null where none is kept
public record PartnerSummary(
    String id,
    String name,
    PartnerKind kind,
    PartnerStatus status,
    String email,
    Language language,
    Instant joinedAt,
    @Nullable LocalDate agreementEndsOn) {
  /// Whether its data-sharing agreement is over on a day of the network's.
  public boolean isLapsedOn(LocalDate day) {
    return agreementEndsOn != null && day.isAfter(agreementEndsOn);
  }
}
