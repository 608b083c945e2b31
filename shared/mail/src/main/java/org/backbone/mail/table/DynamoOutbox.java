package org.backbone.mail.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.audit.table.ActorItem;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.mail.Claim;
import org.backbone.mail.Claimed;
import org.backbone.mail.Fate;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Link;
import org.backbone.mail.MailDeeds;
import org.backbone.mail.MailLabel;
import org.backbone.mail.MailShelf;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.OutboxState;
import org.backbone.mail.Resent;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The outbox as items: pk `OUTBOX#<id>`, sk `META`; what is to be sent lies at `place` on a shelf.
/// Index `due`: duePk `OUTBOX` and dueSk the time to look at it, while something is to come; duePk
/// `OUTBOX-CARE` when staff should look.
public final class DynamoOutbox implements Outbox {
  private static final String META = "META";
  private static final String CARE = "OUTBOX-CARE";
  private static final int MOST_SHOWN = 200;

  // The stream brings a new message at once; the sweep looks for it after this.
  private static final Duration STREAM_TIME = Duration.ofMinutes(1);
  private static final Duration PRETENDED = Duration.ofHours(1);

  // About as long as what is known of a mail.
  private static final int ITEM_BYTES = 400;

  private static final Map<String, String> STATE = Map.of("#state", "state");
  private static final Map<String, String> STATE_OWNER = Map.of("#state", "state", "#o", "owner");
  private static final String OWNED = "#state = :sending AND #o = :owner";

  private final Table table;
  private final MailShelf shelf;

  /// The outbox in `table`, whose messages lie on `shelf`.
  public DynamoOutbox(Table table, MailShelf shelf) {
    this.table = table;
    this.shelf = shelf;
  }

  /// The put of a message, for the transaction of the change that causes it.
  public static TransactWriteItem addAction(Table table, KeptMessage message) {
    return table.putAction(item(message), Table.NEW);
  }

  /// What becomes of mails when their reader is erased: text and item go. One that is being sent
  /// just then may still arrive.
  public static Map<String, Erasure> erasures(MailShelf shelf) {
    return Map.of(
        "outbox",
        new Erasure(
            "createdAt",
            _ -> false,
            (table, item) -> {
              shelf.drop(place(item));
              Erasure.delete(table, item);
            }));
  }

  @Override
  public boolean add(OutboxMessage message, List<Link> links) {
    var kept = KeptMessage.on(shelf, message);
    if (links.isEmpty()) {
      return table.putNew(item(kept));
    }
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(addAction(table, kept));
    links.forEach(link -> actions.add(DynamoLinks.addAction(table, link)));
    return table.transact(actions);
  }

  @Override
  public void pretend(OutboxMessage message, List<Link> links) {
    KeptMessage.blank(shelf, message);
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(pretended(message, 0, ITEM_BYTES));
    for (int number = 1; number <= links.size(); number++) {
      actions.add(pretended(message, number, 1));
    }
    // Made before, by the same form: as with a message that is there.
    var _ = table.transact(actions);
  }

  // As long as what it stands for, and empty.
  private TransactWriteItem pretended(OutboxMessage message, int number, int length) {
    return table.putAction(
        Map.of(
            "pk", fromS("PRETENDED#" + message.label().id()),
            "sk", fromS(Integer.toString(number)),
            "type", fromS("pretended"),
            "bytes", fromB(SdkBytes.fromByteArray(new byte[length])),
            "expiresAt", Instants.epochSeconds(message.label().createdAt().plus(PRETENDED))),
        Table.NEW);
  }

  @Override
  public Optional<OutboxItem> find(String id) {
    return get(id).map(DynamoOutbox::read);
  }

  @Override
  public Optional<Claimed> claim(String id, Claim claim) {
    return claimed(
        id,
        Set.of(OutboxState.PENDING),
        claim,
        "",
        "#state = :pending AND (attribute_not_exists(notBefore) OR notBefore <= :at)",
        Map.of(":pending", fromS(OutboxState.PENDING.name()), ":at", Instants.value(claim.at())));
  }

