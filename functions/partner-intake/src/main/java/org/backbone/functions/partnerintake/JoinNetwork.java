package org.backbone.functions.partnerintake;

import java.time.InstantSource;
import org.backbone.domain.partner.Joining;
import org.backbone.domain.partner.PartnerStore;
import org.backbone.domain.partner.Submission;

/// Receives a request to join, once per key; without a key, the answers are the key.
final class JoinNetwork {
  private final PartnerStore partners;
  private final InstantSource clock;

  JoinNetwork(PartnerStore partners, InstantSource clock) {
    this.partners = partners;
    this.clock = clock;
  }

  /// Needs a form without problems.
  Joining join(JoinForm form, String key) {
    var digest = form.digest();
    return partners.join(
        new Submission(key.isBlank() ? digest : key, digest, form.application(), clock.instant()));
  }
}
