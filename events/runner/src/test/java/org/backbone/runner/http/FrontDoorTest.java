package org.backbone.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.template.HttpApi;
import org.backbone.template.Template;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontDoorTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEMPLATE =
      """
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
      %s      Auth:
              DefaultAuthorizer: Staff
              Authorizers:
                Staff:
                  IdentitySource: $request.header.Authorization
                  JwtConfiguration:
                    issuer: https://issuer.example.org
                    audience: [client]
                  AuthorizationScopes: [backbone/staff]
        Pages:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            CodeUri: functions/pages/target/pages.zip
            Handler: fn.Handler
            Events:
      %s
      """;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final LocalPages pages = new LocalPages();
  private FrontDoor door;
  private String throttle = "";
  private Function<JsonNode, JsonNode> function = event -> event;

  @BeforeEach
  void open() throws IOException {
    door = FrontDoor.open(0, pages);
    door.serve(
        api(
            "GET /",
            "GET /partners/{id}",
            "GET /partners/join",
            "GET /partners/{id}/files",
            "POST /partners/join",
            "ANY /any",
            "GET /files/{path+}"));
  }

  @AfterEach
  void close() {
    door.close();
    client.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /                     | GET /",
        "GET    | /partners/join        | GET /partners/join",
        "POST   | /partners/join        | POST /partners/join",
        "GET    | /partners/river       | GET /partners/{id}",
        "GET    | /partners/river/      | GET /partners/{id}",
        "GET    | /partners/a/files     | GET /partners/{id}/files",
        "DELETE | /any                  | ANY /any",
        "GET    | /files/a/b/c          | GET /files/{path+}",
        "GET    | /nowhere              | -",
        "GET    | /partners             | -",
        "GET    | /partners/a/b         | -",
        "PUT    | /partners/join        | -",
        "HEAD   | /partners/join        | -",
        "OPTIONS| /partners/join        | -",
        "GET    | /PARTNERS/join        | -",
      })
  void aRequestFindsTheMostExactRouteAndNoOther(String method, String path, String route)
      throws Exception {
    var answer = send(request(path).method(method, BodyPublishers.noBody()));

    if (route.equals("-")) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo(method.equals("HEAD") ? "" : "{\"message\":\"Not Found\"}");
    } else {
      assertThat(JSON.readTree(answer.body()).path("routeKey").asText()).isEqualTo(route);
    }
  }

  @Test
  void theEventIsOneOfPayloadFormatTwo() throws Exception {
    var event =
        JSON.readTree(
            send(request("/partners/r%C3%ADo%20abajo?b=1&a=x%20y&b=2&empty")
                    .header("Cookie", "lang=es; seen=1")
                    .header("X-Two", "one")
                    .header("X-Two", "two")
                    .GET())
                .body());

    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("rawPath").asText()).isEqualTo("/partners/río abajo");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("b=1&a=x%20y&b=2&empty");
    assertThat(event.path("queryStringParameters"))
        .isEqualTo(JSON.readTree("{\"b\":\"1,2\",\"a\":\"x y\",\"empty\":\"\"}"));
    assertThat(event.path("pathParameters").path("id").asText()).isEqualTo("río abajo");
    assertThat(event.path("cookies")).isEqualTo(JSON.readTree("[\"lang=es\",\"seen=1\"]"));
    assertThat(event.path("headers").path("x-two").asText()).isEqualTo("one,two");
    assertThat(event.path("headers").has("cookie")).isFalse();
    assertThat(event.at("/headers/host").asText()).isEqualTo("127.0.0.1:" + door.port());
    assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("GET");
    assertThat(event.at("/requestContext/http/path").asText()).isEqualTo("/partners/río abajo");
    assertThat(event.at("/requestContext/http/sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(event.at("/requestContext/stage").asText()).isEqualTo("$default");
    assertThat(event.at("/requestContext/authorizer").isMissingNode()).isTrue();
    assertThat(event.has("body")).isFalse();
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,false",
    "application/problem+json; charset=utf-8,false",
    "text/csv,false",
    "application/x-www-form-urlencoded,true",
    "multipart/form-data; boundary=x,true",
    "application/octet-stream,true",
  })
  void aBodyComesAsTextOrInBase64ByItsType(String type, boolean base64) throws Exception {
    var event =
        JSON.readTree(
            send(request("/partners/join")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("name=Río")))
                .body());

    assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(base64);
    assertThat(event.path("body").asText()).isEqualTo(base64 ? "bmFtZT1Sw61v" : "name=Río");
  }

  @Test
  void anAnswerHasItsStatusHeadersCookiesAndBytes() throws Exception {
    function =
        _ ->
            json(
                """
                {"statusCode":303,"headers":{"Location":"/desk","content-length":"999"},
                 "cookies":["a=1; Path=/","b=2"],"isBase64Encoded":true,"body":"AAEC"}
                """);

    var answer = client.send(request("/any").GET().build(), BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location")).contains("/desk");
    assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1; Path=/", "b=2");
    assertThat(answer.body()).containsExactly(0, 1, 2);
  }

  @Test
  void anAnswerWithoutAStatusIsJson() throws Exception {
    function = _ -> json("{\"hello\":\"world\"}");

    var answer = send(request("/any").GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("{\"hello\":\"world\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errorMessage\":\"boom\",\"failed\":true}",
        "{\"statusCode\":\"many\"}",
        "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%%\"}",
      })
  void aFailureOrAnAnswerThatMeansNothingIsAnErrorThatTellsNothing(String payload)
      throws Exception {
    function = _ -> json(payload);

    var answer = send(request("/any").GET());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void aBodyOverTenMegabytesIsRefused() throws Exception {
    var answer =
        send(
            request("/any")
                .POST(BodyPublishers.ofByteArray(new byte[ApiRequest.LARGEST_BODY + 1])));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void headersOverTenKilobytesAreRefused() throws Exception {
    assertThat(send(request("/any").header("X-Long", "x".repeat(11_000)).GET()).statusCode())
        .isEqualTo(431);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /nowhere                | /nowhere        | ",
        "HEAD /partners/join         | -               | ",
        "PUT /partners/join          | /partners/join  | ",
        "GET /files                  | /files          | ",
        "GET /cut%                   | /cut%           | ",
        "GET /cut?to=%E&a            | /cut            | to=%E&a",
        "GET //files/a               | //files/a       | ",
        "GET /a b                    | /a b            | ",
        "OPTIONS *                   | *               | ",
        "CONNECT files:80            | files:80        | ",
        "GET mailto:a@example.org    | mailto:a@example.org | ",
        "FOO /                       | /               | ",
      })
  void whatNoRouteTakesGoesToTheDefaultRouteAsItWasSent(String line, String path, String query)
      throws Exception {
    door.serve(api("GET /", "GET /partners/join", "GET /files/{path+}", "ANY $default"));

    var answer = raw(line + " HTTP/1.1", "Host: x", "Connection: close", "", "");

    assertThat(answer).startsWith("HTTP/1.1 200 ");
    var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    if (path.equals("-")) {
      assertThat(body).isEmpty();
      return;
    }
    var event = JSON.readTree(body);
    assertThat(event.path("routeKey").asText()).isEqualTo("$default");
    assertThat(event.at("/requestContext/routeKey").asText()).isEqualTo("$default");
    assertThat(event.path("rawPath").asText()).isEqualTo(path);
    assertThat(event.at("/requestContext/http/path").asText()).isEqualTo(path);
    assertThat(event.at("/requestContext/http/method").asText())
        .isEqualTo(line.substring(0, line.indexOf(' ')));
    assertThat(event.path("rawQueryString").asText()).isEqualTo(query == null ? "" : query);
    assertThat(event.has("pathParameters")).isFalse();
    assertThat(event.path("headers").properties()).noneMatch(h -> h.getKey().contains("target"));
  }

  @Test
  void theDefaultRouteComesLast() throws Exception {
    door.serve(api("ANY $default", "GET /files/{path+}", "GET /files/{id}", "GET /files/a"));

    for (var each :
        Map.of(
                "/files/a", "GET /files/a",
                "/files/b", "GET /files/{id}",
                "/files/a/b", "GET /files/{path+}",
                "/files", "$default")
            .entrySet()) {
      var event = JSON.readTree(send(request(each.getKey()).GET()).body());
      assertThat(event.path("routeKey").asText()).as(each.getKey()).isEqualTo(each.getValue());
    }
  }

  @Test
  void theStacksOwnPathsStayItsOwnWithADefaultRoute() throws Exception {
    door.serve(api("ANY $default"));
    door.ready();

    assertThat(send(request("/health").GET()).body()).contains("ready");
    assertThat(send(request("/_local/other").GET()).statusCode()).isEqualTo(404);
    assertThat(raw("GET /_local/log?a=%ZZ HTTP/1.1", "Host: x", "Connection: close", "", ""))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void aBrokenQueryReachesItsRouteAndNobodyForgesATarget() throws Exception {
    var broken = raw("GET /partners/join?a=%ZZ HTTP/1.1", "Host: x", "Connection: close", "", "");
    var forged =
        raw(
            "GET /partners/join HTTP/1.1",
            "Host: x",
            "x-backbone-target: LzY=",
            "Connection: close",
            "",
            "");

    assertThat(broken).contains("\"routeKey\":\"GET /partners/join\"", "\"a=%ZZ\"");
    assertThat(forged).contains("\"routeKey\":\"GET /partners/join\"");
  }

  @Test
  void requestsOfOneConnectionFollowEachOtherWhateverTheirBodies() throws Exception {
    var answers =
        raw(
            "POST /any HTTP/1.1",
            "Host: x",
            "Content-Length: 5",
            "",
            "firstPOST /any?%Z HTTP/1.1",
            "Host: x",
            "Transfer-Encoding: chunked",
            "",
            "6",
            "second",
            "0",
            "",
            "GET /any HTTP/1.1",
            "Host: x",
            "",
            "POST /any HTTP/1.1",
            "Host: x",
            "Content-Length: 4",
            "Connection: close",
            "",
            "last");

    assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(5);
    var base64 = Base64.getEncoder();
    for (var body : List.of("first", "second", "last")) {
      assertThat(answers).contains(base64.encodeToString(body.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  @Test
  void whatIsNoHttpIsTheClientsFault() throws Exception {
    assertThat(raw("nonsense", "", "")).startsWith("HTTP/1.1 400");
  }

  private String raw(String... lines) throws IOException {
    var request = String.join("\r\n", lines);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aRouteWithTheDefaultAuthorizerWantsAToken() throws Exception {
    door.serve(api("J GET /staff"));

    var answer = send(request("/staff").GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
    assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
  }

  @Test
  void healthIsGoodOnceAllIsReady() throws Exception {
    assertThat(send(request("/health").GET()).statusCode()).isEqualTo(503);

    door.ready();

    assertThat(send(request("/health").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void healthSaysWhatDoesNotWorkAsLongAsItDoesNot() throws Exception {
    var wrong = new ConcurrentSkipListMap<>(Map.of("The schedules", "IOException: disk \"full\""));
    door.health(() -> wrong);
    door.ready();

    var answer = send(request("/health").GET());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(JSON.readTree(answer.body()).at("/wrong/The schedules").asText())
        .isEqualTo("IOException: disk \"full\"");

    wrong.clear();
    assertThat(send(request("/health").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void aPageOfTheStackThatFailsSaysSoInASentence() throws Exception {
    pages.on(
        "GET /_local/log",
        _ -> {
          throw new IOException("no such folder");
        });
    pages.on(
        "GET /_local/mail",
        _ -> {
          throw new IllegalStateException("no such mail");
        });

    for (var path : List.of("/_local/log", "/_local/mail")) {
      var answer = send(request(path).GET());
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body())
          .startsWith("This page of the local stack failed: ")
          .contains("no such");
    }
  }

  @Test
  void aRouteOverItsThrottleIsTurnedAwayAndTheOthersAreNot() throws Exception {
    throttle =
        "      DefaultRouteSettings: {ThrottlingBurstLimit: 2, ThrottlingRateLimit: 0.001}\n";
    door.serve(api("GET /", "ANY /any"));

    assertThat(send(request("/").GET()).statusCode()).isEqualTo(200);
    assertThat(send(request("/").GET()).statusCode()).isEqualTo(200);
    var turnedAway = send(request("/").GET());

    assertThat(turnedAway.statusCode()).isEqualTo(429);
    assertThat(turnedAway.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    assertThat(send(request("/any").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void aThrottleFillsUpAtItsRate() {
    var nanos = new AtomicLong();
    var throttle = new RouteThrottle(new HttpApi.Throttle(2, 0.5), nanos::get);
    assertThat(List.of(throttle.lets(), throttle.lets(), throttle.lets()))
        .containsExactly(true, true, false);

    nanos.addAndGet(Duration.ofMillis(1_900).toNanos());
    assertThat(throttle.lets()).isFalse();
    nanos.addAndGet(Duration.ofMillis(200).toNanos());
    assertThat(throttle.lets()).isTrue();
    assertThat(throttle.lets()).isFalse();
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(List.of(throttle.lets(), throttle.lets(), throttle.lets()))
        .containsExactly(true, true, false);
  }

  @Test
  void aPageOfTheStackAnswersWithItsParameters() throws Exception {
    pages.on(
        "GET /_local/mail/{id}", e -> e.text(200, e.parameter("id") + e.query("q").orElse("-")));
    pages.on("GET /_local/mail/new", e -> e.text(200, "new"));

    assertThat(send(request("/_local/mail/7?q=x").GET()).body()).isEqualTo("7x");
    assertThat(send(request("/_local/mail/new").GET()).body()).isEqualTo("new");
    assertThat(send(request("/_local/other").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void aPageElsewhereOnTheWebPressesNoButtonHere() throws Exception {
    pages.on("POST /_local/tick", e -> e.text(200, "done"));

    assertThat(send(request("/_local/tick").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(200);
    assertThat(
            send(request("/_local/tick")
                    .header("Origin", "https://evil.example")
                    .POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(request("/_local/tick")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
  }

  private HttpApiFront api(String... routes) throws IOException {
    var events = new StringBuilder();
    for (int i = 0; i < routes.length; i++) {
      boolean open = !routes[i].startsWith("J ");
      var route = open ? routes[i] : routes[i].substring(2);
      events.append(
          """
                  E%d:
                    Type: HttpApi
                    Properties:
                      ApiId: !Ref Api
                      Method: %s
                      Path: "%s"
          """
              .formatted(
                  i,
                  route.substring(0, route.indexOf(' ')),
                  route.substring(route.indexOf(' ') + 1)));
      if (open) {
        events.append("            Auth: {Authorizer: NONE}\n");
      }
    }
    var file =
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE.formatted(throttle, events));
    return new HttpApiFront(
        Template.read(file, Map.of()),
        (_, event, _) -> result(function.apply(event)),
        _ -> new ImmutableJWKSet<>(new JWKSet()),
        InstantSource.system());
  }

  private static InvokeResult result(JsonNode payload) {
    return new InvokeResult(
        "1",
        payload,
        payload.path("failed").asBoolean() ? Optional.of("Unhandled") : Optional.empty(),
        List.of(),
        Duration.ZERO);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
