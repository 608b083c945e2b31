package org.backbone.runner.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.backbone.platform.core.Ids;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;
import org.backbone.runner.jte.StaticTemplates;
import org.backbone.runner.jte.Templates;
import org.backbone.runner.page.LocalLayout;
import org.backbone.runner.page.LocalSection;

/// An OpenID Connect issuer for staff personas, under `/_local/identity`: discovery, keys,
/// authorization by code with PKCE, tokens shaped as Cognito's. It asks for no password, so it
/// serves this machine alone, and never in Lambda.
///
/// To a browser it is another site than the network, as Cognito is: the same machine by another
/// name. What a browser does between two sites, it does here too.
public final class Identity {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final String BASE = "/_local/identity";
  // Whoever has this machine may have a token for a working day; who signs in gets what the
  // template's pool would give.
  private static final Duration HANDED_OUT = Duration.ofHours(8);
  private static final Duration SHORT = Duration.ofMinutes(15);
  private static final Duration REFRESH = Duration.ofHours(12);
  private static final Duration CODE = Duration.ofMinutes(2);
  private static final String CHOSEN = "backbone_persona";

  /// What a code stands for, until it is used.
  private record Grant(
      Persona persona, String redirect, String challenge, String nonce, Instant until) {}

  private final String publicUrl;
  private final String audience;
  private final SigningKey key;
  private final InstantSource clock;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  /// An issuer whose key is kept in the folder.
  ///
  /// @param publicUrl where the stack answers
  /// @param audience the one client that it knows
  /// @param said takes a sentence about a key that cannot be read
  public Identity(
      Path folder, String publicUrl, String audience, InstantSource clock, Consumer<String> said)
      throws IOException {
    if (System.getenv("AWS_LAMBDA_FUNCTION_NAME") != null) {
      throw new IllegalStateException("the local identity issuer does not run in Lambda");
    }
    this.publicUrl = publicUrl;
    this.audience = audience;
    this.key = SigningKey.keptIn(folder.resolve("staff-key.json"), said);
    this.clock = clock;
  }

  /// The issuer's name, for `StaffIssuer`.
  public static String issuer(String publicUrl) {
    return publicUrl.replace("//127.0.0.1", "//localhost") + BASE;
  }

  /// Where one signs in as somebody without being asked.
  public static String signInAs(String publicUrl, Persona persona) {
    return issuer(publicUrl) + "/as/" + persona.id();
  }

  /// A staff member's access token.
  public String accessToken(Persona persona) {
    return accessToken(persona, HANDED_OUT);
  }

  private String accessToken(Persona persona, Duration lasts) {
    return key.sign(
        claims(persona, lasts)
            .claim("token_use", "access")
            .claim("client_id", audience)
            .claim("scope", "openid backbone/staff")
            .claim("username", persona.id())
            .claim("cognito:groups", List.of(persona.group()))
            .build());
  }

  /// Adds the issuer's endpoints.
  public void addTo(LocalPages pages) {
    pages
        .on("GET " + BASE + "/.well-known/openid-configuration", e -> e.json(200, discovery()))
        .on(
            "GET " + BASE + "/.well-known/jwks.json",
            e -> e.json(200, JSON.readTree(key.published().toString())))
        .on("GET " + BASE + "/authorize", this::authorize)
        .on("POST " + BASE + "/authorize", this::choose)
        .on("POST " + BASE + "/token", this::token)
        .on("GET " + BASE + "/as/{persona}", this::signInAs)
        .on("GET " + BASE + "/sign-out", this::signOut);
  }

