package org.backbone.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Somebody of the staff who has signed in at the issuer. Their browser has a key to it and no
/// token of the issuer's.
///
/// @param subject who they are to the issuer
/// @param name what they are called
/// @param groups the issuer's groups, as it said them last
/// @param checkedUntil until when the issuer's word counts; after it, it is asked again
/// @param refresh what the issuer is asked with, sealed with the browser's key: what is kept here
///     opens nothing; empty where the issuer gave nothing
/// @param until when it is over, whatever the issuer says
public record StaffSession(
    String subject,
    String name,
    Set<String> groups,
    Instant checkedUntil,
    String refresh,
    Instant until) {
  /// How long a session lasts at most: a working day.
  public static final Duration LIFETIME = Duration.ofHours(12);

  public StaffSession {
    groups = Set.copyOf(groups);
  }
}
