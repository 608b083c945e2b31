package org.backbone.access.staff;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// An issuer with a real key, on a free port of this machine.
public final class LocalIssuer implements AutoCloseable {
  public static final String AUDIENCE = "backbone-console";

  private final HttpServer server;
  private final RSAKey key = rsa("key-1");
  private final List<RSAKey> published = new CopyOnWriteArrayList<>(List.of(key.toPublicJWK()));
  private final AtomicInteger looks = new AtomicInteger();
  private final Map<String, String> tokensByGrant = new ConcurrentHashMap<>();
  private final List<String> exchanges = new CopyOnWriteArrayList<>();

  public LocalIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", e -> answer(e, 200, discovery()));
    server.createContext(
        "/keys",
        e -> {
          looks.incrementAndGet();
          answer(e, 200, new JWKSet(List.copyOf(published)).toString());
        });
    server.createContext("/token", this::exchange);
    server.start();
  }

  public String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  RSAKey key() {
    return key;
  }

  int looks() {
    return looks.get();
  }

  public List<String> exchanges() {
    return exchanges;
  }

  void publish(RSAKey another) {
    published.add(another.toPublicJWK());
  }

  /// From now on the code stands for this token, and for nothing more.
  public void grant(String code, String token) {
    tokensByGrant.put("code=" + code, "{\"access_token\":\"%s\"}".formatted(token));
  }

  /// From now on the code stands for these tokens.
  public void grant(String code, String token, String identity, String refresh) {
    tokensByGrant.put(
        "code=" + code,
        "{\"access_token\":\"%s\",\"id_token\":\"%s\",\"refresh_token\":\"%s\"}"
            .formatted(token, identity, refresh));
  }

  /// From now on who shows what was given for refreshing gets this token.
  public void renew(String refresh, String token) {
    tokensByGrant.put("refresh_token=" + refresh, "{\"access_token\":\"%s\"}".formatted(token));
  }

  /// Nobody gets another token for it.
  public void revoke(String refresh) {
    tokensByGrant.remove("refresh_token=" + refresh);
  }

  /// A token that says who somebody is, and not what they may.
  public String identity(Instant now, String name) {
    return signed(
        claims(now)
            .audience(AUDIENCE)
            .claim("client_id", null)
            .claim("scope", null)
            .claim("name", name)
            .build());
  }

  /// The token of somebody whom the issuer has in these groups.
  public String token(Instant now, List<String> groups) {
    return token(now, groups.isEmpty() ? "nobody" : groups.getFirst(), groups);
  }

  /// The token of this person, whom the issuer has in these groups.
  public String token(Instant now, String subject, List<String> groups) {
    return signed(
        claims(now)
            .subject(subject)
            .claim(StaffTokens.GROUPS, groups.isEmpty() ? null : groups)
            .build());
  }

  /// The claims of a good token.
  JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(name())
        .subject("facilitator")
        .claim("client_id", AUDIENCE)
        .claim("scope", "openid " + StaffTokens.SCOPE)
        .claim(StaffTokens.GROUPS, List.of("facilitator"))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
  }

  public String token(Instant now) {
    return signed(claims(now).build());
  }

  String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  static String signed(JWTClaimsSet claims, RSAKey by) {
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
      jwt.sign(new RSASSASigner(by));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String discovery() {
    return "{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/authorize\",\"token_endpoint\":\"%1$s/token\",\"end_session_endpoint\":\"%1$s/logout\",\"jwks_uri\":\"%1$s/keys\"}"
        .formatted(name());
  }

  private void exchange(HttpExchange exchange) throws IOException {
    var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchanges.add(form);
    var tokens =
        tokensByGrant.entrySet().stream()
            .filter(granted -> ("&" + form + "&").contains("&" + granted.getKey() + "&"))
            .map(Map.Entry::getValue)
            .findFirst();
    if (tokens.isPresent()) {
      answer(exchange, 200, tokens.get());
    } else {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
