package org.backbone.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every mailer does with a message that it can send.
@Tag("contract")
@Tag("mail")
public abstract class MailerContract {
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

  /// A mail as an invitation is written: a name with accents, text, and a calendar part.
  protected static Envelope message(String name) {
    var id = "invitation-" + UUID.randomUUID();
    var encoded =
        "=?UTF-8?B?"
            + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8))
            + "?=";
    var mime =
        """
        Message-ID: <%s@network.example.org>
        Date: Mon, 4 May 2020 15:00:00 +0000
        From: mail@network.example.org
        To: %s <ana@example.org>
        Reply-To: food@network.example.org
        Subject: =?UTF-8?Q?=C2=BFVendr=C3=A1_usted_el_5_de_mayo=3F?=
        List-Unsubscribe: <https://network.example.org/leave/abc>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_a"

        --=_a
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: quoted-printable

        =C2=BFVendr=C3=A1 usted?
        --=_a
        Content-Type: text/calendar; charset=UTF-8; method=REQUEST
        Content-Transfer-Encoding: 7bit

        BEGIN:VCALENDAR
        METHOD:REQUEST
        END:VCALENDAR
        --=_a--
        """
            .formatted(id, encoded)
            .replace("\n", "\r\n");
    return new Envelope(
        id, "invitation", "ana@example.org", new Mime(mime.getBytes(StandardCharsets.UTF_8)));
  }
}
