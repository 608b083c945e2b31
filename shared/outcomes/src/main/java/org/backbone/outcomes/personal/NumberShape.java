package org.backbone.outcomes.personal;

/// Numbers by how their digits are parted.
final class NumberShape {
  private static final int[] SSN = {3, 2, 4};
  private static final int[] PHONE = {3, 3, 4};
  private static final int SHORTEST_ABROAD = 10;
  private static final int LONGEST_ABROAD = 15;
  private static final int SHORTEST_PARTED = 7;

  private NumberShape() {}

  /// Whether a Social Security number with something between its parts stands in a text.
  static boolean holdsSsn(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (begins(text, i) && isSsnAt(text, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a phone number with something between its parts stands in a text, or one with its
  /// country's code.
  static boolean holdsPhone(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (mayBegin(text.charAt(i)) && begins(text, i) && isPhoneAt(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBegin(char c) {
    return c == '+' || c == '\uff0b' || c == '(' || PersonalData.digit(c) >= 0;
  }

  // Not in the middle of a longer number.
  private static boolean begins(String text, int at) {
    return at == 0
        || (PersonalData.digit(text.charAt(at - 1)) < 0
            && (at == 1
                || !isBetween(text.charAt(at - 1))
                || PersonalData.digit(text.charAt(at - 2)) < 0));
  }

  private static boolean ends(String text, int at) {
    return at >= text.length()
        || (PersonalData.digit(text.charAt(at)) < 0
            && (at + 1 >= text.length()
                || text.charAt(at) == ' '
                || !isBetween(text.charAt(at))
                || PersonalData.digit(text.charAt(at + 1)) < 0));
  }

  private static boolean isSsnAt(String text, int from) {
    var at = digits(text, from, SSN[0]);
    if (at < 0 || at >= text.length() || !isBetween(text.charAt(at)) || text.charAt(at) == '.') {
      return false;
    }
    var second = digits(text, at + 1, SSN[1]);
    if (second < 0 || second >= text.length() || text.charAt(second) != text.charAt(at)) {
      return false;
    }
    var end = digits(text, second + 1, SSN[2]);
    return end >= 0
        && ends(text, end)
        && isSsn(number(text, from, 3), number(text, at + 1, 2), number(text, second + 1, 4));
  }

  private static boolean isPhoneAt(String text, int from) {
    return isAbroadAt(text, from) || isNorthAmericanAt(text, from);
  }

  // `+` and a country's code; ITU-T E.164 has fifteen digits at most. With points between each
  // three digits it may be a number as some countries write them.
  private static boolean isAbroadAt(String text, int from) {
    var first = text.charAt(from);
    if ((first != '+' && first != '\uff0b') || from + 1 >= text.length()) {
      return false;
    }
    var digits = 0;
    var points = 0;
    var at = from + 1;
    for (; at < text.length() && digits <= LONGEST_ABROAD; at++) {
      var c = text.charAt(at);
      if (PersonalData.digit(c) >= 0) {
        digits++;
      } else if (!isBetween(c) && c != '(' && c != ')') {
        break;
      } else {
        points += c == '.' ? 1 : 0;
      }
    }
    return PersonalData.digit(text.charAt(from + 1)) > 1
        && digits >= SHORTEST_ABROAD
        && digits <= LONGEST_ABROAD
        && points < 3;
  }

  private static boolean isNorthAmericanAt(String text, int from) {
    var at = from;
    var isMarked = text.charAt(at) == '+' || text.charAt(at) == '\uff0b';
    if (isMarked) {
      at++;
    }
    if (isMarked || isOne(text, at)) {
      if (!isOne(text, at)) {
        return false;
      }
      at = between(text, at + 1);
    }
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      isMarked = true;
    }
    var area = at;
    at = digits(text, area, PHONE[0]);
    if (at < 0) {
      return false;
    }
    var isParted = at < text.length() && PersonalData.digit(text.charAt(at)) < 0;
    if (at < text.length() && text.charAt(at) == ')') {
      at++;
    }
    var exchange = between(text, at);
    at = digits(text, exchange, PHONE[1]);
    if (at < 0) {
      return false;
    }
    isParted &= at < text.length() && PersonalData.digit(text.charAt(at)) < 0;
    var line = between(text, at);
    at = digits(text, line, PHONE[2]);
    return at >= 0
        && (isMarked || isParted)
        && ends(text, at)
        && isPhone(number(text, area, PHONE[0]), number(text, exchange, PHONE[1]));
  }

  // A one that is the country's code: area codes begin with a two at least.
  private static boolean isOne(String text, int at) {
    return at < text.length() && PersonalData.digit(text.charAt(at)) == 1;
  }

  private static int between(String text, int from) {
    var at = from;
    while (at < text.length() && at < from + 3 && isBetween(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBetween(char c) {
    return switch (c) {
      case ' ', '-', '.', '/', '\u00a0', '\u2007', '\u202f', '\u2212' -> true;
      default -> c >= '\u2010' && c <= '\u2015';
    };
  }

  // Where so many digits end; less than none where there are fewer.
  private static int digits(String text, int from, int count) {
    if (from + count > text.length()) {
      return -1;
    }
    for (var i = from; i < from + count; i++) {
      if (PersonalData.digit(text.charAt(i)) < 0) {
        return -1;
      }
    }
    return from + count;
  }

  private static int number(String text, int from, int count) {
    var number = 0;
    for (var i = from; i < from + count; i++) {
      number = number * 10 + PersonalData.digit(text.charAt(i));
    }
    return number;
  }

  /// Whether nine digits, and nothing else, are a Social Security number.
  static boolean isSsn(String digits) {
    return isSsn(number(digits, 0, 3), number(digits, 3, 2), number(digits, 5, 4));
  }

  private static boolean isSsn(int area, int group, int serial) {
    return area > 0 && area != 666 && area < 900 && group > 0 && serial > 0;
  }

  /// Whether ten digits, or eleven with the country's code, and nothing else, are a phone number.
  static boolean isPhone(String digits) {
    var from = digits.length() - 10;
    return (from == 0 || (from == 1 && digits.charAt(0) == '1'))
        && isPhone(number(digits, from, 3), number(digits, from + 3, 3));
  }

  /// Whether a text is digits with what parts those of phone numbers between them, and nothing
  /// else.
  static boolean isParted(String text) {
    var digits = 0;
    var parts = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (PersonalData.digit(c) >= 0) {
        digits++;
      } else if (isBetween(c) || c == '(' || c == ')' || c == '+') {
        parts++;
      } else {
        return false;
      }
    }
    return parts > 0 && digits >= SHORTEST_PARTED && digits <= LONGEST_ABROAD;
  }

  private static boolean isPhone(int area, int exchange) {
    return area >= 200 && exchange >= 200 && area % 100 != 11 && exchange % 100 != 11;
  }
}
