package org.backbone.runner.mail;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// What SES makes of a request to send.
final class SesMessages {
  private SesMessages() {}

  /// Every address of a destination.
  static List<String> recipients(JsonNode destination) {
    var recipients = new ArrayList<String>();
    for (var list : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      destination.path(list).forEach(address -> recipients.add(address.asText()));
    }
    return recipients;
  }

  /// The message of simple content: subject, text, HTML, headers.
  static byte[] simple(JsonNode request) throws MessagingException, IOException {
    var simple = request.path("Content").path("Simple");
    var message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom(new InternetAddress(request.path("FromEmailAddress").asText(), true));
    var destination = request.path("Destination");
    for (var address : destination.path("ToAddresses")) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(address.asText(), true));
    }
    for (var address : destination.path("CcAddresses")) {
      message.addRecipient(Message.RecipientType.CC, new InternetAddress(address.asText(), true));
    }
    message.setSubject(simple.path("Subject").path("Data").asText(), "UTF-8");
    for (var header : simple.path("Headers")) {
      message.addHeader(header.path("Name").asText(), header.path("Value").asText());
    }
    var text = simple.path("Body").path("Text").path("Data");
    var html = simple.path("Body").path("Html").path("Data");
    if (html.isMissingNode()) {
      message.setText(text.asText(), "UTF-8");
    } else {
      var alternative = new MimeMultipart("alternative");
      if (!text.isMissingNode()) {
        alternative.addBodyPart(part(text.asText(), "plain"));
      }
      alternative.addBodyPart(part(html.asText(), "html"));
      message.setContent(alternative);
    }
    message.saveChanges();
    var bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    return part;
  }
}
