package org.backbone.metrics.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.table.ActorItem;
import org.backbone.audit.table.DynamoAuditTrail;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.CatalogueStore;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.ZippedText;
import org.backbone.platform.table.Chunks;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The catalogue as items: which revision holds, `CAT` / `HEAD`, and each revision's document,
/// `CAT#revision` / `DOC#chunk`.
public final class DynamoCatalogueStore implements CatalogueStore {
  private static final String PK = "CAT";
  private static final String HEAD = "HEAD";
  private static final String DOC = "DOC";

  private final Table table;

  /// The catalogue in this table.
  public DynamoCatalogueStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<CatalogueHead> head() {
    return table
        .get(PK, HEAD)
        .map(
            item ->
                new CatalogueHead(
                    Items.number(item, "revision"),
                    Items.instant(item, "at"),
                    ActorItem.read(Items.map(item, "by"))));
  }

  @Override
  public Optional<String> text(long revision) {
    return Chunks.bytes(table.query(pk(revision), DOC + "#").toList())
        .map(bytes -> ZippedText.text(bytes.asByteArray(), CatalogueDocument.MOST_BYTES));
  }

  @Override
  public boolean keep(CatalogueHead head, String text, List<AuditEntry> lines) {
    var actions = new ArrayList<TransactWriteItem>();
    actions.add(made(head));
    Chunks.items(
            pk(head.revision()),
            DOC,
            ZippedText.zipped(text),
            Map.of("type", fromS("catalogue"), "v", number(head.revision())))
        .forEach(chunk -> actions.add(table.putAction(chunk, Table.NEW)));
    lines.forEach(line -> actions.addAll(DynamoAuditTrail.actions(table, line)));
    return table.transact(actions) || isKept(head, text);
  }

  private TransactWriteItem made(CatalogueHead head) {
    var item = item(head);
    if (head.revision() == 1) {
      return table.putAction(item, Table.NEW);
    }
    return table.putAction(
        item, "revision = :before", Map.of(), Map.of(":before", number(head.revision() - 1)));
  }

  // The same change by the same person: it was sent again.
  private boolean isKept(CatalogueHead head, String text) {
    return head()
            .filter(kept -> kept.revision() == head.revision())
            .filter(kept -> kept.by().id().equals(head.by().id()))
            .isPresent()
        && text(head.revision()).filter(text::equals).isPresent();
  }

  private static Map<String, AttributeValue> item(CatalogueHead head) {
    var item = new HashMap<>(Table.key(PK, HEAD));
    item.put("type", fromS("catalogue-head"));
    item.put("revision", number(head.revision()));
    item.put("at", Instants.value(head.at()));
    item.put("by", ActorItem.of(head.by()));
    return item;
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static String pk(long revision) {
    return PK + "#" + MetricKeys.seq(revision);
  }
}
