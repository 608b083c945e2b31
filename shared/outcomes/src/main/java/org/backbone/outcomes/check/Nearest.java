package org.backbone.outcomes.check;

import java.util.Collection;
import java.util.Comparator;
import org.backbone.platform.core.sheet.CellText;

/// Finds the word that somebody most likely meant.
public final class Nearest {
  private static final int LONGEST = 80;

  // Tenths.
  private static final int LEAST_PART = 6;

  private Nearest() {}

  /// The one of `words` that `text` differs from by a slip or two, or by an ending; empty where
  /// none is that near. Of codes none is: the next number is another place.
  public static String to(String text, Collection<String> words) {
    var normal = CellText.normal(text);
    if (normal.length() > LONGEST || normal.chars().noneMatch(Character::isLetter)) {
      return "";
    }
    record Candidate(String word, int distance) {}
    return words.stream()
        .filter(word -> word.length() <= LONGEST)
        .map(word -> new Candidate(word, distance(normal, CellText.normal(word))))
        .filter(candidate -> candidate.distance() <= Math.min(3, candidate.word().length() / 3))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word)
        .or(
            () ->
                words.stream()
                    .filter(word -> isPart(normal, CellText.normal(word)))
                    .min(Comparator.naturalOrder()))
        .orElse("");
  }

  // Somebody left the last words out, or added some.
  private static boolean isPart(String one, String other) {
    var shorter = one.length() < other.length() ? one : other;
    var longer = one.length() < other.length() ? other : one;
    return shorter.length() * 10 >= longer.length() * LEAST_PART
        && longer.startsWith(shorter)
        && !Character.isLetterOrDigit(longer.charAt(shorter.length()));
  }

  // Levenshtein's, row by row.
  private static int distance(String a, String b) {
    var before = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(before[j - 1] + same, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
