package org.backbone.platform.table;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backbone.platform.core.Attempts;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.TooBusy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// The one table of the network, and the few ways we use it. Reads are strongly consistent, but
/// for the `due` index, which cannot be. `TABLE.md` says how keys are made, and leads to the page
/// on which each capability lists its items.
public final class Table {
  /// The condition under which nothing stands at a key yet.
  public static final String NEW = "attribute_not_exists(pk)";

  /// The attribute that says whom an item is about, see [#who]: by it all that is kept about a
  /// person is found.
  public static final String WHO = "who";

  /// The attribute that names the write which made an item what it is.
  static final String OPERATION = "op";

  private static final String SET = "SET ";

  private static final Attempts WRITES = Attempts.ofAWrite();
  private static final int OPERATION_LENGTH = 16;
  private static final int MOST_TRIES = 8;
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(25);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

  // All shorter than the 29 seconds that a page may take: a call that hangs is given up here, where
  // it can be told, and not by the function's end.
  private static final Duration CONNECT_TIME = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIME = Duration.ofSeconds(4);
  private static final Duration CALL_TIME = Duration.ofSeconds(12);

  private static final int LONGEST_PK = 2048;
  private static final int LONGEST_SK = 1024;

  private final DynamoDbClient client;
  private final String name;

  /// The table `name` of `client`.
  public Table(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /// The table `name`, reached as [#settings] says.
  public static Table named(String name) {
    return new Table(settings(DynamoDbClient.builder()).build(), name);
  }

  /// A client that asks again for some seconds while it is throttled or unanswered, and never
  /// longer than a page may take.
  public static DynamoDbClientBuilder settings(DynamoDbClientBuilder builder) {
    var backoff = BackoffStrategy.exponentialDelay(SHORTEST_WAIT, LONGEST_WAIT);
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIME)
                .socketTimeout(ANSWER_TIME))
        .overrideConfiguration(
            override ->
                override
                    .apiCallTimeout(CALL_TIME)
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(MOST_TRIES)
                            .backoffStrategy(backoff)
                            .throttlingBackoffStrategy(backoff)
                            // One call at a time runs here: who else would be spared?
                            .circuitBreakerEnabled(false)
                            .build()));
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
    return putWhere(item, NEW, Map.of());
  }

  /// Puts the item where `condition` holds for what stands there; says whether it was put. As with
  /// [#updated], a put whose answer was lost is known again.
  ///
  /// @param values `:value` → value; may be empty
  public boolean putWhere(
      Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
    var operation = operation();
    var signed = new HashMap<>(item);
    signed.put(OPERATION, operation);
    return alone(
        () -> {
          try {
            client.putItem(
                request ->
                    request
                        .tableName(name)
                        .item(signed)
                        .conditionExpression(condition)
                        .expressionAttributeValues(orNull(values))
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
          } catch (ConditionalCheckFailedException e) {
            return isOurs(e, operation);
          }
        });
  }

  /// As [#updated], for who need not know what the item has become.
  public boolean update(
      String pk,
      String sk,
      String update,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return updated(pk, sk, update, condition, names, values).isPresent();
  }

  /// Updates the item at the key where `condition` holds (an empty one always does); returns what
  /// it is now, or nothing where the condition did not hold.
  ///
  /// The item keeps an id of the write that made it (`op`). Where the answer to a write was lost
  /// and the write is sent again, its condition may have become false by itself: then the item
  /// bears our own id, and the answer is what it would have been. (Where somebody else has changed
  /// the item since, the answer is that the condition does not hold: read again and decide again.)
  /// What it adds is added once, too, unless somebody else has changed the item in between.
  ///
  /// @param update an update expression; attribute names that DynamoDB reserves go by `names`
  /// @param names `#name` → attribute name; may be empty
  /// @param values `:value` → value; may be empty
  public Optional<Map<String, AttributeValue>> updated(
      String pk,
      String sk,
      String update,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    var operation = operation();
    var signed = new HashMap<>(values);
    signed.put(":" + OPERATION, operation);
    return alone(
        () -> {
          try {
            var response =
                client.updateItem(
                    request ->
                        request
                            .tableName(name)
                            .key(key(pk, sk))
                            .updateExpression(signed(update))
                            .conditionExpression(unlessMade(condition))
                            .expressionAttributeNames(orNull(names))
                            .expressionAttributeValues(signed)
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.of(response.attributes());
          } catch (ConditionalCheckFailedException e) {
            return isOurs(e, operation) ? Optional.of(e.item()) : Optional.empty();
          }
        });
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

  /// The first `most` items of `pk` after the sort key `after` (an empty one: from the first), by
  /// sort key; none after a key that no item can have, whatever a cursor held.
  public List<Map<String, AttributeValue>> page(String pk, String after, int most) {
    if (!after.isEmpty() && !fits(after, LONGEST_SK)) {
      return List.of();
    }
    var start = after.isEmpty() ? Map.<String, AttributeValue>of() : key(pk, after);
    return part(pk, most, true, start);
  }

  /// The last `most` items of `pk`, the one of the highest sort key first.
  public List<Map<String, AttributeValue>> last(String pk, int most) {
    return last(pk, "", most);
  }

  /// The last `most` items of `pk` before the sort key `before` (an empty one: the very last), the
  /// one of the highest sort key first; none for keys that no item can have, whatever a cursor
  /// held.
  public List<Map<String, AttributeValue>> last(String pk, String before, int most) {
    if (!fits(pk, LONGEST_PK) || (!before.isEmpty() && !fits(before, LONGEST_SK))) {
      return List.of();
    }
    var start = before.isEmpty() ? Map.<String, AttributeValue>of() : key(pk, before);
    return part(pk, most, false, start);
  }

  /// How many items `pk` has; they are counted where they lie, at the cost of reading them.
  public long count(String pk) {
    return client
        .queryPaginator(
            request ->
                request
                    .tableName(name)
                    .select(Select.COUNT)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                    .consistentRead(true))
        .stream()
        .mapToLong(QueryResponse::count)
        .sum();
  }

  private List<Map<String, AttributeValue>> part(
      String pk, int most, boolean isForward, Map<String, AttributeValue> start) {
    var response =
        client.query(
            request ->
                request
                    .tableName(name)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
                    .exclusiveStartKey(orNull(start))
                    .scanIndexForward(isForward)
                    .limit(most)
                    .consistentRead(true));
    return response.items();
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

  /// What [#WHO] says of a person.
  ///
  /// @param digest of their address, [org.backbone.platform.core.EmailAddress#digest]
  public static AttributeValue who(String digest) {
    return AttributeValue.fromS("WHO#" + digest);
  }

  /// The keys of items that say that they are about a person ([#WHO]), of those whose `pk` begins
  /// with `prefix` (an empty one takes all). The index may lag.
  ///
  /// @param digest of their address
  public Stream<Map<String, AttributeValue>> about(String digest, String prefix) {
    var condition = prefix.isEmpty() ? "who = :who" : "who = :who AND begins_with(pk, :pk)";
    var values =
        prefix.isEmpty()
            ? Map.of(":who", who(digest))
            : Map.of(":who", who(digest), ":pk", AttributeValue.fromS(prefix));
    return client
        .queryPaginator(
            request ->
                request
                    .tableName(name)
                    .indexName(WHO)
                    .keyConditionExpression(condition)
                    .expressionAttributeValues(values))
        .items()
        .stream();
  }

  /// Writes all or none (at most 100 actions); says whether every condition held. One that meets
  /// another transaction, or too many requests, changed nothing and is tried again. One whose
  /// answer was lost is known again by its token, for ten minutes.
  ///
  /// @throws TooBusy when the other transactions never end
  public boolean transact(List<TransactWriteItem> actions) {
    return WRITES.until(
        "write " + actions.size() + " items",
        () -> {
          try {
            client.transactWriteItems(
                request ->
                    request
                        .transactItems(actions)
                        .clientRequestToken(UUID.randomUUID().toString()));
            return Optional.of(true);
          } catch (TransactionCanceledException e) {
            return refused(e);
          }
        });
  }

  private static Optional<Boolean> refused(TransactionCanceledException e) {
    var codes = e.cancellationReasons().stream().map(CancellationReason::code).toList();
    if (codes.contains("ConditionalCheckFailed")) {
      return Optional.of(false);
    }
    if (codes.stream().anyMatch(Outage::passes)) {
      return Optional.empty();
    }
    throw e;
  }

  /// A put for [#transact], with a condition (an empty one always holds).
  public TransactWriteItem putAction(Map<String, AttributeValue> item, String condition) {
    return putAction(item, condition, Map.of(), Map.of());
  }

  /// A put for [#transact], with a condition that names attributes and values.
  ///
  /// @param names `#name` → attribute; may be empty
  /// @param values `:value` → value; may be empty
  public TransactWriteItem putAction(
      Map<String, AttributeValue> item,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(name)
                    .item(item)
                    .conditionExpression(orNull(condition))
                    .expressionAttributeNames(orNull(names))
                    .expressionAttributeValues(orNull(values)))
        .build();
  }

  /// A delete for [#transact], of the item at the key, if any.
  public TransactWriteItem deleteAction(String pk, String sk) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(name).key(key(pk, sk)))
        .build();
  }

  /// A delete for [#transact], of the item at the key where `condition` holds for it.
  ///
  /// @param values `:value` → value
  public TransactWriteItem deleteAction(
      String pk, String sk, String condition, Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .delete(
            delete ->
                delete
                    .tableName(name)
                    .key(key(pk, sk))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values))
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

  private static AttributeValue operation() {
    return AttributeValue.fromS(Ids.token().substring(0, OPERATION_LENGTH));
  }

  // Sent again, a write meets its own id, whatever else its condition says.
  private static String unlessMade(String condition) {
    var unmade = "(attribute_not_exists(op) OR op <> :op)";
    return condition.isEmpty() ? unmade : "(" + condition + ") AND " + unmade;
  }

  private static String signed(String update) {
    var sets = OPERATION + " = :" + OPERATION;
    return update.startsWith(SET)
        ? SET + sets + ", " + update.substring(SET.length())
        : SET + sets + " " + update;
  }

  private static boolean isOurs(ConditionalCheckFailedException e, AttributeValue operation) {
    return e.hasItem() && operation.equals(e.item().get(OPERATION));
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
