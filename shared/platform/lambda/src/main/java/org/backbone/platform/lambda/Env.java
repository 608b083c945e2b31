package org.backbone.platform.lambda;

import java.util.Map;

/// A function's settings, from its environment. Read in a handler's no-argument constructor only:
/// a missing name then fails the first start of a deployment and not the hundredth request.
public final class Env {
  private final Map<String, String> variables;

  private Env(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /// The process's environment.
  public static Env system() {
    return new Env(System.getenv());
  }

  /// These variables, for tests.
  public static Env of(Map<String, String> variables) {
    return new Env(variables);
  }

  /// The value of `name`, or an [IllegalStateException] that names it.
  public String require(String name) {
    var value = variables.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("the environment lacks " + name);
    }
    return value;
  }

  /// The whole number that `name` holds, or an [IllegalStateException] that names it.
  public int requireInt(String name) {
    var value = require(name);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(name + " is no whole number: " + value, e);
    }
  }
}
