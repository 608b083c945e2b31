package org.backbone.runner.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.backbone.platform.core.Ids;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.runner.invoke.LambdaInvoker;
import org.backbone.runner.invoke.Settled;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/// Calls functions through the AWS SDK, as any caller of Lambda would, and keeps each call in the
/// journal.
public final class JournaledLambda implements LambdaInvoker, AutoCloseable {
  // Longer than the longest that a function of Lambda may run.
  private static final Duration LONGEST = Duration.ofMinutes(16);

  private final LambdaClient lambda;
  private final Journal journal;
  private final Settled settled;

  /// Calls the Lambda at the endpoint.
  public JournaledLambda(URI endpoint, Journal journal, Settled settled) {
    this.lambda =
        LambdaClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST))
            // A call that broke off may have had its effect; what may be tried again is the
            // caller's to know.
            .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    this.journal = journal;
    this.settled = settled;
  }

  @Override
  public InvokeResult invoke(String functionId, JsonNode event, Cause cause) {
    var at = Instant.now();
    var id = Ids.uuid7(at).toString();
    try (var _ = settled.begin()) {
      var response =
          lambda.invoke(
              request ->
                  request
                      .functionName(functionId)
                      .logType(LogType.TAIL)
                      .payload(SdkBytes.fromUtf8String(event.toString()))
                      .overrideConfiguration(o -> o.putHeader("x-backbone-invocation", id)));
      var result =
          new InvokeResult(
              id,
              Journal.parse(response.payload().asByteArray()),
              Optional.ofNullable(response.functionError()),
              log(response),
              Duration.between(at, Instant.now()));
      journal.keep(
          new JournalEntry(
              id,
              at,
              functionId,
              cause.trigger(),
              cause.invocation(),
              event,
              result.payload(),
              result.functionError(),
              result.took().toMillis(),
              result.log()));
      return result;
    }
  }

  private static List<String> log(InvokeResponse response) {
    return response.logResult() == null
        ? List.of()
        : new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8)
            .lines()
            .toList();
  }

  @Override
  public void close() {
    lambda.close();
  }
}
