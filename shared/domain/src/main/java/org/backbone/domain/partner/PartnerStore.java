package org.backbone.domain.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where partners are kept.
public interface PartnerStore {
  /// How long the key of a submission is remembered.
  Duration KEY_LIFETIME = Duration.ofDays(2);

  /// Keeps a new partner as pending, once per key, under the first free id for its name.
  Joining join(Submission submission);

  /// The partner of this id, if there is one.
  Optional<Partner> find(String id);

  /// All partners, by name.
  List<PartnerSummary> all();

  /// Declines a pending partner; one that is decided is left alone.
  Decision decline(String id, Instant at);
}
