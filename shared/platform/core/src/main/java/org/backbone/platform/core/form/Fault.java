package org.backbone.platform.core.form;

import java.util.List;

/// What is wrong with an answer: a problem's code, and what its words need.
public record Fault(String code, List<String> arguments) {
  /// Copies the arguments.
  public Fault {
    arguments = List.copyOf(arguments);
  }

  /// A fault whose words need `arguments`.
  public static Fault of(String code, String... arguments) {
    return new Fault(code, List.of(arguments));
  }
}
