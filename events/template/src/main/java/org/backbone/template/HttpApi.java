package org.backbone.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The HTTP API and its authorizers.
///
/// @param defaultAuthorizer what routes have that name none
/// @param throttle of each route; empty: as the account has it
public record HttpApi(
    String id,
    Place place,
    Optional<String> defaultAuthorizer,
    Map<String, JwtAuthorizer> authorizers,
    Optional<Throttle> throttle) {
  /// How many requests a route takes.
  ///
  /// @param burst at once
  /// @param rate each second, in the long run
  public record Throttle(int burst, double rate) {}

  /// Accepts tokens of one issuer.
  ///
  /// @param scopes what a route asks for that names no scopes itself
  public record JwtAuthorizer(
      String name, Place place, String issuer, List<String> audience, List<String> scopes) {}
}
