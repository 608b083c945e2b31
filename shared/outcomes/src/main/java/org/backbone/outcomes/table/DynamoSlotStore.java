package org.backbone.outcomes.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNs;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.backbone.audit.Actor;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Cell;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.table.CellCodec;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.metrics.table.MetricKeys;
import org.backbone.outcomes.SlotChange;
import org.backbone.outcomes.SlotState;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.UploadDeeds;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.table.Chunks;
import org.backbone.platform.table.Erasure;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Slots as items: `SLOT#slot` / `META` and `UP#seq`, what their files came to under
/// `AGG#slot#seq`, what one would come to that waits for its sender's word under
/// `HELD#slot#seq`, and the marks that their changes leave on tables. The slot's version guards
/// its whole partition.
public final class DynamoSlotStore implements SlotStore {
  private static final String META = "META";
  private static final String HEAD = "HEAD";
  private static final String RECEIPT = "R#";
  private static final String MOVING = "moving";
  private static final String SPREADING = "spreading";
  private static final int MOST_AWAITED = 100;

  private static final String DUE_MOVING = "MOVING";
  private static final String SLOT = "SLOT#";

  // Before every time.
  private static final String AT_ONCE = "0";

  // After every time.
  private static final String LAST = "9";
  private static final String AWAITED_OR_HINDERED = "duePk = :awaited OR duePk = :due";

  // By id, which begins with the time.
  private static final String ALL = "UPLOADS";
  private static final String UNCHANGED = "version = :version";

  private final Table table;

  /// Slots of this table.
  public DynamoSlotStore(Table table) {
    this.table = table;
  }

  /// What becomes of uploads when whoever asked for them is erased: the receipt stays, and is
  /// nobody's.
  public static Map<String, Erasure> erasures() {
    return Map.of("upload", Erasure.nameless("requestedAt", "email"));
  }

  @Override
  public SlotState state(Slot slot) {
    return table
        .get(pk(slot), META)
        .map(
            item ->
                new SlotState(
                    slot,
                    Items.number(item, "version"),
                    Items.number(item, "issued"),
                    Items.numbers(item, "ingested"),
                    Items.numbers(item, "withdrawn"),
                    Items.numbers(item, "leaving"),
                    Items.numbers(item, MOVING),
                    Items.numbers(item, SPREADING)))
        .orElseGet(() -> SlotState.untouched(slot));
  }

  @Override
  public Optional<Upload> upload(String id) {
    return table
        .get("UPLOAD#" + id, META)
        .flatMap(
            item -> upload(MetricKeys.slot(Items.string(item, "slot")), Items.number(item, "seq")));
  }

  @Override
  public Optional<Upload> upload(Slot slot, long seq) {
    return table.get(pk(slot), sk(seq)).map(UploadItem::read);
  }

  @Override
  public List<Upload> uploads(String partner) {
    return uploads(partner, _ -> true);
  }

  @Override
  public List<Upload> uploads(String partner, String dataset) {
    return uploads(partner, slot -> slot.dataset().equals(dataset));
  }

  private List<Upload> uploads(String partner, Predicate<Slot> wanted) {
    return table
        .query("UPLOADS#" + partner, "")
        .map(item -> MetricKeys.slot(Items.string(item, "slot")))
        .distinct()
        .filter(wanted)
        .flatMap(slot -> table.query(pk(slot), "UP#"))
        .map(UploadItem::read)
        .sorted(Upload.NEWEST_FIRST)
        .toList();
  }

  @Override
  public List<Upload> latest(int most) {
    return table.last(ALL, most).stream()
        .flatMap(
            item ->
                upload(MetricKeys.slot(Items.string(item, "slot")), Items.number(item, "seq"))
                    .stream())
        .sorted(Upload.NEWEST_FIRST)
        .toList();
  }

