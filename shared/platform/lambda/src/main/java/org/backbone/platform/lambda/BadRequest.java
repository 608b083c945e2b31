package org.backbone.platform.lambda;

import java.util.List;
import org.backbone.platform.core.Problem;

/// A request that cannot be read as what its route takes. [Routes] answers it with its status and
/// problems, as a page or as `application/problem+json`; no other exception is an answer.
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> problems;

  /// An answer of `status` (400 to 499) for one problem.
  public BadRequest(int status, Problem problem) {
    super(problem.code());
    this.status = status;
    this.problems = List.of(problem);
  }

  /// The HTTP status, 400 to 499.
  public int status() {
    return status;
  }

  /// What is wrong.
  public List<Problem> problems() {
    return problems;
  }
}
