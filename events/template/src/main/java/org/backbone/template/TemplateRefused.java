package org.backbone.template;

import java.util.List;

/// The template says things that are unknown here; every one is named with its line.
public final class TemplateRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /// Refuses for these problems, each beginning with its `file:line`.
  public TemplateRefused(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /// The problems, in the template's order.
  public List<String> problems() {
    return problems;
  }
}
