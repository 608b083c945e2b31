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
import java.util.Collections;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Reads mails as a mail program does.
public final class Mails {
  private Mails() {}

  /// The plain text of a mail.
  public static String text(byte[] eml) {
    return part(eml, "text/plain");
  }

  /// The value of the first such property in a mail's calendar part.
  public static String calendarValue(byte[] eml, String property) {
    var event = part(eml, "text/calendar").replace("\r\n ", "").split("BEGIN:VEVENT", 2)[1];
    return event
        .lines()
        .filter(line -> line.startsWith(property))
        .map(line -> line.substring(line.indexOf(':') + 1))
        .findFirst()
        .orElseThrow();
  }

  /// All that a mail says: its head, and each part as it is before it was encoded.
  public static String whole(byte[] eml) {
    try {
      var session = Session.getInstance(new Properties());
      var mail = new MimeMessage(session, new ByteArrayInputStream(eml));
      var text = new StringBuilder();
      Collections.list(mail.getAllHeaders())
          .forEach(h -> text.append(h.getName()).append(": ").append(h.getValue()).append('\n'));
      add(mail, text);
      return text.toString().replace("\r\n ", "");
    } catch (MessagingException | IOException e) {
      throw new AssertionError("not a mail", e);
    }
  }

  private static void add(Part part, StringBuilder text) throws MessagingException, IOException {
    if (part.getContent() instanceof MimeMultipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        add(parts.getBodyPart(i), text);
      }
    } else {
      text.append(part.getContentType()).append('\n');
      text.append(new String(part.getInputStream().readAllBytes(), UTF_8)).append('\n');
    }
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
