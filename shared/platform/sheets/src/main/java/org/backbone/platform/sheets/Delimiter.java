package org.backbone.platform.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Finds out what parts the cells of a text: comma, semicolon, tab or upright
/// stroke. It is the one that the most
/// lines have equally often, for decimal commas and commas in titles vary from line to line.
final class Delimiter {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  private Delimiter() {}

  static char of(CharSequence head) {
    var best = CANDIDATES[0];
    var bestScore = new Score(0, 0);
    for (var candidate : CANDIDATES) {
      var score = score(perLine(head, candidate));
      if (score.compareTo(bestScore) > 0) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private record Score(int lines, int perLine) implements Comparable<Score> {
    @Override
    public int compareTo(Score other) {
      return lines != other.lines
          ? Integer.compare(lines, other.lines)
          : Integer.compare(perLine, other.perLine);
    }
  }

  private static Score score(List<Integer> perLine) {
    var lines = new HashMap<Integer, Integer>();
    perLine.stream().filter(n -> n > 0).forEach(n -> lines.merge(n, 1, Integer::sum));
    return lines.entrySet().stream()
        .map(entry -> new Score(entry.getValue(), entry.getKey()))
        .max(Score::compareTo)
        .orElse(new Score(0, 0));
  }

  private static List<Integer> perLine(CharSequence head, char candidate) {
    var perLine = new ArrayList<Integer>();
    var quoted = false;
    var count = 0;
    for (var i = 0; i < head.length(); i++) {
      var c = head.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == candidate) {
        count++;
      } else if (!quoted && c == '\n') {
        perLine.add(count);
        count = 0;
      }
    }
    perLine.add(count);
    return perLine;
  }
}
