package org.backbone.functions.mailsender;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A message that the table's stream brings.
///
/// @param id the message's id
/// @param sequenceNumber the record's place in the stream
record NewMail(String id, String sequenceNumber) {
  private static final String PREFIX = "OUTBOX#";

  static List<NewMail> all(JsonNode records) {
    var all = new ArrayList<NewMail>();
    for (var record : records) {
      var change = record.path("dynamodb");
      var pk = change.path("Keys").path("pk").path("S").asText();
      if (!pk.startsWith(PREFIX)) {
        throw new IllegalArgumentException("not a record of the outbox: " + pk);
      }
      all.add(new NewMail(pk.substring(PREFIX.length()), change.path("SequenceNumber").asText()));
    }
    return all;
  }
}
