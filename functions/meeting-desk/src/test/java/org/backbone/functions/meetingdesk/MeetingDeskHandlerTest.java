package org.backbone.functions.meetingdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backbone.access.Door;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.audit.Actor;
import org.backbone.mail.Link;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.meetings.Answer;
import org.backbone.meetings.Change;
import org.backbone.meetings.Rsvp;
import org.backbone.meetings.Series;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.Registrations;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Trap;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingDeskHandlerTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Series FOOD = SampleSeries.FOOD;
  private static final LocalDate DATE = LocalDate.of(2020, 5, 5);
  private static final String ANA = "ana@example.org";

  // As in the sample events.
  private static final String TOKEN = "dGhpcy1pcy1hLXNhbXBsZS10b2tlbi1vZi1hLW1haWw";
  private static final String OTHER = "b3RoZXItdG9rZW4tb2YtYS1tYWlsLW90aGVyLXRva2U";

  private final MemoryFormKeys keys = new MemoryFormKeys();
  private final MemoryMeetingStore meetings = new MemoryMeetingStore();
  private final MemoryLinks links = new MemoryLinks();
  private final MemoryBudgets budgets = new MemoryBudgets();

  @BeforeEach
  void keepTheSeries() {
    meetings.save(FOOD, Instant.EPOCH, STAFF);
    meetings.save(SampleSeries.LEARNING, Instant.EPOCH, STAFF);
  }

  @Test
  void bothSeriesStandOnOnePageWithTheirNextDates() {
    var page = handle("meetings.json");

    assertThat(page.getStatusCode()).isEqualTo(200);
    assertThat(page.getBody())
        .contains("Food &amp; Family Resources", "Distance Learning")
        .contains("Every other Tuesday, 10:00 to 11:00, Central.")
        .contains("Tuesday, May 5, 2020", "Tuesday, May 12, 2020")
        .contains("/meetings/food-family-resources.ics");
  }

  @Test
  void anAnchorOf2020IsStillRunningToday() {
    var page =
        at(Instant.parse("2026-11-24T18:00:00Z"), HttpEvents.sample("meeting-desk", "series.json"));

    assertThat(page.getBody())
        .contains("Tuesday, December 8, 2026")
        .doesNotContain("2020", "November 24");
  }

  @Test
  void withoutAnySeriesThePageSaysWhatWillStandThere() {
    var empty = new MemoryMeetingStore();
    var page =
        handler(empty, NOW)
            .handleRequest(
                HttpEvents.sample("meeting-desk", "meetings.json"), new TestContext(1_000));

    assertThat(page.getBody()).contains("No meetings yet", "/partners/join");
  }

  @Test
  void theFeedHasThePastAndTheComingDates() {
    var feed =
        at(Instant.parse("2020-06-30T12:00:00Z"), HttpEvents.sample("meeting-desk", "feed.json"));

    assertThat(feed.getStatusCode()).isEqualTo(200);
    assertThat(feed.getHeaders()).containsEntry("content-type", "text/calendar; charset=utf-8");
    assertThat(feed.getIsBase64Encoded()).isFalse();
    assertThat(feed.getBody().replace("\r\n ", ""))
        .contains("METHOD:PUBLISH", "UID:food-family-resources-2020-05-05@network.example.org")
        .contains("DTSTART;TZID=America/Chicago:20201215T100000")
        .doesNotContain("ATTENDEE");
  }

  @Test
  void somebodyJoinsAndIsThanked() {
    var answer = handle("join.json");

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getHeaders().get("location"))
        .isEqualTo("/meetings/food-family-resources?joined=yes");
    assertThat(meetings.registrations(FOOD.id()))
        .containsExactly(
            Registrations.of(
                FOOD.id(), ANA, "Ana Núñez", "Eastside Food Pantry", Language.ES, NOW));
    assertThat(
            at(
                    NOW,
                    HttpEvents.to("GET /meetings/{series}")
                        .parameter("series", FOOD.id())
                        .query("joined=yes&lang=es")
                        .event())
                .getBody())
        .contains("Ya está usted en la serie", "lang=\"es\"");
  }

  @Test
  void joiningAgainChangesNothingAndLooksTheSame() {
    var first = handle("join.json");
    var members = meetings.registrations(FOOD.id()).toList();

    var second = at(NOW.plusSeconds(60), HttpEvents.sample("meeting-desk", "join.json"));

    assertThat(second.getHeaders()).isEqualTo(first.getHeaders());
    assertThat(meetings.registrations(FOOD.id())).isEqualTo(members);
  }

  @Test
  void everyProblemIsToldAtOnceAndTheInputIsKept() {
    var page = handle("join-with-problems.json");

    assertThat(page.getStatusCode()).isEqualTo(422);
    assertThat(page.getBody())
        .contains("<title>Error: ")
        .contains("href=\"#name\"", "href=\"#organisation\"", "href=\"#email\"")
        .contains("href=\"#language\"")
        .contains("Enter your name", "lacks the @", "120 characters", "Choose English or Spanish")
        .contains("value=\"ana\"");
    assertThat(meetings.registrations(FOOD.id())).isEmpty();
  }

  @Test
  void whoIsQuickerThanAHumanOrNeverSawTheFormIsAskedToPressOnceMore() {
    var soon = keys.stampOf(Door.SERIES, NOW.minusMillis(1_999));
    var quick =
        at(NOW, HttpEvents.with(HttpEvents.sample("meeting-desk", "join.json"), "drawn", soon));
    var unseen =
        at(NOW, HttpEvents.with(HttpEvents.sample("meeting-desk", "join.json"), "drawn", ""));

    for (var page : List.of(quick, unseen)) {
      assertThat(page.getStatusCode()).isEqualTo(422);
      assertThat(page.getHeaders()).containsEntry("cache-control", "no-store");
      assertThat(page.getBody())
          .contains("press the button once more", "href=\"#join\"", "Ana@Example.org");
    }
    assertThat(quick.getBody()).contains("name=\"drawn\" value=\"" + soon + "\"");
    assertThat(unseen.getBody()).contains("name=\"drawn\" value=\"" + NOW.toEpochMilli() + ".");
    assertThat(meetings.registrations(FOOD.id())).isEmpty();
    var page = handle("series.json");
    assertThat(page.getHeaders()).containsEntry("cache-control", "no-store");
    assertThat(page.getBody()).contains("name=\"drawn\" value=\"" + NOW.toEpochMilli() + ".");
  }

  @Test
  void aProgramThatFillsTheTrapIsThankedAndForgotten() {
    assertThat(handle("join-trapped.json").getStatusCode()).isEqualTo(303);
    assertThat(meetings.registrations(FOOD.id())).isEmpty();
  }

  @Test
  void openingAnInvitationChangesNothing() {
    invite();

    var page = handle("rsvp.json");

    assertThat(page.getStatusCode()).isEqualTo(200);
    assertThat(page.getBody())
        .contains("Will you come on May 5?", "Food &amp; Family Resources")
        .contains("Nothing has been sent yet")
        .contains("<button type=\"submit\" name=\"answer\" value=\"no\">");
    assertThat(page.getHeaders())
        .containsEntry("referrer-policy", "same-origin")
        .containsEntry("cache-control", "no-store");
    assertThat(meetings.answerOf(FOOD.id(), DATE, ANA)).isEmpty();
  }

  @Test
  void aButtonAnswersAndTheAnswerMayBeChanged() {
    invite();

    var answered = handle("answer.json");
    assertThat(answered.getStatusCode()).isEqualTo(303);
    assertThat(answered.getHeaders()).containsEntry("location", "/rsvp/" + TOKEN);
    assertThat(handle("rsvp.json").getBody()).contains("You said yes");

    post("/rsvp", TOKEN, "answer", "no");

    assertThat(meetings.answerOf(FOOD.id(), DATE, ANA))
        .contains(new Rsvp(FOOD.id(), DATE, ANA, Answer.NO, NOW));
    assertThat(handle("rsvp.json").getBody())
        .contains("You said no")
        .doesNotContain("You said yes");
  }

  @Test
  void howManyComeIsSaidAndNotWho() {
    invite();
    handle("answer.json");

    assertThat(handle("series.json").getBody())
        .contains("1 person says they are coming")
        .doesNotContain("Ana", ANA);
  }

  @Test
  void anAnswerThatThereIsNotIsRefused() {
    invite();

    assertThat(handle("answer-unknown.json").getStatusCode()).isEqualTo(422);
    assertThat(meetings.answerOf(FOOD.id(), DATE, ANA)).isEmpty();
  }

  @Test
  void anInvitationSpeaksTheMailsLanguageUntilItsReaderChoosesAnother() {
    invite(Language.ES);

    assertThat(handle("rsvp.json").getBody()).contains("¿Vendrá usted el 5 de mayo?");
    assertThat(
            at(
                    NOW,
                    HttpEvents.to("GET /rsvp/{token}")
                        .parameter("token", TOKEN)
                        .cookie("lang", "en")
                        .event())
                .getBody())
        .contains("Will you come on May 5?");
  }

  @Test
  void aLanguageThatAnAddressAsksForIsKeptByItsButtons() {
    invite(Language.ES);
    var page =
        at(
            NOW,
            HttpEvents.to("GET /rsvp/{token}").parameter("token", TOKEN).query("lang=en").event());
    var answered =
        at(
            NOW,
            HttpEvents.to("POST /rsvp/{token}")
                .parameter("token", TOKEN)
                .query("lang=en")
                .form("answer", "yes")
                .event());

    assertThat(page.getBody())
        .contains("action=\"/rsvp/" + TOKEN + "?lang=en\"")
        .contains("Will you come on May 5?");
    assertThat(answered.getHeaders()).containsEntry("location", "/rsvp/" + TOKEN + "?lang=en");
  }

  @Test
  void afterTheMeetingTheLinkSaysSo() {
    invite();
    var over = Instant.parse("2020-05-05T16:00:00Z");

    assertThat(at(over, HttpEvents.sample("meeting-desk", "rsvp.json")).getStatusCode())
        .isEqualTo(410);
    assertThat(at(over, HttpEvents.sample("meeting-desk", "answer.json")).getStatusCode())
        .isEqualTo(410);
    assertThat(meetings.answerOf(FOOD.id(), DATE, ANA)).isEmpty();
  }

  @Test
  void aCancelledDateAsksForNoAnswer() {
    invite();
    meetings.save(SampleSeries.food(Map.of(DATE, new Change.Cancelled(1))), Instant.EPOCH, STAFF);

    assertThat(handle("rsvp.json").getStatusCode()).isEqualTo(410);
    assertThat(handle("rsvp.json").getBody()).contains("does not take place");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /rsvp/{token}",
    "POST /rsvp/{token}",
    "GET /leave/{token}",
    "POST /leave/{token}"
  })
  void aLinkThatIsNotOursIsNotFound(String route) {
    invite();
    // A link to leave does not answer, and one to answer does not leave.
    var wrong = route.contains("rsvp") ? OTHER : TOKEN;

    for (var token : new String[] {"x", "", "' OR 1=1", "💥", wrong}) {
      var event = HttpEvents.to(route).parameter("token", token).form("answer", "yes").event();
      assertThat(at(NOW, event).getStatusCode()).isEqualTo(404);
    }
  }

  @Test
  void leavingTakesAButton() {
    invite();
    links.add(leaveLink(TOKEN));

    assertThat(handle("leave-form.json").getBody()).contains("Leave Food &amp; Family Resources?");
    assertThat(meetings.registration(FOOD.id(), ANA)).isPresent();

    assertThat(handle("leave.json").getStatusCode()).isEqualTo(303);
    assertThat(meetings.registration(FOOD.id(), ANA)).isEmpty();
    assertThat(handle("leave-form.json").getBody()).contains("You left this series");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leave-one-click.json", "leave-one-click-multipart.json"})
  void aMailProgramLeavesWithOneClickAndIsNotSentElsewhere(String event) {
    invite();
    links.add(leaveLink(TOKEN));

    var answer = handle(event);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getHeaders()).doesNotContainKey("location");
    assertThat(meetings.registration(FOOD.id(), ANA)).isEmpty();
    assertThat(handle(event).getStatusCode()).isEqualTo(200);
  }

  /// A mail program in a browser says where it is; the token in the path is what permits it.
  @Test
  void aMailProgramInABrowserLeavesWithOneClickToo() {
    invite();
    links.add(leaveLink(TOKEN));
    var event = HttpEvents.sample("meeting-desk", "leave-one-click.json");
    var headers = new HashMap<>(event.getHeaders());
    headers.put("origin", "https://mail.example.net");
    headers.put("sec-fetch-site", "cross-site");
    event.setHeaders(headers);

    assertThat(at(NOW, event).getStatusCode()).isEqualTo(200);
    assertThat(meetings.registration(FOOD.id(), ANA)).isEmpty();
  }

  @Test
  void anInvitationsPageLeavesTheSeriesToo() {
    invite();

    assertThat(post("/rsvp", TOKEN, "answer", "leave").getStatusCode()).isEqualTo(303);

    assertThat(meetings.registration(FOOD.id(), ANA)).isEmpty();
    assertThat(handle("rsvp.json").getBody()).contains("You left this series");
  }

  @Test
  void whatASeriesSaysIsTextAndNotMarkup() {
    meetings.join(
        Registrations.of(FOOD.id(), ANA, "<script>alert(1)</script>", "", Language.EN, NOW));
    var page =
        at(
            NOW,
            HttpEvents.to("POST /meetings/{series}/join")
                .parameter("series", FOOD.id())
                .form("name", "<script>alert(1)</script>", "email", "\"><script>")
                .event());

    assertThat(page.getStatusCode()).isEqualTo(422);
    assertThat(page.getBody()).doesNotContain("<script");
  }

  @Test
  void whatCannotBeReadIsAnsweredInWords() {
    var event =
        HttpEvents.to("POST /meetings/{series}/join")
            .parameter("series", FOOD.id())
            .body("text/plain", "hello", false)
            .event();

    assertThat(at(NOW, event).getStatusCode()).isEqualTo(415);
    assertThat(at(NOW, event).getBody()).contains("We could not read what was sent");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleEventIsAnswered(String event) {
    invite();

    assertThat(handle(event).getStatusCode()).isBetween(200, 422);
  }

  static java.util.List<String> samples() {
    return HttpEvents.names("meeting-desk");
  }

  private void invite() {
    invite(Language.EN);
  }

  private void invite(Language language) {
    meetings.join(
        Registrations.of(FOOD.id(), ANA, "Ana Núñez", "Eastside Food Pantry", language, NOW));
    links.add(
        Link.of(
            TOKEN,
            Link.Purpose.RSVP,
            FOOD.id() + "#" + DATE + "#" + ANA,
            language,
            Instant.parse("2020-05-05T16:00:00Z")));
    links.add(leaveLink(OTHER));
  }

  private static Link leaveLink(String token) {
    return Link.of(
        token,
        Link.Purpose.LEAVE,
        FOOD.id() + "#" + ANA,
        Language.EN,
        NOW.plus(Duration.ofDays(365)));
  }

  private APIGatewayV2HTTPResponse post(String road, String token, String name, String value) {
    return at(
        NOW,
        HttpEvents.to("POST " + road + "/{token}")
            .parameter("token", token)
            .form(name, value)
            .event());
  }

  private APIGatewayV2HTTPResponse handle(String event) {
    return at(NOW, HttpEvents.sample("meeting-desk", event));
  }

  private APIGatewayV2HTTPResponse at(Instant now, APIGatewayV2HTTPEvent event) {
    return handler(meetings, now).handleRequest(drawn(event, now), new TestContext(10_000));
  }

  /// The form as somebody sends it who was shown it a minute before, unless it says else.
  private APIGatewayV2HTTPEvent drawn(APIGatewayV2HTTPEvent event, Instant now) {
    return event.getRouteKey().equals("POST /meetings/{series}/join")
        ? HttpEvents.with(event, Trap.DRAWN, keys.stamp(Door.SERIES, now))
        : event;
  }

  private MeetingDeskHandler handler(MemoryMeetingStore store, Instant now) {
    return new MeetingDeskHandler(
        store,
        links,
        new Strangers(budgets, keys, 1, InstantSource.fixed(now)),
        InstantSource.fixed(now),
        "Cradle to Career Tulsa County",
        "mail@network.example.org",
        "https://network.example.org");
  }
}
