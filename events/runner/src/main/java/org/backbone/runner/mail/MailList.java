package org.backbone.runner.mail;

import java.util.List;
import java.util.Optional;
import org.backbone.runner.page.Day;

/// What `mails.jte` shows.
///
/// @param to a part of the address that is looked for
/// @param kind the kind that is looked for
/// @param kinds those to choose from
/// @param total how many messages fit
/// @param days those of them that are shown, newest first
/// @param older the address of the messages before these; empty when there are none
public record MailList(
    String to,
    String kind,
    List<String> kinds,
    int total,
    List<Day<StoredMail>> days,
    Optional<String> older) {
  /// Whether some of the messages only are asked for.
  public boolean isFilter() {
    return !to.isEmpty() || !kind.isEmpty();
  }
}
