package org.backbone.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backbone.platform.core.TooBusy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.paginators.QueryIterable;

class TableTest {
  private final BusyClient client = new BusyClient();
  private final Table table = new Table(client, "network");

  @BeforeEach
  void somebodyElseIsAtTheItem() {
    client.conflicts = 1;
  }

  @Test
  void aPutThatMeetsATransactionIsTriedAgain() {
    table.put(Table.key("A", "1"));

    assertThat(client.asked).isEqualTo(2);
  }

  @Test
  void aNewItemThatMeetsATransactionIsTriedAgain() {
    assertThat(table.putNew(Table.key("A", "1"))).isTrue();
    assertThat(client.asked).isEqualTo(2);
  }

  @Test
  void anUpdateThatMeetsATransactionIsTriedAgain() {
    assertThat(update()).isTrue();
    assertThat(client.asked).isEqualTo(2);
  }

  @Test
  void aDeleteThatMeetsATransactionIsTriedAgain() {
    table.delete("A", "1");

    assertThat(client.asked).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void aTransactionThatWasRefusedForTheMomentIsTriedAgain(String reason) {
    client.reason = reason;

    assertThat(table.transact(List.of(table.putAction(Table.key("A", "1"), "")))).isTrue();
    assertThat(client.asked).isEqualTo(2);
  }

  @Test
  void aTransactionWhoseConditionFailedIsNotTriedAgain() {
    client.reason = "ConditionalCheckFailed";

    assertThat(table.transact(List.of(table.putAction(Table.key("A", "1"), "")))).isFalse();
    assertThat(client.asked).isEqualTo(1);
  }

  @Test
  void conflictsWithoutEndAreAFault() {
    client.conflicts = Integer.MAX_VALUE;

    assertThatThrownBy(this::update).isInstanceOf(TooBusy.class);
  }

  @Test
  void everyReadIsConsistentButForTheIndex() {
    table.get("A", "1");
    table.query("A", "").forEach(_ -> {});
    table.query("A", "B#").forEach(_ -> {});

    assertThat(client.reads).containsExactly(true, true, true);

    table.due("A", "9").forEach(_ -> {});
    assertThat(client.indexReads).isEqualTo(1);
  }

  private boolean update() {
    return table.update(
        "A", "1", "SET a = :a", "", Map.of(), new HashMap<>(Map.of(":a", fromS("b"))));
  }

  /// A client of a table where another transaction is at the item for some calls.
  private static final class BusyClient implements DynamoDbClient {
    private String reason = "TransactionConflict";
    private int conflicts;
    private int asked;
    private int indexReads;
    private final List<Boolean> reads = new ArrayList<>();

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      meet();
      return PutItemResponse.builder().build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      meet();
      return UpdateItemResponse.builder().build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
      meet();
      return DeleteItemResponse.builder().build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      asked++;
      if (conflicts-- > 0) {
        throw TransactionCanceledException.builder()
            .cancellationReasons(
                CancellationReason.builder().code("None").build(),
                CancellationReason.builder().code(reason).build())
            .build();
      }
      return TransactWriteItemsResponse.builder().build();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      reads.add(Boolean.TRUE.equals(request.consistentRead()));
      return GetItemResponse.builder().build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
      if (request.indexName() == null) {
        reads.add(Boolean.TRUE.equals(request.consistentRead()));
      } else {
        indexReads++;
      }
      return QueryResponse.builder().items(List.<Map<String, AttributeValue>>of()).build();
    }

    @Override
    public QueryIterable queryPaginator(QueryRequest request) {
      return new QueryIterable(this, request);
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}

    private void meet() {
      asked++;
      if (conflicts-- > 0) {
        throw TransactionConflictException.builder().message("busy").build();
      }
    }
  }
}
