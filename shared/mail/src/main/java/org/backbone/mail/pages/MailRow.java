package org.backbone.mail.pages;

import java.util.Locale;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.OutboxState;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;

/// A mail that needs care, as the console shows it.
///
/// @param state what became of it, in a word or two
/// @param why the same in a sentence
/// @param reason what the mail service said; may be empty
public record MailRow(
    String id, String subject, String to, Kind kind, String state, String why, String reason) {
  static MailRow of(Words words, OutboxItem item) {
    var state = item.state().name().toLowerCase(Locale.ROOT);
    return new MailRow(
        item.message().id(),
        item.message().subject(),
        item.message().to(),
        item.state() == OutboxState.UNKNOWN ? Kind.WAIT : Kind.BAD,
        words.say("console.state." + state),
        words.say("console.why." + state),
        item.reason());
  }
}
