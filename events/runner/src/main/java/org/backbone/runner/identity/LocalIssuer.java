package org.backbone.runner.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.domain.Digest;
import org.backbone.domain.Ids;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;

/// An OpenID Connect issuer for staff, as a Cognito user pool is one: discovery document, keys,
/// an authorization endpoint (code with PKCE, RFC 7636) whose page offers personas instead of
/// asking for a password, and a token endpoint. It listens where the local stack does, and
/// nowhere else.
public final class LocalIssuer {
  /// Where it answers, below the stack's own address.
  public static final String PATH = "/_local/identity";

  /// The scope that staff routes ask for.
  public static final String SCOPE = "backbone/staff";

  private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);
  private static final Duration CODE_LIFETIME = Duration.ofMinutes(5);
  private static final JsonMapper JSON = new JsonMapper();

  private final String issuer;
  private final String publicUrl;
  private final String audience;
  private final RSAKey key;
  private final InstantSource clock;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  private record Grant(Persona persona, String redirect, String challenge, Instant until) {}

  /// An issuer of the stack at `publicUrl`, for the client `audience`, its key kept in `folder`.
  public LocalIssuer(String publicUrl, String audience, Path folder, InstantSource clock)
      throws IOException {
    this.publicUrl = publicUrl;
    this.issuer = publicUrl + PATH;
    this.audience = audience;
    this.key = SigningKey.in(folder);
    this.clock = clock;
  }

  /// The issuer's name, which tokens carry.
  public String issuer() {
    return issuer;
  }

  /// The public key, as the authorizer takes it.
  public JWKSet keys() {
    return new JWKSet(key).toPublicJWKSet();
  }

  /// An access token of the persona, good for half a day.
  public String token(Persona persona) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(persona.id())
            .claim("client_id", audience)
            .claim("scope", "openid email " + SCOPE)
            .claim("token_use", "access")
            .claim("username", persona.id())
            .claim("email", persona.email())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(TOKEN_LIFETIME)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    var jwt = new SignedJWT(header, claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the local issuer cannot sign", e);
    }
    return jwt.serialize();
  }

  /// Puts the endpoints among the stack's pages.
  public void register(LocalPages pages) {
    pages
        .on("GET " + PATH + "/.well-known/openid-configuration", this::discovery)
        .on("GET " + PATH + "/.well-known/jwks.json", exchange -> exchange.json(200, jwks()))
        .on("GET " + PATH + "/authorize", this::offerPersonas)
        .on("POST " + PATH + "/authorize", this::signIn)
        .on("POST " + PATH + "/token", this::exchangeCode)
        .on("GET " + PATH + "/logout", exchange -> exchange.seeOther(publicUrl + "/"));
  }

  private JsonNode jwks() {
    return JSON.valueToTree(keys().toJSONObject());
  }

  private void discovery(LocalExchange exchange) throws IOException {
    var document = JSON.createObjectNode();
    document.put("issuer", issuer);
    document.put("authorization_endpoint", issuer + "/authorize");
    document.put("token_endpoint", issuer + "/token");
    document.put("end_session_endpoint", issuer + "/logout");
    document.put("jwks_uri", issuer + "/.well-known/jwks.json");
    document.putArray("response_types_supported").add("code");
    document.putArray("subject_types_supported").add("public");
    document.putArray("id_token_signing_alg_values_supported").add("RS256");
    document.putArray("code_challenge_methods_supported").add("S256");
    document.putArray("scopes_supported").add("openid").add("email").add(SCOPE);
    exchange.json(200, document);
  }

  private void offerPersonas(LocalExchange exchange) throws IOException {
    var fault = faultOf(exchange.query("client_id"), exchange.query("redirect_uri"));
    if (fault.isPresent()) {
      exchange.text(400, fault.get());
      return;
    }
    exchange.html(
        200,
        PersonaPage.html(
            Map.of(
                "client_id", exchange.query("client_id").orElse(""),
                "redirect_uri", exchange.query("redirect_uri").orElse(""),
                "state", exchange.query("state").orElse(""),
                "code_challenge", exchange.query("code_challenge").orElse(""))));
  }

  private void signIn(LocalExchange exchange) throws IOException {
    var form = exchange.form();
    var redirect = form.getOrDefault("redirect_uri", "");
    var fault = faultOf(Optional.ofNullable(form.get("client_id")), Optional.of(redirect));
    var persona = Persona.of(form.getOrDefault("persona", ""));
    if (fault.isPresent() || persona.isEmpty()) {
      exchange.text(400, fault.orElse("Choose one of the personas."));
      return;
    }
    var now = clock.instant();
    grants.values().removeIf(grant -> grant.until().isBefore(now));
    var code = Ids.token();
    var challenge = form.getOrDefault("code_challenge", "");
    grants.put(code, new Grant(persona.get(), redirect, challenge, now.plus(CODE_LIFETIME)));
    var state = form.getOrDefault("state", "");
    exchange.seeOther(redirect + "?code=" + code + "&state=" + encode(state));
  }

  private void exchangeCode(LocalExchange exchange) throws IOException {
    var form = exchange.form();
    var grant = grants.remove(form.getOrDefault("code", ""));
    var good =
        grant != null
            && grant.until().isAfter(clock.instant())
            && form.getOrDefault("grant_type", "").equals("authorization_code")
            && form.getOrDefault("redirect_uri", "").equals(grant.redirect())
            && provesChallenge(form.getOrDefault("code_verifier", ""), grant.challenge());
    if (!good) {
      exchange.json(400, JSON.createObjectNode().put("error", "invalid_grant"));
      return;
    }
    var answer = JSON.createObjectNode();
    answer.put("access_token", token(grant.persona()));
    answer.put("token_type", "Bearer");
    answer.put("expires_in", TOKEN_LIFETIME.toSeconds());
    exchange.json(200, answer);
  }

  // A code goes nowhere but back to the stack.
  private Optional<String> faultOf(Optional<String> client, Optional<String> redirect) {
    if (!client.equals(Optional.of(audience))) {
      return Optional.of("client_id is not " + audience + ".");
    }
    var isOurs =
        redirect
            .filter(uri -> uri.startsWith(publicUrl + "/"))
            .filter(uri -> URI.create(publicUrl).getPort() == portOf(uri))
            .isPresent();
    return isOurs ? Optional.empty() : Optional.of("redirect_uri is not below " + publicUrl + ".");
  }

  private static int portOf(String uri) {
    try {
      return URI.create(uri).getPort();
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  private static boolean provesChallenge(String verifier, String challenge) {
    var digest = Digest.newSha256().digest(verifier.getBytes(StandardCharsets.US_ASCII));
    var proven = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    return !challenge.isEmpty()
        && MessageDigest.isEqual(
            proven.getBytes(StandardCharsets.US_ASCII),
            challenge.getBytes(StandardCharsets.US_ASCII));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
