package org.backbone.access.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.backbone.access.StaffSession;
import org.backbone.access.StaffSessionStore;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.console.Staff;

/// Staff sign in at the issuer: authorization code with PKCE (RFC 7636). What must be remembered
/// meanwhile stays in the browser, in a cookie that no script reads. Afterwards the browser has the
/// key to a session that is kept here, and no token: whoever signs out is out, and what the issuer
/// says of somebody counts for as long as its token does, and is then asked again (RFC 6749,
/// section 6).
public final class StaffSignIn {
  private static final String SESSION = "backbone_staff";
  private static final String PENDING = "backbone_staff_sign_in";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String HOME = "/console";

  private final Issuer issuer;
  private final StaffTokens tokens;
  private final StaffSessionStore sessions;
  private final String audience;
  private final String publicUrl;

  public StaffSignIn(
      Issuer issuer,
      StaffTokens tokens,
      StaffSessionStore sessions,
      String audience,
      String publicUrl) {
    this.issuer = issuer;
    this.tokens = tokens;
    this.sessions = sessions;
    this.audience = audience;
    this.publicUrl = publicUrl;
  }

  /// Who asks, by the session that their cookie is the key to, or by the token in their header.
  public Optional<Staff> staff(Request request, Instant now) {
    return request.bearer().isPresent()
        ? request.bearer().flatMap(token -> tokens.verify(token, now)).map(StaffTokens.Known::staff)
        : request.cookie(name(SESSION)).flatMap(key -> inSession(key, now));
  }

  private Optional<Staff> inSession(String key, Instant now) {
    return sessions
        .find(key, now)
        .flatMap(
            session ->
                now.isBefore(session.checkedUntil())
                    ? Optional.of(session)
                    : renewed(key, session, now))
        .map(session -> StaffTokens.staff(session.subject(), session.name(), session.groups()));
  }

  // Whom the issuer does not know any more is signed out here, too.
  private Optional<StaffSession> renewed(String key, StaffSession session, Instant now) {
    var given =
        Seal.opened(key, session.refresh())
            .flatMap(
                refresh ->
                    issuer.exchange(
                        Map.of(
                            "grant_type",
                            "refresh_token",
                            "client_id",
                            audience,
                            "refresh_token",
                            refresh)));
    var known =
        given
            .flatMap(each -> tokens.verify(each.access(), now))
            .filter(each -> each.staff().subject().equals(session.subject()));
    if (known.isEmpty()) {
      sessions.end(key);
      return Optional.empty();
    }
    var refresh = given.map(Issuer.Tokens::refresh).orElse("");
    var next =
        new StaffSession(
            session.subject(),
            session.name(),
            known.get().groups(),
            known.get().until(),
            refresh.isEmpty() ? session.refresh() : Seal.closed(key, refresh),
            session.until());
    return sessions.renew(key, next) ? Optional.of(next) : Optional.empty();
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
    var pending = request.cookie(name(PENDING)).orElse("").split("\\.", -1);
    var state = request.query().text("state");
    var code = request.query().text("code");
    if (pending.length != 3 || state.isEmpty() || code.isEmpty() || !same(pending[0], state)) {
      return Optional.empty();
    }
    var given =
        issuer.exchange(
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
                pending[1]));
    return given.flatMap(
        each ->
            tokens
                .verify(each.access(), now)
                .map(known -> signedIn(request, each, known, now, pending[2])));
  }

  /// Ends the session, if there is one.
  void end(Request request) {
    request.cookie(name(SESSION)).ifPresent(sessions::end);
  }

  /// Takes the key away from the browser.
  String noCookie() {
    return cookie(SESSION, "", Duration.ZERO);
  }

  /// Where the browser signs out at the issuer, to come back to the first page; nothing where the
  /// issuer has no such place. Cognito has names of its own for what OpenID Connect calls
  /// `post_logout_redirect_uri`.
  Optional<String> signOutAddress() {
    var back = publicUrl + "/";
    return issuer.signOutAddress(
        Map.of("client_id", audience, "logout_uri", back, "post_logout_redirect_uri", back));
  }

  // Each sign-in has a key of its own; the session that the browser had before is over.
  private Reply signedIn(
      Request request, Issuer.Tokens given, StaffTokens.Known known, Instant now, String to) {
    end(request);
    var key = Ids.token();
    var staff = known.staff();
    var latest = now.plus(StaffSession.LIFETIME);
    var session =
        new StaffSession(
            staff.subject(),
            tokens
                .nameIn(given.identity(), now)
                .filter(name -> !name.isEmpty())
                .orElse(staff.name()),
            known.groups(),
            known.until(),
            given.refresh().isEmpty() ? "" : Seal.closed(key, given.refresh()),
            given.refresh().isEmpty() ? known.until() : latest);
    sessions.start(key, session);
    return Reply.seeOther(ours(decoded(to)))
        .withCookie(cookie(SESSION, key, Duration.between(now, session.until())))
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

  // Over https the browser keeps it to this host and to https (`__Host-`, RFC 6265bis).
  private String name(String bare) {
    return isSecure() ? "__Host-" + bare : bare;
  }

  private boolean isSecure() {
    return publicUrl.startsWith("https:");
  }

  private String cookie(String bare, String value, Duration age) {
    return name(bare)
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
        + age.toSeconds()
        + (isSecure() ? "; Secure" : "");
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
