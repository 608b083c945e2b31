package org.backbone.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/// A table as CloudFormation's `AWS::DynamoDB::Table` declares it, so that no second description of
/// it exists.
///
/// @param request what makes it, but for its name
/// @param expiryAttribute the attribute that holds when an item expires, if there is one
public record TableDefinition(CreateTableRequest request, Optional<String> expiryAttribute) {
  // Protection, backups and encryption change nothing that a test or the local stack can see.
  private static final Set<String> KNOWN =
      Set.of(
          "AttributeDefinitions",
          "BillingMode",
          "DeletionProtectionEnabled",
          "GlobalSecondaryIndexes",
          "KeySchema",
          "PointInTimeRecoverySpecification",
          "SSESpecification",
          "StreamSpecification",
          "TimeToLiveSpecification");

  /// Reads the resource's properties; refuses what it does not know.
  public static TableDefinition of(Map<String, ?> properties) {
    for (var name : properties.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("a table's " + name + " is not emulated");
      }
    }
    var request =
        CreateTableRequest.builder()
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                maps(properties.get("AttributeDefinitions")).stream()
                    .map(TableDefinition::attribute)
                    .toList())
            .keySchema(keys(properties));
    var indexes = maps(properties.get("GlobalSecondaryIndexes"));
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes.stream().map(TableDefinition::index).toList());
    }
    var stream = map(properties.get("StreamSpecification"));
    if (!stream.isEmpty()) {
      request.streamSpecification(
          StreamSpecification.builder()
              .streamEnabled(true)
              .streamViewType(text(stream, "StreamViewType"))
              .build());
    }
    var expiry = map(properties.get("TimeToLiveSpecification"));
    return new TableDefinition(
        request.build(),
        Boolean.parseBoolean(String.valueOf(expiry.get("Enabled")))
            ? Optional.of(text(expiry, "AttributeName"))
            : Optional.empty());
  }

  /// Makes the table under a name and waits until it can be used; one that is there already is left
  /// alone.
  public void create(DynamoDbClient client, String name) {
    try {
      client.createTable(request.toBuilder().tableName(name).build());
    } catch (ResourceInUseException e) {
      return;
    }
    try (var waiter = client.waiter()) {
      var unused = waiter.waitUntilTableExists(wanted -> wanted.tableName(name));
    }
    expiryAttribute.ifPresent(
        attribute ->
            client.updateTimeToLive(
                update ->
                    update
                        .tableName(name)
                        .timeToLiveSpecification(
                            expiry -> expiry.enabled(true).attributeName(attribute))));
  }

  private static AttributeDefinition attribute(Map<String, Object> declared) {
    return AttributeDefinition.builder()
        .attributeName(text(declared, "AttributeName"))
        .attributeType(text(declared, "AttributeType"))
        .build();
  }

  private static GlobalSecondaryIndex index(Map<String, Object> declared) {
    return GlobalSecondaryIndex.builder()
        .indexName(text(declared, "IndexName"))
        .keySchema(keys(declared))
        .projection(projection(map(declared.get("Projection"))))
        .build();
  }

  private static Projection projection(Map<String, Object> declared) {
    var projection = Projection.builder().projectionType(text(declared, "ProjectionType"));
    if (declared.get("NonKeyAttributes") instanceof List<?> names) {
      projection.nonKeyAttributes(names.stream().map(String::valueOf).toList());
    }
    return projection.build();
  }

  private static List<KeySchemaElement> keys(Map<String, ?> declared) {
    return maps(declared.get("KeySchema")).stream()
        .map(
            key ->
                KeySchemaElement.builder()
                    .attributeName(text(key, "AttributeName"))
                    .keyType(text(key, "KeyType"))
                    .build())
        .toList();
  }

  private static String text(Map<String, Object> declared, String name) {
    var value = declared.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a table's definition lacks " + name + ": " + declared);
    }
    return value.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object declared) {
    return declared == null ? Map.of() : (Map<String, Object>) declared;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(
      @org.jspecify.annotations.Nullable Object declared) {
    return declared == null ? List.of() : (List<Map<String, Object>>) declared;
  }
}
