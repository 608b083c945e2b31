package org.backbone.platform.lambda;

import java.util.stream.Collectors;
import org.backbone.platform.core.Problem;

/// Plain answers, in English, to requests that cannot be read; functions with pages say it
/// better.
final class Refusals {
  private Refusals() {}

  static Reply plain(Request request, BadRequest bad) {
    if (request.isForApi()) {
      return ProblemReply.of(
          bad.status(), "The request cannot be read", bad.problems(), Refusals::words);
    }
    return Reply.text(
        bad.status(),
        bad.problems().stream().map(Refusals::words).collect(Collectors.joining("\n")));
  }

  static String words(Problem problem) {
    var arguments = problem.arguments();
    return switch (problem.code()) {
      case "json_wrong_type" -> "This value is missing or not of the right type.";
      case "json_unreadable" -> "The body is not JSON; see line " + arguments.getFirst() + ".";
      case "form_unreadable" -> "The form's text is not encoded as a browser does it.";
      case "not_utf8" -> "The text is not UTF-8.";
      case "too_many_fields" -> "A form has at most " + arguments.getFirst() + " fields.";
      case "body_too_large" -> "The body is larger than " + arguments.getFirst() + " KB.";
      case "wrong_media_type" -> "Send it as " + arguments.getFirst() + ".";
      default -> problem.code();
    };
  }
}
