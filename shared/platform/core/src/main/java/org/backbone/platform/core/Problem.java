package org.backbone.platform.core;

import java.util.List;

/// Something wrong with what somebody sent: the field it is about (a form's field name, or a JSON
/// pointer without its first slash), a code that every language has words for, and what those
/// words need.
public record Problem(String field, String code, List<String> arguments) {
  /// Copies the arguments.
  public Problem {
    arguments = List.copyOf(arguments);
  }

  /// A problem whose words need `arguments`.
  public static Problem of(String field, String code, String... arguments) {
    return new Problem(field, code, List.of(arguments));
  }
}
