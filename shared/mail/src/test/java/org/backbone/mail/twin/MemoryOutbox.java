package org.backbone.mail.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.mail.Claim;
import org.backbone.mail.Claimed;
import org.backbone.mail.Fate;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.MailDeeds;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.OutboxState;
import org.backbone.mail.Resent;
import org.jspecify.annotations.Nullable;

/// The outbox in memory.
public final class MemoryOutbox implements Outbox {
  private record Entry(
      OutboxMessage message,
      String place,
      OutboxState state,
      int attempts,
      boolean again,
      String sesId,
      String reason,
      String owner,
      Instant leaseUntil,
      Instant notBefore,
      Instant lookAt,
      boolean due,
      boolean care) {
    static Entry of(OutboxMessage message, String place) {
      return new Entry(
          message,
          place,
          OutboxState.PENDING,
          0,
          false,
          "",
          "",
          "",
          Instant.EPOCH,
          Instant.EPOCH,
          message.label().createdAt().plus(Duration.ofMinutes(1)),
          true,
          false);
    }

    boolean ownedBy(String somebody) {
      return state == OutboxState.SENDING && owner.equals(somebody);
    }

    // A first try whose end nobody knows, when SES has had its time to say more.
    boolean unknownAt(Instant at, Instant asOf) {
      return !lookAt.isAfter(asOf)
          && (state == OutboxState.UNKNOWN
              || (state == OutboxState.SENDING && !leaseUntil.isAfter(at)));
    }

    Entry claimed(Claim claim, boolean asDuplicate) {
      return new Entry(
          message,
          place,
          OutboxState.SENDING,
          attempts + 1,
          again || asDuplicate,
          sesId,
          reason,
          claim.owner(),
          claim.leaseUntil(),
          notBefore,
          claim.leaseUntil().plus(Claim.GRACE),
          true,
          false);
    }

    Entry waiting(OutboxState next, Instant when, String why) {
      return new Entry(
          message,
          place,
          next,
          attempts,
          again,
          sesId,
          why,
          "",
          Instant.EPOCH,
          when,
          when,
          true,
          false);
    }

    Entry ended(OutboxState end, String id, String why, Instant when) {
      return new Entry(
          message,
          place,
          end,
          attempts,
          again,
          id,
          why,
          "",
          Instant.EPOCH,
          notBefore,
          when,
          false,
          end != OutboxState.SENT);
    }

    Entry dealtWith() {
      return new Entry(
          message,
          place,
          state,
          attempts,
          again,
          sesId,
          reason,
          owner,
          leaseUntil,
          notBefore,
          lookAt,
          false,
          false);
    }

    Entry resent(Instant now) {
      var label = message.label();
      return new Entry(
          new OutboxMessage(
              new MailLabel(
                  label.key(),
                  label.kind(),
                  label.to(),
                  label.subject(),
                  label.createdAt(),
                  now.plus(OutboxItem.RESENT)),
              message.mime()),
          place,
          OutboxState.PENDING,
          attempts,
          false,
          sesId,
          "",
          "",
          Instant.EPOCH,
          now,
          now,
          true,
          false);
    }

    OutboxItem item(@Nullable Resent resent) {
      return new OutboxItem(message.label(), state, attempts, again, sesId, reason, care, resent);
    }
  }

  /// A message that was put, and what became of it.
  public record Put(OutboxMessage message, OutboxItem item) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Resent> resent = new HashMap<>();
  private final MemoryAuditTrail audit = new MemoryAuditTrail();
  private final MemoryLinks links;
  private final MemoryShelf shelf;

  /// An outbox whose links nobody asks for.
  public MemoryOutbox() {
    this(new MemoryLinks());
  }

  /// An outbox that remembers the links of its messages in `links`.
  public MemoryOutbox(MemoryLinks links) {
    this(links, new MemoryShelf());
  }

  /// An outbox whose messages lie on `shelf`.
  public MemoryOutbox(MemoryLinks links, MemoryShelf shelf) {
    this.links = links;
    this.shelf = shelf;
  }

  /// Where its messages lie.
  public MemoryShelf shelf() {
    return shelf;
  }

  /// The audit trail of all that is kept beside it.
  public MemoryAuditTrail audit() {
    return audit;
  }

  /// Every message, in the order of putting.
  public synchronized List<Put> all() {
    return entries.values().stream().map(entry -> new Put(entry.message(), item(entry))).toList();
  }

  @Override
  public boolean add(OutboxMessage message, List<Link> itsLinks) {
    return put(KeptMessage.on(shelf, message), itsLinks);
  }

  /// Puts a message that lies on the shelf, as the real one's transaction does; says whether it was
  /// put.
  public synchronized boolean put(KeptMessage kept, List<Link> itsLinks) {
    var message = new OutboxMessage(kept.label(), shelf.find(kept.place()).orElseThrow());
    if (entries.putIfAbsent(kept.label().id(), Entry.of(message, kept.place())) != null) {
      return false;
    }
    itsLinks.forEach(links::add);
    return true;
  }

