package org.backbone.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A function as the template declares it.
///
/// @param id its logical id
/// @param name its folder under `functions/`
/// @param environment its own variables
/// @param concurrency how many invocations may run at once, if that is limited
/// @param grants what its role may do; what no statement allows is refused
/// @param async how often an event that nobody waits for is tried
public record LambdaFunction(
    String id,
    String name,
    Place place,
    Path zip,
    String handler,
    Map<String, Variable> environment,
    Duration timeout,
    int memory,
    OptionalInt concurrency,
    List<Grant> grants,
    List<Trigger> triggers,
    Retry async) {
  /// A variable's value, and where it is said.
  public record Variable(String value, Place place) {}

  /// Whether its role lets it call another function.
  public boolean mayCall(LambdaFunction other) {
    return grants.stream()
        .filter(grant -> grant.actions().contains("lambda:InvokeFunction"))
        .flatMap(grant -> grant.resources().stream())
        .anyMatch(arn -> arn.endsWith(":function:" + other.id()));
  }

  /// Its triggers of one kind.
  public <T extends Trigger> Stream<T> triggers(Class<T> kind) {
    return triggers.stream().filter(kind::isInstance).map(kind::cast);
  }
}
