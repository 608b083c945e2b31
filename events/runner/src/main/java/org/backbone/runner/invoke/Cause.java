package org.backbone.runner.invoke;

import java.util.Optional;

/// Why a function is called.
///
/// @param trigger what the template calls it: `GET /desk`, `schedule Tick`, `stream NewMail`, …
/// @param invocation the invocation that led to this one, where it is known
public record Cause(String trigger, Optional<String> invocation) {
  /// A trigger from outside: nothing here led to it.
  public static Cause of(String trigger) {
    return new Cause(trigger, Optional.empty());
  }

  /// A trigger that an invocation led to.
  public static Cause of(String trigger, String invocation) {
    return new Cause(trigger, Optional.of(invocation));
  }
}
