package org.backbone.platform.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backbone.platform.core.Attempts;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// The one table of the network, and the few ways we use it. Reads are strongly consistent, but
/// for the `due` index, which cannot be. `TABLE.md` says how keys are made, and leads to the page
/// on which each capability lists its items.
public final class Table {
  /// The condition under which nothing stands at a key yet.
  public static final String NEW = "attribute_not_exists(pk)";

  private static final Attempts WRITES = Attempts.of(20);
  private static final int LONGEST_PK = 2048;
  private static final int LONGEST_SK = 1024;

  private final DynamoDbClient client;
  private final String name;

  /// The table `name` of `client`.
  public Table(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /// The table `name`, reached with the SDK's standard settings.
  public static Table named(String name) {
    return new Table(
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build(), name);
  }

  /// The table's name, for requests that adapters write themselves.
  public String name() {
    return name;
  }

  /// The key of an item.
  public static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  /// The item at the key, if any: none at a key that no item can have, whatever an address held.
  public Optional<Map<String, AttributeValue>> get(String pk, String sk) {
    if (!fits(pk, LONGEST_PK) || !fits(sk, LONGEST_SK)) {
      return Optional.empty();
    }
    var response =
        client.getItem(request -> request.tableName(name).key(key(pk, sk)).consistentRead(true));
    return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
  }

  /// Puts the item, whatever stood there.
  public void put(Map<String, AttributeValue> item) {
    var _ = alone(() -> client.putItem(request -> request.tableName(name).item(item)));
  }

  /// Puts the item unless its key is taken; says whether it was put.
  public boolean putNew(Map<String, AttributeValue> item) {
    try {
      var _ =
          alone(
              () ->
                  client.putItem(
                      request -> request.tableName(name).item(item).conditionExpression(NEW)));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /// Updates the item at the key where `condition` holds (an empty one always does); says whether
  /// it did.
  ///
  /// @param update an update expression; attribute names that DynamoDB reserves go by `names`
  /// @param names `#name` → attribute name; may be empty
  /// @param values `:value` → value; may be empty
  public boolean update(
      String pk,
      String sk,
      String update,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    try {
      var _ =
          alone(
              () ->
                  client.updateItem(
                      request ->
                          request
                              .tableName(name)
                              .key(key(pk, sk))
                              .updateExpression(update)
                              .conditionExpression(orNull(condition))
                              .expressionAttributeNames(orNull(names))
                              .expressionAttributeValues(orNull(values))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /// Deletes the item at the key, if any.
  public void delete(String pk, String sk) {
    var _ = alone(() -> client.deleteItem(request -> request.tableName(name).key(key(pk, sk))));
  }

  /// The items of `pk` whose sort key begins with `prefix` (an empty one takes all), by sort key,
  /// paged as the stream is read.
  public Stream<Map<String, AttributeValue>> query(String pk, String prefix) {
    var condition = prefix.isEmpty() ? "pk = :pk" : "pk = :pk AND begins_with(sk, :sk)";
    var values =
        prefix.isEmpty()
            ? Map.of(":pk", AttributeValue.fromS(pk))
            : Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(prefix));
    return client
        .queryPaginator(
            request ->
                request
                    .tableName(name)
                    .keyConditionExpression(condition)
                    .expressionAttributeValues(values)
                    .consistentRead(true))
        .items()
        .stream();
  }

  /// The keys of items due under `duePk` with `dueSk` up to `until`, earliest first. The index
  /// may lag, so read each item before acting on it.
  public Stream<Map<String, AttributeValue>> due(String duePk, String until) {
    return client
        .queryPaginator(
            request ->
                request
                    .tableName(name)
                    .indexName("due")
                    .keyConditionExpression("duePk = :pk AND dueSk <= :until")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", AttributeValue.fromS(duePk),
                            ":until", AttributeValue.fromS(until))))
        .items()
        .stream();
  }

  /// Writes all or none (at most 100 actions); says whether every condition held. A conflict with
  /// another transaction counts as a condition that did not hold: read again and decide again.
  public boolean transact(List<TransactWriteItem> actions) {
    try {
      client.transactWriteItems(request -> request.transactItems(actions));
      return true;
    } catch (TransactionCanceledException e) {
      for (var reason : e.cancellationReasons()) {
        var code = reason.code();
        if ("ConditionalCheckFailed".equals(code) || "TransactionConflict".equals(code)) {
          return false;
        }
      }
      throw e;
    }
  }

  /// A put for [#transact], with a condition (an empty one always holds).
  public TransactWriteItem putAction(Map<String, AttributeValue> item, String condition) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(name).item(item).conditionExpression(orNull(condition)))
        .build();
  }

  /// An update for [#transact]; parameters as for [#update].
  public TransactWriteItem updateAction(
      String pk,
      String sk,
      String update,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(
            action ->
                action
                    .tableName(name)
                    .key(key(pk, sk))
                    .updateExpression(update)
                    .conditionExpression(orNull(condition))
                    .expressionAttributeNames(orNull(names))
                    .expressionAttributeValues(orNull(values)))
        .build();
  }

  // A single write that meets a transaction is refused; it changed nothing, and is tried again.
  private static <T> T alone(Supplier<T> write) {
    return WRITES.until(
        "write",
        () -> {
          try {
            return Optional.of(write.get());
          } catch (TransactionConflictException _) {
            return Optional.empty();
          }
        });
  }

  private static boolean fits(String key, int mostBytes) {
    return !key.isEmpty() && key.getBytes(StandardCharsets.UTF_8).length <= mostBytes;
  }

  // The SDK takes an absent expression, but not an empty one.
  private static @Nullable String orNull(String expression) {
    return expression.isEmpty() ? null : expression;
  }

  private static <V> @Nullable Map<String, V> orNull(Map<String, V> map) {
    return map.isEmpty() ? null : map;
  }
}
