package org.backbone.runner.faults;

import java.util.List;
import java.util.Map;
import org.backbone.runner.mail.MailTap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// All that the suite keeps, at one moment.
///
/// @param items by key, `pk` and `sk` as one text
/// @param objects bytes by bucket and key
/// @param mails what was sent so far, the oldest first
record State(
    Map<String, Map<String, AttributeValue>> items,
    Map<String, byte[]> objects,
    List<MailTap.Mail> mails) {
  static String key(Map<String, AttributeValue> item) {
    return item.get("pk").s() + "\u0000" + item.get("sk").s();
  }
}
