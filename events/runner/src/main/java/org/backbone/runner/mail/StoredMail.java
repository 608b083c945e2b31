package org.backbone.runner.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A message that SES took, as the mailbox lists it.
///
/// @param name its file's name, without `.eml`
/// @param id SES's id of it
/// @param kind what our mail calls itself; empty for any other
/// @param configurationSet empty: nobody hears what becomes of it
/// @param tags SES's message tags
/// @param told whether its events were sent
public record StoredMail(
    String name,
    String id,
    Instant at,
    String from,
    List<String> to,
    String subject,
    String kind,
    String configurationSet,
    Map<String, String> tags,
    boolean told) {
  StoredMail asTold() {
    return new StoredMail(name, id, at, from, to, subject, kind, configurationSet, tags, true);
  }
}
