package org.backbone.outcomes.personal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.platform.core.sheet.CellText;

/// What tells one person from all others. An e-mail address, a phone number and a Social Security
/// number are known by themselves; a birth date only where its header or its cell says so, a
/// person's name under a header that does, or where it is told by its words ([PersonName]), and the
/// numbers whose digits nothing parts where something says what they are.
///
/// A Social Security number is `AAA-GG-SSSS` as the Social Security Administration gives them out:
/// no area 000, 666 or 900 to 999, no group 00, no serial number 0000 ("Social Security Number
/// Randomization", ssa.gov/employer/randomization.html). A phone number is `NXX-NXX-XXXX` of the
/// North American Numbering Plan: area and exchange begin with 2 to 9, and neither ends in 11
/// (nanpa.com, "NANP number format"), or one with a plus and its country's code.
public enum PersonalData {
  /// People's names.
  NAMES(ProblemCode.NAMES),
  /// The day on which somebody was born.
  BIRTH_DATES(ProblemCode.BIRTH_DATES),
  /// Phone numbers.
  PHONE_NUMBERS(ProblemCode.PHONE_NUMBERS),
  /// E-mail addresses.
  EMAIL_ADDRESSES(ProblemCode.EMAIL_ADDRESSES),
  /// Social Security numbers.
  SOCIAL_SECURITY_NUMBERS(ProblemCode.SOCIAL_SECURITY_NUMBERS);

  // `a@b.cc` has as many characters.
  private static final int SHORTEST = 6;
  private static final int SSN_DIGITS = 9;
  private static final int EATEN_ZEROS = 2;
  private static final int PHONE_DIGITS = 10;
  private static final int SHORTEST_DATE = 4;
  // `May 3, 2001`
  private static final int DIGITS_OF_DAY = 5;
  private static final Set<String> NO_NAMES =
      Set.of(
          "total", "totals", "totales", "all", "todos", "none", "n/a", "na", "n/d", "s/d", "ps",
          "yes", "no", "si", "s\u00ed");

  private final ProblemCode code;

  PersonalData(ProblemCode code) {
    this.code = code;
  }

  /// What is wrong with a file that holds it.
  ProblemCode code() {
    return code;
  }

  /// Whether a problem, by its code's id, is that a file holds such data.
  public static boolean isProblem(String id) {
    return Arrays.stream(values()).anyMatch(kind -> kind.code.id().equals(id));
  }

  /// What stands somewhere in a text, whatever its header says: of several the one that is told
  /// surest.
  static Optional<PersonalData> in(String text) {
    var digits = 0;
    var hasAt = false;
    var hasLetter = false;
    var isParted = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (digit(c) >= 0) {
        digits++;
      } else {
        hasAt |= c == '@' || c == '\uff20';
        hasLetter |= c >= 'A' && (c <= 'z' || c > '\u00bf');
        isParted = true;
      }
    }
    var mayBeSaid = hasLetter && digits >= DIGITS_OF_DAY;
    if (text.length() < SHORTEST || !isParted || (!hasAt && !mayBeSaid && digits < SSN_DIGITS)) {
      return Optional.empty();
    }
    if (digits >= SSN_DIGITS
        && (NumberShape.holdsSsn(text) || (hasLetter && SaidInCell.holdsSsn(text)))) {
      return Optional.of(SOCIAL_SECURITY_NUMBERS);
    }
    if (mayBeSaid && SaidInCell.holdsBirthDate(text)) {
      return Optional.of(BIRTH_DATES);
    }
    if (hasAt && holdsAddress(text)) {
      return Optional.of(EMAIL_ADDRESSES);
    }
    return digits >= PHONE_DIGITS && NumberShape.holdsPhone(text)
        ? Optional.of(PHONE_NUMBERS)
        : Optional.empty();
  }

  /// Whether a cell holds it, standing under a header that says so.
  boolean isUnderItsHeader(String cell) {
    return switch (this) {
      case NAMES -> isWords(cell);
      case BIRTH_DATES -> cell.strip().length() >= SHORTEST_DATE && hasDigit(cell);
      case PHONE_NUMBERS ->
          NumberShape.isPhone(digitsAlone(cell, PHONE_DIGITS + 1))
              || (!SaidInCell.isDay(cell) && NumberShape.isParted(CellText.clean(cell)));
      case SOCIAL_SECURITY_NUMBERS -> {
        var digits = digitsAlone(cell, SSN_DIGITS);
        yield digits.length() >= SSN_DIGITS - EATEN_ZEROS
            && NumberShape.isSsn("0".repeat(SSN_DIGITS - digits.length()) + digits);
      }
      case EMAIL_ADDRESSES -> false;
    };
  }

  /// Whether a cell may be a name: letters and no figures.
  static boolean isWords(String cell) {
    var letters = 0;
    for (var i = 0; i < cell.length(); i++) {
      var c = cell.charAt(i);
      if (digit(c) >= 0) {
        return false;
      }
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return letters > 1 && !NO_NAMES.contains(CellText.clean(cell).toLowerCase(Locale.ROOT));
  }

  static boolean hasDigit(String cell) {
    for (var i = 0; i < cell.length(); i++) {
      if (digit(cell.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  static int digit(char c) {
    return c <= '9' ? (c >= '0' ? c - '0' : -1) : c < '\u0080' ? -1 : Character.digit(c, 10);
  }

  // The digits of a whole number; none where there is something else, or where there are more.
  private static String digitsAlone(String cell, int most) {
    var text = CellText.clean(cell);
    var end = text.endsWith(".0") ? text.length() - 2 : text.length();
    if (end > most) {
      return "";
    }
    var digits = new StringBuilder(most);
    for (var i = 0; i < end; i++) {
      var digit = digit(text.charAt(i));
      if (digit < 0) {
        return "";
      }
      digits.append((char) ('0' + digit));
    }
    return digits.toString();
  }

  private static boolean holdsAddress(String text) {
    for (var i = 1; i < text.length() - 1; i++) {
      var c = text.charAt(i);
      if ((c == '@' || c == '\uff20') && isLocal(text.charAt(i - 1)) && isDomain(text, i + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.\"".indexOf(c) >= 0;
  }

  // Labels parted by points, of which the last has two letters or more.
  private static boolean isDomain(String text, int from) {
    var label = 0;
    var letters = 0;
    var points = 0;
    for (var i = from; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '-') {
        label++;
        letters += Character.isLetter(c) ? 1 : 0;
      } else if (c == '.' && label > 0 && i + 1 < text.length() && isLabel(text.charAt(i + 1))) {
        points++;
        label = 0;
        letters = 0;
      } else {
        break;
      }
    }
    return points > 0 && letters > 1;
  }

  private static boolean isLabel(char c) {
    return Character.isLetterOrDigit(c);
  }
}
