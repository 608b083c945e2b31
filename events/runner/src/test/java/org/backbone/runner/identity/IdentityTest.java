package org.backbone.runner.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.backbone.platform.tokens.PublishedKeys;
import org.backbone.runner.http.FrontDoor;
import org.backbone.runner.http.LocalPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  // The pair of RFC 7636, appendix B.
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @TempDir Path folder;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private FrontDoor door;
  private String publicUrl;

  @BeforeEach
  void open() throws IOException {
    var pages = new LocalPages();
    door = FrontDoor.open(0, pages);
    publicUrl = "http://127.0.0.1:" + door.port();
    new Identity(folder, publicUrl, "backbone-local", InstantSource.system(), _ -> {}).addTo(pages);
  }

  @AfterEach
  void close() {
    door.close();
    client.close();
  }

  @Test
  void aPersonaGetsATokenByCodeAndPkceThatThePublishedKeysVerify() throws Exception {
    var code = code(choose("facilitator"));

    var tokens = exchange(code, VERIFIER);

    var access = SignedJWT.parse(tokens.path("access_token").asText());
    var key = published(access).getFirst();
    assertThat(access.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    assertThat(access.getJWTClaimsSet().getIssuer())
        .isEqualTo("http://localhost:" + door.port() + "/_local/identity");
    assertThat(access.getJWTClaimsSet().getStringListClaim("cognito:groups"))
        .containsExactly("facilitator");
    assertThat(access.getJWTClaimsSet().getSubject()).isEqualTo("facilitator");
    assertThat(access.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo("backbone-local");
    assertThat(access.getJWTClaimsSet().getStringClaim("scope")).contains("backbone/staff");
    var id = SignedJWT.parse(tokens.path("id_token").asText()).getJWTClaimsSet();
    assertThat(id.getAudience()).containsExactly("backbone-local");
    assertThat(id.getStringClaim("nonce")).isEqualTo("n-1");
  }

  @Test
  void aCodeIsGoodOnce() throws Exception {
    var code = code(choose("facilitator"));
    exchange(code, VERIFIER);

    assertThat(exchange(code, VERIFIER).path("error").asText()).isEqualTo("invalid_grant");
  }

  @Test
  void aCodeIsWorthNothingWithoutItsVerifier() throws Exception {
    assertThat(exchange(code(choose("facilitator")), "guess").path("error").asText())
        .isEqualTo("invalid_grant");
  }

  @Test
  void aCodeIsSentNowhereElse() throws Exception {
    var wish = wish();
    wish.put("redirect_uri", "https://evil.example/callback");

    assertThat(get("/_local/identity/authorize?" + encode(wish)).statusCode()).isEqualTo(400);
  }

  @Test
  void thePageOffersEveryPersona() throws Exception {
    var page = get("/_local/identity/authorize?" + encode(wish())).body();

    assertThat(page).contains("Facilitator", "Data analyst", "Administrator", CHALLENGE);
  }

  @Test
  void aPersonasLinkSignsInWithoutAQuestion() throws Exception {
    var otherSite = get("/_local/identity/as/data-analyst").headers().firstValue("location");
    var link = send(HttpRequest.newBuilder(URI.create(otherSite.orElseThrow())));
    var cookie = link.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");

    var answer =
        client.send(
            request("/_local/identity/authorize?" + encode(wish()))
                .header("Cookie", cookie)
                .build(),
            BodyHandlers.ofString());

    assertThat(otherSite)
        .contains("http://localhost:" + door.port() + "/_local/identity/as/data-analyst");
    assertThat(link.headers().firstValue("location")).contains(publicUrl + "/console/sign-in");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location").orElseThrow())
        .startsWith(publicUrl + "/console/callback?code=")
        .endsWith("&state=s+1");
  }

  @Test
  void aShortTokenIsRefreshedByWhatCameWithIt() throws Exception {
    var tokens = exchange(code(choose("data-analyst")), VERIFIER);
    assertThat(tokens.path("expires_in").asLong()).isEqualTo(900);

    var again = refresh(tokens.path("refresh_token").asText());

    var access = SignedJWT.parse(again.path("access_token").asText()).getJWTClaimsSet();
    assertThat(access.getSubject()).isEqualTo("data-analyst");
    assertThat(access.getStringListClaim("cognito:groups")).containsExactly("analyst");
    for (var none : List.of("", "x", tokens.path("access_token").asText())) {
      assertThat(refresh(none).path("error").asText()).isEqualTo("invalid_grant");
    }
  }

  @Test
  void signingOutLeadsBackToTheNetworkAndNowhereElse() throws Exception {
    assertThat(get("/_local/identity/sign-out?logout_uri=" + publicUrl + "/").headers().map())
        .containsEntry("location", List.of(publicUrl + "/"));
    assertThat(get("/_local/identity/sign-out?logout_uri=https://evil.example/").headers().map())
        .containsEntry("location", List.of(publicUrl + "/_local"));
  }

  @Test
  void aRestartSignsNobodyOut() throws Exception {
    var before = new Identity(folder, publicUrl, "backbone-local", InstantSource.system(), _ -> {});
    var token = SignedJWT.parse(before.accessToken(Persona.staff().getFirst()));

    assertThat(published(token)).hasSize(1);
  }

  private List<JWK> published(SignedJWT token) throws Exception {
    var named = new JWKMatcher.Builder().keyID(token.getHeader().getKeyID()).build();
    return PublishedKeys.of(Identity.issuer(publicUrl), _ -> {}).get(new JWKSelector(named), null);
  }

  private HttpResponse<String> choose(String persona) throws Exception {
    var form = wish();
    form.put("persona", persona);
    return post("/_local/identity/authorize", form);
  }

  private JsonNode exchange(String code, String verifier) throws Exception {
    return JSON.readTree(
        post(
                "/_local/identity/token",
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "code",
                    code,
                    "client_id",
                    "backbone-local",
                    "redirect_uri",
                    publicUrl + "/console/callback",
                    "code_verifier",
                    verifier))
            .body());
  }

  private JsonNode refresh(String token) throws Exception {
    return JSON.readTree(
        post(
                "/_local/identity/token",
                Map.of(
                    "grant_type",
                    "refresh_token",
                    "client_id",
                    "backbone-local",
                    "refresh_token",
                    token))
            .body());
  }

  private static String code(HttpResponse<String> answer) {
    var location = answer.headers().firstValue("location").orElseThrow();
    return location.replaceFirst(".*[?&]code=", "").replaceFirst("&.*", "");
  }

  private Map<String, String> wish() {
    var wish = new LinkedHashMap<String, String>();
    wish.put("response_type", "code");
    wish.put("client_id", "backbone-local");
    wish.put("redirect_uri", publicUrl + "/console/callback");
    wish.put("scope", "openid backbone/staff");
    wish.put("state", "s 1");
    wish.put("nonce", "n-1");
    wish.put("code_challenge", CHALLENGE);
    wish.put("code_challenge_method", "S256");
    return wish;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return client.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(form)))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(publicUrl + path));
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
