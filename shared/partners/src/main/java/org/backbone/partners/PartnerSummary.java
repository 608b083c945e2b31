package org.backbone.partners;

import java.time.Instant;
import org.backbone.platform.core.Language;

/// A partner as lists show it.
///
/// @param email the contact's address; empty of one that left
public record PartnerSummary(
    String id,
    String name,
    PartnerKind kind,
    PartnerStatus status,
    String email,
    Language language,
    Instant joinedAt) {}
