package org.backbone.functions.meetingdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.audit.Actor;
import org.backbone.mail.Link;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.platform.core.Language;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

/// Whatever a stranger sends is answered, never with a fault of ours, and keeps nothing it should
/// not.
class NonsenseTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final int TRIES = 3_000;
  private static final List<String> ROUTES =
      List.of(
          "GET /meetings",
          "GET /meetings/{series}",
          "POST /meetings/{series}/join",
          "GET /rsvp/{token}",
          "POST /rsvp/{token}",
          "GET /leave/{token}",
          "POST /leave/{token}");
  private static final List<String> PIECES =
      List.of(
          "a",
          "=",
          "&",
          "%",
          "%00",
          "%zz",
          "+",
          "name",
          "email",
          "language",
          "answer",
          "yes",
          "leave",
          "@",
          "example.org",
          "ñ",
          "🎈",
          "\u202e",
          "\u0000",
          "\r\n",
          "<script>",
          "\"",
          "'",
          "#",
          ".ics",
          "food-family-resources",
          "../",
          "lang=es",
          "One-Click",
          "{",
          "[");

  private final MemoryMeetingStore meetings = new MemoryMeetingStore();
  private final MemoryLinks links = new MemoryLinks();
  private final MeetingDeskHandler handler =
      new MeetingDeskHandler(
          meetings,
          links,
          new Strangers(new MemoryBudgets(), new MemoryFormKeys(), 1000, InstantSource.fixed(NOW)),
          InstantSource.fixed(NOW),
          "Network",
          "mail@network.example.org",
          "https://network.example.org");

  @Test
  void nonsenseIsAnsweredWithWhatToDo() {
    meetings.save(SampleSeries.FOOD, Instant.EPOCH, STAFF);
    links.add(link(Link.Purpose.RSVP, SampleSeries.FOOD.id() + "#2020-05-05#ana@example.org"));
    var seed = new Random().nextLong();
    var random = new Random(seed);

    for (var i = 0; i < TRIES; i++) {
      var event = nonsense(random);
      var answer = handler.handleRequest(event, new TestContext(1_000));
      assertThat(answer.getStatusCode())
          .describedAs("seed %d, try %d: %s %s", seed, i, event.getRouteKey(), event.getRawPath())
          .isBetween(200, 499);
      assertThat(answer.getBody()).doesNotContain("<script>", "Exception");
      assertThat(answer.getHeaders().values()).noneMatch(value -> value.contains("\n"));
    }

    assertThat(meetings.registrations(SampleSeries.FOOD.id()))
        .allSatisfy(member -> assertThat(member.email()).matches("[\\x21-\\x7e]+@[\\x21-\\x7e]+"));
  }

  private static APIGatewayV2HTTPEvent nonsense(Random random) {
    var route = ROUTES.get(random.nextInt(ROUTES.size()));
    var event = HttpEvents.to(route).query(text(random, 4));
    if (route.contains("{series}")) {
      event.parameter("series", random.nextBoolean() ? SampleSeries.FOOD.id() : text(random, 3));
    }
    if (route.contains("{token}")) {
      event.parameter("token", random.nextBoolean() ? "known" : text(random, 3));
    }
    if (route.startsWith("POST")) {
      switch (random.nextInt(4)) {
        case 0 -> event.form("name", text(random, 4), "email", text(random, 4), "language", "es");
        case 1 -> event.body("application/x-www-form-urlencoded", text(random, 30), true);
        case 2 -> event.body("text/plain", text(random, 4), random.nextBoolean());
        default -> {
          return notUtf8(event.body("application/x-www-form-urlencoded", "", true).event(), random);
        }
      }
    }
    return event.event();
  }

  private static APIGatewayV2HTTPEvent notUtf8(APIGatewayV2HTTPEvent event, Random random) {
    var bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    event.setBody(
        random.nextBoolean()
            ? Base64.getEncoder().encodeToString(bytes)
            : new String(bytes, StandardCharsets.ISO_8859_1));
    return event;
  }

  private static String text(Random random, int most) {
    var text = new StringBuilder();
    for (var i = random.nextInt(most + 1); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static Link link(Link.Purpose purpose, String subject) {
    return Link.of("known", purpose, subject, Language.EN, NOW.plusSeconds(60));
  }
}
