package org.backbone.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.List;
import org.backbone.platform.lambda.Failure;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.lambda.Request;
import org.backbone.testkit.HttpEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HousePagesTest {
  private static final Failure BUG = new Failure(false, "E-7Q2M-19KD");
  private static final Failure OUTAGE = new Failure(true, "E-7Q2M-19KD");

  private final HousePages house = new HousePages("Cradle to Career Tulsa County");

  @Test
  void aFailureBehindAPageIsAPageWithTheReferenceAndALinkToTryAgain() {
    var answer = failed(HttpEvents.to("GET /meetings").query("lang=en"), BUG);

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getBody())
        .contains("<html lang=\"en\">", "<h1>Something went wrong on our side</h1>")
        .contains("E-7Q2M-19KD", "href=\"/meetings?lang=en\"")
        .contains("<section lang=\"es\"><h2>Algo falló de nuestro lado</h2>")
        .doesNotContain("kept on this page");
  }

  @Test
  void itSpeaksTheReadersLanguage() {
    assertThat(failed(HttpEvents.to("GET /meetings").query("lang=es"), OUTAGE).getBody())
        .contains("<html lang=\"es\">", "<h1>En este momento no podemos responder</h1>")
        .contains("<section lang=\"en\"><h2>We cannot answer right now</h2>");
  }

  @Test
  void aDependencyThatDoesNotAnswerIsToldAsSuch() {
    var answer = failed(HttpEvents.to("GET /"), OUTAGE);

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getBody()).contains("We cannot answer right now", "within a minute");
  }

  @Test
  void whatWasSentIsKeptAndCanBeSentOnceMore() {
    var answer =
        failed(
            HttpEvents.to("POST /partners/join")
                .query("lang=en")
                .form("name", "\"><script>", "days", "Mon", "days", "Tue"),
            BUG);

    assertThat(answer.getBody())
        .contains("<form method=\"post\" action=\"/partners/join?lang=en\">")
        .contains("name=\"name\" value=\"&#34;>&lt;script>\"")
        .contains("name=\"days\" value=\"Mon\"", "name=\"days\" value=\"Tue\"")
        .contains("kept on this page")
        .doesNotContain("<script>");
  }

  @Test
  void whoIsTooFastIsToldHowLongToWaitAndKeepsWhatTheyTyped() {
    var request =
        Request.of(
            HttpEvents.to("POST /sign-in").query("lang=es").form("email", "a@b.org").event());

    var answer = new HousePages("Network").tooMany(request, 121).toResponse();

    assertThat(answer.getStatusCode()).isEqualTo(429);
    assertThat(answer.getBody())
        .contains("Espere 3 minutos", "name=\"email\" value=\"a@b.org\"", "no se hizo")
        .contains("<form method=\"post\" action=\"/sign-in?lang=es\">")
        .contains("<section lang=\"en\"><h2>That was a little fast. Wait 3 minutes</h2>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "newPassword", "token", "code", "client_secret"})
  void aSecretIsNotEchoed(String name) {
    var answer =
        failed(HttpEvents.to("POST /sign-in").form(name, "hush", "zip_code", "74103"), BUG);

    assertThat(answer.getBody())
        .contains("name=\"zip_code\" value=\"74103\"")
        .doesNotContain("hush");
  }

  @Test
  void whatIsNoFormIsLeftToTheBrowsersArrow() {
    var answer =
        failed(HttpEvents.to("POST /partners/join").body("text/plain", "name=x", false), BUG);

    assertThat(answer.getBody())
        .contains("go back with your browser’s arrow")
        .doesNotContain("action=\"/partners/join");
  }

  @Test
  void aFailureBehindTheApiIsAProblemWithTheReference() {
    var answer = failed(HttpEvents.to("GET /api/v1/indicators"), OUTAGE);

    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    var problem = Json.tree(answer.getBody());
    assertThat(problem.path("status").asInt()).isEqualTo(503);
    assertThat(problem.path("title").asText()).isEqualTo("We cannot answer right now");
    assertThat(problem.path("reference").asText()).isEqualTo("E-7Q2M-19KD");
    assertThat(problem.at("/errors/0/code").asText()).isEqualTo("unavailable");
    var bug = Json.tree(failed(HttpEvents.to("GET /api/v1/indicators"), BUG).getBody());
    assertThat(bug.at("/errors/0/code").asText()).isEqualTo("failed");
  }

  /// An address that another site made up must not lead there.
  @Test
  void tryingAgainStaysHere() {
    var answer = failed(HttpEvents.astray("GET", "//elsewhere.example.net/x"), BUG);

    assertThat(answer.getBody()).doesNotContain("href=\"//elsewhere");
  }

  @Test
  void whoComesFromAnotherSiteIsToldWhatToDo() {
    var page = house.elsewhere(request(HttpEvents.to("POST /sign-in").query("lang=es")));
    var problem = house.elsewhere(request(HttpEvents.to("POST /api/v1/partners")));

    assertThat(page.toResponse().getStatusCode()).isEqualTo(403);
    assertThat(page.bodyText()).contains("Esto no vino de una página nuestra");
    assertThat(problem.toResponse().getStatusCode()).isEqualTo(403);
    assertThat(Json.tree(problem.bodyText()).at("/errors/0/code").asText())
        .isEqualTo("other_origin");
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    var allowed = List.of("GET", "HEAD");
    var page = house.wrongMethod(request(HttpEvents.astray("PUT", "/meetings")), allowed);
    var problem = house.wrongMethod(request(HttpEvents.astray("PUT", "/api/v1/x")), allowed);

    assertThat(page.toResponse().getStatusCode()).isEqualTo(405);
    assertThat(page.toResponse().getHeaders()).containsEntry("allow", "GET, HEAD");
    assertThat(Json.tree(problem.bodyText()).at("/errors/0/code").asText())
        .isEqualTo("wrong_method");
  }

  private APIGatewayV2HTTPResponse failed(HttpEvents request, Failure failure) {
    return house.failed(request(request), failure).toResponse();
  }

  private static Request request(HttpEvents request) {
    return Request.of(request.event());
  }
}
