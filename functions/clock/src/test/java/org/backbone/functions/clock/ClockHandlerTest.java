package org.backbone.functions.clock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.mail.DueMail;
import org.backbone.meetings.DueInvitations;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.meetings.twin.SampleSeries;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.platform.core.Wake;
import org.backbone.template.Repository;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class ClockHandlerTest {
  private static final Instant START = Instant.parse("2020-04-01T00:00:00Z");

  private final List<String> woken = new ArrayList<>();
  private final MemoryMeetingStore meetings = new MemoryMeetingStore();

  @Test
  void whereNothingIsDueNobodyIsWoken() throws IOException {
    assertThat(handle(_ -> Stream.empty(), tick())).isEqualTo("{\"woken\":[]}");

    assertThat(woken).isEmpty();
  }

  @Test
  void whoHasSomethingToDoIsWokenWithTheTicksOwnTime() throws IOException {
    meetings.save(SampleSeries.FOOD, START, Actor.staff("5f1c", "Facilitator"));

    assertThat(handle(_ -> Stream.of("a mail"), tick()))
        .isEqualTo("{\"woken\":[\"meeting-invites\",\"mail-sender\"]}");

    assertThat(woken)
        .containsExactly(
            "meeting-invites 2020-04-30T15:00:00Z", "mail-sender 2020-04-30T15:00:00Z");
  }

  @Test
  void aLookThatFailsKeepsNoOtherFromItsTurnAndTheCallFailsSoThatItIsMadeAgain() {
    meetings.save(SampleSeries.FOOD, START, Actor.staff("5f1c", "Facilitator"));

    assertThatThrownBy(() -> handle(ClockHandlerTest::failing, tick()))
        .hasMessage("no table today");

    assertThat(woken).containsExactly("meeting-invites 2020-04-30T15:00:00Z");
  }

  @Test
  void aTickWithoutATimeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> handle(_ -> Stream.empty(), "{}"));
  }

  @Test
  void mostOfTheFunctionsTimeIsForTheWorkItself() {
    var timeout =
        Repository.template().functions().stream()
            .filter(function -> function.name().equals("clock"))
            .findFirst()
            .orElseThrow()
            .timeout();

    assertThat(timeout).isGreaterThan(ClockHandler.RESERVE.multipliedBy(2));
  }

  private String handle(DueMail mail, String event) throws IOException {
    var output = new ByteArrayOutputStream();
    var handler =
        new ClockHandler(
            new MemoryMetricStore(),
            wake("metric-rollups"),
            new DueInvitations(meetings, Set::of),
            wake("meeting-invites"),
            mail,
            wake("mail-sender"));
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), output, new TestContext(60_000));
    return output.toString(UTF_8);
  }

  private Wake wake(String who) {
    return asOf -> woken.add(who + " " + asOf);
  }

  private static Stream<String> failing(Instant asOf) {
    throw new IllegalStateException("no table today");
  }

  private static String tick() throws IOException {
    return Files.readString(Repository.root().resolve("events/clock/tick.json"));
  }
}
