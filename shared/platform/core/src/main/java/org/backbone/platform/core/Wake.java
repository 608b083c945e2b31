package org.backbone.platform.core;

import java.time.Instant;

/// Starts a function of ours with the tick of a time, and does not wait for what comes of it. It
/// may be started twice for one call.
public interface Wake {
  /// Starts it; throws where nobody knows whether it was started.
  void wake(Instant asOf);
}
