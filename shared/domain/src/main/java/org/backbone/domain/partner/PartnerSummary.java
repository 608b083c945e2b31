package org.backbone.domain.partner;

import java.time.Instant;
import org.backbone.domain.Language;

/// A partner as lists show it.
public record PartnerSummary(
    String id,
    String name,
    PartnerKind kind,
    PartnerStatus status,
    String email,
    Language language,
    Instant joinedAt) {}