  @Override
  public List<Upload> after(String id, int most) {
    var page = table.page(ALL, id, most);
    var uploads =
        page.stream()
            .flatMap(
                item ->
                    upload(MetricKeys.slot(Items.string(item, "slot")), Items.number(item, "seq"))
                        .stream())
            .toList();
    // References whose uploads are gone are no end.
    return uploads.isEmpty() && !page.isEmpty()
        ? after(Items.string(page.getLast(), "sk"), most)
        : uploads;
  }

  @Override
  public Optional<SignedReceipt> receipt(Upload upload) {
    return table
        .get(receiptsPk(upload.slot().partner()), RECEIPT + upload.id())
        .map(item -> ReceiptText.read(Items.string(item, "receipt")));
  }

  @Override
  public ChainEnd chain(String partner) {
    return table
        .get(receiptsPk(partner), HEAD)
        .map(item -> new ChainEnd(Items.number(item, "number"), Items.string(item, "digest")))
        .orElse(ChainEnd.NONE);
  }

  @Override
  public void keep(Upload upload, Aggregate aggregate) {
    chunks(upload, aggregate).forEach(table::putNew);
  }

  @Override
  public void restore(Upload upload, Aggregate aggregate) {
    chunks(upload, aggregate).forEach(table::put);
  }

  private static Stream<Map<String, AttributeValue>> chunks(Upload upload, Aggregate aggregate) {
    var pointer = new Pointer(upload.slot(), upload.seq(), aggregate.digest());
    return aggregate.tables().entrySet().stream()
        .flatMap(
            part ->
                Chunks.items(
                    MetricKeys.aggregatePk(pointer),
                    MetricKeys.aggregateSk(pointer, part.getKey()),
                    CellCodec.write(part.getValue()),
                    Map.of("type", fromS("aggregate")))
                    .stream());
  }

  @Override
  public void hold(Upload upload, Aggregate aggregate, Instant until) {
    var pointer = new Pointer(upload.slot(), upload.seq(), aggregate.digest());
    var common = Map.of("type", fromS("held-figures"), "expiresAt", number(until.getEpochSecond()));
    aggregate
        .tables()
        .forEach(
            (key, cells) ->
                Chunks.items(
                        heldPk(pointer),
                        MetricKeys.aggregateSk(pointer, key),
                        CellCodec.write(cells),
                        common)
                    .forEach(table::putNew));
  }

  @Override
  public Optional<Aggregate> held(Pointer pointer, SortedSet<TableKey> tables) {
    return aggregate(heldPk(pointer), pointer, tables);
  }

  @Override
  public Optional<Aggregate> figures(Pointer pointer, SortedSet<TableKey> tables) {
    return aggregate(MetricKeys.aggregatePk(pointer), pointer, tables);
  }

  private Optional<Aggregate> aggregate(String pk, Pointer pointer, SortedSet<TableKey> tables) {
    var found = new TreeMap<TableKey, List<Cell>>();
    for (var key : tables) {
      var items = table.query(pk, MetricKeys.aggregateSk(pointer, key) + "#").toList();
      Chunks.bytes(items).map(CellCodec::read).ifPresent(cells -> found.put(key, cells));
    }
    return found.size() == tables.size() ? Optional.of(new Aggregate(found)) : Optional.empty();
  }

  private static String heldPk(Pointer pointer) {
    return "HELD#" + MetricKeys.of(pointer.slot()) + "#" + MetricKeys.seq(pointer.seq());
  }

  @Override
  public void letGo(Pointer pointer, SortedSet<TableKey> tables, Instant at) {
    tables.forEach(key -> letGo(pointer, key, at));
  }

  // Chunk by chunk until there is none: who takes a file back may write there, and not read.
  private void letGo(Pointer pointer, TableKey key, Instant at) {
    var pk = MetricKeys.aggregatePk(pointer);
    var sk = MetricKeys.aggregateSk(pointer, key);
    var chunk = 0;
    while (table.update(
        pk,
        Chunks.sk(sk, chunk),
        "SET expiresAt = :at",
        "attribute_exists(pk)",
        Map.of(),
        Map.of(":at", number(at.getEpochSecond())))) {
      chunk++;
    }
  }

