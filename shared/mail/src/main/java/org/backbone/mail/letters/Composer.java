package org.backbone.mail.letters;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Moment;
import org.backbone.mail.OutboxMessage;
import org.backbone.platform.mail.Clean;
import org.backbone.platform.mail.Mime;

/// Writes mails as they go out. The same mail at the same time is the same bytes: what a second try
/// sends cannot differ from the first.
///
/// ```
/// multipart/mixed                       only with a calendar part
///   multipart/alternative
///     text/plain ; text/html
///     text/calendar; method=REQUEST     what calendars read
///   application/ics; invite.ics         the same bytes, for those that do not
/// ```
public final class Composer {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);
  private static final String CALENDAR = "text/calendar; charset=UTF-8; method=REQUEST";

  private final Session session = Session.getInstance(new Properties());
  private final String networkName;
  private final String from;
  private final String domain;

  /// Writes mails that come from the network `networkName` at the address `from`.
  public Composer(String networkName, String from) {
    this.networkName = Clean.line(networkName);
    this.from = Clean.address(from);
    this.domain = this.from.substring(this.from.lastIndexOf('@') + 1);
  }

  /// The mail as an outbox message, written at `moment` and worth sending until `validUntil`, a
  /// time in the day that the moment stands for.
  public OutboxMessage compose(MailText mail, Moment moment, Instant validUntil) {
    var subject = Clean.line(mail.subject());
    var bytes = new ByteArrayOutputStream();
    try {
      message(mail, subject, moment.actual()).writeTo(bytes);
    } catch (MessagingException e) {
      throw new IllegalStateException("cannot write a mail of kind " + mail.kind(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var label =
        new MailLabel(
            mail.key(),
            mail.kind(),
            Clean.address(mail.to()),
            subject,
            moment.actual(),
            moment.actually(validUntil));
    return new OutboxMessage(label, new Mime(bytes.toByteArray()));
  }

  private MimeMessage message(MailText mail, String subject, Instant at)
      throws MessagingException, IOException {
    var id = MailLabel.id(mail.key());
    var extras = mail.extras();
    var message = new Numbered(session, "<" + id + "@" + domain + ">");
    message.setFrom(new InternetAddress(from, networkName, UTF_8.name()));
    message.setRecipient(Message.RecipientType.TO, recipient(mail));
    if (!extras.replyTo().isEmpty()) {
      message.setReplyTo(
          new InternetAddress[] {new InternetAddress(Clean.address(extras.replyTo()))});
    }
    message.setSubject(subject, UTF_8.name());
    message.setHeader("Date", DATE.format(at.atOffset(ZoneOffset.UTC)));
    message.setHeader("Content-Language", mail.language().tag());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Backbone-Kind", mail.kind());
    if (!extras.series().isEmpty()) {
      message.setHeader("List-Id", "<" + Clean.line(extras.series()) + "." + domain + ">");
      message.setHeader("List-Unsubscribe", "<" + Clean.line(extras.leaveUrl()) + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.setContent(content(mail, id));
    message.saveChanges();
    return message;
  }

  private static MimeMultipart content(MailText mail, String id)
      throws MessagingException, IOException {
    var alternative = new Bounded("alternative", id + "-a");
    alternative.addBodyPart(
        part(Clean.lines(mail.text()), "text/plain; charset=UTF-8", "quoted-printable"));
    alternative.addBodyPart(part(mail.html(), "text/html; charset=UTF-8", "quoted-printable"));
    var request = mail.extras().request();
    if (request.isEmpty()) {
      return alternative;
    }
    alternative.addBodyPart(part(request.get(), CALENDAR, "base64"));
    var wrapped = new MimeBodyPart();
    wrapped.setContent(alternative);
    var attached = part(request.get(), "application/ics; name=invite.ics", "base64");
    attached.setHeader("Content-Disposition", "attachment; filename=invite.ics");
    var mixed = new Bounded("mixed", id + "-m");
    mixed.addBodyPart(wrapped);
    mixed.addBodyPart(attached);
    return mixed;
  }

  private static BodyPart part(String text, String type, String encoding)
      throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.getBytes(UTF_8), type)));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Transfer-Encoding", encoding);
    return part;
  }

  private static InternetAddress recipient(MailText mail) throws IOException, MessagingException {
    var name = Clean.line(mail.toName());
    var address = Clean.address(mail.to());
    return name.isEmpty()
        ? new InternetAddress(address)
        : new InternetAddress(address, name, UTF_8.name());
  }

  /// A message with an id of ours, where the library would make one up.
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /// Parts with a boundary of ours, where the library would make one up.
  private static final class Bounded extends MimeMultipart {
    Bounded(String subtype, String boundary) {
      super(subtype);
      var type = new ContentType("multipart", subtype, null);
      type.setParameter("boundary", "=_" + boundary);
      contentType = type.toString();
    }
  }
}
