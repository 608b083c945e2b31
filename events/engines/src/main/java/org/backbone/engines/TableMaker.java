package org.backbone.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.backbone.template.TableDefinition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;

/// Makes tables as the template declares them, so that no second description of them exists.
public final class TableMaker {
  private TableMaker() {}

  /// Makes the table under a name and waits until it can be used. One that is there is left alone,
  /// but for an index that it lacks.
  public static void make(DynamoDbClient client, TableDefinition table, String name) {
    try {
      client.createTable(request(table, name));
    } catch (ResourceInUseException e) {
      addIndexes(client, table, name);
      return;
    }
    try (var waiter = client.waiter()) {
      var unused = waiter.waitUntilTableExists(wanted -> wanted.tableName(name));
    }
    table
        .expiry()
        .map(attribute -> TimeToLiveSpecification.builder().enabled(true).attributeName(attribute))
        .ifPresent(
            expiry ->
                client.updateTimeToLive(
                    update -> update.tableName(name).timeToLiveSpecification(expiry.build())));
  }

  // One at a time, for DynamoDB takes no more.
  private static void addIndexes(DynamoDbClient client, TableDefinition table, String name) {
    var there =
        client
            .describeTable(asked -> asked.tableName(name))
            .table()
            .globalSecondaryIndexes()
            .stream()
            .map(GlobalSecondaryIndexDescription::indexName)
            .collect(Collectors.toSet());
    for (var index : table.indexes()) {
      if (!there.contains(index.name())) {
        var made = index(index);
        client.updateTable(
            update ->
                update
                    .tableName(name)
                    .attributeDefinitions(attributes(table))
                    .globalSecondaryIndexUpdates(
                        List.of(
                            GlobalSecondaryIndexUpdate.builder()
                                .create(
                                    create ->
                                        create
                                            .indexName(made.indexName())
                                            .keySchema(made.keySchema())
                                            .projection(made.projection()))
                                .build())));
      }
    }
  }

  private static List<AttributeDefinition> attributes(TableDefinition table) {
    return table.attributes().entrySet().stream()
        .map(
            attribute ->
                AttributeDefinition.builder()
                    .attributeName(attribute.getKey())
                    .attributeType(attribute.getValue())
                    .build())
        .toList();
  }

  private static CreateTableRequest request(TableDefinition table, String name) {
    var request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes(table))
            .keySchema(schema(table.key()));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(TableMaker::index).toList());
    }
    table
        .streamView()
        .ifPresent(
            view ->
                request.streamSpecification(
                    StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(view)
                        .build()));
    return request.build();
  }

  private static GlobalSecondaryIndex index(TableDefinition.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(schema(index.key()))
        .projection(
            projection -> {
              projection.projectionType(index.projection());
              if (!index.included().isEmpty()) {
                projection.nonKeyAttributes(index.included());
              }
            })
        .build();
  }

  private static List<KeySchemaElement> schema(TableDefinition.Key key) {
    var schema = new ArrayList<KeySchemaElement>();
    schema.add(element(key.partition(), KeyType.HASH));
    key.sort().ifPresent(sort -> schema.add(element(sort, KeyType.RANGE)));
    return schema;
  }

  private static KeySchemaElement element(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }
}
