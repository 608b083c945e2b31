package org.backbone.access.staff;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.tokens.TokenVerifier;

/// Knows staff by their token, as the HTTP API's own authorizer does: one of the issuer's, with the
/// scope of staff.
public final class StaffTokens {
  /// The scope that makes a token one of staff.
  public static final String SCOPE = "backbone/staff";

  /// The claim in which Cognito names somebody's groups.
  static final String GROUPS = "cognito:groups";

  // The issuer's clock may be a little ahead of ours.
  private static final Duration SKEW = Duration.ofSeconds(30);

  private final TokenVerifier tokens;

  public StaffTokens(String issuer, String audience, JWKSource<SecurityContext> keys) {
    this.tokens = new TokenVerifier(issuer, List.of(audience), SKEW, keys);
  }

  /// Staff, the issuer's groups that they are in, and when their token expires.
  record Known(Staff staff, Set<String> groups, Instant until) {}

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
                        subject -> {
                          var groups = Set.copyOf(claims.texts(GROUPS));
                          return new Known(
                              staff(subject, name(claims::text, subject), groups),
                              groups,
                              claims.until());
                        }));
  }

  /// What the issuer's identity token calls somebody; nothing for a token that is not good.
  /// Cognito's access token knows no name.
  Optional<String> nameIn(String identityToken, Instant now) {
    return tokens.verify(identityToken, now).map(claims -> name(claims::text, ""));
  }

  /// Somebody whom the issuer has in these groups; what is no role of ours counts for nothing.
  static Staff staff(String subject, String name, Collection<String> groups) {
    var roles = EnumSet.noneOf(Role.class);
    groups.forEach(group -> Role.of(group).ifPresent(roles::add));
    return new Staff(subject, name, roles);
  }

  /// What somebody is called, by whatever their token has of it.
  static String name(Function<String, Optional<String>> claim, String otherwise) {
    return List.of("name", "email", "username").stream()
        .flatMap(each -> claim.apply(each).stream())
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse(otherwise);
  }
}
