package org.backbone.runner.invoke;

import java.util.Optional;

/// Why a function is called.
///
/// @param trigger what the template calls it: `GET /desk`, `schedule Tick`, `stream NewMail`,
/// `invoke by Clock`, …
/// @param invocation the invocation that led to this one, where it is known
public record Cause(String trigger, Optional<String> invocation) {
  private static final String BY_FUNCTION = "invoke by ";

  /// A trigger from outside: nothing here led to it.
  public static Cause of(String trigger) {
    return new Cause(trigger, Optional.empty());
  }

  /// Another function, in one of its invocations.
  public static Cause ofFunction(String functionId, String invocation) {
    return of(BY_FUNCTION + functionId, invocation);
  }

  /// Whether another function calls.
  public boolean isFunction() {
    return trigger.startsWith(BY_FUNCTION);
  }

  /// A trigger that an invocation led to.
  public static Cause of(String trigger, String invocation) {
    return new Cause(trigger, Optional.of(invocation));
  }
}
