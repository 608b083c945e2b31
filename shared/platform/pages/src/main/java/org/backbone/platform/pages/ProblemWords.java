package org.backbone.platform.pages;

import java.util.List;
import org.backbone.platform.core.Problem;

/// Problems of requests in words.
public final class ProblemWords {
  private ProblemWords() {}

  /// A problem in a sentence: as the words say it of its field, or else of any.
  public static String say(Words words, Problem problem) {
    var field = problem.field().replace('/', '_');
    return words
        .first(
            List.of("problem." + field + "." + problem.code(), "problem." + problem.code()),
            problem.arguments().toArray())
        .orElseThrow(() -> new IllegalStateException("no words for " + problem));
  }
}
