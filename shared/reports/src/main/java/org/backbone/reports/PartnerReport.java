package org.backbone.reports;

import java.time.YearMonth;
import java.util.List;
import org.backbone.meetings.Occurrence;

/// What a partner learns once a month.
///
/// @param month the month that has ended
/// @param meetings the next dates, each with whether the contact is registered for its series
public record PartnerReport(
    YearMonth month, List<DataLine> data, List<NumberLine> numbers, List<Meeting> meetings) {
  public PartnerReport {
    data = List.copyOf(data);
    numbers = List.copyOf(numbers);
    meetings = List.copyOf(meetings);
  }

  /// A date that comes, and whether the partner's contact is registered for its series.
  public record Meeting(Occurrence date, boolean registered) {}
}
