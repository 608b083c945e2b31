package org.backbone.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.mail.Mailer;
import org.backbone.platform.mail.Mime;
import org.backbone.platform.mail.RecordingMailer;
import org.backbone.testkit.JustBefore;
import org.junit.jupiter.api.Test;

class SendMailTest {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final RecordingMailer mailer = new RecordingMailer();

  @Test
  void aNewMessageIsSentOnceHoweverOftenTheStreamBringsIt() {
    var id = put("ana");

    assertThat(at(NOW).arrived(List.of(id, id), Deadline.NONE)).isEqualTo(2);
    assertThat(at(NOW).arrived(List.of(id), Deadline.NONE)).isEqualTo(1);
    at(NOW.plus(Duration.ofDays(1))).sweep(NOW.plus(Duration.ofDays(1)), Deadline.NONE);

    assertThat(mailer.posted()).hasSize(1);
    assertThat(item(id).state()).isEqualTo(OutboxState.SENT);
    assertThat(item(id).sesId()).isEqualTo("ses-1");
  }

  @Test
  void twoSendersAtOnceSendOnce() throws Exception {
    var ids = new ArrayList<String>();
    for (var i = 0; i < 50; i++) {
      ids.add(put("p" + i));
    }
    Callable<Integer> sender = () -> at(NOW).arrived(ids, Deadline.NONE);

    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var done : threads.invokeAll(List.of(sender, sender))) {
        assertThat(done.get()).isEqualTo(50);
      }
    }

    assertThat(mailer.posted()).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void aMessageThatTheStreamLostIsSwept() {
    put("ana");

    assertThat(at(NOW.plusSeconds(59)).sweep(NOW.plusSeconds(59), Deadline.NONE)).isZero();
    assertThat(outbox.isDue(NOW.plusSeconds(59))).isFalse();
    assertThat(outbox.isDue(NOW.plusSeconds(60))).isTrue();
    assertThat(at(NOW.plusSeconds(60)).sweep(NOW.plusSeconds(60), Deadline.NONE)).isEqualTo(1);
    assertThat(mailer.posted()).hasSize(1);
  }

  @Test
  void whatWasNotTakenIsTriedAgainLater() {
    var id = put("ana");
    mailer.thenAnswer(new Mailer.Result.NotNow("TooManyRequestsException"));
    at(NOW).arrived(List.of(id), Deadline.NONE);
    assertThat(item(id).state()).isEqualTo(OutboxState.PENDING);

    at(NOW.plusSeconds(30)).sweep(NOW.plusSeconds(30), Deadline.NONE);
    assertThat(mailer.posted()).hasSize(1);
    at(NOW.plusSeconds(900)).sweep(NOW.plusSeconds(900), Deadline.NONE);

    assertThat(mailer.posted()).hasSize(2);
    assertThat(item(id).state()).isEqualTo(OutboxState.SENT);
    assertThat(item(id).possibleDuplicate()).isFalse();
  }

  @Test
  void whatSesRefusesIsLeftToStaff() {
    var id = put("ana");
    mailer.thenAnswer(new Mailer.Result.Refused("MessageRejected"));

    at(NOW).arrived(List.of(id), Deadline.NONE);

    assertThat(item(id).state()).isEqualTo(OutboxState.FAILED);
    assertThat(outbox.needingCare()).hasSize(1);
  }

  @Test
  void itIsNotSentWhenItIsTooLate() {
    var id = put("ana");

    at(NOW.plus(Duration.ofDays(1))).arrived(List.of(id), Deadline.NONE);

    assertThat(mailer.posted()).isEmpty();
    assertThat(item(id).state()).isEqualTo(OutboxState.EXPIRED);
  }

  @Test
  void whatHasNoTextAnyMoreIsLeftToStaff() {
    var id = put("ana");
    outbox.shelf().places().forEach(outbox.shelf()::drop);

    at(NOW).arrived(List.of(id), Deadline.NONE);

    assertThat(mailer.posted()).isEmpty();
    assertThat(item(id).state()).isEqualTo(OutboxState.EXPIRED);
    assertThat(item(id).reason()).isEqualTo("its text is gone");
    assertThat(item(id).needsCare()).isTrue();
  }

  @Test
  void afterAnUnknownEndSesHasItsTimeToSpeak() {
    var id = put("ana");
    mailer.thenAnswer(new Mailer.Result.Unknown("timeout"));
    at(NOW).arrived(List.of(id), Deadline.NONE);
    at(NOW.plusSeconds(600)).sweep(NOW.plusSeconds(600), Deadline.NONE);
    assertThat(mailer.posted()).hasSize(1);

    outbox.report(id, new Fate.Sent(), "ses-7");
    var later = NOW.plus(Claim.GRACE);
    at(later).sweep(later, Deadline.NONE);

    assertThat(mailer.posted()).hasSize(1);
    assertThat(item(id).state()).isEqualTo(OutboxState.SENT);
  }

  @Test
  void whenNobodyEverKnowsTheSameBytesGoOutOnceMoreAndThenStaffDecide() {
    var id = put("ana");
    mailer.thenAnswer(new Mailer.Result.Unknown("timeout"));
    mailer.thenAnswer(new Mailer.Result.Unknown("timeout"));
    at(NOW).arrived(List.of(id), Deadline.NONE);

    var at = NOW;
    for (var i = 0; i < 8; i++) {
      at = at.plus(Claim.GRACE);
      at(at).sweep(at, Deadline.NONE);
    }

    assertThat(mailer.posted()).hasSize(2);
    assertThat(mailer.posted().get(0).mime()).isEqualTo(mailer.posted().get(1).mime());
    assertThat(item(id).possibleDuplicate()).isTrue();
    assertThat(item(id).state()).isEqualTo(OutboxState.UNKNOWN);
    assertThat(outbox.needingCare()).hasSize(1);
  }

  @Test
  void killedBeforeThePostItIsSentAfterAll() {
    var id = put("ana");
    outbox.claim(id, Claim.of("killed", NOW, SendMail.LEASE));

    at(NOW.plusSeconds(5)).arrived(List.of(id), Deadline.NONE);
    assertThat(mailer.posted()).isEmpty();
    var later = NOW.plus(SendMail.LEASE).plus(Claim.GRACE);
    at(later).sweep(later, Deadline.NONE);

    assertThat(mailer.posted()).hasSize(1);
    assertThat(item(id).state()).isEqualTo(OutboxState.SENT);
    assertThat(item(id).possibleDuplicate()).isTrue();
  }

  @Test
  void killedAfterThePostItIsNotSentAgain() {
    var id = put("ana");
    outbox.claim(id, Claim.of("killed", NOW, SendMail.LEASE));
    mailer.send(outbox.all().getFirst().message().envelope());

    at(NOW.plusSeconds(5)).arrived(List.of(id), Deadline.NONE);
    outbox.report(id, new Fate.Sent(), "ses-1");
    var later = NOW.plus(SendMail.LEASE).plus(Claim.GRACE);
    at(later).sweep(later, Deadline.NONE);

    assertThat(mailer.posted()).hasSize(1);
    assertThat(item(id).state()).isEqualTo(OutboxState.SENT);
  }

  @Test
  void aReplayedFutureDoesNotTakeAMessageFromALivingSender() {
    var id = put("ana");
    outbox.claim(id, Claim.of("alive", NOW, SendMail.LEASE));

    at(NOW.plusSeconds(1)).sweep(Instant.parse("2031-01-01T00:00:00Z"), Deadline.NONE);

    assertThat(mailer.posted()).isEmpty();
  }

  @Test
  void aSenderStopsBeforeItIsStopped() {
    var ids = List.of(put("ana"), put("bo"), put("cy"));

    assertThat(at(NOW).arrived(ids, () -> mailer.posted().size() == 2)).isEqualTo(2);
    assertThat(mailer.posted()).hasSize(2);
    assertThat(item(ids.get(2)).state()).isEqualTo(OutboxState.PENDING);
  }

  @Test
  void aMessageWhoseClaimFailedIsNotDoneAndThoseAfterItWait() {
    var ids = List.of(put("ana"), put("bo"), put("cy"));

    assertThat(through(failing("claim", 2)).arrived(ids, Deadline.NONE)).isEqualTo(1);

    assertThat(mailer.posted()).hasSize(1);
    assertThat(item(ids.get(1)).state()).isEqualTo(OutboxState.PENDING);
    assertThat(item(ids.get(2)).state()).isEqualTo(OutboxState.PENDING);
    assertThat(at(NOW).arrived(ids.subList(1, 3), Deadline.NONE)).isEqualTo(2);
    assertThat(mailer.posted()).hasSize(3);
  }

  @Test
  void aMessageWhoseEndCouldNotBeWrittenDownIsNotDone() {
    var ids = List.of(put("ana"), put("bo"));

    assertThat(through(failing("sent", 1)).arrived(ids, Deadline.NONE)).isZero();

    assertThat(mailer.posted()).hasSize(1);
    assertThat(item(ids.get(0)).state()).isEqualTo(OutboxState.SENDING);
  }

  @Test
  void aSweepSaysHowManyItSent() {
    put("ana");
    mailer.thenAnswer(new Mailer.Result.Unknown("timeout"));
    mailer.thenAnswer(new Mailer.Result.Unknown("timeout"));
    var counts = new ArrayList<Integer>();

    var at = NOW.plusSeconds(60);
    for (var i = 0; i < 4; i++) {
      counts.add(at(at).sweep(at, Deadline.NONE));
      at = at.plus(Claim.GRACE);
    }

    // Once, once more after an unknown end, and then it is left to staff.
    assertThat(counts).containsExactly(1, 1, 0, 0);
  }

  @Test
  void theLogTellsWhichMessageAndWhyAndNeverTheReader() {
    var id = put("ana");
    mailer.thenAnswer(new Mailer.Result.NotNow("TooManyRequestsException"));
    mailer.thenAnswer(new Mailer.Result.Unknown("timeout"));
    var lines = new ByteArrayOutputStream();
    var log = new JsonLog(new PrintStream(lines, true, UTF_8), "test");

    for (int minute = 0; minute <= 30; minute += 15) {
      var at = NOW.plus(Duration.ofMinutes(minute));
      new SendMail(outbox, mailer, InstantSource.fixed(at), log).sweep(at, Deadline.NONE);
    }

    assertThat(lines.toString(UTF_8).lines())
        .allSatisfy(line -> assertThat(line).contains(id).doesNotContain("ana@"));
    assertThat(lines.toString(UTF_8))
        .containsSubsequence("mail-postponed", "TooManyRequests", "mail-unknown", "timeout");
  }

  private Outbox failing(String method, int nth) {
    return JustBefore.the(
        nth,
        method,
        Outbox.class,
        outbox,
        () -> {
          throw new IllegalStateException("no table today");
        });
  }

  private SendMail through(Outbox outbox) {
    return new SendMail(outbox, mailer, InstantSource.fixed(NOW), JsonLog.of("test"));
  }

  private SendMail at(Instant now) {
    return new SendMail(outbox, mailer, InstantSource.fixed(now), JsonLog.of("test"));
  }

  private OutboxItem item(String id) {
    return outbox.find(id).orElseThrow();
  }

  private String put(String who) {
    var message =
        new OutboxMessage(
            new MailLabel(
                "invitation#food#2020-05-05#" + who + "#0",
                "invitation",
                who + "@example.org",
                "Will you come?",
                NOW,
                NOW.plus(Duration.ofDays(1))),
            new Mime(who.getBytes(UTF_8)));
    outbox.add(message);
    return message.label().id();
  }
}
