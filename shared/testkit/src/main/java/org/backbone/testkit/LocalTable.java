package org.backbone.testkit;

import java.util.Optional;
import java.util.UUID;
import org.backbone.engines.AwsEndpoint;
import org.backbone.engines.DynamoDbLocal;
import org.backbone.engines.TableMaker;
import org.backbone.template.Repository;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// A real, empty table for one test class, or for each test if the field is not static, made from
/// `template.yaml`:
///
/// ```java
/// @RegisterExtension static final LocalTable local = new LocalTable();
/// ```
///
/// One DynamoDB Local serves all classes of a JVM; with the system property `aws.endpoint` that
/// endpoint does instead.
public final class LocalTable
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private static final RetryStrategy AT_ONCE =
      AwsRetryStrategy.standardRetryStrategy().toBuilder()
          .backoffStrategy(BackoffStrategy.retryImmediately())
          .circuitBreakerEnabled(false)
          .build();

  private final String name = "test-" + UUID.randomUUID();
  private final DynamoDbClient client =
      server()
          .client(
              DynamoDbClient.builder()
                  .overrideConfiguration(
                      override ->
                          override
                              .addExecutionInterceptor(new LostAnswers())
                              .retryStrategy(AT_ONCE)));
  private boolean ofClass;

  /// The endpoint that holds the tables.
  public static AwsEndpoint server() {
    return Server.ENDPOINT;
  }

  /// The table's name, of which there is no other.
  public String name() {
    return name;
  }

  /// A client of the endpoint that holds the table. The first answer to each of its writes is lost,
  /// and the write sent again: a store that does not know its own writes fails its contract.
  public DynamoDbClient client() {
    return client;
  }

  /// A client of the endpoint that holds the table, which loses nothing and whose calls are
  /// counted.
  public DynamoDbClient client(CountedCalls calls) {
    return server()
        .client(
            DynamoDbClient.builder()
                .overrideConfiguration(override -> override.addExecutionInterceptor(calls)));
  }

  /// A client of the table's stream.
  public DynamoDbStreamsClient streams() {
    return server().client(DynamoDbStreamsClient.builder());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofClass = true;
    make();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!ofClass) {
      make();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!ofClass) {
      drop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    drop();
  }

  // Nothing expires: a test's times lie in the past, and an endpoint that deletes by its own clock
  // would take away what the test has just written.
  private void make() {
    TableMaker.make(client, Repository.template().table().withoutExpiry(), name);
  }

  private void drop() {
    client.deleteTable(gone -> gone.tableName(name));
  }

  // Started by the first class that needs it; it ends with this JVM.
  private static final class Server {
    static final AwsEndpoint ENDPOINT =
        AwsEndpoint.external()
            .orElseGet(() -> new AwsEndpoint(DynamoDbLocal.start(Optional.empty()).endpoint()));
  }
}
