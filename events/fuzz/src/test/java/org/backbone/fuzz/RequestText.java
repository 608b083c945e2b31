package org.backbone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.backbone.testkit.HttpEvents;

/// A request as a text, which a person can read and a fuzzer can change:
///
/// ```
/// POST /partners/{id}/approve
/// ?lang=es
/// :id food-family
/// content-type: application/json
///
/// the body
/// ```
///
/// The first line is a route's key; another text is one of the routes too. `!` alone in a line says
/// that the body is encoded as it is not. A text that begins with a brace is an event in JSON.
final class RequestText {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final Pattern HEADER = Pattern.compile("([a-zA-Z0-9-]{1,40}): ?(.*)");
  private static final Pattern PARAMETER = Pattern.compile("[{](\\w+)[}]");
  private static final Pattern ASTRAY = Pattern.compile("([A-Z]{1,9}) (/.*)");
  private static final String DEFAULT_ROUTE = "$default";
  private static final int OTHER_WAY = 2;

  private final List<String> routes;
  private final Map<String, String> parameters;

  /// @param parameters for each name in a path what there is of that name
  RequestText(List<String> routes, Map<String, String> parameters) {
    this.routes = routes;
    this.parameters = parameters;
  }

  /// The event; none for JSON that is none.
  ///
  /// @param credentials puts what signs in where a header says so
  Optional<APIGatewayV2HTTPEvent> event(byte[] input, UnaryOperator<String> credentials)
      throws IOException {
    if (input.length > 0 && input[0] == '{') {
      try {
        var event =
            Optional.ofNullable(JSON.readValue(Inputs.text(input), APIGatewayV2HTTPEvent.class));
        // The gateway sends what it has a route for.
        event
            .filter(read -> !routes.contains(read.getRouteKey()))
            .ifPresent(read -> read.setRouteKey(oneOf(String.valueOf(read.getRouteKey()))));
        event.ifPresent(this::complete);
        return event;
      } catch (JsonProcessingException _) {
        return Optional.empty();
      }
    }
    var text = new String(input, ISO_8859_1);
    var head = text.split("\n\n", 2);
    var lines = List.of(head[0].split("\n", -1));
    var request = to(utf8(lines.getFirst()));
    var type = "";
    var changed = false;
    for (var line : lines.subList(1, lines.size())) {
      var said = utf8(line);
      if (said.startsWith("?")) {
        request.query(said.substring(1));
      } else if (said.startsWith(":")) {
        var parts = said.substring(1).split(" ", 2);
        request.parameter(parts[0], parts.length == 1 ? "" : parts[1]);
      } else if (said.equals("!")) {
        changed = true;
      } else {
        var header = HEADER.matcher(said);
        if (header.matches()) {
          var value = credentials.apply(header.group(2));
          if (header.group(1).equalsIgnoreCase("cookie")) {
            cookies(request, value);
          } else if (header.group(1).equalsIgnoreCase("content-type")) {
            type = value;
          } else {
            request.header(header.group(1), value);
          }
        }
      }
    }
    var body = (head.length == 1 ? "" : head[1]).getBytes(ISO_8859_1);
    var event = request.body(type, "", false).event();
    // API Gateway hands JSON and text over as they are, all else in base64.
    var asText = (type.contains("json") || type.startsWith("text/")) && isUtf8(body);
    event.setBody(asText ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
    event.setIsBase64Encoded(asText == changed);
    return Optional.of(event);
  }

  private HttpEvents to(String line) {
    var astray = ASTRAY.matcher(line);
    var known = routes.contains(line) && !line.equals(DEFAULT_ROUTE);
    if (!known && routes.contains(DEFAULT_ROUTE) && astray.matches()) {
      return HttpEvents.astray(astray.group(1), astray.group(2));
    }
    var route = known ? line : oneOf(line);
    var request = HttpEvents.to(route);
    known(route).forEach(request::parameter);
    return request;
  }

  private void complete(APIGatewayV2HTTPEvent event) {
    var given = new TreeMap<>(known(event.getRouteKey()));
    if (event.getPathParameters() != null) {
      given.putAll(event.getPathParameters());
    }
    event.setPathParameters(given);
  }

  // What there is of each name in the route's path.
  private Map<String, String> known(String route) {
    return PARAMETER
        .matcher(route)
        .results()
        .map(name -> name.group(1))
        .collect(toMap(name -> name, name -> parameters.getOrDefault(name, "x")));
  }

  private String oneOf(String text) {
    var named = routes.stream().filter(route -> !route.equals(DEFAULT_ROUTE)).toList();
    return named.get(Math.floorMod(text.hashCode(), named.size()));
  }

  private static void cookies(HttpEvents request, String value) {
    for (var pair : value.split("; ", -1)) {
      var parts = pair.split("=", 2);
      request.cookie(parts[0], parts.length == 1 ? "" : parts[1]);
    }
  }

  private static String utf8(String latin) {
    return new String(latin.getBytes(ISO_8859_1), UTF_8);
  }

  private static boolean isUtf8(byte[] bytes) {
    return !new String(bytes, UTF_8).contains("\uFFFD");
  }

  /// A sample event as such a text.
  static byte[] write(byte[] event) {
    APIGatewayV2HTTPEvent sample;
    try {
      sample = JSON.readValue(event, APIGatewayV2HTTPEvent.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    var lines = new ArrayList<String>();
    lines.add(
        sample.getRouteKey().equals(DEFAULT_ROUTE)
            ? sample.getRequestContext().getHttp().getMethod() + " " + sample.getRawPath()
            : sample.getRouteKey());
    lines.add("?" + said(sample.getRawQueryString()));
    if (sample.getPathParameters() != null) {
      new TreeMap<>(sample.getPathParameters())
          .forEach((name, value) -> lines.add(":" + name + " " + value));
    }
    if (sample.getHeaders() != null) {
      new TreeMap<>(sample.getHeaders()).forEach((name, value) -> lines.add(name + ": " + value));
    }
    if (sample.getCookies() != null) {
      lines.add("cookie: " + String.join("; ", sample.getCookies()));
    }
    var head =
        String.join("\n", lines)
            .replaceAll("(?i)Bearer [^\n]*", "Bearer {staff}")
            .replaceAll("backbone_session=[^;\n]*", "backbone_session={session}")
            .replaceAll("backbone_staff=[^;\n]*", "backbone_staff={staff}");
    var body = said(sample.getBody());
    var plain =
        sample.getIsBase64Encoded() ? new String(Base64.getDecoder().decode(body), UTF_8) : body;
    return Inputs.bytes(head + "\n".repeat(OTHER_WAY) + plain);
  }

  private static String said(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
