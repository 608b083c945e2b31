package org.backbone.functions.mailsender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.SendMail;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.mail.Mime;
import org.backbone.platform.mail.RecordingMailer;
import org.backbone.platform.ses.SesMailer;
import org.backbone.template.Repository;
import org.backbone.testkit.JustBefore;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailSenderHandlerTest {
  private static final Instant WRITTEN = Instant.parse("2020-05-01T15:00:00Z");

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final RecordingMailer mailer = new RecordingMailer();

  @BeforeEach
  void writeTheMail() {
    outbox.add(
        new OutboxMessage(
            new MailLabel(
                "invitation#food-family-resources#2020-05-05#0123456789abcdef#0",
                "invitation",
                "ana@example.org",
                "Will you come on May 5?",
                WRITTEN,
                WRITTEN.plus(Duration.ofDays(4))),
            new Mime("Hi".getBytes(UTF_8))));
  }

  @Test
  void theStreamBringsANewMail() throws IOException {
    assertThat(handle("new-mail.json", 60_000)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(mailer.posted()).hasSize(1);
  }

  @Test
  void theScheduleSweeps() throws IOException {
    assertThat(handle("sweep.json", 60_000)).isEqualTo("{\"sent\":1}");
    assertThat(mailer.posted()).hasSize(1);
  }

  @Test
  void eachLineOfTheLogHasTheCallsRequestId() throws IOException {
    handle("new-mail.json", 60_000);

    assertThat(lines.toString(UTF_8).lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"requestId\":\"test-request\""));
  }

  @Test
  void withoutTimeLeftTheStreamIsToldWhereToGoOn() throws IOException {
    assertThat(handle("new-mail.json", 19_000))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"111\"}]}");
    assertThat(mailer.posted()).isEmpty();
  }

  @Test
  void aMailThatCouldNotBeClaimedIsNotDone() throws IOException {
    var failing =
        JustBefore.theFirst(
            "claim",
            Outbox.class,
            outbox,
            () -> {
              throw new IllegalStateException("no table today");
            });

    assertThat(handle(failing, "new-mail.json", 60_000))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"111\"}]}");
    assertThat(mailer.posted()).isEmpty();
    assertThat(handle("new-mail.json", 60_000)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(mailer.posted()).hasSize(1);
  }

  @Test
  void aLeaseOutlivesEverySenderThatHoldsOne() {
    assertThat(SendMail.LEASE).isGreaterThan(timeout());
    assertThat(SendMail.LEASE).isGreaterThan(SesMailer.PATIENCE);
  }

  @Test
  void aSendThatHasBegunEndsBeforeTheFunctionIsStopped() {
    assertThat(MailSenderHandler.RESERVE).isGreaterThan(SesMailer.PATIENCE);
    assertThat(timeout()).isGreaterThan(MailSenderHandler.RESERVE);
  }

  private static Duration timeout() {
    return Repository.template().functions().stream()
        .filter(function -> function.name().equals("mail-sender"))
        .findFirst()
        .orElseThrow()
        .timeout();
  }

  private String handle(String event, int millisLeft) throws IOException {
    return handle(outbox, event, millisLeft);
  }

  private String handle(Outbox outbox, String event, int millisLeft) throws IOException {
    var handler =
        new MailSenderHandler(
            new SendMail(
                outbox,
                mailer,
                InstantSource.fixed(WRITTEN.plus(Duration.ofMinutes(15))),
                new JsonLog(new PrintStream(lines, true, UTF_8), "mail-sender")));
    var output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(
            Files.readAllBytes(Repository.root().resolve("events/mail-sender").resolve(event))),
        output,
        new TestContext(millisLeft));
    return output.toString(UTF_8);
  }
}
