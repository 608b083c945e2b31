package org.backbone.functions.staffconsole;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backbone.access.staff.LocalIssuer;
import org.backbone.access.twin.MemoryPeople;
import org.backbone.access.twin.MemoryProgramTokenStore;
import org.backbone.access.twin.MemorySessionStore;
import org.backbone.access.twin.MemoryStaffSessionStore;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.lambda.Env;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

/// Nothing that a stranger or a member of staff sends is answered with a fault.
class ConsoleFuzzTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final List<String> ROUTES =
      List.of(
          "GET /console",
          "GET /console/partners/{id}",
          "POST /console/partners/{id}/approve",
          "POST /console/partners/{id}/decline",
          "GET /console/mail",
          "GET /console/audit",
          "POST /console/mail/{id}/resend",
          "POST /console/mail/{id}/done",
          "POST /console/uploads/{id}/again",
          "POST /console/uploads/{id}/ask",
          "GET /console/sign-in",
          "GET /console/callback",
          "POST /console/sign-out",
          "GET /api/v1/staff/partners",
          "POST /api/v1/staff/partners/{id}/approve",
          "PUT /api/v1/staff/series/{id}",
          "GET /api/v1/staff/uploads");
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\"title\"",
          "\"en\"",
          "\"anchor\"",
          "\"2020-02-30\"",
          "1e400",
          "-1",
          "null",
          "2147483648",
          "a",
          "-",
          "#",
          "é",
          "%",
          "%zz",
          "=",
          "&",
          ".",
          "/",
          "..",
          "state=",
          "code=",
          "to=",
          "lang=es",
          "\u0000",
          "\ud800",
          "__Host-backbone_staff");

  @Test
  void noRequestIsAnsweredWithAFault() {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    try (var issuer = new LocalIssuer()) {
      var handler = handler(issuer);
      var token = issuer.token(NOW);
      for (int i = 0; i < 4_000; i++) {
        var event = event(random, token);

        int status = handler.handleRequest(event, new TestContext(10_000)).getStatusCode();

        assertThat(status).as("seed %d, request %d: %s", seed, i, event).isBetween(200, 499);
      }
    }
  }

  private static StaffConsoleHandler handler(LocalIssuer issuer) {
    var outbox = new MemoryOutbox(new MemoryLinks());
    var slots = new MemoryMetricStore();
    return new StaffConsoleHandler(
        Env.of(
            Map.of(
                "PUBLIC_URL", "https://network.example.org",
                "NETWORK_NAME", "Network",
                "NETWORK_ZONE", "America/Chicago",
                "MAIL_FROM", "hello@network.example.org",
                "STAFF_ISSUER", issuer.name(),
                "STAFF_AUDIENCE", LocalIssuer.AUDIENCE)),
        new StaffConsoleHandler.Stores(
            new MemoryPartnerStore(outbox),
            slots,
            slots,
            new MemoryMeetingStore(),
            outbox,
            outbox.shelf(),
            outbox.audit(),
            new MemoryStaffSessionStore(),
            new MemorySessionStore(new MemoryLinks()),
            new MemoryProgramTokenStore(outbox.audit()),
            new MemoryPeople()),
        InstantSource.fixed(NOW));
  }

  private static APIGatewayV2HTTPEvent event(SplittableRandom random, String token) {
    var request =
        HttpEvents.to(pick(random, ROUTES))
            .parameter("id", random.nextBoolean() ? "food-family" : text(random, 4))
            .query(random.nextInt(3) == 0 ? text(random, 4) : "")
            .body(
                random.nextInt(4) == 0 ? "text/plain" : "application/json",
                text(random, 30),
                random.nextBoolean())
            .cookie("__Host-backbone_staff", text(random, 4))
            .cookie("__Host-backbone_staff_sign_in", text(random, 4));
    if (random.nextInt(3) > 0) {
      request.bearer(random.nextInt(4) == 0 ? text(random, 6) : token);
    }
    return request.event();
  }

  private static String text(SplittableRandom random, int most) {
    var text = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      text.append(pick(random, PIECES));
    }
    return text.toString();
  }

  private static String pick(SplittableRandom random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
