package org.backbone.mail;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a message and of what became of it.
///
/// @param attempts how often somebody began to send it
/// @param possibleDuplicate whether it was sent a second time because nobody knew of the first
/// @param sesId SES's id of it; empty until known
/// @param reason why it is not sent, in a word or two; empty if there is none
/// @param needsCare whether it is left to staff: nothing more happens to it by itself, and it may
///     not have reached its reader
/// @param resent that staff sent it again; null where they have not
public record OutboxItem(
    MailLabel label,
    OutboxState state,
    int attempts,
    boolean possibleDuplicate,
    String sesId,
    String reason,
    boolean needsCare,
    @Nullable Resent resent) {
  /// For how long what is known of a message is kept, so that the same thing is not said twice.
  public static final Duration KEPT = Duration.ofDays(400);

  /// For how long a message that staff send again is worth sending.
  public static final Duration RESENT = Duration.ofDays(1);

  /// For how long after it was written staff can send a message again: it must lie on the shelf
  /// until it is sent.
  public static final Duration RESENDABLE = MailShelf.KEPT.minus(RESENT);

  /// Whether staff can send it again at `now`. What came back is gone, and its address would not
  /// take it either.
  public boolean isResendableAt(Instant now) {
    return needsCare
        && state != OutboxState.BOUNCED
        && now.isBefore(label.createdAt().plus(RESENDABLE));
  }
}
