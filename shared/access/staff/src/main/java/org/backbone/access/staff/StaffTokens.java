package org.backbone.access.staff;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.tokens.TokenVerifier;

/// Knows staff by their token, as the HTTP API's own authorizer does: one of the issuer's, with the
/// scope of staff.
public final class StaffTokens {
  /// The scope that makes a token one of staff.
  public static final String SCOPE = "backbone/staff";

  // The issuer's clock may be a little ahead of ours.
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final TokenVerifier tokens;

  public StaffTokens(String issuer, String audience, JWKSource<SecurityContext> keys) {
    this.tokens = new TokenVerifier(issuer, List.of(audience), SKEW, keys);
  }

  /// Staff, and when their token expires.
  record Known(Staff staff, Instant until) {}

  /// Whose token it is, and until when; nothing for any token that is not one of staff's, now.
  Optional<Known> verify(String token, Instant now) {
    return tokens
        .verify(token, now)
        .filter(claims -> claims.scopes().contains(SCOPE))
        .flatMap(
            claims ->
                claims
                    .text("sub")
                    .filter(subject -> !subject.isEmpty())
                    .map(
                        subject ->
                            new Known(
                                new Staff(subject, name(claims::text, subject)), claims.until())));
  }

  /// What somebody is called. An access token of Cognito says their user name alone.
  static String name(Function<String, Optional<String>> claim, String subject) {
    return claim
        .apply("name")
        .or(() -> claim.apply("username"))
        .filter(name -> !name.isBlank())
        .orElse(subject);
  }
}
