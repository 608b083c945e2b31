package org.backbone.runner.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.backbone.runner.background.TestPart;
import org.backbone.template.Repository;
import org.backbone.template.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class SesEndpointTest {
  private static final String MIME =
      """
      From: Network <hello@network.example.org>
      To: =?UTF-8?Q?Mar=C3=ADa?= <maria@clinic.example.org>
      Subject: =?UTF-8?Q?Invitaci=C3=B3n?=
      X-Backbone-Kind: invitation
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Answer: http://127.0.0.1:8080/rsvp/a=
      bc.
      --b
      Content-Type: text/html; charset=utf-8

      <p><a href="http://127.0.0.1:8080/rsvp/abc">Answer</a></p>
      --b
      Content-Type: text/calendar; method=REQUEST; charset=utf-8

      BEGIN:VCALENDAR
      END:VCALENDAR
      --b--
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;

  private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean dies = new AtomicBoolean();
  private final List<SesEndpoint> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(SesEndpoint::close);
  }

  @Test
  void aRawMessageIsKeptByteByByte() throws IOException {
    var ses = start();

    var id = send(ses, raw(MIME)).messageId();

    var mail = ses.mailbox().find(id).orElseThrow();
    assertThat(Files.readString(folder.resolve(mail.name() + ".eml"))).isEqualTo(MIME);
    assertThat(Mailbox.summary(mail).path("to").asText()).isEqualTo("maria@clinic.example.org");
    assertThat(mail.subject()).isEqualTo("Invitación");
    assertThat(mail.kind()).isEqualTo("invitation");
    assertThat(mail.tags()).containsEntry("outbox", "abc-1");
  }

  @Test
  void aMessageIsSentAndDeliveredAndTheFunctionThatListensHearsIt() {
    var id = send(start(), raw(MIME)).messageId();

    var rule =
        Repository.template()
            .function("MailEvents")
            .triggers(Trigger.Rule.class)
            .findFirst()
            .orElseThrow();
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(rule.pattern().matches(event)).isTrue();
              assertThat(event.at("/detail/mail/messageId").asText()).isEqualTo(id);
              assertThat(event.at("/detail/mail/tags/outbox/0").asText()).isEqualTo("abc-1");
            })
        .extracting(event -> event.path("detail-type").asText())
        .containsExactly("Email Sent", "Email Delivered");
  }

  @Test
  void withoutAConfigurationSetNobodyHearsOfIt() {
    send(start(), raw(MIME).toBuilder().configurationSetName(null).build());

    assertThat(events).isEmpty();
  }

  @Test
  void aSimpleMessageBecomesMime() {
    var ses = start();
    var request =
        SendEmailRequest.builder()
            .fromEmailAddress("hello@network.example.org")
            .destination(to -> to.toAddresses("ana@school.example.org"))
            .content(
                content ->
                    content.simple(
                        simple ->
                            simple
                                .subject(text("Niños"))
                                .body(
                                    Body.builder()
                                        .text(text("uno"))
                                        .html(text("<b>uno</b>"))
                                        .build())))
            .emailTags(MessageTag.builder().name("kind").value("note").build())
            .build();

    var mail = ses.mailbox().find(send(ses, request).messageId()).orElseThrow();

    assertThat(mail.subject()).isEqualTo("Niños");
    assertThat(mail.kind()).isEqualTo("note");
    assertThat(new String(ses.mailbox().mime(mail), StandardCharsets.UTF_8)).contains("<b>uno</b>");
  }

  @Test
  void nonsenseIsABadRequest() {
    var ses = start();
    var noRecipient = raw("From: a@example.org\r\nSubject: x\r\n\r\nhello");

    assertThatThrownBy(() -> send(ses, noRecipient)).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () ->
                send(
                    ses,
                    raw(MIME).toBuilder()
                        .emailTags(MessageTag.builder().name("a b").value("ü").build())
                        .build()))
        .isInstanceOf(BadRequestException.class);
    assertThat(ses.mailbox().size()).isZero();
  }

  @Test
  void theAccountMaySend() {
    assertThat(client(start()).getAccount(ask -> {}).sendQuota().max24HourSend()).isPositive();
  }

  @Test
  void faultsComeInTheOrderThatTheyWereAskedFor() {
    var ses = start();
    ses.fail(SendFault.ANSWER_500);
    ses.fail(SendFault.DROP);

    assertThatThrownBy(() -> send(ses, raw(MIME))).isInstanceOf(SesV2Exception.class);
    assertThat(ses.mailbox().size()).isZero();
    assertThatThrownBy(() -> send(ses, raw(MIME))).isInstanceOf(SdkClientException.class);
    assertThat(ses.mailbox().size()).isEqualTo(1);
    send(ses, raw(MIME));
    assertThat(ses.mailbox().size()).isEqualTo(2);
  }

  @Test
  void theEventsOfAMessageThatWasTakenJustBeforeACrashAreSentAtTheNextStart() {
    var first = start();
    dies.set(true);
    assertThatThrownBy(() -> send(first, raw(MIME))).isInstanceOf(SesV2Exception.class);
    first.close();
    dies.set(false);

    var second = start();

    assertThat(second.mailbox().size()).isEqualTo(1);
    assertThat(events).hasSize(2);
    second.close();
    start();
    assertThat(events).hasSize(2);
  }

  @Test
  void aMessageCanBounceAndBeComplainedAbout() {
    var ses = start();
    var mail = ses.mailbox().find(send(ses, raw(MIME)).messageId()).orElseThrow();
    events.clear();

    ses.bounce(mail);
    ses.complain(mail);

    assertThat(events)
        .extracting(event -> event.path("detail-type").asText())
        .containsExactly("Email Bounced", "Email Complaint Received");
  }

  @Test
  void whatAReaderSeesIsRead() throws Exception {
    var message = MimeReader.read(MIME.getBytes(StandardCharsets.UTF_8));

    assertThat(message.links()).containsExactly("http://127.0.0.1:8080/rsvp/abc");
    assertThat(message.text("text/calendar").orElse("")).contains("BEGIN:VCALENDAR");
    assertThat(message.recipients()).containsExactly("maria@clinic.example.org");
  }

  @Test
  void anEmptyFileAmongTheMessagesIsSetAsideAndTheOthersAreThere() throws IOException {
    var id = send(start(), raw(MIME)).messageId();
    Files.createFile(folder.resolve("20200504T120000000Z-0.json"));

    var again = start();

    assertThat(again.mailbox().find(id)).isPresent();
    assertThat(again.mailbox().size()).isEqualTo(1);
    assertThat(folder.resolve("20200504T120000000Z-0.json.broken")).exists();
  }

  @Test
  void aMessageIsTakenThoughItsEventsCanOnlyBeSentLater() {
    var refusals = new AtomicInteger(2);
    var sent = new CountDownLatch(1);
    var ses =
        SesEndpoint.start(
            folder,
            event -> {
              if (refusals.getAndDecrement() > 0) {
                throw new UncheckedIOException(new IOException("disk full"));
              }
              sent.countDown();
            },
            InstantSource.system(),
            TestPart.named("SES"));
    started.add(ses);

    assertThat(send(ses, raw(MIME)).messageId()).isNotEmpty();

    assertThat(sent).satisfies(latch -> assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue());
  }

  private SesEndpoint start() {
    var ses =
        SesEndpoint.start(
            folder,
            event -> {
              if (dies.get()) {
                throw new IllegalStateException("killed");
              }
              events.add(event);
            },
            InstantSource.system(),
            TestPart.named("SES"));
    started.add(ses);
    return ses;
  }

  private static SendEmailRequest raw(String mime) {
    return SendEmailRequest.builder()
        .content(content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(mime))))
        .configurationSetName("MailConfigurationSet")
        .emailTags(MessageTag.builder().name("outbox").value("abc-1").build())
        .build();
  }

  private static software.amazon.awssdk.services.sesv2.model.SendEmailResponse send(
      SesEndpoint ses, SendEmailRequest request) {
    try (var client = client(ses)) {
      return client.sendEmail(request);
    }
  }

  private static SesV2Client client(SesEndpoint ses) {
    return ses.endpoint()
        .client(
            SesV2Client.builder()
                .overrideConfiguration(
                    configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry())));
  }

  private static Content text(String data) {
    return Content.builder().data(data).charset("UTF-8").build();
  }
}
