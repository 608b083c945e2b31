package org.backbone.partners.pages;

import java.time.InstantSource;
import org.backbone.partners.Application;
import org.backbone.partners.Joining;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.Submission;
import org.backbone.platform.core.Digest;

/// Receives a request to join, once per key; without a key, the answers are the key.
final class JoinNetwork {
  private final PartnerStore partners;
  private final InstantSource clock;

  JoinNetwork(PartnerStore partners, InstantSource clock) {
    this.partners = partners;
    this.clock = clock;
  }

  /// Needs an application of somebody who consented.
  Joining join(Application application, String key) {
    var digest = Digest.sha256(application.canonical());
    return partners.join(
        new Submission(key.isBlank() ? digest : key, digest, application, clock.instant()));
  }
}
