package org.backbone.mail.pages;

import java.time.Instant;
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
/// @param resendable whether it can be sent again
/// @param isTheirs whether the reader may
/// @param resent when it was sent again last, and by whom; empty where it was not
public record MailRow(
    String id,
    String subject,
    String to,
    Kind kind,
    String state,
    String why,
    String reason,
    boolean resendable,
    boolean isTheirs,
    String resent) {
  static MailRow of(Words words, OutboxItem item, String resent, boolean isTheirs, Instant now) {
    var state = item.state().name().toLowerCase(Locale.ROOT);
    return new MailRow(
        item.label().id(),
        item.label().subject(),
        item.label().to(),
        item.state() == OutboxState.UNKNOWN ? Kind.WAIT : Kind.BAD,
        words.say("console.state." + state),
        words.say("console.why." + state),
        item.reason(),
        item.isResendableAt(now),
        isTheirs,
        resent);
  }
}
