package org.backbone.platform.lambda;

import org.backbone.platform.core.Problem;

/// The house's answers in a word, where no test is about the words.
final class Codes implements HouseReplies {
  @Override
  public Reply unreadable(Request request, BadRequest bad) {
    return Reply.text(
        bad.status(), "unreadable " + bad.problems().stream().map(Problem::code).toList());
  }

  @Override
  public Reply elsewhere(Request request) {
    return Reply.text(403, "elsewhere");
  }

  @Override
  public Reply tooMany(Request request, long seconds) {
    return Reply.text(429, "too many");
  }

  @Override
  public Reply failed(Request request, Failure failure) {
    return Reply.text(failure.status(), "failed " + failure.reference());
  }
}
