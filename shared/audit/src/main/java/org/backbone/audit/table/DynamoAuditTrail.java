package org.backbone.audit.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditPage;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Deed;
import org.backbone.audit.Matter;
import org.backbone.platform.core.Ids;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The audit trail as items: each line twice, in the list of all, pk `AUDIT`, and in that of the
/// thing that it is about, `AUDIT#kind#id`; both by when, `<time>#<id>`.
public final class DynamoAuditTrail implements AuditTrail {
  private static final String ALL = "AUDIT";

  private final Table table;

  /// The trail in this table.
  public DynamoAuditTrail(Table table) {
    this.table = table;
  }

  /// The puts of a line, for the transaction of the change that it tells of. Nothing is ever put in
  /// its place.
  public static List<TransactWriteItem> actions(Table table, AuditEntry entry) {
    var place = Instants.text(entry.at()) + "#" + Ids.uuid7(entry.at());
    return List.of(
        table.putAction(item(ALL, place, entry), Table.NEW),
        table.putAction(item(pk(entry.about()), place, entry), Table.NEW));
  }

  @Override
  public AuditPage lines(String after, int most, Instant now) {
    return part(ALL, after, most, now);
  }

  @Override
  public AuditPage linesAbout(Matter matter, String after, int most, Instant now) {
    return part(pk(matter), after, most, now);
  }

  private AuditPage part(String pk, String after, int most, Instant now) {
    // One more than asked for tells whether there is a rest.
    var items = table.last(pk, after, most + 1);
    var kept =
        items.stream()
            .filter(item -> Items.number(item, "expiresAt") > now.getEpochSecond())
            .toList();
    var shown = kept.subList(0, Math.min(most, kept.size()));
    return new AuditPage(
        shown.stream().map(DynamoAuditTrail::read).toList(),
        shown.size() < kept.size() ? Items.string(shown.getLast(), "sk") : "");
  }

  private static String pk(Matter matter) {
    return ALL + "#" + matter.kind() + "#" + matter.id();
  }

  private static Map<String, AttributeValue> item(String pk, String sk, AuditEntry entry) {
    var item = new HashMap<>(Table.key(pk, sk));
    item.put("type", fromS("audit"));
    item.put("at", Instants.value(entry.at()));
    item.put("by", ActorItem.of(entry.by()));
    item.put("deed", fromS(entry.deed().text()));
    item.put("aboutKind", fromS(entry.about().kind()));
    item.put("aboutId", fromS(entry.about().id()));
    item.put("aboutName", fromS(entry.about().name()));
    item.put("before", values(entry.before()));
    item.put("after", values(entry.after()));
    item.put("expiresAt", Instants.epochSeconds(entry.at().plus(KEPT)));
    return item;
  }

  private static AuditEntry read(Map<String, AttributeValue> item) {
    return new AuditEntry(
        Items.instant(item, "at"),
        ActorItem.read(Items.map(item, "by")),
        Deed.of(Items.string(item, "deed")),
        new Matter(
            Items.string(item, "aboutKind"),
            Items.string(item, "aboutId"),
            Items.string(item, "aboutName")),
        values(Items.list(item, "before")),
        values(Items.list(item, "after")));
  }

  // A list, for a map of DynamoDB's has no order.
  private static AttributeValue values(SequencedMap<String, String> values) {
    return fromL(
        values.entrySet().stream()
            .map(
                value ->
                    fromM(Map.of("field", fromS(value.getKey()), "value", fromS(value.getValue()))))
            .toList());
  }

  private static SequencedMap<String, String> values(List<AttributeValue> list) {
    var values = new LinkedHashMap<String, String>();
    list.forEach(
        value -> values.put(Items.string(value.m(), "field"), Items.string(value.m(), "value")));
    return values;
  }
}
