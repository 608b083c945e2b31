package org.backbone.platform.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.backbone.platform.core.Attempts;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Chunked values of which the newest is kept: each chunk bears its version `v`, and all are
/// written as one.
public final class Versions {
  private static final String NOT_OLDER = "attribute_not_exists(pk) OR v <= :v";
  private static final Attempts READS = Attempts.atOnce(5);
  private static final Attempts WRITES = Attempts.ofAWrite();

  private Versions() {}

  /// A value as it was kept.
  ///
  /// @param first its first chunk's item
  public record Kept(long version, SdkBytes bytes, Map<String, AttributeValue> first) {}

  /// A copy of `common` with its version, and with its partners where there are any.
  public static Map<String, AttributeValue> stamped(
      Map<String, AttributeValue> common, long version, SortedSet<String> partners) {
    var item = new HashMap<>(common);
    item.put("v", fromN(Long.toString(version)));
    if (!partners.isEmpty()) {
      item.put("partners", fromSs(List.copyOf(partners)));
    }
    return item;
  }

  /// Keeps the chunks unless newer ones stand there.
  public static void put(Table table, List<Map<String, AttributeValue>> chunks, long version) {
    var actions = chunks.stream().map(chunk -> putAction(table, chunk, version)).toList();
    WRITES.untilDone(
        "write " + Items.string(chunks.getFirst(), "pk"),
        () -> table.transact(actions) || isNewer(table, chunks.getFirst(), version));
  }

  /// The newest value. Chunks written between the pages of one read are read again.
  public static Optional<Kept> read(Supplier<List<Map<String, AttributeValue>>> query) {
    return READS.until(
        "read a whole value",
        () -> {
          var items = query.get();
          if (items.isEmpty()) {
            return Optional.of(Optional.<Kept>empty());
          }
          var first = items.getFirst();
          // Whole, or to be read again: an empty answer to the attempt, not to the reader.
          var bytes = Chunks.bytes(items);
          return bytes.isPresent()
              ? Optional.of(Optional.of(new Kept(Items.number(first, "v"), bytes.get(), first)))
              : Optional.empty();
        });
  }

  private static TransactWriteItem putAction(
      Table table, Map<String, AttributeValue> chunk, long version) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(chunk)
                    .conditionExpression(NOT_OLDER)
                    .expressionAttributeValues(Map.of(":v", fromN(Long.toString(version)))))
        .build();
  }

  private static boolean isNewer(Table table, Map<String, AttributeValue> chunk, long version) {
    return table
        .get(Items.string(chunk, "pk"), Items.string(chunk, "sk"))
        .map(item -> Items.number(item, "v") > version)
        .orElse(false);
  }
}
