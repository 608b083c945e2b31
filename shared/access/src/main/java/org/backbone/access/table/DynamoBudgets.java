package org.backbone.access.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.backbone.access.Budget;
import org.backbone.access.Budgets;
import org.backbone.platform.core.Digest;
import org.backbone.platform.table.Instants;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What has been spent as items: `BUDGET#what#who` / the beginning of the window; they go by TTL.
public final class DynamoBudgets implements Budgets {
  private static final int KEY_LENGTH = 12;
  private static final Map<String, String> TYPE = Map.of("#type", "type");

  private final Table table;

  /// Budgets of this table.
  public DynamoBudgets(Table table) {
    this.table = table;
  }

  @Override
  public Standing standing(Budget budget, String who, String key, Instant now) {
    var keys =
        table
            .get(pk(budget, who), Instants.text(budget.begin(now)))
            .map(item -> Items.strings(item, "spentBy"))
            .orElseGet(TreeSet::new);
    if (keys.contains(digest(key))) {
      return Standing.HAS_SPENT;
    }
    return keys.size() < budget.limit() ? Standing.OPEN : Standing.OVER;
  }

  @Override
  public boolean spend(Budget budget, String who, String key, Instant now) {
    return table.update(
        pk(budget, who),
        Instants.text(budget.begin(now)),
        "SET #type = :type, expiresAt = :end ADD spentBy :keys",
        "attribute_not_exists(spentBy) OR contains(spentBy, :key) OR size(spentBy) < :limit",
        TYPE,
        Map.of(
            ":type", fromS("budget"),
            ":end", Instants.epochSeconds(budget.end(now)),
            ":keys", fromSs(List.of(digest(key))),
            ":key", fromS(digest(key)),
            ":limit", number(budget.limit())));
  }

  @Override
  public boolean count(Budget budget, String who, Instant now) {
    return table.update(
        pk(budget, who),
        Instants.text(budget.begin(now)),
        "SET #type = :type, expiresAt = :end ADD spent :one",
        "attribute_not_exists(spent) OR spent < :limit",
        TYPE,
        Map.of(
            ":type", fromS("budget"),
            ":end", Instants.epochSeconds(budget.end(now)),
            ":one", number(1),
            ":limit", number(budget.limit())));
  }

  private static String pk(Budget budget, String who) {
    return "BUDGET#" + budget.what() + "#" + who;
  }

  // Keys are whatever a caller chose; a few of their digest's letters tell them apart in a window.
  private static String digest(String key) {
    return Digest.sha256(key).substring(0, KEY_LENGTH);
  }

  private static AttributeValue number(int number) {
    return fromN(Integer.toString(number));
  }
}
