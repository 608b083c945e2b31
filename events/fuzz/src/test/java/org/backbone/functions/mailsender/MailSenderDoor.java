package org.backbone.functions.mailsender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.backbone.fuzz.EventDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.MailLabel;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.SendMail;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.mail.Mime;
import org.backbone.platform.mail.RecordingMailer;

/// Records of the outbox, and the sweep.
public final class MailSenderDoor {
  private static final Instant WRITTEN = Instant.parse("2020-05-01T15:00:00Z");

  private MailSenderDoor() {}

  /// Its target.
  public static Target target() {
    return EventDoor.target(
        "mail-sender",
        MailSenderHandler.class,
        25,
        MailSenderDoor::running,
        "OUTBOX#",
        "\"Records\":[]",
        "\"dynamodb\":{}",
        "\"Keys\":{}",
        "\"scheduledTime\":",
        "null",
        "+999999999-12-31T23:59:59Z");
  }

  private static EventDoor.Running running() {
    var outbox = new MemoryOutbox();
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
    return new EventDoor.Running(
        new MailSenderHandler(
            new SendMail(
                outbox,
                new RecordingMailer(),
                InstantSource.fixed(WRITTEN.plus(Duration.ofMinutes(15))),
                JsonLog.of("mail-sender"))),
        Map.of());
  }
}
