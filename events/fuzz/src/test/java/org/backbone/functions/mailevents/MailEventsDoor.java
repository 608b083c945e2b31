package org.backbone.functions.mailevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.backbone.fuzz.EventDoor;
import org.backbone.fuzz.Target;
import org.backbone.mail.Claim;
import org.backbone.mail.MailLabel;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.mail.Mime;

/// What SES says of a mail.
public final class MailEventsDoor {
  private static final Instant WRITTEN = Instant.parse("2020-05-01T15:00:00Z");

  private MailEventsDoor() {}

  /// Its target.
  public static Target target() {
    return EventDoor.target(
        "mail-events",
        MailEventsHandler.class,
        25,
        MailEventsDoor::running,
        "\"eventType\":\"Bounce\"",
        "\"bounceType\":\"Permanent\"",
        "\"detail\":{}",
        "\"tags\":{}",
        "\"messageId\":",
        "\"time\":",
        "null",
        "+999999999-12-31T23:59:59Z");
  }

  private static EventDoor.Running running() {
    var message =
        new OutboxMessage(
            new MailLabel(
                "invitation#food-family-resources#2020-05-05#0123456789abcdef#0",
                "invitation",
                "ana@example.org",
                "Will you come on May 5?",
                WRITTEN,
                WRITTEN.plus(Duration.ofDays(4))),
            new Mime("Hi".getBytes(UTF_8)));
    var outbox = new MemoryOutbox();
    outbox.add(message);
    var _ =
        outbox.claim(message.label().id(), Claim.of("somebody", WRITTEN, Duration.ofMinutes(2)));
    return new EventDoor.Running(
        new MailEventsHandler(outbox, JsonLog.of("mail-events")), Map.of());
  }
}
