package org.backbone.runner.page;

/// Where in the stack's own pages one is, for the masthead to say so.
public enum LocalSection {
  /// What runs here.
  HOME,
  /// Messages that were sent.
  MAIL,
  /// Calls of functions.
  LOG,
  /// What no retry could do.
  FAILURES,
  /// A page that the masthead does not lead to.
  ELSEWHERE
}
