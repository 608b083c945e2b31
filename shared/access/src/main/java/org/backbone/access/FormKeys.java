package org.backbone.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Where the keys are kept that strangers' forms are signed with: each door has one for each week.
public interface FormKeys {
  /// For how long a key is kept: for the week in which forms are drawn with it, and for as long as
  /// such a form is taken.
  Duration KEPT = Duration.ofDays(9);

  /// The key of a week, where a form was drawn in it.
  ///
  /// @param week when the week began
  Optional<String> find(Door door, Instant week);

  /// Keeps the key of a week where there is none; returns the one that is there now.
  ///
  /// @param week when the week began
  String keep(Door door, Instant week, String key);
}
