package org.backbone.access.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.console.Staff;

/// Staff sign in at the issuer: authorization code with PKCE (RFC 7636). What must be remembered
/// meanwhile stays in the browser, in a cookie that no script reads.
public final class StaffSignIn {
  private static final String TOKEN = "backbone_staff";
  private static final String PENDING = "backbone_staff_sign_in";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String HOME = "/console";

  private final Issuer issuer;
  private final StaffTokens tokens;
  private final String audience;
  private final String publicUrl;

  public StaffSignIn(Issuer issuer, StaffTokens tokens, String audience, String publicUrl) {
    this.issuer = issuer;
    this.tokens = tokens;
    this.audience = audience;
    this.publicUrl = publicUrl;
  }

  /// Who asks, by the token in their cookie or their header.
  public Optional<Staff> staff(Request request, Instant now) {
    return request
        .bearer()
        .or(() -> request.cookie(TOKEN))
        .flatMap(token -> tokens.verify(token, now))
        .map(StaffTokens.Known::staff);
  }

  /// Sends the browser to the issuer, and remembers where it wanted to go.
  public Reply begin(Request request) {
    var state = Ids.token();
    var verifier = Ids.token();
    var address =
        issuer.authorizationAddress(
            Map.of(
                "response_type",
                "code",
                "client_id",
                audience,
                "redirect_uri",
                callback(),
                "scope",
                "openid " + StaffTokens.SCOPE,
                "state",
                state,
                "code_challenge",
                challenge(verifier),
                "code_challenge_method",
                "S256"));
    var pending = state + "." + verifier + "." + encoded(request.query().text("to"));
    return Reply.seeOther(address).withCookie(cookie(PENDING, pending, PATIENCE));
  }

  /// The browser is back from the issuer: nothing if it was not we who sent it, or if the issuer
  /// says no.
  public Optional<Reply> finish(Request request, Instant now) {
    var pending = request.cookie(PENDING).orElse("").split("\\.", -1);
    var state = request.query().text("state");
    var code = request.query().text("code");
    if (pending.length != 3 || state.isEmpty() || code.isEmpty() || !same(pending[0], state)) {
      return Optional.empty();
    }
    return issuer
        .exchange(
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                audience,
                "redirect_uri",
                callback(),
                "code",
                code,
                "code_verifier",
                pending[1]))
        .flatMap(
            token ->
                tokens.verify(token, now).map(known -> signedIn(token, known, now, pending[2])));
  }

  /// Forgets the token.
  public Reply end() {
    return Reply.seeOther("/").withCookie(cookie(TOKEN, "", Duration.ZERO));
  }

  private Reply signedIn(String token, StaffTokens.Known known, Instant now, String to) {
    return Reply.seeOther(ours(decoded(to)))
        .withCookie(cookie(TOKEN, token, Duration.between(now, known.until())))
        .withCookie(cookie(PENDING, "", Duration.ZERO));
  }

  /// A page of the console as it was asked for, else its first: never an address elsewhere, and
  /// nothing that no header can hold.
  public static String ours(String to) {
    return to.matches("/console(/[A-Za-z0-9_/-]*)?") ? to : HOME;
  }

  private String callback() {
    return publicUrl + "/console/callback";
  }

  private String cookie(String name, String value, Duration age) {
    return name
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
        + age.toSeconds()
        + (publicUrl.startsWith("https:") ? "; Secure" : "");
  }

  private static String challenge(String verifier) {
    var digest = Digest.newSha256().digest(verifier.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  private static String encoded(String text) {
    var fitting = text.length() <= 200 ? text : "";
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(fitting.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return HOME;
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
