package org.backbone.outcomes.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;

/// A header or title as a mapping writes it, where a period may stand as `{month}`, `{sy}` or
/// `{sy4}`.
final class HeaderText {
  private static final int LONGEST = 1_000;
  private static final Pattern HOLE = Pattern.compile("\\{(month|sy4|sy)}");

  private final Pattern pattern;
  private final String hole;

  private HeaderText(Pattern pattern, String hole) {
    this.pattern = pattern;
    this.hole = hole;
  }

  static HeaderText of(String text) {
    var normal = CellText.normal(text);
    var hole = HOLE.matcher(normal);
    if (!hole.find()) {
      return new HeaderText(Pattern.compile(Pattern.quote(normal)), "");
    }
    var pattern =
        Pattern.quote(normal.substring(0, hole.start()))
            + shape(hole.group(1))
            + Pattern.quote(normal.substring(hole.end()));
    return new HeaderText(Pattern.compile(pattern), hole.group(1));
  }

  /// What such a header may look like in a sheet.
  static String example(String text) {
    return text.replace("{month}", "2014-10-01")
        .replace("{sy4}", "1415")
        .replace("{sy}", "2014-15");
  }

  boolean holdsPeriod() {
    return !hole.isEmpty();
  }

  /// Whether `cell` is such a header. A very long cell is none, whatever stands in it.
  boolean matches(String cell) {
    if (cell.length() > LONGEST) {
      return false;
    }
    var normal = CellText.normal(cell);
    return holdsPeriod() ? periodOfNormal(normal).isPresent() : pattern.matcher(normal).matches();
  }

  /// The period that stands in `cell`, empty where it is another header.
  Optional<Period> periodIn(String cell) {
    return holdsPeriod() && cell.length() <= LONGEST
        ? periodOfNormal(CellText.normal(cell))
        : Optional.empty();
  }

  private Optional<Period> periodOfNormal(String normal) {
    var matcher = pattern.matcher(normal);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return switch (hole) {
      case "month" -> month(matcher);
      case "sy" -> Period.parse("SY" + matcher.group(1) + "-" + matcher.group(2));
      default -> Period.parse("SY20" + matcher.group(1) + "-" + matcher.group(2));
    };
  }

  // A date stands for its month only if it is the first: so 1/10/2014, which is October to some and
  // January to others, is no month at all, and 10/1/2014 is October.
  private static String shape(String hole) {
    return switch (hole) {
      case "month" ->
          "(?:(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?|(\\d{1,2})/(\\d{1,2})/(\\d{4}))"
              + "(?:[ t]0{1,2}:00(?::00(?:\\.0+)?)?)?";
      case "sy" -> "(\\d{4})[-–/](?:\\d{2})?(\\d{2})";
      default -> "(\\d{2})[-–/]?(\\d{2})";
    };
  }

  private static Optional<Period> month(Matcher matcher) {
    try {
      if (matcher.group(1) != null) {
        var day = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        var year = Integer.parseInt(matcher.group(1));
        return first(LocalDate.of(year, Integer.parseInt(matcher.group(2)), day));
      }
      return first(
          LocalDate.of(
              Integer.parseInt(matcher.group(6)),
              Integer.parseInt(matcher.group(4)),
              Integer.parseInt(matcher.group(5))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Period> first(LocalDate date) {
    return date.getDayOfMonth() == 1
        ? Period.parse(YearMonth.from(date).toString())
        : Optional.empty();
  }
}
