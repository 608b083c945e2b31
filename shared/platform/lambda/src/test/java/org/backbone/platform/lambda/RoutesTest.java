package org.backbone.platform.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.backbone.platform.core.Problem;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private static final String SITE = "https://network.example.org";

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final JsonLog log = new JsonLog(new PrintStream(lines, true, UTF_8), "desk");

  @Test
  void whatNobodyForesawIsAnsweredWith500AndAReferenceThatTheLogHasToo() {
    var answer = answerTo(HttpEvents.to("GET /page"), throwing(new IllegalStateException("Ana")));

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody()).matches("failed E-[0-9A-Z]{4}-[0-9A-Z]{4}");
    assertThat(answer.getHeaders()).doesNotContainKey("retry-after");
    assertThat(lines.toString(UTF_8).lines().toList())
        .singleElement()
        .asString()
        .contains("\"level\":\"ERROR\"", "\"event\":\"request-failed\"", "\"status\":500")
        .contains("\"route\":\"GET /page\"", "\"requestId\":\"test-request\"")
        .contains("\"reference\":\"" + answer.getBody().substring("failed ".length()) + "\"")
        .contains("\"cause\":\"java.lang.IllegalStateException\"", "RoutesTest.lambda$throwing")
        .doesNotContain("Ana");
  }

  @Test
  void whatPassesByItselfIsAnsweredWith503AndATimeToWait() {
    var answer = answerTo(HttpEvents.to("GET /page"), throwing(new Passing()));

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getHeaders()).containsEntry("retry-after", "60");
  }

  @Test
  void whoAsksTooOftenIsToldInHeadersTooWhenToAskAgain() {
    var answer =
        Routes.of(SITE, new Codes(), Passing.class::isInstance, log)
            .on(
                "POST /page",
                _ -> {
                  TooMany.orGoOn(Optional.empty());
                  TooMany.orGoOn(Optional.of(Duration.ofMillis(61_500)));
                  return Reply.text(200, "");
                })
            .answer(HttpEvents.to("POST /page").event(), context());

    assertThat(answer.getStatusCode()).isEqualTo(429);
    assertThat(answer.getHeaders()).containsEntry("retry-after", "62");
    assertThat(lines.toString(UTF_8))
        .contains("refused-too-many", "\"seconds\":62")
        .doesNotContain("192.0.2");
  }

  @Test
  void aRefusalThatFailsIsAFailureToo() {
    var answer =
        Routes.of(SITE, new Codes(), Passing.class::isInstance, log)
            .on("GET /page", _ -> Reply.text(200, ""))
            .refusing(
                (_, _) -> {
                  throw new IllegalStateException("no words");
                })
            .answer(HttpEvents.to("GET /page").query("a=%zz").event(), context());

    assertThat(answer.getStatusCode()).isEqualTo(500);
  }

  @Test
  void aRouteThatNobodyAnswersIsAFailure() {
    assertThat(answerTo(HttpEvents.to("GET /other"), () -> Reply.text(200, "")).getStatusCode())
        .isEqualTo(500);
  }

  @Test
  void anErrorOfTheProcessEndsIt() {
    var request = HttpEvents.to("GET /page");

    assertThatThrownBy(
            () ->
                answerTo(
                    request,
                    () -> {
                      throw new OutOfMemoryError("no memory");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whatCannotBeReadIsAnsweredByTheHouseWhereNoSectionDoes() {
    var answer =
        answerTo(
            HttpEvents.to("GET /page"),
            () -> {
              throw new BadRequest(415, Problem.of("", "wrong_media_type"));
            });

    assertThat(answer.getStatusCode()).isEqualTo(415);
    assertThat(answer.getBody()).isEqualTo("unreadable [wrong_media_type]");
    assertThat(lines.toString(UTF_8)).isEmpty();
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() {
    var get = answerTo(HttpEvents.to("GET /page"), () -> Reply.html(404, "<p>no</p>"));
    var head = answerTo(HttpEvents.to("HEAD /page"), () -> Reply.html(404, "<p>no</p>"));

    assertThat(head.getStatusCode()).isEqualTo(404);
    assertThat(head.getHeaders()).isEqualTo(get.getHeaders());
    assertThat(get.getBody()).isEqualTo("<p>no</p>");
    assertThat(head.getBody()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} is answered with {2}")
  @CsvSource({
    "sec-fetch-site, same-origin, 200",
    "sec-fetch-site, none, 200",
    "sec-fetch-site, same-site, 403",
    "sec-fetch-site, cross-site, 403",
    "origin, https://network.example.org, 200",
    "origin, https://NETWORK.example.org, 200",
    "origin, https://network.example.org.evil.example.net, 403",
    "origin, http://network.example.org, 403",
    "origin, https://other.example.org, 403",
    "origin, null, 403",
  })
  void aButtonIsPressedOnAPageOfOurs(String header, String value, int status) {
    var post = HttpEvents.to("POST /page").header(header, value).form();

    assertThat(answerTo(post, () -> Reply.text(200, "")).getStatusCode()).isEqualTo(status);
    assertThat(answerTo(post.cookie("a", "b"), () -> Reply.text(200, "")).getStatusCode())
        .isEqualTo(status);
  }

  @Test
  void whatTheBrowserFetchesSaysMoreThanTheOrigin() {
    var post =
        HttpEvents.to("POST /page")
            .header("sec-fetch-site", "cross-site")
            .header("origin", SITE)
            .form();

    assertThat(answerTo(post, () -> Reply.text(200, "")).getStatusCode()).isEqualTo(403);
  }

  @Test
  void aProgramSaysNeitherAndHasNoCookie() {
    var post = HttpEvents.to("POST /page").fromNowhere().form();

    assertThat(answerTo(post, () -> Reply.text(200, "")).getStatusCode()).isEqualTo(200);
    assertThat(answerTo(post.cookie("a", "b"), () -> Reply.text(200, "")).getStatusCode())
        .isEqualTo(403);
  }

  @Test
  void aProgramWithATokenComesFromAnywhere() {
    var post =
        HttpEvents.to("POST /page").bearer("token").header("origin", "https://tool.example.net");

    assertThat(answerTo(post, () -> Reply.text(200, "")).getStatusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void whateverTheMethodWhatChangesSomethingIsRefusedAndSaidInTheLogWithoutItsPath(String method) {
    var answer =
        answerTo(
            HttpEvents.to(method + " /page").header("sec-fetch-site", "cross-site"),
            () -> Reply.text(200, ""));

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(answer.getBody()).isEqualTo("elsewhere");
    assertThat(lines.toString(UTF_8))
        .contains("\"refused-other-origin\"", "\"route\":\"" + method + " /page\"");
  }

  @Test
  void aPageIsLookedAtFromAnywhere() {
    var get = HttpEvents.to("GET /page").header("sec-fetch-site", "cross-site");

    assertThat(answerTo(get, () -> Reply.text(200, "")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void whatIsOpenToOtherSitesSaysSo() {
    var answer =
        Routes.of(SITE, new Codes(), Passing.class::isInstance, log)
            .onFromAnywhere("POST /leave", _ -> Reply.text(200, "left"))
            .answer(
                HttpEvents.to("POST /leave").header("origin", "https://mail.example.net").event(),
                context());

    assertThat(answer.getBody()).isEqualTo("left");
  }

  @Test
  void everyAnswerKeepsTheBrowserCarefulAlsoTheOneToAFailure() {
    for (var answer :
        List.of(
            answerTo(HttpEvents.to("GET /page"), () -> Reply.text(200, "")),
            answerTo(HttpEvents.to("GET /page"), throwing(new Passing())))) {
      assertThat(answer.getHeaders())
          .containsEntry("strict-transport-security", "max-age=31536000")
          .containsEntry("cross-origin-opener-policy", "same-origin")
          .containsEntry("referrer-policy", "same-origin")
          .containsEntry("x-content-type-options", "nosniff")
          .containsKey("content-security-policy")
          .hasEntrySatisfying(
              "permissions-policy",
              policy ->
                  assertThat(policy).contains("camera=()", "microphone=()", "geolocation=()"));
    }
  }

  @Test
  void whereThereIsNoHttpsNothingIsSaidOfIt() {
    var answer =
        Routes.of("http://127.0.0.1:8080", new Codes(), Passing.class::isInstance, log)
            .on("POST /page", _ -> Reply.text(200, ""))
            .answer(
                HttpEvents.to("POST /page").header("origin", "http://127.0.0.1:8080").event(),
                context());

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders()).doesNotContainKey("strict-transport-security");
  }

  @Test
  void theSchemesOwnPortIsNoDifference() {
    var answer =
        Routes.of(SITE + ":443", new Codes(), Passing.class::isInstance, log)
            .on("POST /page", _ -> Reply.text(200, ""))
            .answer(HttpEvents.to("POST /page").header("origin", SITE).event(), context());

    assertThat(answer.getStatusCode()).isEqualTo(200);
  }

  private APIGatewayV2HTTPResponse answerTo(HttpEvents request, Supplier<Reply> answer) {
    var routes = Routes.of(SITE, new Codes(), Passing.class::isInstance, log);
    for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
      routes = routes.on(method + " /page", _ -> answer.get());
    }
    return routes.answer(request.event(), context());
  }

  private static Supplier<Reply> throwing(RuntimeException thrown) {
    return () -> {
      thrown.fillInStackTrace();
      throw thrown;
    };
  }

  private static TestContext context() {
    return new TestContext(30_000);
  }

  private static final class Passing extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
