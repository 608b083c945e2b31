package org.backbone.runner.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.template.Place;
import org.backbone.template.Trigger;
import org.junit.jupiter.api.Test;

class BatchDeliveryTest {
  private final Deque<List<String>> answers = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();
  private final List<JsonNode> failures = new ArrayList<>();

  @Test
  void whatIsBeforeTheFirstFailureIsDoneAndNoMore() throws InterruptedException {
    answers.add(List.of("3"));

    deliver(true, "1", "2", "3", "4");

    assertThat(calls).containsExactly("1 2 3 4", "3 4");
    assertThat(passed).containsExactly("2", "4");
  }

  @Test
  void ofSeveralFailuresTheFirstInTheBatchCounts() throws InterruptedException {
    answers.add(List.of("4", "2"));

    deliver(true, "1", "2", "3", "4");

    assertThat(calls).containsExactly("1 2 3 4", "2 3 4");
  }

  @Test
  void whereTheFirstFailedNothingIsDone() throws InterruptedException {
    answers.add(List.of("1"));

    deliver(true, "1", "2");

    assertThat(calls).containsExactly("1 2", "1 2");
    assertThat(passed).containsExactly("2");
  }

  @Test
  void aFailureThatIsNotOfTheBatchMeansAllOfIt() throws InterruptedException {
    answers.add(List.of("nine"));

    deliver(true, "1", "2");

    assertThat(calls).containsExactly("1 2", "1 2");
  }

  @Test
  void aFunctionThatIsNotAskedForPartsHasDoneAll() throws InterruptedException {
    answers.add(List.of("2"));

    deliver(false, "1", "2");

    assertThat(calls).containsExactly("1 2");
    assertThat(passed).containsExactly("2");
  }

  @Test
  void whatFailsTooOftenIsSetAsideAndPassed() throws InterruptedException {
    for (var i = 0; i < 3; i++) {
      answers.add(List.of("2"));
    }

    deliver(true, "1", "2");

    assertThat(calls).containsExactly("1 2", "2", "2");
    assertThat(failures).hasSize(1);
    assertThat(passed).containsExactly("1", "2");
  }

  private void deliver(boolean partialResponses, String... sequences) throws InterruptedException {
    var trigger =
        new Trigger.Stream(
            "Outbox",
            new Place("template.yaml", 1),
            "BackboneTable",
            true,
            10,
            2,
            false,
            partialResponses,
            List.of(),
            true,
            Optional.empty());
    new BatchDelivery(trigger, this::answer, failures::add, _ -> {})
        .deliver(
            "arn",
            "shard",
            Arrays.stream(sequences).map(BatchDeliveryTest::record).toList(),
            record -> passed.add(record.sequence()));
  }

  private InvokeResult answer(JsonNode event) {
    calls.add(
        String.join(
            " ",
            StreamSupport.stream(event.path("Records").spliterator(), false)
                .map(record -> record.path("sequence").asText())
                .toList()));
    var answer = JsonNodeFactory.instance.objectNode();
    var failed = answer.putArray("batchItemFailures");
    Stream.ofNullable(answers.poll())
        .flatMap(List::stream)
        .forEach(sequence -> failed.addObject().put("itemIdentifier", sequence));
    return new InvokeResult("id", answer, Optional.empty(), List.of(), Duration.ZERO);
  }

  private static StreamRecord record(String sequence) {
    return new StreamRecord(
        sequence, Instant.EPOCH, JsonNodeFactory.instance.objectNode().put("sequence", sequence));
  }
}
