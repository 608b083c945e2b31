package org.backbone.outcomes.table;

import static java.util.stream.Collectors.toMap;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Look;
import org.backbone.outcomes.rebuild.LookStore;
import org.backbone.outcomes.rebuild.Progress;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The last look as an item: `REBUILD` / `LOOK`.
public final class DynamoLookStore implements LookStore {
  private static final String PK = "REBUILD";
  private static final String SK = "LOOK";
  private static final String UNCHANGED = "version = :before";

  private final Table table;

  /// The last look, in this table.
  public DynamoLookStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Look> last() {
    return table.get(PK, SK).map(DynamoLookStore::look);
  }

  @Override
  public boolean begin(Look look, AuditEntry line) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(
        table.putAction(item(look), Table.NEW + " OR " + UNCHANGED, Map.of(), before(look)));
    actions.addAll(DynamoAuditTrail.actions(table, line));
    return table.transact(actions);
  }

  @Override
  public boolean goOn(Look look) {
    return table.putWhere(item(look), UNCHANGED, before(look));
  }

  private static Map<String, AttributeValue> before(Look look) {
    return Map.of(":before", number(look.version() - 1));
  }

  private static Map<String, AttributeValue> item(Look look) {
    var progress = look.progress();
    var item = new HashMap<>(Table.key(PK, SK));
    item.put("type", fromS("look"));
    item.put("version", number(look.version()));
    item.put("begunAt", Instants.value(look.begunAt()));
    item.put("by", fromS(look.by()));
    item.put("mending", fromBool(look.isMending()));
    item.put("at", Instants.value(look.at()));
    item.put("stage", fromS(id(progress.stage())));
    item.put("after", fromS(progress.after()));
    item.put("uploads", number(progress.uploads()));
    item.put("tables", number(progress.tables()));
    item.put(
        "counts",
        fromM(
            look.counts().entrySet().stream()
                .collect(toMap(count -> count.getKey().id(), count -> number(count.getValue())))));
    item.put(
        "findings", fromL(look.findings().stream().map(finding -> fromM(map(finding))).toList()));
    return item;
  }

  private static Map<String, AttributeValue> map(Finding finding) {
    return Map.of(
        "code", fromS(finding.code().id()),
        "fate", fromS(finding.fate().id()),
        "subject", fromS(finding.subject()),
        "of", fromS(finding.of()),
        "details", texts(finding.details()),
        "readBy", texts(finding.readBy()));
  }

  private static Look look(Map<String, AttributeValue> item) {
    return new Look(
        Items.number(item, "version"),
        Items.instant(item, "begunAt"),
        Items.string(item, "by"),
        Items.bool(item, "mending"),
        Items.instant(item, "at"),
        new Progress(
            named(Progress.Stage.class, Items.string(item, "stage")),
            Items.string(item, "after"),
            Items.integer(item, "uploads"),
            Items.integer(item, "tables")),
        counts(Items.map(item, "counts")),
        Items.list(item, "findings").stream()
            .map(AttributeValue::m)
            .map(DynamoLookStore::finding)
            .toList());
  }

  private static Map<Finding.Fate, Integer> counts(Map<String, AttributeValue> map) {
    return map.keySet().stream()
        .collect(toMap(id -> named(Finding.Fate.class, id), id -> Items.integer(map, id)));
  }

  private static Finding finding(Map<String, AttributeValue> map) {
    return new Finding(
        named(Finding.Code.class, Items.string(map, "code")),
        named(Finding.Fate.class, Items.string(map, "fate")),
        Items.string(map, "subject"),
        Items.string(map, "of"),
        Items.texts(map, "details"),
        Items.texts(map, "readBy"));
  }

  private static AttributeValue texts(List<String> texts) {
    return fromL(texts.stream().map(AttributeValue::fromS).toList());
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <T extends Enum<T>> T named(Class<T> type, String id) {
    return Enum.valueOf(type, id.toUpperCase(Locale.ROOT));
  }

  private static AttributeValue number(long number) {
    return fromN(Long.toString(number));
  }
}
