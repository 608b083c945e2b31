package org.backbone.partners;

import java.time.Instant;

/// One request to join: the key says that it is the same request, the digest that it says the same.
public record Submission(String key, String bodyDigest, Application application, Instant at) {
  public Submission {
    if (key.isEmpty() || bodyDigest.isEmpty()) {
      throw new IllegalArgumentException("a submission has a key and a digest");
    }
  }
}
