package org.backbone.outcomes.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backbone.platform.core.Period;

/// Periods as people and programs write them. What can name two periods names none: "2020" is no
/// school year, and 1/10/2014, which is October to some and January to others, no month.
public final class PeriodText {
  private static final Map<String, Integer> MONTHS = months();
  private static final String CLOCK = "(?:[ t]0{1,2}:00(?::00(?:\\.0+)?)?)?";
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-/.]?(0[1-9]|1[0-2]|[1-9])");
  private static final Pattern FIRST_OF_MONTH =
      Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.]0?1" + CLOCK);
  private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})/0?1/(\\d{4})" + CLOCK);
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/.](\\d{4})");
  private static final Pattern NAMED =
      Pattern.compile("(\\p{L}{3,12})\\.?(?: de |[- /.'])?(\\d{4}|\\d{2})");
  private static final Pattern YEARS =
      Pattern.compile("(?:sy ?)?(\\d{4}) ?[-/]? ?(?:\\d{2})?(\\d{2})|(\\d{2})[-/]?(\\d{2})");
  private static final Pattern YEAR = Pattern.compile("(?:[cf]y ?)?(\\d{4})|[cf]y ?'?(\\d{2})");
  private static final Pattern QUARTER =
      Pattern.compile(
          "(\\d{4})[- ]?[qt]([1-4])|[qt]([1-4])[- /]?(\\d{4})|([1-4])[qt][- /]?(\\d{4})");

  private static final Pattern NEARLY =
      Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*|\\p{L}{3,12}\\.?[- /.']\\d{2,4}");

  private PeriodText() {}

  /// Whether a text that names no period looks as if it did: a day, or a word before a year.
  static boolean isNearly(String text) {
    var normal = text.strip().toLowerCase(Locale.ROOT);
    return NEARLY.matcher(normal).matches()
        && (Character.isDigit(normal.charAt(0)) || MONTHS.containsKey(letters(normal)));
  }

  private static String letters(String text) {
    var end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  /// A period of that type as anybody would write it.
  static String example(Period.Type type) {
    return switch (type) {
      case MONTH -> "2014-10";
      case QUARTER -> "2014-Q4";
      case SCHOOL_YEAR -> "2014-15";
      case CALENDAR_YEAR -> "2014";
      case FISCAL_YEAR -> "FY2014";
    };
  }

  /// The period of `type` that the text names, if it names one.
  public static Optional<Period> read(String text, Period.Type type) {
    var normal =
        text.strip().replace('\u2013', '-').replace('\u2212', '-').toLowerCase(Locale.ROOT);
    var code = Period.parse(normal.toUpperCase(Locale.ROOT));
    if (code.isPresent()) {
      return code.filter(period -> period.type() == type);
    }
    return switch (type) {
      case MONTH -> month(normal);
      case QUARTER -> quarter(normal);
      case SCHOOL_YEAR -> schoolYear(normal);
      case CALENDAR_YEAR -> year(normal, "CY");
      case FISCAL_YEAR -> year(normal, "FY");
    };
  }

  private static Optional<Period> month(String text) {
    var named = NAMED.matcher(text);
    if (named.matches()) {
      var number = MONTHS.get(named.group(1));
      return number == null
          ? Optional.empty()
          : month(fullYear(named.group(2)), Integer.toString(number));
    }
    var first = matched(FIRST_OF_MONTH, text).or(() -> matched(YEAR_MONTH, text));
    if (first.isPresent()) {
      return month(first.get().group(1), first.get().group(2));
    }
    var turned = matched(MONTH_FIRST, text).or(() -> matched(MONTH_YEAR, text));
    return turned.flatMap(found -> month(found.group(2), found.group(1)));
  }

  private static Optional<Period> month(String year, String month) {
    return Period.parse("%s-%02d".formatted(year, Integer.parseInt(month)));
  }

  private static Optional<Period> quarter(String text) {
    return matched(QUARTER, text)
        .flatMap(
            found -> {
              var year = firstOf(found, 1, 4, 6);
              return Period.parse(year + "-Q" + firstOf(found, 2, 3, 5));
            });
  }

  private static Optional<Period> schoolYear(String text) {
    return matched(YEARS, text)
        .flatMap(
            found ->
                found.group(1) == null
                    ? Period.parse("SY20" + found.group(3) + "-" + found.group(4))
                    : Period.parse("SY" + found.group(1) + "-" + found.group(2)));
  }

  private static Optional<Period> year(String text, String prefix) {
    return matched(YEAR, text)
        .filter(found -> !Character.isLetter(text.charAt(0)) || text.startsWith(lower(prefix)))
        .flatMap(
            found ->
                Period.parse(
                    prefix + (found.group(1) == null ? fullYear(found.group(2)) : found.group(1))));
  }

  private static String lower(String prefix) {
    return prefix.toLowerCase(Locale.ROOT);
  }

  private static String fullYear(String year) {
    return year.length() == 2 ? "20" + year : year;
  }

  private static Optional<Matcher> matched(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  private static String firstOf(Matcher found, int... groups) {
    for (var group : groups) {
      if (found.group(group) != null) {
        return found.group(group);
      }
    }
    throw new IllegalStateException("none of the groups of " + found);
  }

  private static Map<String, Integer> months() {
    var months = new HashMap<String, Integer>();
    var names =
        new String[][] {
          {"january", "enero"},
          {"february", "febrero"},
          {"march", "marzo"},
          {"april", "abril"},
          {"may", "mayo"},
          {"june", "junio"},
          {"july", "julio"},
          {"august", "agosto"},
          {"september", "septiembre"},
          {"october", "octubre"},
          {"november", "noviembre"},
          {"december", "diciembre"}
        };
    for (var i = 0; i < names.length; i++) {
      for (var name : names[i]) {
        months.put(name, i + 1);
        months.put(name.substring(0, 3), i + 1);
      }
    }
    months.put("sept", 9);
    months.put("setiembre", 9);
    return Map.copyOf(months);
  }
}