  @Override
  public Optional<Claimed> claimAgain(String id, Claim claim, Instant asOf) {
    return claimed(
        id,
        Set.of(OutboxState.SENDING, OutboxState.UNKNOWN),
        claim,
        ", again = :true",
        "again = :false AND dueSk <= :asOf"
            + " AND (#state = :unknown OR (#state = :sending AND leaseUntil <= :at))",
        Map.of(
            ":true", fromBool(true),
            ":false", fromBool(false),
            ":unknown", fromS(OutboxState.UNKNOWN.name()),
            ":asOf", Instants.value(asOf),
            ":at", Instants.value(claim.at())));
  }

  // Where the sender dies before the text is gone, SES's own word on the message takes it away.
  @Override
  public boolean sent(String id, String owner, String sesId) {
    var sent =
        table.updated(
            pk(id),
            META,
            "SET #state = :sent, sesId = :sesId REMOVE duePk, dueSk, leaseUntil, #o, reason",
            OWNED,
            STATE_OWNER,
            owned(owner, Map.of(":sent", fromS(OutboxState.SENT.name()), ":sesId", fromS(sesId))));
    sent.ifPresent(this::drop);
    return sent.isPresent();
  }

  @Override
  public boolean postpone(String id, String owner, Instant notBefore, String reason) {
    return table.update(
        pk(id),
        META,
        "SET #state = :pending, notBefore = :notBefore, dueSk = :notBefore, reason = :reason"
            + " REMOVE leaseUntil, #o",
        OWNED,
        STATE_OWNER,
        owned(
            owner,
            Map.of(
                ":pending", fromS(OutboxState.PENDING.name()),
                ":notBefore", Instants.value(notBefore),
                ":reason", fromS(reason))));
  }

  @Override
  public boolean giveUp(String id, String owner, OutboxState end, String reason) {
    return table.update(
        pk(id),
        META,
        "SET #state = :end, duePk = :care, reason = :reason REMOVE leaseUntil, #o",
        OWNED,
        STATE_OWNER,
        owned(
            owner,
            Map.of(":end", fromS(end.name()), ":care", fromS(CARE), ":reason", fromS(reason))));
  }

  @Override
  public boolean unknown(String id, String owner, Instant at, String reason) {
    return table.update(
        pk(id),
        META,
        "SET #state = :unknown, dueSk = :dueSk, reason = :reason REMOVE leaseUntil, #o",
        OWNED,
        STATE_OWNER,
        owned(
            owner,
            Map.of(
                ":unknown", fromS(OutboxState.UNKNOWN.name()),
                ":dueSk", Instants.value(at.plus(Claim.GRACE)),
                ":reason", fromS(reason))));
  }

  @Override
  public boolean leaveToStaff(String id, Instant at, Instant asOf) {
    return table.update(
        pk(id),
        META,
        "SET #state = :unknown, duePk = :care REMOVE leaseUntil, #o",
        "again = :true AND duePk = :due AND dueSk <= :asOf"
            + " AND (#state = :unknown OR (#state = :sending AND leaseUntil <= :at))",
        STATE_OWNER,
        Map.of(
            ":unknown", fromS(OutboxState.UNKNOWN.name()),
            ":sending", fromS(OutboxState.SENDING.name()),
            ":true", fromBool(true),
            ":due", fromS(DynamoDueMail.DUE),
            ":care", fromS(CARE),
            ":asOf", Instants.value(asOf),
            ":at", Instants.value(at)));
  }

  @Override
  public boolean report(String id, Fate fate, String sesId) {
    var known = get(id);
    known.ifPresent(
        item -> {
          switch (fate) {
            case Fate.Sent() -> left(id, item, sesId);
            case Fate.Bounced(var reason, var at) -> cameBack(id, item, reason, at, sesId);
          }
        });
    return known.isPresent();
  }