  private JsonNode discovery() {
    var issuer = issuer(publicUrl);
    var json = JSON.createObjectNode();
    json.put("issuer", issuer);
    json.put("authorization_endpoint", issuer + "/authorize");
    json.put("token_endpoint", issuer + "/token");
    json.put("end_session_endpoint", issuer + "/sign-out");
    json.put("jwks_uri", issuer + "/.well-known/jwks.json");
    json.putArray("response_types_supported").add("code");
    json.putArray("grant_types_supported").add("authorization_code").add("refresh_token");
    json.putArray("subject_types_supported").add("public");
    json.putArray("id_token_signing_alg_values_supported").add("RS256");
    json.putArray("scopes_supported").add("openid").add("backbone/staff");
    json.putArray("code_challenge_methods_supported").add("S256");
    json.putArray("token_endpoint_auth_methods_supported").add("none");
    return json;
  }

  /// What a client asks for.
  private record Wish(
      String clientId,
      String redirect,
      String responseType,
      String state,
      String challenge,
      String method,
      String nonce) {
    static Wish of(Function<String, Optional<String>> value) {
      return new Wish(
          value.apply("client_id").orElse(""),
          value.apply("redirect_uri").orElse(""),
          value.apply("response_type").orElse(""),
          value.apply("state").orElse(""),
          value.apply("code_challenge").orElse(""),
          value.apply("code_challenge_method").orElse(""),
          value.apply("nonce").orElse(""));
    }

    Map<String, String> fields() {
      var fields = new LinkedHashMap<String, String>();
      fields.put("client_id", clientId);
      fields.put("redirect_uri", redirect);
      fields.put("response_type", responseType);
      fields.put("state", state);
      fields.put("code_challenge", challenge);
      fields.put("code_challenge_method", method);
      fields.put("nonce", nonce);
      return fields;
    }
  }

  private Optional<String> wrong(Wish wish) {
    if (!wish.clientId().equals(audience)) {
      return Optional.of("client_id must be " + audience);
    }
    if (!wish.redirect().startsWith(publicUrl + "/")) {
      return Optional.of("redirect_uri must begin with " + publicUrl + "/");
    }
    if (!wish.responseType().equals("code")) {
      return Optional.of("response_type must be code");
    }
    return wish.method().equals("S256") && !wish.challenge().isEmpty()
        ? Optional.empty()
        : Optional.of("PKCE is required: code_challenge with code_challenge_method S256");
  }

  private void authorize(LocalExchange exchange) throws IOException {
    var wish = Wish.of(exchange::query);
    var wrong = wrong(wish);
    var chosen = exchange.cookie(CHOSEN).flatMap(Persona::of);
    if (wrong.isPresent()) {
      exchange.text(400, wrong.get());
    } else if (chosen.isPresent()) {
      exchange.with("Set-Cookie", CHOSEN + "=; Path=" + BASE + "; Max-Age=0");
      exchange.seeOther(grant(wish, chosen.get()));
    } else {
      exchange.html(
          200,
          LocalLayout.html(
              "Sign in",
              LocalSection.ELSEWHERE,
              TEMPLATES.choosePersona(BASE + "/authorize", wish.fields(), Persona.staff())));
    }
  }

  private void choose(LocalExchange exchange) throws IOException {
    var form = exchange.form();
    var wish = Wish.of(name -> Optional.ofNullable(form.get(name)));
    var persona = Persona.of(form.getOrDefault("persona", ""));
    var wrong = wrong(wish);
    if (wrong.isPresent() || persona.isEmpty()) {
      exchange.text(400, wrong.orElse("persona must be one of the staff's"));
    } else {
      exchange.seeOther(grant(wish, persona.get()));
    }
  }

  // A link on /_local: the choice is made before the console sends the browser here.
  private void signInAs(LocalExchange exchange) throws IOException {
    var persona = Persona.of(exchange.parameter("persona"));
    if (persona.isEmpty()) {
      exchange.text(404, "no such persona");
      return;
    }
    // The choice is kept where the issuer is, by whichever name somebody came here.
    var here = URI.create(issuer(publicUrl)).getAuthority();
    if (!exchange.header("Host").orElse("").equals(here)) {
      exchange.seeOther(signInAs(publicUrl, persona.get()));
      return;
    }
    exchange.with(
        "Set-Cookie",
        CHOSEN
            + "="
            + persona.get().id()
            + "; Path="
            + BASE
            + "; Max-Age=60; HttpOnly; SameSite=Lax");
    exchange.seeOther(publicUrl + "/console/sign-in");
  }

