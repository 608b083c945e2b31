package org.backbone.partners.pages;

import java.time.InstantSource;
import org.backbone.partners.Joining;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.Submission;

/// Receives a request to join, once per key; without a key, the answers are the key.
public final class JoinNetwork {
  private final PartnerStore partners;
  private final InstantSource clock;

  public JoinNetwork(PartnerStore partners, InstantSource clock) {
    this.partners = partners;
    this.clock = clock;
  }

  /// Needs a form without problems.
  public Joining join(JoinForm form, String key) {
    var digest = form.digest();
    return partners.join(
        new Submission(key.isBlank() ? digest : key, digest, form.application(), clock.instant()));
  }
}