  private void left(String id, Map<String, AttributeValue> item, String sesId) {
    var isSent =
        switch (state(item)) {
          case SENT, BOUNCED -> true;
          case FAILED, EXPIRED -> false;
          case PENDING, SENDING, UNKNOWN ->
              table.update(
                  pk(id),
                  META,
                  "SET #state = :sent, sesId = :sesId REMOVE duePk, dueSk, leaseUntil, #o, reason",
                  "#state IN (:pending, :sending, :unknown)",
                  STATE_OWNER,
                  Map.of(
                      ":sent", fromS(OutboxState.SENT.name()),
                      ":pending", fromS(OutboxState.PENDING.name()),
                      ":sending", fromS(OutboxState.SENDING.name()),
                      ":unknown", fromS(OutboxState.UNKNOWN.name()),
                      ":sesId", fromS(sesId)));
        };
    if (isSent) {
      drop(item);
    }
  }

  private void cameBack(
      String id, Map<String, AttributeValue> item, String reason, Instant at, String sesId) {
    table.update(
        pk(id),
        META,
        "SET #state = :bounced, sesId = :sesId, reason = :reason, duePk = :care,"
            + " dueSk = :at REMOVE leaseUntil, #o",
        // The same word again is no news, for staff least of all.
        "attribute_exists(pk) AND NOT (#state = :bounced AND sesId = :sesId)",
        STATE_OWNER,
        Map.of(
            ":bounced", fromS(OutboxState.BOUNCED.name()),
            ":reason", fromS(reason),
            ":care", fromS(CARE),
            ":at", Instants.value(at),
            ":sesId", fromS(sesId)));
    drop(item);
  }

  @Override
  public boolean resend(String id, Instant now, Actor by) {
    var found = find(id).filter(item -> item.isResendableAt(now));
    if (found.isEmpty()) {
      return false;
    }
    var before = found.get();
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(
        table.updateAction(
            pk(id),
            META,
            "SET #state = :pending, notBefore = :now, duePk = :due, dueSk = :now, again = :false,"
                + " validUntil = :validUntil, resentAt = :now, resentBy = :by REMOVE reason",
            "duePk = :care AND #state = :before",
            STATE,
            Map.of(
                ":pending", fromS(OutboxState.PENDING.name()),
                ":before", fromS(before.state().name()),
                ":now", Instants.value(now),
                ":by", ActorItem.of(by),
                ":validUntil", Instants.value(now.plus(OutboxItem.RESENT)),
                ":due", fromS(DynamoDueMail.DUE),
                ":care", fromS(CARE),
                ":false", fromBool(false))));
    actions.addAll(DynamoAuditTrail.actions(table, MailDeeds.resent(before, now, by)));
    return table.transact(actions);
  }

  @Override
  public boolean dealtWith(String id, Instant now, Actor by) {
    var found = find(id).filter(OutboxItem::needsCare);
    if (found.isEmpty()) {
      return false;
    }
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(
        table.updateAction(
            pk(id),
            META,
            "SET dealtWith = :true REMOVE duePk, dueSk",
            "duePk = :care",
            Map.of(),
            Map.of(":true", fromBool(true), ":care", fromS(CARE))));
    actions.addAll(DynamoAuditTrail.actions(table, MailDeeds.dealtWith(found.get(), now, by)));
    return table.transact(actions);
  }

  @Override
  public Stream<String> due(Instant now) {
    return new DynamoDueMail(table).due(now);
  }

  @Override
  public List<OutboxItem> needingCare() {
    return table.due(CARE, "9").toList().reversed().stream()
        .limit(MOST_SHOWN)
        .map(DynamoOutbox::id)
        .flatMap(id -> find(id).stream())
        .filter(OutboxItem::needsCare)
        .toList();
  }

