package org.backbone.access.staff;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backbone.platform.lambda.Json;
import org.jspecify.annotations.Nullable;

/// Where staff sign in: the OpenID Connect issuer of their tokens, found by its discovery document.
public final class Issuer {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private @Nullable Endpoints endpoints;

  public Issuer(String name) {
    this.name = name;
  }

  private record Endpoints(String authorization, String token, String signOut) {}

  /// What the issuer gives for a code, or for what it gave before; empty where it gives none.
  ///
  /// @param access says what somebody may
  /// @param identity says who they are
  /// @param refresh is good for another set of these
  record Tokens(String access, String identity, String refresh) {}

  /// Where a browser signs in.
  String authorizationAddress(Map<String, String> query) {
    var address = endpoints().authorization();
    return address + (address.contains("?") ? "&" : "?") + form(query);
  }

  /// Where a browser signs out; nothing where the issuer has no such place.
  Optional<String> signOutAddress(Map<String, String> query) {
    return Optional.of(endpoints().signOut())
        .filter(address -> !address.isEmpty())
        .map(address -> address + (address.contains("?") ? "&" : "?") + form(query));
  }

  /// The tokens that a grant stands for; nothing if the issuer does not take it.
  Optional<Tokens> exchange(Map<String, String> fields) {
    var request =
        HttpRequest.newBuilder(URI.create(endpoints().token()))
            .timeout(PATIENCE)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build();
    var response = send(request);
    if (response.statusCode() >= 400 && response.statusCode() < 500) {
      return Optional.empty();
    }
    var given = json(response);
    return Optional.of(
            new Tokens(
                given.path("access_token").asText(),
                given.path("id_token").asText(),
                given.path("refresh_token").asText()))
        .filter(tokens -> !tokens.access().isEmpty());
  }

  private synchronized Endpoints endpoints() {
    var known = endpoints;
    if (known == null) {
      var found = get(name + "/.well-known/openid-configuration");
      known =
          new Endpoints(
              found.path("authorization_endpoint").asText(),
              found.path("token_endpoint").asText(),
              found.path("end_session_endpoint").asText());
      endpoints = known;
    }
    return known;
  }

  private JsonNode get(String address) {
    return json(send(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).GET().build()));
  }

  private static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "the issuer answered " + response.statusCode() + " to " + response.uri().getPath());
    }
    return Json.tree(response.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("the issuer does not answer: " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the issuer", e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
