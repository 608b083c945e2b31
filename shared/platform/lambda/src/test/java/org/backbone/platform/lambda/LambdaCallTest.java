package org.backbone.platform.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.backbone.platform.core.Log;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;

class LambdaCallTest {
  private static final Context CONTEXT = new TestContext(30_000);

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final Log log = new JsonLog(new PrintStream(lines, true, UTF_8), "desk");

  @Test
  void aLineOfARequestOfTheHttpApiHasTheCallsRequestId() {
    var event = new APIGatewayV2HTTPEvent();
    event.setRouteKey("$default");

    Routes.of("https://network.example.org", new Codes(), _ -> false, log)
        .on(
            "$default",
            _ -> {
              log.info("page-seen", Map.of("page", 3));
              return Reply.text(200, "");
            })
        .answer(event, CONTEXT);

    assertThat(lines.toString(UTF_8))
        .isEqualToIgnoringNewLines(
            """
            {"level":"INFO","function":"desk","requestId":"test-request","event":"page-seen","page":3}
            """);
  }

  @Test
  void aLineOfAnyOtherEventHasItTooAndSoHasWhatItTellsOfAFailure() throws IOException {
    var answer =
        answerTo(
            "{\"a\":1}",
            event -> {
              log.warn("count-failed", Map.of(), new IllegalStateException("of Ana"));
              return Map.of("seen", event.path("a").asInt());
            });

    assertThat(answer).isEqualTo("{\"seen\":1}");
    assertThat(lines.toString(UTF_8))
        .contains("\"requestId\":\"test-request\"", "\"cause\":\"java.lang.IllegalStateException\"")
        .contains("\"at\":\"LambdaCallTest.")
        .doesNotContain("Ana");
  }

  @Test
  void outsideOfACallALineHasNone() {
    log.info("wired", Map.of());

    assertThat(lines.toString(UTF_8)).doesNotContain("requestId");
  }

  @Test
  void whatAnAnswerThrowsReachesWhoeverCalled() {
    assertThatThrownBy(
            () ->
                answerTo(
                    "{}",
                    _ -> {
                      throw new IOException("no table today");
                    }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theDeadlineIsNearWhenLessThanTheReserveIsLeft() {
    var reserve = Duration.ofSeconds(20);

    assertThat(LambdaCall.deadline(new TestContext(20_000), reserve).isNear()).isFalse();
    assertThat(LambdaCall.deadline(new TestContext(19_999), reserve).isNear()).isTrue();
  }

  private static String answerTo(String event, LambdaCall.Answer answer) throws IOException {
    var out = new ByteArrayOutputStream();
    LambdaCall.answer(new ByteArrayInputStream(event.getBytes(UTF_8)), out, CONTEXT, answer);
    return out.toString(UTF_8);
  }
}
