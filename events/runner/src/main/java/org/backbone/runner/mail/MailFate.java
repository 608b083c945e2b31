package org.backbone.runner.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.backbone.engines.AwsEndpoint;
import org.backbone.runner.events.EventBus;

/// What SES says became of a message, as its configuration set sends it to EventBridge.
final class MailFate {
  private MailFate() {}

  /// What happens to a message by itself: it leaves, and arrives. Without a configuration set
  /// nobody
  /// hears of it.
  static List<JsonNode> arrived(StoredMail mail) {
    if (mail.configurationSet().isEmpty()) {
      return List.of();
    }
    var sent = detail(mail, "Send");
    sent.putObject("send");
    var delivered = detail(mail, "Delivery");
    var delivery = delivered.putObject("delivery");
    delivery.put("timestamp", mail.at().toString());
    delivery.put("processingTimeMillis", 1);
    mail.to().forEach(delivery.putArray("recipients")::add);
    delivery.put("smtpResponse", "250 2.0.0 OK");
    delivery.put("reportingMTA", "127.0.0.1");
    return List.of(event(mail, "Email Sent", sent), event(mail, "Email Delivered", delivered));
  }

  /// The message comes back for good.
  static JsonNode bounced(StoredMail mail) {
    var detail = detail(mail, "Bounce");
    var bounce = detail.putObject("bounce");
    bounce.put("feedbackId", mail.id());
    bounce.put("bounceType", "Permanent");
    bounce.put("bounceSubType", "General");
    var recipients = bounce.putArray("bouncedRecipients");
    mail.to()
        .forEach(
            to ->
                recipients
                    .addObject()
                    .put("emailAddress", to)
                    .put("action", "failed")
                    .put("status", "5.1.1")
                    .put("diagnosticCode", "smtp; 550 5.1.1 user unknown"));
    bounce.put("timestamp", mail.at().toString());
    return event(mail, "Email Bounced", detail);
  }

  /// The message's reader calls it spam.
  static JsonNode complained(StoredMail mail) {
    var detail = detail(mail, "Complaint");
    var complaint = detail.putObject("complaint");
    complaint.put("feedbackId", mail.id());
    complaint.put("complaintFeedbackType", "abuse");
    var recipients = complaint.putArray("complainedRecipients");
    mail.to().forEach(to -> recipients.addObject().put("emailAddress", to));
    complaint.put("timestamp", mail.at().toString());
    return event(mail, "Email Complaint Received", detail);
  }

  private static ObjectNode detail(StoredMail stored, String type) {
    var detail = JsonNodeFactory.instance.objectNode();
    detail.put("eventType", type);
    var mail = detail.putObject("mail");
    mail.put("timestamp", stored.at().toString());
    mail.put("source", stored.from());
    mail.put("sendingAccountId", EventBus.ACCOUNT);
    mail.put("messageId", stored.id());
    stored.to().forEach(mail.putArray("destination")::add);
    mail.put("headersTruncated", false);
    mail.putArray("headers");
    var common = mail.putObject("commonHeaders");
    common.putArray("from").add(stored.from());
    stored.to().forEach(common.putArray("to")::add);
    common.put("messageId", stored.id());
    common.put("subject", stored.subject());
    var tags = mail.putObject("tags");
    tags.putArray("ses:configuration-set").add(stored.configurationSet());
    stored.tags().forEach((name, value) -> tags.putArray(name).add(value));
    return detail;
  }

  private static JsonNode event(StoredMail mail, String detailType, ObjectNode detail) {
    return EventBus.event(
        "aws.ses",
        detailType,
        mail.at(),
        "arn:aws:ses:%s:%s:configuration-set/%s"
            .formatted(AwsEndpoint.REGION, EventBus.ACCOUNT, mail.configurationSet()),
        detail);
  }
}
