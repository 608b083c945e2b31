package org.backbone.partners.pages;

import java.time.InstantSource;
import org.backbone.partners.Application;
import org.backbone.partners.Submission;
import org.backbone.platform.core.Digest;

/// Makes a submission of a request to join; without a key, the answers are the key.
final class JoinNetwork {
  private final InstantSource clock;

  JoinNetwork(InstantSource clock) {
    this.clock = clock;
  }

  /// Needs an application of somebody who consented.
  Submission submission(Application application, String key) {
    var digest = Digest.sha256(application.canonical());
    return new Submission(key.isBlank() ? digest : key, digest, application, clock.instant());
  }
}
