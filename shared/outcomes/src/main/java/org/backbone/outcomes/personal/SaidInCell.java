package org.backbone.outcomes.personal;

import java.util.regex.Pattern;

/// What a cell holds because its own words say so: a birth date, or a Social Security number
/// without anything between its parts. The patterns are for the few cells of words and many digits.
final class SaidInCell {
  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)\\p{L}*[.]?";
  private static final String DAY =
      "(?:\\d{1,4}[-/. ]\\d{1,2}[-/. ]\\d{2,4}"
          + "|\\d{1,2}(?:st|nd|rd|th)?[-\\s]*(?:de\\s+)?"
          + MONTH
          + "[-,\\s]*(?:del?\\s+)?\\d{4}|"
          + MONTH
          + "\\s*\\d{1,2}(?:st|nd|rd|th)?[,\\s]+\\d{4})";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern BIRTH =
      Pattern.compile(
          "(?<![\\p{L}])(?:d[.]?o[.]?b[.]?|born|birth ?(?:date|day)?|fdn|nacid[oa]|nacimiento"
              + "|f(?:ec(?:ha)?)?[.]?\\s*(?:de\\s+)?nac(?:imiento)?[.]?|nac[.]?)(?![\\p{L}])"
              + "[\\s:=.,(-]*(?:(?:date|on|is|was|el|es|fue|of|de|d\u00eda)[\\s:.]+){0,3}"
              + DAY
              // From one day to another, or on, is no one's birth.
              + "(?!\\d)(?!\\s*(?:[-\u2013\u2014]|(?:to|or|and|through|o|a|y|al|hasta)\\b))",
          FLAGS);
  private static final Pattern FULL_DAY =
      Pattern.compile("\\s*'?" + DAY + "(?:[ T]\\d{1,2}:.*)?\\s*", FLAGS);
  private static final Pattern SSN =
      Pattern.compile(
          "(?<![\\p{L}])(?:ssn|nss|social security|seguro social)"
              + "[\\s:=#.,(-]*(?:(?:number|no|num|n\u00famero|is|es)[\\s:=#.]+)?(\\d{9})(?!\\d)",
          FLAGS);
  private static final int LONGEST = 2_000;
  private static final int LONGEST_DAY = 40;

  private SaidInCell() {}

  /// Whether it is said to be somebody's birth date.
  static boolean holdsBirthDate(String text) {
    return text.length() <= LONGEST && BIRTH.matcher(text).find();
  }

  /// Whether it is a day of a year, and nothing else.
  static boolean isDay(String text) {
    return text.length() <= LONGEST_DAY && FULL_DAY.matcher(text).matches();
  }

  /// Whether nine digits are said to be a Social Security number.
  static boolean holdsSsn(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    var found = SSN.matcher(text);
    while (found.find()) {
      if (NumberShape.isSsn(found.group(1))) {
        return true;
      }
    }
    return false;
  }
}
