package org.backbone.reports;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When a partner is reminded of a file that it has not sent.
public enum Reminder {
  /// A week before the last day on which it is in time.
  SOON(-7),
  /// On the day after it.
  LATE(1),
  /// Two weeks after it.
  STILL_LATE(14);

  // Who could not be written to on the day itself is on the next two.
  private static final int DAYS = 3;

  private final int after;

  Reminder(int after) {
    this.after = after;
  }

  /// What is said on a day of a file that is due on another, if anything is.
  public static Optional<Reminder> on(LocalDate day, LocalDate due) {
    return Arrays.stream(values())
        .filter(
            each -> {
              var first = due.plusDays(each.after);
              return !day.isBefore(first) && day.isBefore(first.plusDays(DAYS));
            })
        .findFirst();
  }

  /// As keys of mails have it.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
