package org.backbone.functions.mailevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.backbone.mail.Fate;

/// What SES says through EventBridge about one message.
///
/// @param type SES's word for the event
/// @param outbox the id of the message in our outbox; empty for mail that is not of it
/// @param sesId SES's id of the message
/// @param fate what it means for the message; none for a mailbox that was full once
record SesEvent(String type, String outbox, String sesId, List<Fate> fate) {
  static SesEvent read(JsonNode event) {
    var detail = event.path("detail");
    var mail = detail.path("mail");
    var type = detail.path("eventType").asText();
    var sesId = mail.path("messageId").asText();
    if (type.isEmpty() || sesId.isEmpty()) {
      throw new IllegalArgumentException("not an event of SES: " + event.path("detail-type"));
    }
    var at = time(event.path("time").asText());
    return new SesEvent(
        type, mail.path("tags").path("outbox").path(0).asText(), sesId, fate(type, detail, at));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not the time of an event of SES: " + text, e);
    }
  }

  private static List<Fate> fate(String type, JsonNode detail, Instant at) {
    return switch (type) {
      case "Send", "Delivery" -> List.of(new Fate.Sent());
      case "Bounce" -> bounced(detail.path("bounce"), at);
      case "Complaint" -> List.of(new Fate.Bounced("complaint", at));
      case "Reject" -> List.of(new Fate.Bounced("rejected", at));
      default -> List.of();
    };
  }

  // A transient bounce says that SES stopped trying a full or slow mailbox: no fault of the
  // address.
  private static List<Fate> bounced(JsonNode bounce, Instant at) {
    var kind = bounce.path("bounceType").asText();
    return kind.equals("Transient")
        ? List.of()
        : List.of(new Fate.Bounced(kind + "/" + bounce.path("bounceSubType").asText(), at));
  }
}
