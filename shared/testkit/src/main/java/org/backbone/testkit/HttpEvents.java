package org.backbone.testkit;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backbone.template.Repository;

/// Requests as the HTTP API hands them to a function (payload format 2.0), for tests:
/// `HttpEvents.to("POST /partners/join").query("lang=es").form("name", "River Food Bank").event()`.
public final class HttpEvents {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final String routeKey;
  private final String method;
  private final String path;
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final List<String> cookies = new ArrayList<>();
  private String sourceIp = "192.0.2.1";
  private String query = "";
  private String body = "";
  private boolean encoded;
  private boolean saysWhere = true;

  private HttpEvents(String routeKey, String method, String path) {
    this.routeKey = routeKey;
    this.method = method;
    this.path = path;
  }

  /// A request to this route of `template.yaml`.
  public static HttpEvents to(String routeKey) {
    int space = routeKey.indexOf(' ');
    return new HttpEvents(routeKey, routeKey.substring(0, space), routeKey.substring(space + 1));
  }

  /// A request that no route takes but `$default`.
  public static HttpEvents astray(String method, String path) {
    return new HttpEvents("$default", method, path);
  }

  /// A sample event of `events/<function>/<name>`.
  public static APIGatewayV2HTTPEvent sample(String function, String name) {
    return read(samples(function).resolve(name));
  }

  /// The folder of a function's sample events.
  public static Path samples(String function) {
    return Repository.root().resolve("events").resolve(function);
  }

  /// The names of a function's sample events.
  public static List<String> names(String function) {
    try (Stream<Path> files = Files.list(samples(function))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With the value of a parameter in the route's path.
  public HttpEvents parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  /// With a query, encoded.
  public HttpEvents query(String encodedQuery) {
    query = encodedQuery;
    return this;
  }

  /// From this internet address.
  public HttpEvents from(String address) {
    sourceIp = address;
    return this;
  }

  /// With a header.
  public HttpEvents header(String name, String value) {
    headers.put(name.toLowerCase(java.util.Locale.ROOT), value);
    return this;
  }

  /// With a cookie, from a page of ours, if no header says of which page.
  public HttpEvents cookie(String name, String value) {
    cookies.add(name + "=" + value);
    return this;
  }

  /// With a token in the header `Authorization`.
  public HttpEvents bearer(String token) {
    return header("authorization", "Bearer " + token);
  }

  /// With a form: name and value, name and value; encoded in base64, as forms arrive.
  public HttpEvents form(String... namesAndValues) {
    var pairs = new ArrayList<String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      pairs.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
    }
    return body("application/x-www-form-urlencoded", String.join("&", pairs), true);
  }

  /// With a JSON body.
  public HttpEvents json(String json) {
    return body("application/json", json, false);
  }

  /// With any body.
  public HttpEvents body(String mediaType, String text, boolean base64) {
    headers.put("content-type", mediaType);
    encoded = base64;
    body =
        base64 ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) : text;
    return this;
  }

  /// With its cookies and without a word of the page that it comes from.
  public HttpEvents fromNowhere() {
    saysWhere = false;
    return this;
  }

  /// The event.
  public APIGatewayV2HTTPEvent event() {
    var asked = path;
    for (var parameter : parameters.entrySet()) {
      asked = asked.replace("{" + parameter.getKey() + "}", encode(parameter.getValue()));
    }
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod(method)
            .withPath(asked)
            .withProtocol("HTTP/1.1")
            .withSourceIp(sourceIp)
            .build();
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey(routeKey)
        .withRawPath(asked)
        .withRawQueryString(query)
        .withCookies(List.copyOf(cookies))
        .withHeaders(Map.copyOf(said()))
        .withPathParameters(Map.copyOf(parameters))
        .withBody(body)
        .withIsBase64Encoded(encoded)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withRouteKey(routeKey)
                .withHttp(http)
                .build())
        .build();
  }

  /// The same form with one more field, if it lacks it, as a page of ours has it; what is no form
  /// stays as it is.
  public static APIGatewayV2HTTPEvent with(APIGatewayV2HTTPEvent event, String name, String value) {
    var type = event.getHeaders().getOrDefault("content-type", "");
    if (event.getBody() == null || !type.startsWith("application/x-www-form-urlencoded")) {
      return event;
    }
    var body =
        event.getIsBase64Encoded()
            ? new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8)
            : event.getBody();
    if (!body.contains(name + "=")) {
      event.setBody(
          Base64.getEncoder()
              .encodeToString(
                  (body + "&" + name + "=" + encode(value)).getBytes(StandardCharsets.UTF_8)));
      event.setIsBase64Encoded(true);
    }
    return event;
  }

  private Map<String, String> said() {
    var said = new HashMap<>(headers);
    if (saysWhere && !cookies.isEmpty() && !headers.containsKey("origin")) {
      said.putIfAbsent("sec-fetch-site", "same-origin");
    }
    return said;
  }

  private static APIGatewayV2HTTPEvent read(Path file) {
    try {
      return MAPPER.readValue(file.toFile(), APIGatewayV2HTTPEvent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
