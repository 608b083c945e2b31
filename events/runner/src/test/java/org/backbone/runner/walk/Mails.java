package org.backbone.runner.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Reads mails as a mail program does.
final class Mails {
  private Mails() {}

  /// The plain text of a mail.
  static String text(byte[] eml) {
    return part(eml, "text/plain");
  }

  /// The value of the first such property in a mail's calendar part.
  static String calendarValue(byte[] eml, String property) {
    var event = part(eml, "text/calendar").replace("\r\n ", "").split("BEGIN:VEVENT", 2)[1];
    return event
        .lines()
        .filter(line -> line.startsWith(property))
        .map(line -> line.substring(line.indexOf(':') + 1))
        .findFirst()
        .orElseThrow();
  }

  private static String part(byte[] eml, String type) {
    try {
      var session = Session.getInstance(new Properties());
      var found = find(new MimeMessage(session, new ByteArrayInputStream(eml)), type);
      if (found == null) {
        throw new AssertionError("no " + type + " in the mail");
      }
      return found;
    } catch (MessagingException | IOException e) {
      throw new AssertionError("not a mail", e);
    }
  }

  private static @Nullable String find(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return new String(part.getInputStream().readAllBytes(), UTF_8);
    }
    if (part.getContent() instanceof MimeMultipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        var found = find(inner, type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
