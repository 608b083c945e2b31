package org.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.backbone.domain.Language;
import org.backbone.domain.mail.Mailer;
import org.backbone.domain.mail.Moment;
import org.backbone.domain.mail.OutboxMessage;
import org.backbone.mail.Composer;
import org.backbone.mail.MailText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every mailer does with a message that it can send.
@Tag("contract")
@Tag("mail")
public abstract class MailerContract {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  /// The mailer under test.
  protected abstract Mailer mailer();

  @Test
  void aMessageIsTakenUnderAnIdOfItsOwn() {
    var first = mailer().send(message("Ana"));
    var second = mailer().send(message("Bo"));

    assertThat(first).isInstanceOf(Mailer.Result.Accepted.class).isNotEqualTo(second);
    assertThat(((Mailer.Result.Accepted) first).sesId()).isNotBlank();
  }

  @Test
  void accentsAndACalendarPartAreTaken() {
    assertThat(mailer().send(message("Ñandú Ñañez 🎈"))).isInstanceOf(Mailer.Result.Accepted.class);
  }

  /// A message as an invitation is written.
  protected static OutboxMessage message(String name) {
    return new Composer("Cradle to Career · Ñ", "mail@network.example.org")
        .compose(
            new MailText(
                    "invitation#food#2020-05-05#" + UUID.randomUUID() + "#0",
                    "ana@example.org",
                    name,
                    Language.ES,
                    "¿Vendrá usted el 5 de mayo?",
                    "¿Vendrá usted?\n",
                    "<p>¿Vendrá usted?</p>")
                .with(
                    new MailText.Extras(
                        "food@network.example.org",
                        "food",
                        "https://network.example.org/leave/abc",
                        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n")),
            Moment.of(NOW),
            NOW.plus(Duration.ofDays(1)));
  }
}
