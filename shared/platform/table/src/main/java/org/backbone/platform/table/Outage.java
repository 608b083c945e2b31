package org.backbone.platform.table;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// Tells what passes by itself from what does not: a service that throttles, is not there or is too
/// slow, after all tries of the SDK and ours, or a write that met others once too often. The same
/// request may succeed in a minute. All else is a bug, or a permission or a table that is missing.
public final class Outage {
  private static final int DEEPEST = 10;

  private static final Set<String> PASSING =
      Set.of(
          "TransactionConflict",
          "ThrottlingError",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded");

  private Outage() {}

  /// Whether `thrown`, or what caused it, passes by itself.
  public static boolean isOne(Throwable thrown) {
    return chain(thrown).anyMatch(Outage::passes);
  }

  private static boolean passes(Throwable thrown) {
    return switch (thrown) {
      case TransactionConflictException _ -> true;
      case TransactionCanceledException cancelled ->
          cancelled.cancellationReasons().stream()
              .anyMatch(reason -> PASSING.contains(String.valueOf(reason.code())));
      case SdkServiceException service ->
          service.isThrottlingException() || service.statusCode() >= 500;
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> true;
      // Of the client's own failures, those of the line; not those of what it was asked.
      case SdkClientException client -> client.getCause() instanceof IOException;
      case SocketException _,
          UnknownHostException _,
          InterruptedIOException _,
          HttpTimeoutException _ ->
          true;
      default -> false;
    };
  }

  private static Stream<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause).limit(DEEPEST);
  }
}
