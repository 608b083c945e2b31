package org.backbone.functions.meetinginvites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.backbone.audit.Actor;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.letters.Invitation;
import org.backbone.meetings.letters.InvitePeople;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.Registrations;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.template.Repository;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class MeetingInvitesHandlerTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final MemoryMeetingStore meetings = new MemoryMeetingStore();
  private final MeetingInvitesHandler handler =
      new MeetingInvitesHandler(
          new InvitePeople(
              meetings,
              Set::of,
              new MemoryOutbox(),
              new Composer("Network", "mail@network.example.org"),
              new Invitation(
                  "Network",
                  "https://network.example.org",
                  new Calendar("Network", "mail@network.example.org")),
              InstantSource.fixed(TODAY),
              new JsonLog(new PrintStream(lines, true, UTF_8), "meeting-invites")));

  @Test
  void aTickInvitesForItsOwnTime() throws IOException {
    meetings.save(SampleSeries.FOOD, Instant.EPOCH, STAFF);
    meetings.join(
        Registrations.of(SampleSeries.FOOD.id(), "ana@example.org", "Ana", "", Language.EN, TODAY));

    assertThat(handle(tick())).isEqualTo("{\"invited\":1}");
    assertThat(handle(tick())).isEqualTo("{\"invited\":0}");
  }

  @Test
  void aTickWithoutATimeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> handle("{}"));
  }

  @Test
  void eachLineOfTheLogHasTheCallsRequestId() throws IOException {
    aTickInvitesForItsOwnTime();

    assertThat(lines.toString(UTF_8).lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"requestId\":\"test-request\""));
  }

  @Test
  void ofWhoCannotBeReachedTheLogTellsNoAddress() throws IOException {
    meetings.save(SampleSeries.FOOD, Instant.EPOCH, STAFF);
    meetings.join(
        Registrations.of(SampleSeries.FOOD.id(), "no address", "Ana", "", Language.EN, TODAY));

    handle(tick());

    assertThat(lines.toString(UTF_8))
        .contains("\"event\":\"not-invited\"", "IllegalArgumentException")
        .doesNotContain("no address", "Ana");
  }

  @Test
  void withoutTimeLeftNobodyIsInvitedUntilTheNextTick() throws IOException {
    meetings.save(SampleSeries.FOOD, Instant.EPOCH, STAFF);
    meetings.join(
        Registrations.of(SampleSeries.FOOD.id(), "ana@example.org", "Ana", "", Language.EN, TODAY));

    assertThat(handle(tick(), 14_000)).isEqualTo("{\"invited\":0}");
    assertThat(handle(tick(), 60_000)).isEqualTo("{\"invited\":1}");
  }

  @Test
  void mostOfTheFunctionsTimeIsForTheWorkItself() {
    var timeout =
        Repository.template().functions().stream()
            .filter(function -> function.name().equals("meeting-invites"))
            .findFirst()
            .orElseThrow()
            .timeout();

    assertThat(timeout).isGreaterThan(MeetingInvitesHandler.RESERVE.multipliedBy(2));
  }

  private String handle(String event) throws IOException {
    return handle(event, 60_000);
  }

  private String handle(String event, int millisLeft) throws IOException {
    var output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), output, new TestContext(millisLeft));
    return output.toString(UTF_8);
  }

  private static String tick() throws IOException {
    return Files.readString(Repository.root().resolve("events/meeting-invites/tick.json"));
  }
}
