package org.backbone.outcomes.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.Optional;
import org.backbone.metrics.Slot;
import org.backbone.metrics.catalog.ZippedText;
import org.backbone.outcomes.Entry;
import org.backbone.outcomes.EntryStore;
import org.backbone.outcomes.catalog.EntryText;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.core.SdkBytes;

/// What was typed as items: `ENTRY#partner` / `dataset#period`.
public final class DynamoEntryStore implements EntryStore {
  private static final int MOST_BYTES = 4 << 20;

  private final Table table;

  /// What was typed, in this table.
  public DynamoEntryStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Entry> entry(Slot slot) {
    return table
        .get(pk(slot), sk(slot))
        .map(item -> ZippedText.text(Items.bytes(item, "typed"), MOST_BYTES))
        .map(EntryText::read);
  }

  @Override
  public void keep(Slot slot, Entry entry) {
    var item = new HashMap<>(Table.key(pk(slot), sk(slot)));
    item.put("type", fromS("entry"));
    item.put("typed", fromB(SdkBytes.fromByteArray(ZippedText.zipped(EntryText.write(entry)))));
    table.put(item);
  }

  private static String pk(Slot slot) {
    return "ENTRY#" + slot.partner();
  }

  private static String sk(Slot slot) {
    return slot.dataset() + "#" + slot.period();
  }
}
