package org.backbone.outcomes.pages;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backbone.metrics.pages.OpenData;
import org.backbone.outcomes.Owed;

/// Who owes what as CSV (RFC 4180): a row per partner and period. Names of columns stay.
final class OwedFile {
  private static final List<String> COLUMNS =
      List.of("partner", "name", "dataset", "period", "due", "state", "days_late");

  private OwedFile() {}

  static String of(OwedTable table) {
    return Stream.concat(
            Stream.of(COLUMNS), table.lines().stream().flatMap(line -> rows(table, line)))
        .map(row -> row.stream().map(OpenData::safe).collect(joining(",", "", "\r\n")))
        .collect(joining());
  }

  private static Stream<List<String>> rows(OwedTable table, OwedTable.Line line) {
    return IntStream.range(0, table.periods().size()).mapToObj(place -> row(table, line, place));
  }

  private static List<String> row(OwedTable table, OwedTable.Line line, int place) {
    var state = line.states().get(place);
    return List.of(
        line.partner().id(),
        line.partner().name(),
        table.dataset().id(),
        table.periods().get(place).code(),
        line.dues().get(place).toString(),
        code(state),
        daysLate(state));
  }

  private static String code(Owed state) {
    return switch (state) {
      case Owed.Received received -> received.daysLate() == 0 ? "on_time" : "received_late";
      case Owed.Waiting _ -> "waiting";
      case Owed.Unread _ -> "unread";
      case Owed.Nothing _ -> "nothing";
      case Owed.NotHeld _ -> "not_held";
      case Owed.TakenBack _ -> "taken_back";
      case Owed.NotExpected _ -> "not_expected";
      case Owed.NotDue _ -> "not_due";
      case Owed.Late _ -> "late";
    };
  }

  private static String daysLate(Owed state) {
    return switch (state) {
      case Owed.Received(var days) -> Long.toString(days);
      case Owed.Late(var days) -> Long.toString(days);
      case Owed.Waiting _,
          Owed.Unread _,
          Owed.Nothing _,
          Owed.NotHeld _,
          Owed.TakenBack _,
          Owed.NotExpected _,
          Owed.NotDue _ ->
          "";
    };
  }
}
