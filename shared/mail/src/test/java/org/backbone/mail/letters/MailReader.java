package org.backbone.mail.letters;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.backbone.mail.OutboxMessage;

/// Reads a mail as its reader's program does: its text, its HTML and its calendar part.
public final class MailReader {
  private final MimeMessage message;

  private MailReader(MimeMessage message) {
    this.message = message;
  }

  /// Reads a message of the outbox.
  public static MailReader of(OutboxMessage message) {
    try {
      return new MailReader(
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(message.mime().bytes())));
    } catch (MessagingException e) {
      throw new IllegalStateException("not a mail", e);
    }
  }

  /// The plain text.
  public String text() {
    return read(message, "text/plain");
  }

  /// The HTML.
  public String html() {
    return read(message, "text/html");
  }

  /// The calendar part; empty without one.
  public String calendar() {
    return read(message, "text/calendar");
  }

  private static String read(Part part, String type) {
    try {
      if (part.isMimeType(type)) {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
      if (part.isMimeType("multipart/*")) {
        var parts = (Multipart) part.getContent();
        for (var i = 0; i < parts.getCount(); i++) {
          var found = read(parts.getBodyPart(i), type);
          if (!found.isEmpty()) {
            return found;
          }
        }
      }
      return "";
    } catch (MessagingException e) {
      throw new IllegalStateException("not a mail", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
