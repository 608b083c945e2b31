package org.backbone.meetings;

import java.time.LocalDateTime;

/// What is different about one date of a series. Its sequence counts the changes, from 1, as
/// calendars do.
public sealed interface Change {
  /// How often the date was changed by now.
  int sequence();

  /// The date does not take place.
  record Cancelled(int sequence) implements Change {}

  /// The date takes place at another time, in the series' zone.
  record Moved(LocalDateTime to, int sequence) implements Change {}
}
