package org.backbone.mail;

/// A message and what became of it.
///
/// @param attempts how often somebody began to send it
/// @param possibleDuplicate whether it was sent a second time because nobody knew of the first
/// @param sesId SES's id of it; empty until known
/// @param reason why it is not sent, in a word or two; empty if there is none
/// @param needsCare whether it is left to staff: nothing more happens to it by itself, and it may
///     not have reached its reader
public record OutboxItem(
    OutboxMessage message,
    OutboxState state,
    int attempts,
    boolean possibleDuplicate,
    String sesId,
    String reason,
    boolean needsCare) {}
