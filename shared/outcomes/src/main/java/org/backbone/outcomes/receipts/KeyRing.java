package org.backbone.outcomes.receipts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All public keys of a network, the oldest first.
public record KeyRing(List<PublishedKey> keys) {
  /// How long a key may still sign after the next one began, for whoever counts a file meanwhile
  /// has it in hand; and how far clocks may be apart.
  static final Duration OVERLAP = Duration.ofHours(1);

  /// Copies the keys.
  public KeyRing {
    keys = List.copyOf(keys);
  }

  /// The key of that id.
  public Optional<PublishedKey> key(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /// Until when a key signs; empty as long as no other one took its place.
  public Optional<Instant> until(PublishedKey key) {
    var next = keys.indexOf(key) + 1;
    return next == 0 || next == keys.size()
        ? Optional.empty()
        : Optional.of(keys.get(next).from().plus(OVERLAP));
  }
}
