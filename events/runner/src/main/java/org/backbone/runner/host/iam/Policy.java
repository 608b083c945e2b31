package org.backbone.runner.host.iam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one function may do.
///
/// @param caller the ARN that a refusal names it by
/// @param grants the statements of its role
/// @param partitionKeys the partition key's name of each table and index, by ARN
public record Policy(String caller, List<Grant> grants, Map<String, String> partitionKeys) {
  /// The file that holds a function's policy, beside its classes.
  public static final String FILE = "policy.tsv";

  private static final String LIST = " ";

  /// What one statement allows; `*` and `?` stand for others.
  ///
  /// @param leadingKeys the partition keys that it is for; empty: every one
  public record Grant(List<String> actions, List<String> resources, List<String> leadingKeys) {
    // IAM's ForAllValues holds where there is no value at all.
    boolean allows(Need need) {
      return like(actions, need.action())
          && like(resources, need.resource())
          && (leadingKeys.isEmpty()
              || need.leadingKeys().stream().allMatch(key -> like(leadingKeys, key)));
    }
  }

  /// The policy of the function that this class was loaded for.
  static Policy beside(Class<?> type) {
    try (var in = type.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no " + FILE + " beside the function");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads what [#text()] has written.
  public static Policy of(String text) {
    var lines = text.lines().map(line -> List.of(line.split("\t", -1))).toList();
    return new Policy(
        lines.getFirst().get(1),
        lines.stream()
            .filter(line -> line.getFirst().equals("allow"))
            .map(line -> new Grant(list(line.get(1)), list(line.get(2)), list(line.get(3))))
            .toList(),
        lines.stream()
            .filter(line -> line.getFirst().equals("key"))
            .collect(Collectors.toMap(line -> line.get(1), line -> line.get(2))));
  }

  /// The policy in lines, each a word and values between tabs.
  public String text() {
    return Stream.of(
            Stream.of("caller\t" + caller),
            grants.stream()
                .map(
                    grant ->
                        String.join(
                            "\t",
                            "allow",
                            String.join(LIST, grant.actions()),
                            String.join(LIST, grant.resources()),
                            String.join(LIST, grant.leadingKeys()))),
            partitionKeys.entrySet().stream()
                .map(key -> "key\t" + key.getKey() + "\t" + key.getValue()))
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /// Whether a statement allows it.
  public boolean allows(Need need) {
    return grants.stream().anyMatch(grant -> grant.allows(need));
  }

  /// Whether a pattern is one for the value: `*` stands for anything, `?` for one character.
  public static boolean like(String pattern, String value) {
    return Pattern.matches(
        "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E", value);
  }

  private static boolean like(List<String> patterns, String value) {
    return patterns.stream().anyMatch(pattern -> like(pattern, value));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(LIST, -1));
  }
}
