package org.backbone.platform.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

class OutageTest {
  static Stream<Throwable> passing() {
    return Stream.of(
        SdkClientException.create("unable to execute", new ConnectException("refused")),
        SdkClientException.create("unable to execute", new IOException("cut off")),
        ApiCallTimeoutException.create(1000),
        said(400, "ThrottlingException"),
        said(400, "ProvisionedThroughputExceededException"),
        ProvisionedThroughputExceededException.builder()
            .statusCode(400)
            .awsErrorDetails(details("ProvisionedThroughputExceededException"))
            .build(),
        said(500, "InternalServerError"),
        said(503, "ServiceUnavailable"),
        TransactionConflictException.builder().statusCode(400).build(),
        cancelled("None", "TransactionConflict"),
        cancelled("ThrottlingError"),
        new UncheckedIOException(new ConnectException("the issuer")),
        new IllegalStateException(new HttpTimeoutException("the issuer")));
  }

  static Stream<Throwable> staying() {
    return Stream.of(
        new IllegalStateException("a bug"),
        new UncheckedIOException(new IOException("a file that is no JSON")),
        SdkClientException.create("no credentials"),
        said(400, "ValidationException"),
        said(400, "AccessDeniedException"),
        ResourceNotFoundException.builder().statusCode(400).build(),
        ConditionalCheckFailedException.builder().statusCode(400).build(),
        cancelled("ConditionalCheckFailed"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatPassesByItselfIsAnOutage(Throwable thrown) {
    assertThat(Outage.isOne(thrown)).isTrue();
    assertThat(Outage.isOne(new IllegalStateException("around it", thrown))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("staying")
  void whatSomebodyHasToMendIsNone(Throwable thrown) {
    assertThat(Outage.isOne(thrown)).isFalse();
  }

  private static DynamoDbException said(int status, String code) {
    return (DynamoDbException)
        DynamoDbException.builder().statusCode(status).awsErrorDetails(details(code)).build();
  }

  private static AwsErrorDetails details(String code) {
    return AwsErrorDetails.builder().errorCode(code).build();
  }

  private static TransactionCanceledException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .statusCode(400)
        .cancellationReasons(
            Stream.of(codes).map(code -> CancellationReason.builder().code(code).build()).toList())
        .build();
  }
}
