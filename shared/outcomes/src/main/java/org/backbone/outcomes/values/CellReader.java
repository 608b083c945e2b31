package org.backbone.outcomes.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backbone.outcomes.values.Value.Between;
import org.backbone.outcomes.values.Value.Marked;
import org.backbone.outcomes.values.Value.Odd;
import org.backbone.outcomes.values.Value.Share;
import org.backbone.outcomes.values.Value.Whole;

/// Reads the cells of one column of figures. What can mean one thing alone is taken, however it is
/// written; what could mean two, or is something else than a figure, is told by its kind.
public final class CellReader implements ReadsCells {
  /// The most that a count may be: everyone on earth fits, and no product of it overflows.
  public static final long MOST = 10_000_000_000L;

  private static final long NO_PLAIN_COUNT = -1;
  private static final int PLAIN_DIGITS = 10;
  private static final int LONGEST = 200;
  private static final int MOST_DIGITS = 18;

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern BOUND =
      Pattern.compile("(GE|GT|LE|LT|>=|<=|\u2265|\u2264|>|<) ?(.*)");
  private static final Pattern RANGE =
      Pattern.compile("([0-9][0-9., ]*?%?)(?: ?- ?| TO | A )([0-9].*)");
  private static final Pattern BRACKETS = Pattern.compile("\\((.*[0-9].*)\\)");
  private static final Pattern SCIENTIFIC = Pattern.compile("-?[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]+");
  private static final Pattern ERROR = Pattern.compile("#+[A-Z0/!?]*[!?A]?");
  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T].*)?"
              + "|[0-9]{1,2}([-/.])[0-9]{1,2}\\1(?:[0-9]{2}|[0-9]{4})");
  private static final Pattern DAY_OF_WORKBOOK =
      Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2}) 00:00:00");
  private static final String MONTH =
      "(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|ENE|ABR|AGO|SEPT|DIC)[A-Z]*\\.?";
  private static final Pattern DAY_OF_MONTH = Pattern.compile("([0-9]{1,2})[- ]" + MONTH);
  private static final Pattern MONTH_OF_DAY = Pattern.compile(MONTH + "[- ]([0-9]{1,2})");
  private static final Map<String, Integer> MONTHS = months();
  private static final Pattern CURRENCY =
      Pattern.compile(
          "(?:[\\p{Sc}]|USD|MXN|US\\$) ?(.*[0-9].*)|(.*[0-9].*?) ?(?:[\\p{Sc}]|USD|MXN)");
  private static final Pattern SPACED =
      Pattern.compile("[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?");
  private static final Set<String> MARKS =
      Set.of(
          "*", "**", "***", "S", "PS", "X", "Z", "C", "LNE", "N<10", "NA", "N/A", "N.A.", "N/D",
          "ND", "-", "--", "---", ".", "..", "...", ":", "NULL", "NONE", "NAN", "DS", "DNR", "TFS");

  /// What a column holds.
  public enum Holds {
    /// Counts of people.
    COUNTS,
    /// Shares of people, in percent.
    SHARES,
    /// Shares of people, as parts of 1.
    FRACTIONS
  }

  private final Holds holds;
  private final Notation notation;
  private final String header;
  private final Map<String, CellMark> marks = new HashMap<>();

  /// A reader of a column.
  ///
  /// @param header the column's header, which stands again in files that were put together of
  ///     several
  public CellReader(Holds holds, Notation notation, String header) {
    this.holds = holds;
    this.notation = notation;
    this.header = Folded.of(header);
    notation.marks().forEach((text, mark) -> marks.put(Folded.of(text), mark));
  }

  /// Whether a text is what people write in place of figures.
  ///
  /// @param folded as [Folded] has it
  static boolean isMark(String folded) {
    return MARKS.contains(folded);
  }

  @Override
  public Holds holds() {
    return holds;
  }

  @Override
  public String hiddenMarks() {
    return notation.hiddenMarks();
  }

  @Override
  public Value read(String text) {
    var plain = holds == Holds.COUNTS ? plainCount(text) : NO_PLAIN_COUNT;
    return plain == NO_PLAIN_COUNT ? slowly(text) : new Whole(plain);
  }

  // Nearly every cell of a large file is one of these.
  private static long plainCount(String text) {
    var length = text.length();
    if (length == 0 || length >= PLAIN_DIGITS) {
      return NO_PLAIN_COUNT;
    }
    var n = 0L;
    for (var i = 0; i < length; i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NO_PLAIN_COUNT;
      }
      n = n * 10 + digit;
    }
    return n;
  }

  private Value slowly(String text) {
    var folded = Folded.of(text);
    var mark = marks.get(folded);
    if (mark != null) {
      return new Marked(mark);
    }
    if (folded.isEmpty()) {
      return odd(Oddity.EMPTY);
    }
    return folded.length() > LONGEST ? odd(Oddity.WORDS) : named(folded);
  }

  // The order matters: a date is also digits with dashes, a range that became a date is also words.
  private Value named(String text) {
    if (text.equals(header)) {
      return odd(Oddity.HEADER_AGAIN);
    }
    if (MARKS.contains(text)) {
      return odd(Oddity.MARK_UNSAID);
    }
    if (text.startsWith("=")) {
      return odd(Oddity.FORMULA);
    }
    if (ERROR.matcher(text).matches()) {
      return odd(Oddity.ERROR_CELL);
    }
    var day = DAY_OF_WORKBOOK.matcher(text);
    if (holds != Holds.COUNTS && day.matches()) {
      return new Odd(Oddity.RANGE_MADE_DATE, rangeOf(day));
    }
    if (DATE.matcher(text).matches()) {
      return odd(Oddity.DATE);
    }
    var madeDate = rangeOf(text);
    if (madeDate.isPresent()) {
      return new Odd(Oddity.RANGE_MADE_DATE, madeDate.get());
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      return odd(Oddity.SCIENTIFIC);
    }
    var brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      return new Odd(Oddity.BRACKETED, brackets.group(1).strip());
    }
    var bound = BOUND.matcher(text);
    if (bound.matches()) {
      return bounded(bound.group(1), bound.group(2));
    }
    var currency = CURRENCY.matcher(text);
    if (currency.matches()) {
      return new Odd(Oddity.CURRENCY, currencyless(currency));
    }
    var range = RANGE.matcher(text);
    if (range.matches()) {
      return ranged(range.group(1), range.group(2));
    }
    return number(text);
  }

  private static String currencyless(Matcher currency) {
    var before = currency.group(1);
    return before == null ? currency.group(2).strip() : before.strip();
  }

  private static Optional<String> rangeOf(String text) {
    var day = DAY_OF_MONTH.matcher(text);
    if (day.matches()) {
      return Optional.of(range(MONTHS.getOrDefault(day.group(2), 0), day.group(1)));
    }
    var month = MONTH_OF_DAY.matcher(text);
    return month.matches()
        ? Optional.of(range(MONTHS.getOrDefault(month.group(1), 0), month.group(2)))
        : Optional.empty();
  }

  // Where shares stand nobody writes days. Of 9-85 a workbook makes the first of a month, of 5-9 a
  // day of this year.
  private static String rangeOf(Matcher day) {
    var isOfYear = day.group(3).equals("01") && day.group(1).startsWith("19");
    return range(
        Integer.parseInt(day.group(2)), isOfYear ? day.group(1).substring(2) : day.group(3));
  }

  private static String range(int month, String of) {
    var other = Integer.parseInt(of);
    return Math.min(month, other) + "-" + Math.max(month, other);
  }

  private static Map<String, Integer> months() {
    var months = new HashMap<String, Integer>();
    var english =
        List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    for (var name : english) {
      months.put(name, months.size() + 1);
    }
    months.putAll(Map.of("ENE", 1, "ABR", 4, "AGO", 8, "SEPT", 9, "DIC", 12));
    return Map.copyOf(months);
  }

  private Value bounded(String sign, String rest) {
    if (rest.isEmpty()) {
      return odd(Oddity.BOUND_OF_NOTHING);
    }
    return switch (plain(rest)) {
      case Plain.Not(var odd) -> odd;
      case Plain.Is(var units, var decimals, var percent) -> {
        if (holds == Holds.COUNTS && percent) {
          yield odd(Oddity.PERCENT_IN_COUNT);
        }
        if (decimals > 0) {
          yield odd(holds == Holds.COUNTS ? Oddity.FRACTION_OF_A_PERSON : Oddity.STRAY_CHARACTERS);
        }
        if (holds != Holds.COUNTS && units > 100) {
          yield odd(Oddity.OVER_HUNDRED);
        }
        yield holds != Holds.COUNTS ? shareBound(sign, units) : countBound(sign, units);
      }
    };
  }

  private static Value shareBound(String sign, long at) {
    return new Share(
        switch (sign) {
          case "GE", ">=", "\u2265" -> PublishedShare.between(at, 100);
          case "GT", ">" -> PublishedShare.above(at);
          case "LE", "<=", "\u2264" -> PublishedShare.between(0, at);
          default -> PublishedShare.below(at);
        });
  }

  private Value countBound(String sign, long at) {
    return switch (sign) {
      case "GE", ">=", "\u2265" -> new Between(at, Long.MAX_VALUE);
      case "GT", ">" -> new Between(at + 1, Long.MAX_VALUE);
      case "LE", "<=", "\u2264" -> new Between(0, at);
      default -> at == 0 ? odd(Oddity.NEGATIVE) : new Between(0, at - 1);
    };
  }

  private Value ranged(String from, String to) {
    var low = plain(from);
    var high = plain(to);
    if (!(low instanceof Plain.Is(var least, var lowDecimals, _))) {
      return ((Plain.Not) low).odd();
    }
    if (!(high instanceof Plain.Is(var most, var highDecimals, var percent))) {
      return ((Plain.Not) high).odd();
    }
    if (lowDecimals + highDecimals > 0) {
      return odd(holds == Holds.COUNTS ? Oddity.FRACTION_OF_A_PERSON : Oddity.STRAY_CHARACTERS);
    }
    if (holds == Holds.COUNTS && percent) {
      return odd(Oddity.PERCENT_IN_COUNT);
    }
    if (least > most) {
      return odd(Oddity.RANGE_BACKWARDS);
    }
    if (holds == Holds.COUNTS) {
      return new Between(least, most);
    }
    return most > 100 ? odd(Oddity.OVER_HUNDRED) : new Share(PublishedShare.between(least, most));
  }

  private Value number(String text) {
    return switch (plain(text)) {
      case Plain.Not(var odd) -> odd;
      case Plain.Is(var units, var decimals, var percent) ->
          switch (holds) {
            case COUNTS -> count(units, decimals, percent);
            case SHARES -> share(units, decimals);
            // Whoever writes the sign means percent.
            case FRACTIONS -> percent ? share(units, decimals) : part(units, decimals);
          };
    };
  }

  private Value count(long units, int decimals, boolean percent) {
    if (percent) {
      return odd(Oddity.PERCENT_IN_COUNT);
    }
    if (decimals > 0) {
      return odd(Oddity.FRACTION_OF_A_PERSON);
    }
    return units > MOST ? odd(Oddity.TOO_LARGE) : new Whole(units);
  }

  // Fewer decimals than the column is rounded to were zeros that a spreadsheet took away.
  private Value share(long units, int given) {
    var decimals = Math.max(notation.decimals(), given);
    var scaled = units * power(decimals - given);
    return scaled <= 100 * power(decimals)
        ? new Share(PublishedShare.rounded(scaled, decimals))
        : odd(Oddity.OVER_HUNDRED);
  }

  private Value part(long units, int given) {
    return given < 2 ? share(units * power(2 - given), 0) : share(units, given - 2);
  }

  private static long power(int decimals) {
    var power = 1L;
    for (var i = 0; i < decimals; i++) {
      power *= 10;
    }
    return power;
  }

  /// A number as it is written, or why it is none.
  private sealed interface Plain {
    /// `units` of the last of so many decimals.
    record Is(long units, int decimals, boolean percent) implements Plain {}

    record Not(Odd odd) implements Plain {}
  }

  private Plain plain(String written) {
    var percent = written.endsWith("%");
    var text = percent ? written.substring(0, written.length() - 1).strip() : written;
    if (text.startsWith("-")) {
      return isZero(text) ? new Plain.Is(0, 0, percent) : new Plain.Not(odd(Oddity.NEGATIVE));
    }
    if (SPACED.matcher(text).matches()) {
      text = text.replace(" ", "").replace("'", "");
    }
    if (DIGITS.matcher(text).matches()) {
      return scaled(text, "", percent);
    }
    if (text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return new Plain.Not(odd(Oddity.WORDS));
    }
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == ',')
        ? parted(text, percent)
        : new Plain.Not(odd(hasLetters(text) ? Oddity.WORDS : Oddity.STRAY_CHARACTERS));
  }

  private static boolean isZero(String text) {
    return text.length() > 1 && text.chars().skip(1).allMatch(c -> c == '0' || c == '.');
  }

  private static boolean hasLetters(String text) {
    return text.chars().anyMatch(Character::isLetter);
  }

  private Plain parted(String text, boolean percent) {
    var thousands = notation.decimalComma() ? '.' : ',';
    var decimal = notation.decimalComma() ? ',' : '.';
    var point = text.lastIndexOf(decimal);
    var whole = point < 0 ? text : text.substring(0, point);
    var rest = point < 0 ? "" : text.substring(point + 1);
    if (isGrouped(whole, thousands) && DIGITS.matcher(rest + "0").matches()) {
      // In a count, 1.234 is nearly always a thousand and more; in a share, 1,234 nearly never is.
      if (holds == Holds.COUNTS && point > 0 && looksGrouped(whole, rest)) {
        return swapped(text, thousands, decimal);
      }
      if (holds != Holds.COUNTS && whole.indexOf(thousands) >= 0) {
        return swapped(text, thousands, decimal);
      }
      return scaled(whole.replace(String.valueOf(thousands), ""), rest, percent);
    }
    return swapped(text, thousands, decimal);
  }

  private static boolean looksGrouped(String whole, String rest) {
    return rest.length() == 3 && whole.length() <= 3 && !whole.equals("0");
  }

  private static boolean isZeros(String text) {
    return text.chars().allMatch(c -> c == '0');
  }

  private static boolean isGrouped(String text, char separator) {
    if (text.isEmpty()) {
      return true;
    }
    var groups = text.split(Pattern.quote(String.valueOf(separator)), -1);
    for (var i = 0; i < groups.length; i++) {
      var length = groups[i].length();
      var fits = i == 0 ? length >= 1 && (groups.length == 1 || length <= 3) : length == 3;
      if (!fits || !DIGITS.matcher(groups[i]).matches()) {
        return false;
      }
    }
    return true;
  }

  // Points and commas as somewhere else: what it would be there is what to write here.
  private Plain swapped(String text, char thousands, char decimal) {
    var other = text.lastIndexOf(thousands);
    var whole = other < 0 ? text : text.substring(0, other);
    var rest = other < 0 ? "" : text.substring(other + 1);
    if (text.indexOf(thousands) >= 0
        && isGrouped(whole, decimal)
        && DIGITS.matcher(rest).matches()) {
      var digits = whole.replace(String.valueOf(decimal), "");
      var instead = isZeros(rest) ? digits : digits + decimal + rest;
      return new Plain.Not(
          new Odd(
              notation.decimalComma() ? Oddity.POINT_FOR_DECIMALS : Oddity.COMMA_FOR_DECIMALS,
              instead));
    }
    if (isGrouped(text, decimal)) {
      return new Plain.Not(
          new Odd(Oddity.THOUSANDS_OR_DECIMALS, text.replace(String.valueOf(decimal), "")));
    }
    return new Plain.Not(odd(Oddity.STRAY_CHARACTERS));
  }

  private Plain scaled(String whole, String rest, boolean percent) {
    if (holds == Holds.COUNTS && !isZeros(rest)) {
      return new Plain.Not(odd(Oddity.FRACTION_OF_A_PERSON));
    }
    var decimals = Math.min(rest.length(), mostDecimals());
    var digits = leadless(whole + rest.substring(0, decimals));
    if (digits.length() > MOST_DIGITS) {
      return new Plain.Not(odd(holds == Holds.COUNTS ? Oddity.TOO_LARGE : Oddity.OVER_HUNDRED));
    }
    if (digits.isEmpty()) {
      return new Plain.Not(odd(Oddity.STRAY_CHARACTERS));
    }
    // Of more decimals than are kept, the rest rounds the last one.
    var up = rest.length() > decimals && holds != Holds.COUNTS && rest.charAt(decimals) >= '5';
    return new Plain.Is(Long.parseLong(digits) + (up ? 1 : 0), decimals, percent);
  }

  private int mostDecimals() {
    return switch (holds) {
      case COUNTS -> 0;
      case SHARES -> Notation.MOST_DECIMALS;
      case FRACTIONS -> Notation.MOST_DECIMALS + 2;
    };
  }

  private static String leadless(String digits) {
    var from = 0;
    while (from < digits.length() - 1 && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }

  private static Odd odd(Oddity oddity) {
    return new Odd(oddity, "");
  }
}
