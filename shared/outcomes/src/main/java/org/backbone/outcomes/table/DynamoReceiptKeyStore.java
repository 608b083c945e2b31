package org.backbone.outcomes.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptKeyStore;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;

/// Public keys of receipts as items: `RECEIPTKEYS` / `K#number`. Their other halves lie elsewhere.
public final class DynamoReceiptKeyStore implements ReceiptKeyStore {
  private static final String PK = "RECEIPTKEYS";
  private static final String SK = "K#";

  private final Table table;

  /// Public keys, in this table.
  public DynamoReceiptKeyStore(Table table) {
    this.table = table;
  }

  @Override
  public List<PublishedKey> published() {
    return table
        .query(PK, SK)
        .map(
            item ->
                new PublishedKey(
                    Items.string(item, "id"),
                    Items.string(item, "publicKey"),
                    Items.instant(item, "from")))
        .toList();
  }

  @Override
  public boolean publish(int number, PublishedKey key, String file) {
    var item = new HashMap<>(Table.key(PK, SK + "%06d".formatted(number)));
    item.put("type", fromS("receipt-key"));
    item.put("id", fromS(key.id()));
    item.put("publicKey", fromS(key.publicKey()));
    item.put("from", Instants.value(key.from()));
    item.put("file", fromS(file));
    return table.putNew(item);
  }
}