  @Override
  public void pretend(OutboxMessage message, List<Link> itsLinks) {
    // Nobody looks at the clock of what is in memory.
  }

  @Override
  public synchronized Optional<OutboxItem> find(String id) {
    return Optional.ofNullable(entries.get(id)).map(this::item);
  }

  @Override
  public synchronized Optional<Claimed> claim(String id, Claim claim) {
    var entry = entries.get(id);
    return entry != null
            && entry.state() == OutboxState.PENDING
            && !entry.notBefore().isAfter(claim.at())
        ? claimed(id, entry.claimed(claim, false))
        : Optional.empty();
  }

  @Override
  public synchronized Optional<Claimed> claimAgain(String id, Claim claim, Instant asOf) {
    var entry = entries.get(id);
    return entry != null && !entry.again() && entry.unknownAt(claim.at(), asOf)
        ? claimed(id, entry.claimed(claim, true))
        : Optional.empty();
  }

  @Override
  public boolean sent(String id, String owner, String sesId) {
    return change(
        id,
        owner,
        entry -> {
          shelf.drop(entry.place());
          return entry.ended(OutboxState.SENT, sesId, "", entry.lookAt());
        });
  }

  @Override
  public boolean postpone(String id, String owner, Instant notBefore, String reason) {
    return change(id, owner, entry -> entry.waiting(OutboxState.PENDING, notBefore, reason));
  }

  @Override
  public boolean giveUp(String id, String owner, OutboxState end, String reason) {
    return change(id, owner, entry -> entry.ended(end, "", reason, entry.lookAt()));
  }

  @Override
  public boolean unknown(String id, String owner, Instant at, String reason) {
    return change(
        id, owner, entry -> entry.waiting(OutboxState.UNKNOWN, at.plus(Claim.GRACE), reason));
  }

  @Override
  public synchronized boolean leaveToStaff(String id, Instant at, Instant asOf) {
    var entry = entries.get(id);
    if (entry == null || !entry.again() || !entry.due() || !entry.unknownAt(at, asOf)) {
      return false;
    }
    keep(id, entry.ended(OutboxState.UNKNOWN, "", entry.reason(), entry.lookAt()));
    return true;
  }

  @Override
  public synchronized boolean report(String id, Fate fate, String sesId) {
    var entry = entries.get(id);
    if (entry == null) {
      return false;
    }
    switch (fate) {
      case Fate.Sent() -> {
        switch (entry.state()) {
          case PENDING, SENDING, UNKNOWN -> {
            keep(id, entry.ended(OutboxState.SENT, sesId, "", entry.lookAt()));
            shelf.drop(entry.place());
          }
          case SENT, BOUNCED -> shelf.drop(entry.place());
          case FAILED, EXPIRED -> {
            // Staff know better.
          }
        }
      }
      case Fate.Bounced(var reason, var at) -> {
        if (entry.state() != OutboxState.BOUNCED || !entry.sesId().equals(sesId)) {
          keep(id, entry.ended(OutboxState.BOUNCED, sesId, reason, at));
        }
        shelf.drop(entry.place());
      }
    }
    return true;
  }

  @Override
  public synchronized boolean resend(String id, Instant now, Actor by) {
    var entry = entries.get(id);
    if (entry == null || !item(entry).isResendableAt(now)) {
      return false;
    }
    audit.write(MailDeeds.resent(item(entry), now, by));
    resent.put(id, new Resent(now, by));
    keep(id, entry.resent(now));
    return true;
  }

  private OutboxItem item(Entry entry) {
    return entry.item(resent.get(entry.message().label().id()));
  }

  @Override
  public synchronized boolean dealtWith(String id, Instant now, Actor by) {
    var entry = entries.get(id);
    if (entry == null || !entry.care()) {
      return false;
    }
    audit.write(MailDeeds.dealtWith(item(entry), now, by));
    keep(id, entry.dealtWith());
    return true;
  }

  @Override
  public synchronized Stream<String> due(Instant now) {
    return entries.values().stream()
        .filter(entry -> entry.due() && !entry.lookAt().isAfter(now))
        .sorted(Comparator.comparing(Entry::lookAt))
        .map(entry -> entry.message().label().id())
        .toList()
        .stream();
  }

  @Override
  public synchronized List<OutboxItem> needingCare() {
    return entries.values().stream()
        .filter(Entry::care)
        .sorted(Comparator.comparing(Entry::lookAt).reversed())
        .map(this::item)
        .toList();
  }

  private synchronized boolean change(String id, String owner, UnaryOperator<Entry> change) {
    var entry = entries.get(id);
    if (entry == null || !entry.ownedBy(owner)) {
      return false;
    }
    keep(id, change.apply(entry));
    return true;
  }

  private Optional<Claimed> claimed(String id, Entry entry) {
    keep(id, entry);
    var label = entry.message().label();
    return Optional.of(
        shelf
            .find(entry.place())
            .<Claimed>map(mime -> new Claimed.Whole(new OutboxMessage(label, mime)))
            .orElseGet(() -> new Claimed.Bare(label)));
  }

  private void keep(String id, Entry entry) {
    entries.put(id, entry);
  }
}
