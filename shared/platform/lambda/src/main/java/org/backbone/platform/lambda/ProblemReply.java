package org.backbone.platform.lambda;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.backbone.platform.core.Problem;

/// An error as `application/problem+json` (RFC 9457): `status`, `title`, `detail` for a person
/// (where there is one thing to say), and `errors[]`, each with a JSON `pointer` (RFC 6901), a
/// `code` that stays, and a `detail` in the caller's language.
public final class ProblemReply {
  private ProblemReply() {}

  /// The answer to a request with `problems`.
  ///
  /// @param title what went wrong as a whole, in the caller's language
  /// @param words the words of one problem in the caller's language
  public static Reply of(
      int status, String title, List<Problem> problems, Function<Problem, String> words) {
    return of(status, title, problems, words, Map.of());
  }

  /// The same with members of our own.
  ///
  /// @param more members beside those of RFC 9457
  public static Reply of(
      int status,
      String title,
      List<Problem> problems,
      Function<Problem, String> words,
      Map<String, ?> more) {
    var errors =
        problems.stream()
            .map(
                problem ->
                    Map.of(
                        "pointer", problem.field().isEmpty() ? "" : "/" + problem.field(),
                        "code", problem.code(),
                        "detail", words.apply(problem)))
            .toList();
    var body = new LinkedHashMap<String, Object>();
    body.put("status", status);
    body.put("title", title);
    if (problems.size() == 1) {
      body.put("detail", words.apply(problems.getFirst()));
    }
    body.put("errors", errors);
    body.putAll(more);
    return Reply.of(
        status, "application/problem+json", Json.write(body).getBytes(StandardCharsets.UTF_8));
  }
}
