package org.backbone.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.ForEach;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Log;
import org.backbone.platform.mail.Mailer;

/// Sends what the outbox holds: claims a message, tries once, and writes down what is known. Leases
/// run by the machine's clock, whatever day is replayed, for it is machines that die.
public final class SendMail {
  /// How long a sender has a message for itself: longer than the function may run, so that whoever
  /// holds a lapsed lease is gone.
  public static final Duration LEASE = Duration.ofSeconds(70);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int JITTER_SECONDS = 60;

  private final Outbox outbox;
  private final Mailer mailer;
  private final InstantSource clock;
  private final Log log;

  public SendMail(Outbox outbox, Mailer mailer, InstantSource clock, Log log) {
    this.outbox = outbox;
    this.mailer = mailer;
    this.clock = clock;
    this.log = log;
  }

  /// Sends new messages in their order; returns the number of those dealt with. It is fewer than
  /// all when the deadline is near, or when the table failed.
  public int arrived(List<String> ids, Deadline deadline) {
    var owner = owner();
    return sending(deadline)
        .inOrder(
            ids,
            id -> id,
            id ->
                outbox
                    .claim(id, Claim.of(owner, clock.instant(), LEASE))
                    .ifPresent(claimed -> send(claimed, owner)));
  }

  /// Looks after what is due at `asOf`: messages that no stream brought, and those whose end is
  /// unknown. Returns how many it sent; one that fails keeps no other waiting, and fails the sweep
  /// in the end.
  public int sweep(Instant asOf, Deadline deadline) {
    var owner = owner();
    return sending(deadline)
        .count(outbox.due(asOf).toList(), id -> id, id -> swept(id, asOf, owner));
  }

  private ForEach sending(Deadline deadline) {
    return new ForEach("send", deadline, log);
  }

  private boolean swept(String id, Instant asOf, String owner) {
    var now = clock.instant();
    var waiting =
        outbox.claim(id, new Claim(owner, now.isAfter(asOf) ? now : asOf, now.plus(LEASE)));
    if (waiting.isPresent()) {
      send(waiting.get(), owner);
      return true;
    }
    var doubtful = outbox.claimAgain(id, Claim.of(owner, now, LEASE), asOf);
    if (doubtful.isPresent()) {
      log.warn("mail-possibly-twice", facts(doubtful.get().label()));
      send(doubtful.get(), owner);
      return true;
    }
    if (outbox.leaveToStaff(id, now, asOf)) {
      log.warn("mail-left-to-staff", Map.of("outbox", id));
    }
    return false;
  }

  private void send(Claimed claimed, String owner) {
    var label = claimed.label();
    if (label.expiredAt(clock.instant())) {
      outbox.giveUp(label.id(), owner, OutboxState.EXPIRED, "too late");
      log.warn("mail-expired", facts(label));
      return;
    }
    switch (claimed) {
      case Claimed.Bare _ -> {
        outbox.giveUp(label.id(), owner, OutboxState.EXPIRED, "its text is gone");
        log.warn("mail-expired", facts(label, "its text is gone"));
      }
      case Claimed.Whole(var message) -> send(message, owner);
    }
  }

  private void send(OutboxMessage message, String owner) {
    var label = message.label();
    var id = label.id();
    switch (mailer.send(message.envelope())) {
      case Mailer.Result.Accepted(var sesId) -> {
        outbox.sent(id, owner, sesId);
        log.info("mail-sent", facts(label));
      }
      case Mailer.Result.NotNow(var reason) -> {
        outbox.postpone(id, owner, clock.instant().plus(pause()), reason);
        log.warn("mail-postponed", facts(label, reason));
      }
      case Mailer.Result.Refused(var reason) -> {
        outbox.giveUp(id, owner, OutboxState.FAILED, reason);
        log.warn("mail-refused", facts(label, reason));
      }
      case Mailer.Result.Unknown(var reason) -> {
        outbox.unknown(id, owner, clock.instant(), reason);
        log.warn("mail-unknown", facts(label, reason));
      }
    }
  }

  private String owner() {
    return Ids.uuid7(clock.instant()).toString();
  }

  // Not all at once: what was throttled together would be throttled again together.
  private static Duration pause() {
    return PAUSE.plusSeconds(RandomGenerator.getDefault().nextInt(JITTER_SECONDS));
  }

  private static Map<String, String> facts(MailLabel label) {
    return Map.of("outbox", label.id(), "kind", label.kind());
  }

  private static Map<String, String> facts(MailLabel label, String reason) {
    var facts = new LinkedHashMap<>(facts(label));
    facts.put("reason", reason);
    return facts;
  }
}
