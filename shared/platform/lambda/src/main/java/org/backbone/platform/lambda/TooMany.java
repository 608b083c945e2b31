package org.backbone.platform.lambda;

import java.time.Duration;
import java.util.Optional;

/// More requests than we take from whoever asks, or from all together. [Routes] answers it with 429
/// and says how long to wait; nothing was done.
public final class TooMany extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Duration wait;

  private TooMany(Duration wait) {
    super("too many requests", null, false, false);
    this.wait = wait;
  }

  /// Refuses the request that is being answered, if it has to wait.
  public static void orGoOn(Optional<Duration> wait) {
    if (wait.isPresent()) {
      throw new TooMany(wait.get());
    }
  }

  /// How long to wait, in seconds, one at least.
  long seconds() {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
