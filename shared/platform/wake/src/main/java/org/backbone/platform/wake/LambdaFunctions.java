package org.backbone.platform.wake;

import java.time.Duration;
import java.util.function.Supplier;
import org.backbone.platform.core.Once;
import org.backbone.platform.core.Wake;
import org.backbone.platform.lambda.Tick;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/// Functions of ours, woken by a call of Lambda that nobody waits for: Lambda keeps the event, and
/// tries it as the function's own configuration says.
public final class LambdaFunctions {
  // Shorter than the time that whoever wakes has left when it begins.
  private static final Duration CONNECT_TIME = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIME = Duration.ofSeconds(4);
  private static final Duration CALL_TIME = Duration.ofSeconds(12);

  private final Supplier<LambdaClient> client;

  LambdaFunctions(Supplier<LambdaClient> client) {
    this.client = client;
  }

  /// Functions where the environment says that Lambda is. The client is made when the first is
  /// woken: where nothing is due, none is.
  public static LambdaFunctions standard() {
    return new LambdaFunctions(new Once<>(() -> settings(LambdaClient.builder()).build()));
  }

  /// A client that gives up before the function that waits for it does.
  static LambdaClientBuilder settings(LambdaClientBuilder builder) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIME)
                .socketTimeout(ANSWER_TIME))
        .overrideConfiguration(
            override -> override.apiCallAttemptTimeout(ANSWER_TIME).apiCallTimeout(CALL_TIME));
  }

  /// The function of this name.
  public Wake named(String function) {
    return asOf -> call(function, Tick.event(asOf));
  }

  /// Calls the function of this name with an event, and does not wait for what comes of it.
  public void call(String function, String event) {
    var _ =
        client
            .get()
            .invoke(
                request ->
                    request
                        .functionName(function)
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String(event)));
  }
}
