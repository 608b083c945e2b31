package org.backbone.functions.outcomeuploads;

import java.util.List;
import org.backbone.domain.Problem;
import org.backbone.pages.Words;

/// Problems of requests in words.
final class ProblemWords {
  private ProblemWords() {}

  static String say(Words words, Problem problem) {
    return words
        .first(
            List.of(
                "problem." + problem.field() + "." + problem.code(), "problem." + problem.code()),
            problem.arguments().toArray())
        .orElseThrow(() -> new IllegalStateException("no words for " + problem));
  }
}
