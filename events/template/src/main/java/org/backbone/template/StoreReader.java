package org.backbone.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads tables, buckets and queues.
final class StoreReader {
  private final Scope scope;
  private final Set<String> unemulated;

  StoreReader(Scope scope, Set<String> unemulated) {
    this.scope = scope;
    this.unemulated = unemulated;
  }

  TableDefinition table(String id, Place place, Section table) {
    inert(
        "AWS::DynamoDB::Table",
        table,
        "PointInTimeRecoverySpecification",
        "SSESpecification",
        "DeletionProtectionEnabled",
        "Tags");
    table.ignore("TableName");
    table.oneOf("BillingMode", "PAY_PER_REQUEST");
    Map<String, String> attributes = new LinkedHashMap<>();
    for (var attribute : table.list("AttributeDefinitions")) {
      attributes.put(
          attribute.text("AttributeName"), attribute.oneOf("AttributeType", "S", "N", "B"));
      attribute.done();
    }
    var key = key(table, attributes);
    var indexes =
        table.list("GlobalSecondaryIndexes").stream()
            .map(index -> index(index, attributes))
            .toList();
    var stream = table.section("StreamSpecification");
    var view = stream.textIf("StreamViewType");
    stream.done();
    var expiry = table.section("TimeToLiveSpecification");
    var attribute = expiry.textIf("AttributeName").filter(_ -> expiry.truth("Enabled", true));
    expiry.ignore("Enabled").done();
    table.done();
    return new TableDefinition(
        id, scope.name(id, place.line()), place, attributes, key, indexes, attribute, view);
  }

  private static TableDefinition.Key key(Section owner, Map<String, String> attributes) {
    var partition = "";
    Optional<String> sort = Optional.empty();
    for (var part : owner.list("KeySchema")) {
      var name = part.text("AttributeName");
      if (!attributes.containsKey(name)) {
        part.refuse("AttributeName", "names no attribute that is defined: '" + name + "'");
      }
      if (part.oneOf("KeyType", "HASH", "RANGE").equals("HASH")) {
        partition = name;
      } else {
        sort = Optional.of(name);
      }
      part.done();
    }
    if (partition.isEmpty()) {
      owner.refuse("KeySchema", "has no HASH key");
    }
    return new TableDefinition.Key(partition, sort);
  }

  private static TableDefinition.Index index(Section index, Map<String, String> attributes) {
    var name = index.text("IndexName");
    var key = key(index, attributes);
    var projection = index.section("Projection");
    var kind = projection.oneOf("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE");
    var included = projection.texts("NonKeyAttributes");
    projection.done();
    index.done();
    return new TableDefinition.Index(name, key, kind, included);
  }

  BucketDefinition bucket(String id, Place place, Section bucket) {
    inert(
        "AWS::S3::Bucket",
        bucket,
        "BucketEncryption",
        "PublicAccessBlockConfiguration",
        "OwnershipControls",
        "VersioningConfiguration",
        "LifecycleConfiguration",
        "Tags");
    bucket.ignore("BucketName");
    var notification = bucket.section("NotificationConfiguration");
    var eventBridge = notification.section("EventBridgeConfiguration");
    // SAM's documentation: naming the configuration is enough to switch it on.
    boolean enabled =
        eventBridge.truth("EventBridgeEnabled", notification.has("EventBridgeConfiguration"));
    eventBridge.done();
    notification.done();
    bucket.done();
    return new BucketDefinition(id, scope.name(id, place.line()), place, enabled);
  }

  QueueDefinition queue(String id, Place place, Section queue) {
    inert("AWS::SQS::Queue", queue, "MessageRetentionPeriod", "SqsManagedSseEnabled", "Tags");
    queue.ignore("QueueName");
    queue.done();
    return new QueueDefinition(
        id, scope.name(id, place.line()), place, scope.attribute(id, "Arn", place.line()));
  }

  private void inert(String type, Section section, String... names) {
    section.ignore(names);
    for (var name : names) {
      if (section.has(name)) {
        unemulated.add(type + " " + name);
      }
    }
  }
}
