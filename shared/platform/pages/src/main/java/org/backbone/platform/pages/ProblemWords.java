package org.backbone.platform.pages;

import java.util.List;
import org.backbone.platform.core.Problem;

/// Problems of requests in words.
public final class ProblemWords {
  private ProblemWords() {}

  public static String say(Words words, Problem problem) {
    return words
        .first(
            List.of(
                "problem." + problem.field() + "." + problem.code(), "problem." + problem.code()),
            problem.arguments().toArray())
        .orElseThrow(() -> new IllegalStateException("no words for " + problem));
  }
}
