package org.backbone.partners;

import java.time.Instant;
import org.backbone.platform.core.Ids;

/// One request to join: the key says that it is the same request, the digest that it says the same.
///
/// @param reference what whoever asks is told if nobody was told anything before: random, so that
///     it says nothing of others
public record Submission(
    String key, String bodyDigest, String reference, Application application, Instant at) {
  /// A submission with a reference of its own.
  public Submission(String key, String bodyDigest, Application application, Instant at) {
    this(key, bodyDigest, Ids.spoken(), application, at);
  }

  public Submission {
    if (key.isEmpty() || bodyDigest.isEmpty() || reference.isEmpty()) {
      throw new IllegalArgumentException("a submission has a key, a digest and a reference");
    }
  }
}
