package org.backbone.mail;

import java.time.Instant;
import java.util.stream.Stream;

/// The messages that somebody should look after: what a sweep begins with, and who wonders whether
/// to begin one.
public interface DueMail {
  /// The ids of messages to look at by `now`: waiting ones that no stream brought, and those whose
  /// end is unknown. Earliest first; may lag.
  Stream<String> due(Instant now);

  /// Whether there are any.
  default boolean isDue(Instant now) {
    try (var due = due(now)) {
      return due.findFirst().isPresent();
    }
  }
}
