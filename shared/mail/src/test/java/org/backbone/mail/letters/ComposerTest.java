package org.backbone.mail.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Moment;
import org.backbone.mail.OutboxMessage;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

class ComposerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
  private static final String KEY = "invitation#food#2020-05-05#abc#0";

  private final Composer composer =
      new Composer("Cradle to Career, Tulsa County · Ñ", "mail@network.example.org");

  @Test
  void theSameMailIsTheSameBytes() {
    assertThat(composed(invitation())).isEqualTo(composed(invitation()));
    assertThat(new String(composed(invitation()).mime().bytes(), UTF_8))
        .contains("Date: Tue, 24 Nov 2026 15:00:00 +0000\r\n")
        .contains("Message-ID: <" + MailLabel.id(KEY) + "@network.example.org>\r\n");
  }

  @Test
  void anInvitationCarriesItsCalendarTwiceWithTheSameBytes() throws Exception {
    var mixed = (Multipart) read(invitation()).getContent();
    var alternative = (Multipart) mixed.getBodyPart(0).getContent();

    assertThat(mixed.getContentType()).startsWith("multipart/mixed");
    assertThat(alternative.getContentType()).startsWith("multipart/alternative");
    assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(alternative.getBodyPart(1).getContentType()).startsWith("text/html");
    assertThat(alternative.getBodyPart(2).getContentType())
        .isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
    assertThat(alternative.getBodyPart(2).getDisposition()).isNull();
    assertThat(mixed.getBodyPart(1).getContentType()).isEqualTo("application/ics; name=invite.ics");
    assertThat(alternative.getBodyPart(2).getInputStream().readAllBytes())
        .isEqualTo(mixed.getBodyPart(1).getInputStream().readAllBytes())
        .isEqualTo("BEGIN:VCALENDAR\r\nñ\r\nEND:VCALENDAR\r\n".getBytes(UTF_8));
  }

  @Test
  void aMailToMembersSaysHowToLeave() throws Exception {
    var message = read(invitation());

    assertThat(message.getHeader("List-Id")).containsExactly("<food.network.example.org>");
    assertThat(message.getHeader("List-Unsubscribe"))
        .containsExactly("<https://network.example.org/leave/abc>");
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("X-Backbone-Kind")).containsExactly("invitation");
    assertThat(message.getReplyTo()[0].toString()).isEqualTo("food@network.example.org");
  }

  @Test
  void aMailToOnePersonIsOfNoList() throws Exception {
    var message = read(plain("Welcome", "Ana"));

    assertThat(message.getContentType()).startsWith("multipart/alternative");
    assertThat(message.getHeader("List-Id")).isNull();
    assertThat(message.getHeader("List-Unsubscribe")).isNull();
    assertThat(((Multipart) message.getContent()).getBodyPart(0).getContent())
        .isEqualTo("Buenos días\r\n¿Viene?\r\n");
  }

  @Test
  void namesKeepTheirAccents() throws Exception {
    var message = read(plain("¿Viene el martes? Alimentación y familias", "Ana Núñez"));

    assertThat(message.getSubject()).isEqualTo("¿Viene el martes? Alimentación y familias");
    assertThat(message.getAllRecipients()[0].toString()).contains("ana@example.org");
    assertThat(message.getFrom()[0].toString()).contains("<mail@network.example.org>");
    assertThat(composed(plain("é", "é")).mime().bytes())
        .describedAs("the head is ASCII")
        .satisfies(bytes -> assertThat(head(bytes).chars()).allMatch(c -> c < 128));
  }

  @Test
  void nothingTypedBringsALineOfItsOwn() throws Exception {
    var evil = "Hello\r\nBcc: eve@example.org\r\n\r\nbody";
    var bytes = composed(plain(evil, evil)).mime().bytes();
    var message = new MimeMessage(Session.getInstance(new Properties()), stream(bytes));

    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getSubject()).isEqualTo("Hello Bcc: eve@example.org body");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> composed(to("ana@example.org\r\nBcc: eve@example.org")));
  }

  @Test
  void anAddressIsWrittenAsSesTakesIt() {
    assertThat(composed(to("ana@año.example.org")).label().to())
        .isEqualTo("ana@xn--ao-zja.example.org");
    assertThatIllegalArgumentException().isThrownBy(() -> composed(to("añá@example.org")));
  }

  @Test
  void whatIsReplayedIsValidAsLongAsItWouldHaveBeenThen() {
    var tick = Instant.parse("2020-05-04T15:00:00Z");

    var message =
        composer.compose(
            plain("s", "n"), new Moment(tick, NOW), Instant.parse("2020-05-05T15:00:00Z"));

    assertThat(message.label().createdAt()).isEqualTo(NOW);
    assertThat(message.label().validUntil()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(message.label().expiredAt(NOW.plus(Duration.ofHours(23)))).isFalse();
    assertThat(message.label().expiredAt(NOW.plus(Duration.ofHours(24)))).isTrue();
  }

  private OutboxMessage composed(MailText mail) {
    return composer.compose(mail, Moment.of(NOW), NOW.plus(Duration.ofDays(1)));
  }

  private MimeMessage read(MailText mail) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()), stream(composed(mail).mime().bytes()));
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static String head(byte[] bytes) throws IOException {
    var text = new String(bytes, UTF_8);
    return text.substring(0, text.indexOf("\r\n\r\n"));
  }

  private static MailText invitation() {
    return plain("Will you come?", "Ana Núñez")
        .with(
            new MailText.Extras(
                "food@network.example.org",
                "food",
                "https://network.example.org/leave/abc",
                "BEGIN:VCALENDAR\r\nñ\r\nEND:VCALENDAR\r\n"));
  }

  private static MailText plain(String subject, String name) {
    return new MailText(
        KEY,
        "ana@example.org",
        name,
        Language.ES,
        subject,
        "Buenos días\n¿Viene?\n",
        "<p>Buenos días</p>");
  }

  private static MailText to(String address) {
    return new MailText(KEY, address, "Ana", Language.ES, "s", "t", "<p>t</p>");
  }
}
