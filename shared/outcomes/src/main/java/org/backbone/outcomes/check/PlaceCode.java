package org.backbone.outcomes.check;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What spreadsheets do to codes of places: they eat zeros in front, add `.0` behind, and write
/// long ones in powers of ten.
public final class PlaceCode {
  private static final Pattern POWERS = Pattern.compile("[0-9](?:[.,][0-9]+)?[eE][+]?[0-9]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern POINT_ZERO = Pattern.compile("([0-9]+)[.]0+");
  private static final int MOST_ZEROS = 4;

  private PlaceCode() {}

  /// The code without the `.0` that tells that it was taken for a number, where it is one of ours.
  public static String tidy(String text, Predicate<String> isKnown) {
    var number = POINT_ZERO.matcher(text);
    return !isKnown.test(text) && number.matches() && isKnown.test(number.group(1))
        ? number.group(1)
        : text;
  }

  /// Whether the last digits of a long code are gone, and nothing brings them back.
  public static boolean isLost(String text) {
    return POWERS.matcher(text).matches();
  }

  /// The code of ours that `text` is without its zeros.
  public static Optional<String> withZeros(String text, Predicate<String> isKnown) {
    var digits = POINT_ZERO.matcher(text).replaceFirst("$1");
    if (!DIGITS.matcher(digits).matches()) {
      return Optional.empty();
    }
    var padded = digits;
    for (var i = 0; i < MOST_ZEROS; i++) {
      padded = "0" + padded;
      if (isKnown.test(padded)) {
        return Optional.of(padded);
      }
    }
    return Optional.empty();
  }
}
