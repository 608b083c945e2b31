package org.backbone.functions.outcomeingest;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.backbone.platform.mail.Mime;

/// What a mail says, as a program that shows plain text reads it.
final class MailTexts {
  private MailTexts() {}

  /// The plain text, each paragraph in one line.
  static String plain(Mime mime) throws IOException {
    try {
      var session = Session.getInstance(new Properties());
      var message = new MimeMessage(session, new ByteArrayInputStream(mime.bytes()));
      return plain(message)
          .replace("\r\n", "\n")
          .replace("\n\n", "\r")
          .replace('\n', ' ')
          .replace("\r", "\n\n");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String plain(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      var text = new StringBuilder();
      for (var i = 0; i < parts.getCount(); i++) {
        text.append(plain(parts.getBodyPart(i)));
      }
      return text.toString();
    }
    return "";
  }
}
