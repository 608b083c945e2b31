package org.backbone.functions.meetinginvites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.Registration;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.letters.Invitation;
import org.backbone.meetings.letters.InvitePeople;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.template.Repository;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class MeetingInvitesHandlerTest {
  private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");

  private final MemoryMeetingStore meetings = new MemoryMeetingStore();
  private final MeetingInvitesHandler handler =
      new MeetingInvitesHandler(
          new InvitePeople(
              meetings,
              new MemoryOutbox(),
              new Composer("Network", "mail@network.example.org"),
              new Invitation(
                  "Network",
                  "https://network.example.org",
                  new Calendar("Network", "mail@network.example.org")),
              InstantSource.fixed(TODAY),
              JsonLog.of("test")));

  @Test
  void aTickInvitesForItsOwnTime() throws IOException {
    meetings.save(SampleSeries.FOOD);
    meetings.join(
        new Registration(SampleSeries.FOOD.id(), "ana@example.org", "Ana", "", Language.EN, TODAY));

    assertThat(handle("tick.json")).isEqualTo(Map.of("invited", 1));
    assertThat(handle("tick.json")).isEqualTo(Map.of("invited", 0));
  }

  @Test
  void aTickWithoutATimeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> handler.handleRequest(Map.of(), new TestContext(60_000)));
  }

  private Map<String, Integer> handle(String event) throws IOException {
    JsonNode tick =
        Json.tree(
            Files.readString(Repository.root().resolve("events/meeting-invites").resolve(event)));
    return handler.handleRequest(
        Map.of("scheduledTime", tick.path("scheduledTime").asText()), new TestContext(60_000));
  }
}
