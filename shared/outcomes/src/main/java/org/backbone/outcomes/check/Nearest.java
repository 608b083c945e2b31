package org.backbone.outcomes.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.backbone.platform.core.sheet.CellText;

/// Words that a text may have been meant for. A sheet may hold hundreds of thousands of texts that
/// are none of them, so most are told apart by their length and their letters alone.
public final class Nearest {
  private static final int LONGEST = 80;
  private static final int MOST_SLIPS = 3;
  // Tenths.
  private static final int LEAST_PART = 6;

  private final List<Word> words;

  private record Word(String text, String normal, long letters) {
    static Word of(String text) {
      var normal = CellText.normal(text);
      return new Word(text, normal, kinds(normal));
    }

    int slips() {
      return Math.min(MOST_SLIPS, text.length() / 3);
    }
  }

  private record Candidate(String word, int distance) {}

  private Nearest(List<Word> words) {
    this.words = words;
  }

  /// What texts may be meant for.
  public static Nearest among(Collection<String> words) {
    return new Nearest(
        words.stream().filter(word -> word.length() <= LONGEST).map(Word::of).toList());
  }

  /// The one of `words` that `text` is nearest to; as [#to(String)].
  public static String to(String text, Collection<String> words) {
    return among(words).to(text);
  }

  /// The word that `text` differs from by a slip or two, or by an ending; empty where none is that
  /// near. Of codes none is: the next number is another place.
  public String to(String text) {
    var normal = CellText.normal(text);
    if (normal.length() > LONGEST || normal.chars().noneMatch(Character::isLetter)) {
      return "";
    }
    var letters = kinds(normal);
    return words.stream()
        .flatMap(word -> candidate(word, normal, letters).stream())
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word))
        .map(Candidate::word)
        .or(
            () ->
                words.stream()
                    .filter(word -> isPart(normal, word.normal()))
                    .map(Word::text)
                    .min(Comparator.naturalOrder()))
        .orElse("");
  }

  // A slip changes one letter into another at most.
  private static Optional<Candidate> candidate(Word word, String normal, long letters) {
    var most = word.slips();
    if (Math.abs(word.normal().length() - normal.length()) > most
        || Long.bitCount(word.letters() ^ letters) > 2 * most) {
      return Optional.empty();
    }
    var distance = distance(normal, word.normal());
    return distance <= most ? Optional.of(new Candidate(word.text(), distance)) : Optional.empty();
  }

  // Which letters there are, of 64 kinds.
  private static long kinds(String text) {
    var letters = 0L;
    for (var i = 0; i < text.length(); i++) {
      letters |= 1L << (text.charAt(i) % Long.SIZE);
    }
    return letters;
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
