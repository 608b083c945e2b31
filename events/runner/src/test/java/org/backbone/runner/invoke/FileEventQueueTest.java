package org.backbone.runner.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.backbone.runner.background.TestPart;
import org.backbone.runner.data.Blocked;
import org.backbone.template.Repository;
import org.backbone.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventQueueTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final Template template = Repository.template();
  private final Settled settled = new Settled();
  private final List<JsonNode> delivered = Collections.synchronizedList(new ArrayList<>());
  private final List<JsonNode> failed = Collections.synchronizedList(new ArrayList<>());

  @Test
  void anEventIsDeliveredAndThenForgotten() throws Exception {
    try (var queue = queue((_, event, _) -> taken(event))) {
      queue.send("OutcomeIngest", event(1), Cause.of("test"));

      assertThat(settled.await(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(delivered).containsExactly(event(1));
    assertThat(pending()).isEmpty();
  }

  @Test
  void afterACrashWhatWasKeptIsDeliveredAtTheNextStart() throws Exception {
    var reached = new CountDownLatch(1);
    try (var queue =
        queue(
            (_, _, _) -> {
              reached.countDown();
              return never();
            })) {
      queue.send("OutcomeIngest", event(7), Cause.of("test"));
      reached.await();
    }
    assertThat(pending()).hasSize(1);

    try (var again = queue((_, event, _) -> taken(event))) {
      assertThat(again.resume()).isEqualTo(1);
      assertThat(settled.await(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(delivered).containsExactly(event(7));
    assertThat(pending()).isEmpty();
  }

  @Test
  void whatFailsAsOftenAsTheTemplateAllowsWaitsInTheFailureQueueWithItsReason() throws Exception {
    var tries = Collections.synchronizedList(new ArrayList<JsonNode>());
    try (var queue =
        queue(
            (_, event, _) -> {
              tries.add(event);
              return failure();
            })) {
      queue.send("OutcomeIngest", event(3), Cause.of("test"));

      assertThat(settled.await(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(tries).hasSize(3);
    assertThat(failed)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.path("requestPayload")).isEqualTo(event(3));
              assertThat(record.at("/requestContext/condition").asText())
                  .isEqualTo("RetriesExhausted");
              assertThat(record.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(3);
              assertThat(record.at("/responsePayload/errorMessage").asText()).isEqualTo("no");
            });
    assertThat(pending()).isEmpty();
  }

  @Test
  void aCallThatDoesNotComeThroughIsTriedAgain() throws Exception {
    var calls = new ArrayList<JsonNode>();
    try (var queue =
        queue(
            (_, event, _) -> {
              calls.add(event);
              if (calls.size() == 1) {
                throw new IllegalStateException("connection refused");
              }
              return taken(event);
            })) {
      queue.send("OutcomeIngest", event(4), Cause.of("test"));

      assertThat(settled.await(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(delivered).containsExactly(event(4));
    assertThat(failed).isEmpty();
  }

  @Test
  void aFolderThatCannotBeReadForAWhileStopsNoDelivery() throws Exception {
    var called = new CountDownLatch(1);
    var blocked = new CountDownLatch(1);
    try (var queue =
        queue(
            (_, event, _) -> {
              called.countDown();
              return await(blocked) ? taken(event) : failure();
            })) {
      queue.send("OutcomeIngest", event(1), Cause.of("test"));
      called.await();
      try (var _ = Blocked.at(folder)) {
        blocked.countDown();
        assertThatThrownBy(() -> queue.send("OutcomeIngest", event(2), Cause.of("test")))
            .isInstanceOf(UncheckedIOException.class);
        while (delivered.isEmpty()) {
          Thread.onSpinWait();
        }
      }
      queue.send("OutcomeIngest", event(3), Cause.of("test"));

      assertThat(settled.await(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(delivered).containsExactly(event(1), event(3));
    assertThat(pending()).isEmpty();
  }

  @Test
  void whatIsNoEventIsSetAsideAndTheOthersAreDelivered() throws Exception {
    Files.writeString(folder.resolve("0.json"), "");
    Files.writeString(folder.resolve("1.json"), "{\"id\":\"1\",\"function\":\"Outc");
    Files.writeString(folder.resolve("2.json"), "{\"id\":\"2\",\"function\":\"Gone\"}");
    Files.writeString(
        folder.resolve("3.json"),
        "{\"id\":\"3\",\"at\":\"%s\",\"function\":\"OutcomeIngest\",\"event\":{\"n\":3}}"
            .formatted(Instant.now()));
    try (var queue = queue((_, event, _) -> taken(event))) {
      assertThat(queue.resume()).isEqualTo(1);
      assertThat(settled.await(Duration.ofSeconds(20))).isTrue();
    }
    assertThat(delivered).containsExactly(event(3));
    assertThat(pending())
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("0.json.broken", "1.json.broken", "2.json.broken");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private FileEventQueue queue(LambdaInvoker invoker) {
    return new FileEventQueue(
        folder,
        template::function,
        invoker,
        (_, message) -> failed.add(message),
        settled,
        Duration.ofMillis(1),
        TestPart.named("events"));
  }

  private InvokeResult taken(JsonNode event) {
    delivered.add(event);
    return new InvokeResult("1", JSON.nullNode(), Optional.empty(), List.of(), Duration.ZERO);
  }

  private static InvokeResult failure() {
    return new InvokeResult(
        "1",
        JSON.createObjectNode().put("errorMessage", "no"),
        Optional.of("Unhandled"),
        List.of(),
        Duration.ZERO);
  }

  // As a crash would, closing the queue breaks the call off in the middle.
  private static InvokeResult never() {
    try {
      new CountDownLatch(1).await();
      throw new AssertionError("unreachable");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode event(int n) {
    return JSON.createObjectNode().put("n", n);
  }

  private List<Path> pending() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
