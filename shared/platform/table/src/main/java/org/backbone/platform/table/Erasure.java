package org.backbone.platform.table;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What becomes of items of one type when the person whom they are about ([Table#WHO]) has
/// themselves erased. Made twice, it ends the same.
///
/// @param since the attribute that says when the item was written; empty where none does
/// @param stays whether an item stays as it is, until staff have done something else
/// @param act erases it
public record Erasure(
    String since,
    Predicate<Map<String, AttributeValue>> stays,
    BiConsumer<Table, Map<String, AttributeValue>> act) {
  /// The item goes.
  ///
  /// @param since the attribute that says when it was written; empty where none does
  public static Erasure whole(String since) {
    return new Erasure(since, _ -> false, (table, item) -> delete(table, item));
  }

  /// The item stays for what it counts, and says no longer whom it is about.
  ///
  /// @param since the attribute that says when it was written
  /// @param address the attribute that holds the address; it is empty afterwards
  public static Erasure nameless(String since, String address) {
    return new Erasure(
        since,
        _ -> false,
        (table, item) ->
            table.update(
                Items.string(item, "pk"),
                Items.string(item, "sk"),
                "SET #address = :none REMOVE who",
                "attribute_exists(pk)",
                Map.of("#address", address),
                Map.of(":none", AttributeValue.fromS(""))));
  }

  /// Deletes an item.
  public static void delete(Table table, Map<String, AttributeValue> item) {
    table.delete(Items.string(item, "pk"), Items.string(item, "sk"));
  }
}
