package org.backbone.meetings;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// A series and its next dates.
public record Coming(Series series, List<Occurrence> dates) {
  /// Copies the dates.
  public Coming {
    dates = List.copyOf(dates);
  }

  /// Every series that has a date after `now`, each with at most so many, the soonest first.
  public static List<Coming> after(Instant now, MeetingStore meetings, int dates) {
    return meetings.allSeries().stream()
        .map(MeetingStore.Listed::series)
        .map(series -> new Coming(series, series.next(now, dates)))
        .filter(coming -> !coming.dates().isEmpty())
        .sorted(Comparator.comparing(coming -> coming.dates().getFirst().startsAt()))
        .toList();
  }
}
