package org.backbone.functions.partnerintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

/// Nothing that a stranger sends is answered with a fault.
class IntakeFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "name=",
          "kind=nonprofit",
          "&",
          "=",
          "%",
          "%4",
          "%zz",
          "%00",
          "%C3%28",
          "+",
          "contact_email=",
          "a@b.co",
          "consent=yes",
          "services=",
          ",",
          "key=",
          "é",
          "\u0000",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\"name\"",
          ":",
          "\"contact\"",
          "null",
          "true",
          "1e999",
          "\\u0000",
          "\\ud800",
          "-",
          "<script>",
          "lang=",
          "es",
          "\n",
          "\uD83D\uDC4D",
          "fax=",
          "drawn=",
          "1588604400000.AAAAAAAAAAAAAAAAAAAAAA",
          "9".repeat(400));
  private static final List<String> TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "application/json",
          "application/json; charset=utf-16",
          "multipart/form-data",
          "");

  private final PartnerIntakeHandler handler =
      new PartnerIntakeHandler(
          new MemoryPartnerStore(new MemoryOutbox(new MemoryLinks())),
          new Strangers(
              new MemoryBudgets(),
              new MemoryFormKeys(),
              1000,
              InstantSource.fixed(Instant.parse("2020-05-04T15:00:00Z"))),
          InstantSource.fixed(Instant.parse("2020-05-04T15:00:00Z")),
          "Network",
          "https://network.example.org",
          JsonLog.of("test"));

  @Test
  void noBodyQueryOrHeaderIsAnsweredWithAFault() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      var event = event(random);

      int status = handler.handleRequest(event, new TestContext(10_000)).getStatusCode();

      assertThat(status).as("seed %d, request %d: %s", seed, i, event).isBetween(200, 499);
    }
  }

  private static APIGatewayV2HTTPEvent event(SplittableRandom random) {
    var route =
        random.nextBoolean()
            ? "POST /partners/join"
            : random.nextBoolean() ? "POST /api/v1/partners" : "GET /partners/join";
    var event =
        HttpEvents.to(route)
            .query(random.nextInt(4) == 0 ? text(random, 4) : "")
            .body(pick(random, TYPES), text(random, 30), random.nextBoolean())
            .header("accept-language", text(random, 4))
            .header("idempotency-key", random.nextInt(4) == 0 ? text(random, 3) : "")
            .cookie("lang", text(random, 2))
            .event();
    if (random.nextInt(10) == 0) {
      event.setIsBase64Encoded(!event.getIsBase64Encoded());
    }
    if (random.nextInt(50) == 0) {
      event.setBody(null);
    }
    return event;
  }

  private static String text(SplittableRandom random, int most) {
    var text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(
          random.nextInt(8) == 0
              ? Character.toString(random.nextInt(1, 0xFFFF))
              : pick(random, PIECES));
    }
    return text.toString();
  }

  private static String pick(SplittableRandom random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