  // Its text is read before it is claimed: where that fails, the message waits as it did.
  private Optional<Claimed> claimed(
      String id,
      Set<OutboxState> states,
      Claim claim,
      String alsoSet,
      String condition,
      Map<String, AttributeValue> conditionValues) {
    var waiting = get(id).filter(item -> states.contains(state(item)));
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    var mime = shelf.find(place(waiting.get()));
    var values = new HashMap<>(conditionValues);
    values.put(":sending", fromS(OutboxState.SENDING.name()));
    values.put(":owner", fromS(claim.owner()));
    values.put(":leaseUntil", Instants.value(claim.leaseUntil()));
    values.put(":dueSk", Instants.value(claim.leaseUntil().plus(Claim.GRACE)));
    values.put(":one", fromN("1"));
    // What the claim's own answer shows is what was claimed: a read that fails leaves nobody
    // wondering.
    return table
        .updated(
            pk(id),
            META,
            "SET #state = :sending, #o = :owner, leaseUntil = :leaseUntil, dueSk = :dueSk"
                + alsoSet
                + " ADD attempts :one",
            condition,
            STATE_OWNER,
            values)
        .map(DynamoOutbox::label)
        .map(
            label ->
                mime.<Claimed>map(text -> new Claimed.Whole(new OutboxMessage(label, text)))
                    .orElseGet(() -> new Claimed.Bare(label)));
  }

  private void drop(Map<String, AttributeValue> item) {
    shelf.drop(place(item));
  }

  private Optional<Map<String, AttributeValue>> get(String id) {
    return table.get(pk(id), META);
  }

  private static Map<String, AttributeValue> owned(
      String owner, Map<String, AttributeValue> values) {
    var all = new HashMap<>(values);
    all.put(":sending", fromS(OutboxState.SENDING.name()));
    all.put(":owner", fromS(owner));
    return all;
  }

  private static Map<String, AttributeValue> item(KeptMessage message) {
    var label = message.label();
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", fromS(pk(label.id())));
    item.put("sk", fromS(META));
    item.put("type", fromS("outbox"));
    item.put("key", fromS(label.key()));
    item.put("kind", fromS(label.kind()));
    item.put("to", fromS(label.to()));
    item.put(Table.WHO, Table.who(EmailAddress.digest(label.to())));
    item.put("subject", fromS(label.subject()));
    item.put("place", fromS(message.place()));
    item.put("createdAt", Instants.value(label.createdAt()));
    item.put("validUntil", Instants.value(label.validUntil()));
    item.put("state", fromS(OutboxState.PENDING.name()));
    item.put("attempts", fromN("0"));
    item.put("again", fromBool(false));
    item.put("duePk", fromS(DynamoDueMail.DUE));
    item.put("dueSk", Instants.value(label.createdAt().plus(STREAM_TIME)));
    item.put("expiresAt", Instants.epochSeconds(label.createdAt().plus(OutboxItem.KEPT)));
    return item;
  }

  private static MailLabel label(Map<String, AttributeValue> item) {
    return new MailLabel(
        Items.string(item, "key"),
        Items.string(item, "kind"),
        Items.string(item, "to"),
        Items.string(item, "subject"),
        Items.instant(item, "createdAt"),
        Items.instant(item, "validUntil"));
  }

  private static OutboxItem read(Map<String, AttributeValue> item) {
    return new OutboxItem(
        label(item),
        state(item),
        Items.integer(item, "attempts"),
        Items.bool(item, "again"),
        // SES numbers what it took; a reason stands beside what went wrong; what is over is not
        // due.
        Items.stringOr(item, "sesId", ""),
        Items.stringOr(item, "reason", ""),
        Items.stringOr(item, "duePk", "").equals(CARE),
        item.containsKey("resentAt")
            ? new Resent(
                Items.instant(item, "resentAt"), ActorItem.read(Items.map(item, "resentBy")))
            : null);
  }

  private static OutboxState state(Map<String, AttributeValue> item) {
    return OutboxState.valueOf(Items.string(item, "state"));
  }

  private static String place(Map<String, AttributeValue> item) {
    return Items.string(item, "place");
  }

  static String id(Map<String, AttributeValue> key) {
    return Items.string(key, "pk").substring("OUTBOX#".length());
  }

  private static String pk(String id) {
    return "OUTBOX#" + id;
  }
}
