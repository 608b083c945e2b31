package org.backbone.functions.mailevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.backbone.mail.Claim;
import org.backbone.mail.MailLabel;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.OutboxState;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.mail.Mime;
import org.backbone.template.Repository;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailEventsHandlerTest {
  private static final Instant WRITTEN = Instant.parse("2020-05-01T15:00:00Z");
  private static final OutboxMessage MESSAGE =
      new OutboxMessage(
          new MailLabel(
              "invitation#food-family-resources#2020-05-05#0123456789abcdef#0",
              "invitation",
              "ana@example.org",
              "Will you come on May 5?",
              WRITTEN,
              WRITTEN.plus(Duration.ofDays(4))),
          new Mime("Hi".getBytes(UTF_8)));

  private final MemoryOutbox outbox = new MemoryOutbox();

  @BeforeEach
  void somebodyIsSending() {
    outbox.add(MESSAGE);
    outbox.claim(MESSAGE.label().id(), Claim.of("somebody", WRITTEN, Duration.ofMinutes(2)));
  }

  @ParameterizedTest
  @CsvSource({
    "sent.json, SENT, ''",
    "delivered.json, SENT, ''",
    "bounced.json, BOUNCED, Permanent/General",
    "bounced-for-now.json, SENDING, ''",
    "complaint.json, BOUNCED, complaint",
    "rejected.json, BOUNCED, rejected"
  })
  void theWordOfSesCounts(String event, OutboxState state, String reason) throws IOException {
    handle(sample(event));
    handle(sample(event));

    assertThat(item().state()).isEqualTo(state);
    assertThat(item().reason()).isEqualTo(reason);
  }

  @Test
  void whatCameBackIsNotSentAgainByALateWord() throws IOException {
    handle(sample("bounced.json"));
    handle(sample("sent.json"));

    assertThat(item().state()).isEqualTo(OutboxState.BOUNCED);
  }

  @Test
  void mailThatIsNotOursIsLeftAlone() throws IOException {
    assertThat(handle(sample("sent.json").replace("\"outbox\"", "\"other\"")))
        .isEqualTo("{\"known\":false}");
    assertThat(handle(sample("sent.json").replace(MESSAGE.label().id(), "invitation-of-nobody")))
        .isEqualTo("{\"known\":false}");
    assertThat(item().state()).isEqualTo(OutboxState.SENDING);
  }

  @Test
  void whatIsNoEventOfSesGoesToTheFailureQueue() {
    assertThatIllegalArgumentException().isThrownBy(() -> handle("{}"));
  }

  private String handle(String event) throws IOException {
    var output = new ByteArrayOutputStream();
    new MailEventsHandler(outbox, JsonLog.of("test"))
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(UTF_8)), output, new TestContext(30_000));
    return output.toString(UTF_8);
  }

  private OutboxItem item() {
    return outbox.find(MESSAGE.label().id()).orElseThrow();
  }

  private static String sample(String event) throws IOException {
    return Files.readString(Repository.root().resolve("events/mail-events").resolve(event));
  }
}
