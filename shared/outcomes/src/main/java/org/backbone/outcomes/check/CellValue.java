package org.backbone.outcomes.check;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.backbone.outcomes.check.Column.Measure;
import org.backbone.outcomes.check.Column.Part;

/// What a cell of a measure says.
sealed interface CellValue {
  /// A count of people.
  record Whole(long n) implements CellValue {}

  /// A share.
  record Of(PublishedShare share) implements CellValue {}

  /// A figure that is not shown.
  record Hidden() implements CellValue {}

  /// No such group.
  record Nobody() implements CellValue {}

  /// Nothing that can be taken in.
  record Wrong(ProblemCode code, List<String> arguments) implements CellValue {}

  /// The most that a count may be: everyone on earth fits, and no product of it overflows.
  long MOST = 10_000_000_000L;

  /// A count: `5834`, `5834.0`.
  Pattern WHOLE = Pattern.compile("(-?)0*([0-9]{1,18})(?:\\.0*)?");

  /// Any number.
  Pattern NUMBER = Pattern.compile("(-?)[0-9]*(?:\\.[0-9]*)?");

  /// A percentage.
  Pattern PERCENT = Pattern.compile("([0-9]{1,3})(?:\\.([0-9]{1,6}))?");

  /// A range of percentages.
  Pattern BETWEEN = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})");

  /// An end of the scale.
  Pattern END = Pattern.compile("(GE|GT|LE|LT)([0-9]{1,3})");

  /// Reads `text`, which has no spaces around it.
  static CellValue of(String text, Measure measure) {
    var notation = measure.notation();
    if (notation.hidden().contains(text)) {
      return new Hidden();
    }
    if (notation.nobody().contains(text)) {
      return new Nobody();
    }
    if (text.isEmpty()) {
      return new Wrong(ProblemCode.CELL_EMPTY, List.of(marks(notation)));
    }
    return measure.part() == Part.RATE ? share(text, notation) : whole(text, notation);
  }

  private static CellValue whole(String text, Notation notation) {
    var whole = WHOLE.matcher(text);
    if (whole.matches()) {
      var n = Long.parseLong(whole.group(2));
      if (n > MOST) {
        return new Wrong(ProblemCode.TOO_LARGE, List.of());
      }
      return n > 0 && !whole.group(1).isEmpty()
          ? new Wrong(ProblemCode.NEGATIVE, List.of(marks(notation)))
          : new Whole(n);
    }
    var number = NUMBER.matcher(text);
    if (!number.matches() || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return new Wrong(ProblemCode.NOT_A_NUMBER, List.of(marks(notation)));
    }
    if (!number.group(1).isEmpty()) {
      return new Wrong(ProblemCode.NEGATIVE, List.of(marks(notation)));
    }
    return text.contains(".")
        ? new Wrong(ProblemCode.NOT_WHOLE, List.of())
        : new Wrong(ProblemCode.TOO_LARGE, List.of());
  }

  private static CellValue share(String text, Notation notation) {
    var wrong =
        new Wrong(
            ProblemCode.NOT_A_SHARE,
            List.of(marks(notation), notation.intervals() ? "87, 85-89" : "12.5"));
    var percent = PERCENT.matcher(text);
    if (percent.matches()) {
      var given = percent.group(2) == null ? "" : percent.group(2);
      // Fewer decimals than the column is rounded to were zeros that a spreadsheet took away.
      var decimals = Math.max(notation.decimals(), given.length());
      var units = Long.parseLong(percent.group(1) + given + "0".repeat(decimals - given.length()));
      return units <= hundred(decimals) ? new Of(PublishedShare.rounded(units, decimals)) : wrong;
    }
    if (!notation.intervals()) {
      return wrong;
    }
    var between = BETWEEN.matcher(text);
    if (between.matches()) {
      var low = Long.parseLong(between.group(1));
      var high = Long.parseLong(between.group(2));
      return low <= high && high <= 100 ? new Of(PublishedShare.between(low, high)) : wrong;
    }
    var end = END.matcher(text);
    if (end.matches() && Long.parseLong(end.group(2)) <= 100) {
      var at = Long.parseLong(end.group(2));
      return new Of(
          switch (end.group(1)) {
            case "GE" -> PublishedShare.between(at, 100);
            case "GT" -> PublishedShare.above(at);
            case "LE" -> PublishedShare.between(0, at);
            default -> PublishedShare.below(at);
          });
    }
    return wrong;
  }

  private static long hundred(int decimals) {
    var hundred = 100L;
    for (var i = 0; i < decimals; i++) {
      hundred *= 10;
    }
    return hundred;
  }

  private static String marks(Notation notation) {
    return String.join(", ", new TreeSet<>(notation.hidden()));
  }
}
