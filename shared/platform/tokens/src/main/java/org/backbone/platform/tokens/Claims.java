package org.backbone.platform.tokens;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a verified token says.
///
/// @param values as in the token's JSON
public record Claims(Map<String, Object> values) {
  /// A claim that is text.
  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /// A claim that is a list of texts; one text counts as a list of one, and any other claim as
  /// none.
  public List<String> texts(String name) {
    return switch (values.get(name)) {
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case String one -> List.of(one);
      case null, default -> List.of();
    };
  }

  /// The scopes, from a text named `scope`, or from a list or text named `scp`.
  public List<String> scopes() {
    var scopes = values.get("scope") == null ? values.get("scp") : values.get("scope");
    return switch (scopes) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> Arrays.asList(scopes.toString().split(" ", -1));
    };
  }

  /// A time, which the token tells in seconds.
  Optional<Instant> time(String name) {
    return values.get(name) instanceof Number seconds
        ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
        : Optional.empty();
  }

  /// When the token ends; a verified one does.
  public Instant until() {
    return time("exp").orElseThrow();
  }

  // Cognito's access tokens name the client in client_id and have no audience.
  List<String> audiences() {
    return switch (values.get("aud")) {
      case null -> text("client_id").stream().toList();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Object one -> List.of(one.toString());
    };
  }
}