  private String grant(Wish wish, Persona persona) {
    grants.values().removeIf(grant -> grant.until().isBefore(clock.instant()));
    var code = Ids.token();
    grants.put(
        code,
        new Grant(
            persona, wish.redirect(), wish.challenge(), wish.nonce(), clock.instant().plus(CODE)));
    return wish.redirect()
        + (wish.redirect().contains("?") ? "&" : "?")
        + "code="
        + code
        + "&state="
        + URLEncoder.encode(wish.state(), StandardCharsets.UTF_8);
  }

  private void token(LocalExchange exchange) throws IOException {
    var form = exchange.form();
    if (!form.getOrDefault("client_id", "").equals(audience)) {
      exchange.json(400, error("invalid_client"));
      return;
    }
    switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" -> {
        var grant = Optional.ofNullable(grants.remove(form.getOrDefault("code", "")));
        if (grant.isEmpty() || !fits(grant.get(), form)) {
          exchange.json(400, error("invalid_grant"));
        } else {
          var tokens = tokens(grant.get().persona(), grant.get().nonce());
          exchange.json(200, tokens.put("refresh_token", refreshToken(grant.get().persona())));
        }
      }
      case "refresh_token" -> {
        var persona = refreshed(form.getOrDefault("refresh_token", ""));
        exchange.json(
            persona.isPresent() ? 200 : 400,
            persona.map(each -> tokens(each, "")).orElseGet(() -> error("invalid_grant")));
      }
      default -> exchange.json(400, error("unsupported_grant_type"));
    }
  }

  // Signed, and not remembered: a restart signs nobody out.
  private String refreshToken(Persona persona) {
    return key.sign(
        claims(persona, REFRESH)
            .claim("token_use", "refresh")
            .claim("client_id", audience)
            .build());
  }

  private Optional<Persona> refreshed(String token) {
    return key.read(token)
        .filter(claims -> "refresh".equals(claims.getClaim("token_use")))
        .filter(claims -> claims.getExpirationTime().toInstant().isAfter(clock.instant()))
        .flatMap(claims -> Persona.of(claims.getSubject()));
  }

  // It remembers nobody, so there is nobody to forget.
  private void signOut(LocalExchange exchange) {
    exchange.seeOther(
        exchange
            .query("logout_uri")
            .filter(address -> address.startsWith(publicUrl + "/"))
            .orElse(publicUrl + "/_local"));
  }

  private boolean fits(Grant grant, Map<String, String> form) {
    return grant.until().isAfter(clock.instant())
        && grant.redirect().equals(form.get("redirect_uri"))
        && grant.challenge().equals(challenge(form.getOrDefault("code_verifier", "")));
  }

  private ObjectNode tokens(Persona persona, String nonce) {
    var id =
        claims(persona, SHORT)
            .claim("token_use", "id")
            .audience(audience)
            .claim("name", persona.name())
            .claim("email", persona.email())
            .claim("cognito:groups", List.of(persona.group()))
            .claim("nonce", nonce.isEmpty() ? null : nonce)
            .build();
    var json = JSON.createObjectNode();
    json.put("access_token", accessToken(persona, SHORT));
    json.put("id_token", key.sign(id));
    json.put("token_type", "Bearer");
    json.put("expires_in", SHORT.toSeconds());
    return json;
  }

  private JWTClaimsSet.Builder claims(Persona persona, Duration lasts) {
    var now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer(publicUrl))
        .subject(persona.id())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(lasts)))
        .jwtID(UUID.randomUUID().toString());
  }

  private static ObjectNode error(String code) {
    return JSON.createObjectNode().put("error", code);
  }

  private static String challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
