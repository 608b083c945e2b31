package org.backbone.platform.wake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.backbone.engines.AwsEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/// Against a Lambda that answers as it is told to.
class LambdaFunctionsTest {
  private static final Instant AT = Instant.parse("2020-05-04T15:00:00Z");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Integer> answers = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFunctionIsCalledWithTheTicksEventAndNobodyWaitsForIt() {
    functions().named("backbone-MailSender-1").wake(AT);

    assertThat(asked)
        .containsExactly(
            "POST /2015-03-31/functions/backbone-MailSender-1/invocations Event"
                + " {\"scheduledTime\":\"2020-05-04T15:00:00Z\"}");
  }

  @Test
  void whatIsTurnedAwayIsAskedAgain() {
    answers.add(429);
    answers.add(500);

    functions().named("MailSender").wake(AT);

    assertThat(asked).hasSize(3);
  }

  @Test
  void whatIsForbiddenIsNoSecret() {
    answers.add(403);

    assertThatThrownBy(() -> functions().named("MailSender").wake(AT))
        .isInstanceOf(LambdaException.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void whereNobodyIsWokenNoClientIsMade() {
    var made = new AtomicInteger();
    var functions =
        new LambdaFunctions(
            () -> {
              made.incrementAndGet();
              throw new IllegalStateException("nobody is there");
            });
    var mail = functions.named("MailSender");

    assertThat(made).hasValue(0);
    assertThatThrownBy(() -> mail.wake(AT)).hasMessage("nobody is there");
    assertThat(made).hasValue(1);
  }

  private LambdaFunctions functions() {
    var endpoint = new AwsEndpoint(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    var client =
        LambdaFunctions.settings(LambdaClient.builder())
            .endpointOverride(endpoint.address())
            .region(AwsEndpoint.REGION)
            .credentialsProvider(AwsEndpoint.credentials())
            .build();
    return new LambdaFunctions(() -> client);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          "%s %s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      exchange.sendResponseHeaders(answers.isEmpty() ? 202 : answers.removeFirst(), -1);
    }
  }
}
