package org.backbone.runner.faults;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.runner.host.Permits;
import org.backbone.runner.host.iam.Need;
import org.backbone.runner.host.iam.Policy;
import org.backbone.template.Grant;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Template;

/// What a template grants to its functions, beside what they needed.
///
/// @param needs what each of them needed, while all that they do was done once
record Permissions(Template template, Collection<Needed> needs) {
  /// The smallest thing that a statement grants.
  ///
  /// @param key empty where it is for every key
  private record Granted(String action, String resource, String key) {
    boolean covers(Need need) {
      return need.action().equals(action)
          && Policy.like(resource, need.resource())
          && (key.isEmpty() || need.leadingKeys().stream().anyMatch(one -> Policy.like(key, one)));
    }

    @Override
    public String toString() {
      return (action + " " + resource + " " + key).strip();
    }
  }

  /// The same template, with everything granted to everybody.
  static Template open(Template declared) {
    return new Template(
        declared.file(),
        declared.parameters(),
        declared.functions().stream().map(Permissions::open).toList(),
        declared.api(),
        declared.tables(),
        declared.buckets(),
        declared.queues(),
        declared.unemulated());
  }

  private static LambdaFunction open(LambdaFunction declared) {
    var everything = List.of("*");
    return new LambdaFunction(
        declared.id(),
        declared.name(),
        declared.place(),
        declared.zip(),
        declared.handler(),
        declared.environment(),
        declared.timeout(),
        declared.memory(),
        declared.concurrency(),
        List.of(new Grant("", declared.place(), everything, everything, List.of())),
        declared.triggers(),
        declared.async());
  }

  /// What was needed and is not granted.
  TreeSet<String> missing() {
    var missing = new TreeSet<String>();
    for (var function : template.functions()) {
      var policy = Permits.policy(template, function);
      needs(function)
          .filter(need -> !policy.allows(need))
          .forEach(
              need ->
                  missing.add(
                      "%s: %s %s %s"
                          .formatted(
                              function.id(),
                              need.action(),
                              need.resource(),
                              need.leadingKeys().stream()
                                  .map(key -> key.replaceFirst("#.*", "#*"))
                                  .distinct()
                                  .collect(Collectors.joining(" ")))
                          .strip()));
    }
    return missing;
  }

  /// What is granted and was not needed.
  TreeSet<String> unused() {
    var unused = new TreeSet<String>();
    for (var function : template.functions()) {
      var needed = needs(function).toList();
      granted(function)
          .filter(granted -> needed.stream().noneMatch(granted::covers))
          .forEach(granted -> unused.add(function.id() + ": " + granted));
    }
    return unused;
  }

  private Stream<Need> needs(LambdaFunction function) {
    return needs.stream()
        .filter(needed -> needed.function().equals(function.name()))
        .map(Needed::need);
  }

  private static Stream<Granted> granted(LambdaFunction function) {
    return function.grants().stream()
        .flatMap(
            grant -> {
              var keys = grant.leadingKeys().isEmpty() ? List.of("") : grant.leadingKeys();
              return grant.actions().stream()
                  .flatMap(
                      action ->
                          grant.resources().stream()
                              .flatMap(
                                  resource ->
                                      keys.stream()
                                          .map(key -> new Granted(action, resource, key))));
            });
  }
}
