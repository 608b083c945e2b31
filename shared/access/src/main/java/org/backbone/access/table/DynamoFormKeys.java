package org.backbone.access.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.backbone.access.Door;
import org.backbone.access.FormKeys;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;

/// The keys of forms as items: a partition for each door, as `FORM-KEY-JOIN` / when the week began;
/// they go by TTL.
public final class DynamoFormKeys implements FormKeys {
  private final Table table;

  /// Keys of this table.
  public DynamoFormKeys(Table table) {
    this.table = table;
  }

  @Override
  public Optional<String> find(Door door, Instant week) {
    return table.get(pk(door), Instants.text(week)).map(item -> Items.string(item, "key"));
  }

  // Of two functions that draw the week's first form, both sign with the key that came first.
  @Override
  public String keep(Door door, Instant week, String key) {
    var isKept =
        table.putNew(
            Map.of(
                "pk", fromS(pk(door)),
                "sk", fromS(Instants.text(week)),
                "type", fromS("form-key"),
                "key", fromS(key),
                "expiresAt", Instants.epochSeconds(week.plus(KEPT))));
    return isKept ? key : find(door, week).orElse(key);
  }

  private static String pk(Door door) {
    return "FORM-KEY-" + door.name().replace('_', '-');
  }
}
