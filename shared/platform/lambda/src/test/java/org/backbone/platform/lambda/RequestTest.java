package org.backbone.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class RequestTest {
  record Ask(String name, int count) {}

  @Test
  void aFormArrivesBase64EncodedOrNot() {
    var text = "name=Jos%C3%A9+%26+Co&service=a&service=b";

    for (var encoded : List.of(true, false)) {
      var event = post("application/x-www-form-urlencoded; charset=UTF-8", text, encoded);

      var form = Request.of(event).form();

      assertThat(form.text("name")).isEqualTo("José & Co");
      assertThat(form.all("service")).containsExactly("a", "b");
      assertThat(form.text("absent")).isEmpty();
    }
  }

  @Test
  void repeatedQueryValuesComeFromTheRawQuery() {
    var event = get();
    event.setRawQueryString("group=a%2Cb&group=c");

    assertThat(Request.of(event).query().all("group")).containsExactly("a,b", "c");
  }

  @Test
  void aBodyOverTheLimitIsRefusedBeforeItIsRead() {
    var event = post("application/json", "x".repeat(Limits.BODY_BYTES + 1), false);

    var bad = catchThrowableOfType(BadRequest.class, () -> Request.of(event).json(Ask.class));

    assertThat(bad.status()).isEqualTo(413);
  }

  @Test
  void jsonOfTheWrongTypeNamesThePlace() {
    var event = post("application/json", "{\"name\": [1], \"count\": 2}", false);

    var bad = catchThrowableOfType(BadRequest.class, () -> Request.of(event).json(Ask.class));

    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.problems()).extracting("field").containsExactly("name");
  }

  @Test
  void brokenBodiesAreBadRequestsAndNothingElse() {
    for (var text : List.of("", "{", "null", "[]", "{\"a\":1}x", "\"\uD800\"", "[".repeat(5000))) {
      var event = post("application/json", text, false);

      var bad = catchThrowableOfType(BadRequest.class, () -> Request.of(event).json(Ask.class));

      assertThat(bad).as(text.substring(0, Math.min(9, text.length()))).isNotNull();
    }
  }

  @Test
  void anotherMediaTypeIsRefusedWith415() {
    var event = post("text/xml", "<a/>", false);

    var bad = catchThrowableOfType(BadRequest.class, () -> Request.of(event).form());

    assertThat(bad.status()).isEqualTo(415);
  }

  @Test
  void theLanguageIsAskedForThenRememberedThenAccepted() {
    var event = get();
    event.setHeaders(Map.of("Accept-Language", "fr, en;q=0.5, es-MX;q=0.9, *;q=0.1"));
    assertThat(Request.of(event).language()).isEqualTo(Language.ES);

    event.setCookies(List.of("other=1; lang=en"));
    assertThat(Request.of(event).language()).isEqualTo(Language.EN);

    event.setRawQueryString("lang=es");
    assertThat(Request.of(event).language()).isEqualTo(Language.ES);

    event.setRawQueryString("lang=klingon");
    assertThat(Request.of(event).language()).isEqualTo(Language.EN);
  }

  @Test
  void aCookieIsFoundInTheHeaderWhereAnEngineLeftIt() {
    var event = get();
    event.setHeaders(Map.of("Cookie", "other=1; lang=es"));
    assertThat(Request.of(event).cookie("lang")).contains("es");

    event.setCookies(List.of("lang=en"));
    assertThat(Request.of(event).cookie("lang")).contains("en");
  }

  @Test
  void aLanguageThatTheBrowserAcceptsIsNotChosen() {
    var event = get();
    event.setHeaders(Map.of("Accept-Language", "es"));
    assertThat(Request.of(event).chosenLanguage()).isEmpty();

    event.setCookies(List.of("lang=en"));
    assertThat(Request.of(event).chosenLanguage()).contains(Language.EN);

    event.setRawQueryString("lang=es");
    assertThat(Request.of(event).chosenLanguage()).contains(Language.ES);

    event.setRawQueryString("lang=klingon");
    assertThat(Request.of(event).chosenLanguage()).contains(Language.EN);
  }

  @Test
  void aLanguageThatTheAddressAskedForIsCarriedOn() {
    var event = get();
    event.setCookies(List.of("lang=es"));
    assertThat(Request.of(event).keepingLanguage("/desk")).isEqualTo("/desk");

    event.setRawQueryString("lang=es-MX");
    assertThat(Request.of(event).keepingLanguage("/desk")).isEqualTo("/desk?lang=es");
    assertThat(Request.of(event).keepingLanguage("/desk?sent=1")).isEqualTo("/desk?sent=1&lang=es");
  }

  @Test
  void aRouteAnswersABadRequestWithItsProblems() {
    var event = post("application/json", "{", false);
    event.setRouteKey("POST /api/v1/partners");
    event.setRawPath("/api/v1/partners");
    var routes =
        noRoutes()
            .on(
                "POST /api/v1/partners",
                request -> Reply.json(200, request.json(Ask.class).name()));

    var response = routes.answer(event, new TestContext(1_000));

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(response.getBody()).isEqualTo("unreadable [json_unreadable]");
  }

  @Test
  void aRefusalSeesTheRequestWithoutItsBrokenQuery() {
    var routes =
        noRoutes()
            .on("GET /a", _ -> Reply.text(200, ""))
            .on("$default", request -> Reply.text(404, request.language().tag()))
            .refusing(
                (request, bad) ->
                    Reply.text(bad.status(), request.language().tag() + request.rawQuery()));
    var event = get();
    event.setCookies(List.of("lang=es"));
    event.setRawQueryString("lang=en&a=%ZZ");

    event.setRouteKey("GET /a");
    assertThat(routes.answer(event, new TestContext(1_000)).getStatusCode()).isEqualTo(400);
    assertThat(routes.answer(event, new TestContext(1_000)).getBody()).isEqualTo("es");
    event.setRouteKey("$default");
    assertThat(routes.answer(event, new TestContext(1_000)).getStatusCode()).isEqualTo(404);
    assertThat(routes.answer(event, new TestContext(1_000)).getBody()).isEqualTo("es");
  }

  @Test
  void oneProblemIsAlsoTheDetailOfTheWhole() {
    var one = ProblemReply.of(404, "Title", List.of(Problem.of("", "a")), Problem::code);
    var two =
        ProblemReply.of(
            422, "Title", List.of(Problem.of("", "a"), Problem.of("x", "b")), Problem::code);

    assertThat(Json.tree(one.bodyText()).path("detail").asText()).isEqualTo("a");
    assertThat(Json.tree(two.bodyText()).has("detail")).isFalse();
  }

  private static Routes noRoutes() {
    return Routes.of("https://network.example.org", new Codes(), _ -> false, JsonLog.of("test"));
  }

  private static APIGatewayV2HTTPEvent get() {
    return event("GET").build();
  }

  private static APIGatewayV2HTTPEvent post(String type, String body, boolean encoded) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return event("POST")
        .withHeaders(Map.of("content-type", type))
        .withBody(encoded ? Base64.getEncoder().encodeToString(bytes) : body)
        .withIsBase64Encoded(encoded)
        .build();
  }

  private static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event(String method) {
    var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod(method).build();
    return APIGatewayV2HTTPEvent.builder()
        .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http).build());
  }
}