  @Override
  public boolean open(SlotState before, SlotState after, Upload upload) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(slotAction(before, after));
    actions.add(
        table.putAction(UploadItem.write(pk(upload.slot()), sk(upload.seq()), upload), Table.NEW));
    actions.addAll(referenceActions(upload));
    actions.add(table.putAction(keyed(ALL, upload.id(), reference(upload)), Table.NEW));
    return table.transact(actions);
  }

  private List<TransactWriteItem> referenceActions(Upload upload) {
    return List.of(
        table.putAction(keyed("UPLOAD#" + upload.id(), META, reference(upload)), Table.NEW),
        table.putAction(
            keyed("UPLOADS#" + upload.slot().partner(), upload.id(), reference(upload)),
            Table.NEW));
  }

  private static Map<String, AttributeValue> reference(Upload upload) {
    return Map.of(
        "type", fromS("upload-ref"),
        "slot", fromS(MetricKeys.of(upload.slot())),
        "seq", number(upload.seq()));
  }

  @Override
  public boolean commit(SlotChange change) {
    var upload = change.upload();
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(slotAction(change.before(), change.after()));
    if (change.beside() != null) {
      actions.add(slotAction(change.beside().before(), change.beside().after()));
    }
    actions.add(
        table.putAction(
            UploadItem.write(pk(upload.slot()), sk(upload.seq()), upload),
            change.opens() ? Table.NEW : ""));
    if (change.opens()) {
      actions.addAll(referenceActions(upload));
    }
    actions.addAll(pointerActions(change.after().slot(), change.pointers()));
    change.lines().forEach(line -> actions.addAll(DynamoAuditTrail.actions(table, line)));
    if (change.receipt() != null) {
      actions.addAll(receiptActions(change.receipt()));
    }
    return table.transact(actions);
  }

  @Override
  public boolean move(
      SlotState before, SlotState after, SortedMap<TableKey, Optional<Pointer>> pointers) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(slotAction(before, after));
    actions.addAll(pointerActions(after.slot(), pointers));
    return table.transact(actions);
  }

  private List<TransactWriteItem> pointerActions(
      Slot slot, SortedMap<TableKey, Optional<Pointer>> pointers) {
    var actions = new ArrayList<TransactWriteItem>();
    pointers.forEach(
        (key, pointer) -> {
          actions.add(dirtyAction(key));
          actions.add(
              pointer
                  .map(to -> table.putAction(pointerItem(slot, key, to), ""))
                  .orElseGet(
                      () ->
                          table.deleteAction(MetricKeys.tablePk(key), MetricKeys.pointerSk(slot))));
        });
    return actions;
  }

  @Override
  public List<Slot> unfinished() {
    return table
        .due(DUE_MOVING, LAST)
        .limit(MOST_AWAITED)
        .map(key -> MetricKeys.slot(Items.string(key, "pk").substring(SLOT.length())))
        .toList();
  }

  // The chain's end is what the receipt says was before it, or somebody else's came between.
  private List<TransactWriteItem> receiptActions(SignedReceipt receipt) {
    var body = receipt.body();
    var pk = receiptsPk(body.slot().partner());
    var end = ChainEnd.of(body);
    var kept = Map.of("type", fromS("receipt"), "receipt", fromS(receipt.json()));
    var isFirst = body.link().previous().isEmpty();
    return List.of(
        table.putAction(keyed(pk, RECEIPT + body.id(), kept), Table.NEW),
        table.updateAction(
            pk,
            HEAD,
            "SET #type = :type, #number = :number, digest = :digest",
            isFirst ? Table.NEW : "digest = :previous",
            Map.of("#type", "type", "#number", "number"),
            endValues(end, body.link().previous())));
  }

  private static Map<String, AttributeValue> endValues(ChainEnd end, String previous) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":type", fromS("receipt-head"));
    values.put(":number", number(end.number()));
    values.put(":digest", fromS(end.digest()));
    if (!previous.isEmpty()) {
      values.put(":previous", fromS(previous));
    }
    return values;
  }

  @Override
  public List<Upload> awaited(Instant now) {
    return Stream.of(UploadItem.HINDERED, UploadItem.AWAITED)
        .flatMap(why -> due(why, Instants.text(now)))
        .toList();
  }

  @Override
  public List<Upload> hindered() {
    return due(UploadItem.HINDERED, LAST).toList();
  }

  private Stream<Upload> due(String why, String until) {
    return table
        .due(why, until)
        .limit(MOST_AWAITED)
        .flatMap(key -> table.get(Items.string(key, "pk"), Items.string(key, "sk")).stream())
        .map(UploadItem::read)
        .filter(Upload::isAwaited);
  }

  @Override
  public boolean begin(Upload upload, String file) {
    var first =
        table.update(
            pk(upload.slot()),
            sk(upload.seq()),
            "SET begunFile = :file, begun = :one",
            "attribute_exists(pk) AND (attribute_not_exists(begunFile) OR begunFile <> :file)",
            Map.of(),
            Map.of(":file", fromS(file), ":one", number(1)));
    return first
        || table.update(
            pk(upload.slot()),
            sk(upload.seq()),
            "SET begun = begun + :one",
            "begunFile = :file AND begun < :most",
            Map.of(),
            Map.of(":file", fromS(file), ":one", number(1), ":most", number(MOST_BEGINNINGS)));
  }

  @Override
  public void end(Upload upload, String file) {
    // What became of the upload may have been written meanwhile, and the count is gone with it.
    var _ =
        table.update(
            pk(upload.slot()),
            sk(upload.seq()),
            "REMOVE begun, begunFile",
            "begunFile = :file",
            Map.of(),
            Map.of(":file", fromS(file)));
  }

  @Override
  public List<Upload> unreadable() {
    return table
        .due(UploadItem.UNREADABLE, LAST)
        .limit(MOST_AWAITED)
        .flatMap(key -> table.get(Items.string(key, "pk"), Items.string(key, "sk")).stream())
        .map(UploadItem::read)
        .filter(Upload::isUnreadable)
        .sorted(Upload.NEWEST_FIRST)
        .toList();
  }

  @Override
  public List<Upload> unerased(Instant now) {
    return table
        .due(UploadItem.UNERASED, Instants.text(now))
        .limit(MOST_AWAITED)
        .flatMap(key -> table.get(Items.string(key, "pk"), Items.string(key, "sk")).stream())
        .map(UploadItem::read)
        .toList();
  }

  @Override
  public void erased(Upload upload) {
    // Who comes second finds nothing to change.
    var _ =
        table.update(
            pk(upload.slot()),
            sk(upload.seq()),
            "REMOVE duePk, dueSk",
            "duePk = :unerased",
            Map.of(),
            Map.of(":unerased", fromS(UploadItem.UNERASED)));
  }

  @Override
  public void hinder(Upload upload, Instant since, Instant again) {
    // Who comes second finds nothing to change.
    var _ =
        table.update(
            pk(upload.slot()),
            sk(upload.seq()),
            "SET #state = :hindered, hinderedSince = if_not_exists(hinderedSince, :since),"
                + " givenUp = if_not_exists(givenUp, :no), duePk = :due, dueSk = :again",
            AWAITED_OR_HINDERED,
            Map.of("#state", "state"),
            Map.of(
                ":hindered", fromS("hindered"),
                ":since", fromS(since.toString()),
                ":no", fromBool(false),
                ":due", fromS(UploadItem.HINDERED),
                ":again", Instants.value(again),
                ":awaited", fromS(UploadItem.AWAITED)));
  }

  @Override
  public boolean press(Upload upload, Instant now, boolean giveUp, Actor by) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(
        table.updateAction(
            pk(upload.slot()),
            sk(upload.seq()),
            "SET givenUp = :giveUp, dueSk = :now",
            "duePk = :due",
            Map.of(),
            Map.of(
                ":giveUp", fromBool(giveUp),
                ":now", Instants.value(now),
                ":due", fromS(UploadItem.HINDERED))));
    actions.addAll(DynamoAuditTrail.actions(table, UploadDeeds.pressed(upload, giveUp, now, by)));
    return table.transact(actions);
  }

  @Override
  public void lookAgain(Upload upload, Optional<Instant> at) {
    var values = new HashMap<String, AttributeValue>();
    values.put(":awaited", fromS(UploadItem.AWAITED));
    values.put(":due", fromS(UploadItem.HINDERED));
    at.ifPresent(time -> values.put(":at", Instants.value(time)));
    // Who comes second finds nothing to change.
    var _ =
        table.update(
            pk(upload.slot()),
            sk(upload.seq()),
            at.isPresent() ? "SET dueSk = :at" : "REMOVE duePk, dueSk",
            AWAITED_OR_HINDERED,
            Map.of(),
            values);
  }

  private TransactWriteItem slotAction(SlotState before, SlotState after) {
    var item = new HashMap<String, AttributeValue>(Table.key(pk(after.slot()), META));
    item.put("type", fromS("slot"));
    item.put("version", number(after.version()));
    item.put("issued", number(after.issued()));
    putSet(item, "ingested", after.ingested());
    putSet(item, "withdrawn", after.withdrawn());
    putSet(item, "leaving", after.leaving());
    putSet(item, MOVING, after.moving());
    putSet(item, SPREADING, after.spreading());
    if (after.isUnfinished()) {
      item.put("duePk", fromS(DUE_MOVING));
      item.put("dueSk", fromS(AT_ONCE));
    }
    if (before.version() == 0) {
      return table.putAction(item, Table.NEW);
    }
    return table.putAction(item, UNCHANGED, Map.of(), Map.of(":version", number(before.version())));
  }

  private TransactWriteItem dirtyAction(TableKey key) {
    return table.updateAction(
        MetricKeys.tablePk(key),
        "STATE",
        "SET #type = :type, duePk = :dirty, dueSk = :key, done = if_not_exists(done, :zero)"
            + " ADD want :one",
        "",
        Map.of("#type", "type"),
        Map.of(
            ":type", fromS("table-state"),
            ":dirty", fromS(DynamoRollupStore.DIRTY),
            ":key", fromS(MetricKeys.of(key)),
            ":zero", number(0),
            ":one", number(1)));
  }

  private static Map<String, AttributeValue> pointerItem(Slot slot, TableKey key, Pointer pointer) {
    return keyed(
        MetricKeys.tablePk(key),
        MetricKeys.pointerSk(slot),
        Map.of(
            "type", fromS("table-pointer"),
            "slot", fromS(MetricKeys.of(pointer.slot())),
            "seq", number(pointer.seq()),
            "aggregate", fromS(pointer.aggregate())));
  }

  private static Map<String, AttributeValue> keyed(
      String pk, String sk, Map<String, AttributeValue> attributes) {
    var item = new HashMap<>(attributes);
    item.putAll(Table.key(pk, sk));
    return item;
  }

  private static void putSet(
      Map<String, AttributeValue> item, String name, SortedSet<Long> numbers) {
    if (!numbers.isEmpty()) {
      item.put(name, fromNs(numbers.stream().map(number -> Long.toString(number)).toList()));
    }
  }

  private static String receiptsPk(String partner) {
    return "RECEIPTS#" + partner;
  }

  private static String pk(Slot slot) {
    return SLOT + MetricKeys.of(slot);
  }

  private static String sk(long seq) {
    return "UP#" + MetricKeys.seq(seq);
  }

  private static AttributeValue number(long number) {
    return fromN(Long.toString(number));
  }
}
