package org.backbone.metrics.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.metrics.Cell;
import org.backbone.metrics.LateTable;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Roll;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.TableState;
import org.backbone.platform.table.Chunks;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.backbone.platform.table.Versions;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tables as items: `TBL#table` / `STATE`, `PTR#slot`, `ROLL#chunk`. A dirty one stands in the
/// `due` index until its rollup is kept.
public final class DynamoRollupStore implements RollupStore {
  public static final String DIRTY = "DIRTY";

  private static final String STATE = "STATE";
  private static final String ROLL = "ROLL";
  private static final String LAST = "\uFFFF";
  private static final int MOST_LATE = 100;

  private final Table table;

  /// Tables of this table.
  public DynamoRollupStore(Table table) {
    this.table = table;
  }

  @Override
  public TableState state(TableKey key) {
    return table
        .get(MetricKeys.tablePk(key), STATE)
        .map(
            item ->
                new TableState(key, Items.number(item, "want"), Items.numberOr(item, "done", 0)))
        .orElseGet(() -> new TableState(key, 0, 0));
  }

  @Override
  public List<Pointer> pointers(TableKey key) {
    return pointersUnder(key, "PTR#");
  }

  @Override
  public List<Pointer> pointers(TableKey key, String partner) {
    return pointersUnder(key, "PTR#" + partner + "#");
  }

  private List<Pointer> pointersUnder(TableKey key, String prefix) {
    return table
        .query(MetricKeys.tablePk(key), prefix)
        .map(
            item ->
                new Pointer(
                    MetricKeys.slot(Items.string(item, "slot")),
                    Items.number(item, "seq"),
                    Items.string(item, "aggregate")))
        .toList();
  }

  @Override
  public List<Cell> cells(Pointer pointer, TableKey key) {
    var items =
        table
            .query(MetricKeys.aggregatePk(pointer), MetricKeys.aggregateSk(pointer, key) + "#")
            .toList();
    return Chunks.bytes(items)
        .map(CellCodec::read)
        .orElseThrow(() -> new IllegalStateException("nothing kept for " + pointer + " in " + key));
  }

  @Override
  public void keep(Roll roll) {
    var common = new HashMap<String, AttributeValue>();
    common.put("type", fromS("rollup"));
    Versions.put(
        table,
        Chunks.items(
            MetricKeys.tablePk(roll.table()),
            ROLL,
            CellCodec.write(roll.cells()),
            Versions.stamped(common, roll.version(), roll.partners())),
        roll.version());
  }

  @Override
  public Optional<Roll> roll(TableKey key) {
    return Versions.read(() -> table.query(MetricKeys.tablePk(key), ROLL + "#").toList())
        .map(
            kept ->
                new Roll(
                    key,
                    kept.version(),
                    CellCodec.read(kept.bytes()),
                    Items.strings(kept.first(), "partners")));
  }

  @Override
  public void done(TableKey key, long version) {
    var values = Map.of(":version", fromN(Long.toString(version)));
    var pk = MetricKeys.tablePk(key);
    var isClean =
        table.update(
            pk,
            STATE,
            "SET done = :version REMOVE duePk, dueSk, lateSince",
            "want = :version",
            Map.of(),
            values);
    if (!isClean) {
      table.update(pk, STATE, "SET done = :version", "done < :version", Map.of(), values);
    }
  }

  @Override
  public void wanted(TableKey key, long version) {
    // Who comes second finds nothing to change.
    var _ =
        table.update(
            MetricKeys.tablePk(key),
            STATE,
            "SET duePk = :dirty, dueSk = :key, want = :want, done = if_not_exists(done, :zero)",
            "attribute_not_exists(want) OR want < :want",
            Map.of(),
            Map.of(
                ":dirty", fromS(DIRTY),
                ":key", fromS(MetricKeys.of(key)),
                ":want", fromN(Long.toString(version)),
                ":zero", fromN("0")));
  }

  @Override
  public List<TableKey> dirty(int limit) {
    return table
        .due(DIRTY, LAST)
        .limit(limit)
        .map(item -> MetricKeys.table(Items.string(item, "dueSk")))
        .toList();
  }

  @Override
  public void overdue(TableKey key, Instant now) {
    // Of one that is clean by now there is nothing to say.
    var _ =
        table.update(
            MetricKeys.tablePk(key),
            STATE,
            "SET lateSince = if_not_exists(lateSince, :now)",
            "duePk = :dirty",
            Map.of(),
            Map.of(":now", fromS(now.toString()), ":dirty", fromS(DIRTY)));
  }

  @Override
  public List<LateTable> late() {
    return dirty(MOST_LATE).stream()
        .flatMap(
            key ->
                table
                    .get(MetricKeys.tablePk(key), STATE)
                    .filter(item -> item.containsKey("lateSince"))
                    .map(item -> new LateTable(key, Items.instant(item, "lateSince")))
                    .stream())
        .toList();
  }
}
