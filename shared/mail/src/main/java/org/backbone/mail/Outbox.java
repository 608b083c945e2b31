package org.backbone.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backbone.audit.Actor;

/// What is to be sent, and what became of it. A message is put once by its natural key, claimed by
/// one sender at a time, and never goes back to waiting unless it certainly was not sent. Its text
/// lies on a [MailShelf] until SES has it.
public interface Outbox extends DueMail {
  /// Puts the message, and with it the links that its text shows, unless its key is taken; says
  /// whether it was put.
  boolean add(OutboxMessage message, List<Link> links);

  /// Puts a message that shows no links; says whether it was put.
  default boolean add(OutboxMessage message) {
    return add(message, List.of());
  }

  /// Makes the same calls as [#add] and keeps nothing that is sent or read, for an hour: so that
  /// nobody can tell by the clock that there is nobody to write to.
  void pretend(OutboxMessage message, List<Link> links);

  /// What is known of the message, and where it stands.
  Optional<OutboxItem> find(String id);

  /// Claims a message that waits and may be tried; empty when it is not there to be had.
  Optional<Claimed> claim(String id, Claim claim);

  /// Claims, once in its life, a message whose first sending nobody knows the end of: its owner's
  /// lease is over by the claim's own clock, and at `asOf` SES has had [Claim#GRACE] to say more.
  /// It is a possible duplicate from then on. Empty when it is not there to be had.
  Optional<Claimed> claimAgain(String id, Claim claim, Instant asOf);

  /// SES took it; its text is taken away. False when it is no longer the owner's, for SES itself
  /// has said so already.
  boolean sent(String id, String owner, String sesId);

  /// It certainly was not sent, and is tried again from `notBefore` on. False when it is no longer
  /// the owner's.
  boolean postpone(String id, String owner, Instant notBefore, String reason);

  /// It will not be sent. False when it is no longer the owner's.
  boolean giveUp(String id, String owner, OutboxState end, String reason);

  /// Nobody knows whether it was sent; to be looked at again [Claim#GRACE] after `at`. False when
  /// it is no longer the owner's.
  boolean unknown(String id, String owner, Instant at, String reason);

  /// A possible duplicate whose end nobody knows either is left to staff. False when it is none,
  /// its owner may still be at it at `at`, or SES may still say more at `asOf`.
  boolean leaveToStaff(String id, Instant at, Instant asOf);

  /// SES says what became of it; its word counts whatever we believed. What it has had is taken
  /// away. False when there is no such message.
  boolean report(String id, Fate fate, String sesId);

  /// Staff want it sent once more, from `now` on; who did is kept with it, and in the audit trail.
  /// False when it is not [OutboxItem#isResendableAt] then.
  boolean resend(String id, Instant now, Actor by);

  /// Staff have done what was to be done about it, and need to see it no more. Who said so
  /// stands in the audit trail. False when it does not need care.
  boolean dealtWith(String id, Instant now, Actor by);

  /// Messages that need a person, latest first.
  List<OutboxItem> needingCare();
}
