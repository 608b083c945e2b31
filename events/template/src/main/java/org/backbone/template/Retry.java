package org.backbone.template;

import java.time.Duration;
import java.util.Optional;

/// How often something is tried again, and where it goes then.
///
/// @param attempts tries after the first one
/// @param maximumAge how long it may take, from the event on
/// @param failureQueueArn the queue for what could not be done
public record Retry(int attempts, Duration maximumAge, Optional<String> failureQueueArn) {}
