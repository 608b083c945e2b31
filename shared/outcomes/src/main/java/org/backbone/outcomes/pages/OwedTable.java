package org.backbone.outcomes.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backbone.outcomes.DataCalendar;
import org.backbone.outcomes.Expectations;
import org.backbone.outcomes.Owed;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.partners.PartnerSummary;
import org.backbone.platform.core.Period;

/// Who owes what of a dataset: members by periods.
///
/// @param periods first to last
/// @param lines those who owe most first, then by name
/// @param others members of whom none of the periods is expected
record OwedTable(
    Dataset dataset, List<Period> periods, List<Line> lines, List<PartnerSummary> others) {
  private static final Comparator<Line> OWING_FIRST =
      Comparator.comparingLong(Line::late)
          .thenComparingLong(Line::waiting)
          .reversed()
          .thenComparing(line -> line.partner().name());

  /// Copies the lists.
  OwedTable {
    periods = List.copyOf(periods);
    lines = List.copyOf(lines);
    others = List.copyOf(others);
  }

  /// A partner.
  ///
  /// @param states in the order of the periods
  /// @param dues by when each of them is in time
  record Line(PartnerSummary partner, List<Owed> states, List<LocalDate> dues) {
    /// Copies the lists.
    Line {
      states = List.copyOf(states);
      dues = List.copyOf(dues);
    }

    long late() {
      return states.stream().filter(Owed.Late.class::isInstance).count();
    }

    long waiting() {
      return states.stream().filter(Owed.Waiting.class::isInstance).count();
    }

    private boolean isAsked() {
      return states.stream().anyMatch(state -> !(state instanceof Owed.NotExpected));
    }
  }

  static OwedTable of(
      Dataset dataset,
      List<Period> periods,
      List<PartnerSummary> members,
      Function<String, List<Upload>> uploads,
      Expectations expectations,
      Instant now,
      ZoneId zone) {
    var all =
        members.stream()
            .map(
                partner -> {
                  var calendar =
                      new DataCalendar(
                          dataset,
                          uploads.apply(partner.id()),
                          expectations.of(partner.id(), dataset.id()),
                          now,
                          zone);
                  return new Line(
                      partner,
                      periods.stream().map(calendar::of).toList(),
                      periods.stream().map(calendar::dueOn).toList());
                })
            .collect(Collectors.partitioningBy(Line::isAsked));
    return new OwedTable(
        dataset,
        periods,
        all.getOrDefault(true, List.of()).stream().sorted(OWING_FIRST).toList(),
        all.getOrDefault(false, List.of()).stream().map(Line::partner).toList());
  }

  /// How many are in of the period at this place.
  long in(int place) {
    return lines.stream().filter(line -> line.states().get(place).isIn()).count();
  }

  /// How many are expected to be.
  long expected(int place) {
    return lines.stream().filter(line -> line.states().get(place).isExpected()).count();
  }
}
