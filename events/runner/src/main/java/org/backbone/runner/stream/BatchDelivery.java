package org.backbone.runner.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.template.Trigger;

/// Brings a batch of a shard to a function: retries it, halves it to find the record that fails,
/// and gives up on that one alone.
final class BatchDelivery {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// Records that are sent together, and how often they failed.
  private record Part(List<StreamRecord> records, int failures) {}

  private final Trigger.Stream trigger;
  private final Function<JsonNode, InvokeResult> function;
  private final Consumer<JsonNode> failed;
  private final Pause pause;

  /// Waits.
  interface Pause {
    void of(Duration length) throws InterruptedException;
  }

  BatchDelivery(
      Trigger.Stream trigger,
      Function<JsonNode, InvokeResult> function,
      Consumer<JsonNode> failed,
      Pause pause) {
    this.trigger = trigger;
    this.function = function;
    this.failed = failed;
    this.pause = pause;
  }

  /// Returns when each record is done or given up; tells after each part how far it came.
  void deliver(
      String streamArn, String shard, List<StreamRecord> batch, Consumer<StreamRecord> passed)
      throws InterruptedException {
    var waiting = new ArrayDeque<Part>();
    waiting.push(new Part(batch, 0));
    while (!waiting.isEmpty()) {
      var part = waiting.pop();
      var result = function.apply(event(part.records()));
      var done = done(part, result);
      if (done > 0) {
        passed.accept(part.records().get(done - 1));
      }
      if (done == part.records().size()) {
        continue;
      }
      var rest = part.records().subList(done, part.records().size());
      if (trigger.bisect() && rest.size() > 1) {
        var middle = rest.size() / 2;
        waiting.push(new Part(rest.subList(middle, rest.size()), part.failures()));
        waiting.push(new Part(rest.subList(0, middle), part.failures()));
        continue;
      }
      var failures = part.failures() + 1;
      if (trigger.attempts() >= 0 && failures > trigger.attempts()) {
        failed.accept(failure(streamArn, shard, rest, failures, result));
        passed.accept(rest.getLast());
        continue;
      }
      pause.of(pauseAfter(failures));
      waiting.push(new Part(rest, failures));
    }
  }

  private int done(Part part, InvokeResult result) {
    if (result.failed()) {
      return 0;
    }
    return trigger.partialResponses()
        ? firstFailure(part.records(), result.payload()).orElse(part.records().size())
        : part.records().size();
  }

  // As Lambda reads it: an identifier that is not of the batch means that all of it failed.
  private static OptionalInt firstFailure(List<StreamRecord> records, JsonNode answer) {
    var sequences = records.stream().map(StreamRecord::sequence).toList();
    return StreamSupport.stream(answer.path("batchItemFailures").spliterator(), false)
        .mapToInt(item -> Math.max(0, sequences.indexOf(item.path("itemIdentifier").asText())))
        .min();
  }

  private static Duration pauseAfter(int failures) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static ObjectNode event(List<StreamRecord> records) {
    var event = JsonNodeFactory.instance.objectNode();
    var array = event.putArray("Records");
    records.forEach(record -> array.add(record.json()));
    return event;
  }

  private static ObjectNode failure(
      String streamArn, String shard, List<StreamRecord> records, int calls, InvokeResult result) {
    var message = JsonNodeFactory.instance.objectNode();
    var request = message.putObject("requestContext");
    request.put("requestId", result.id());
    request.put("condition", "RetryAttemptsExhausted");
    request.put("approximateInvokeCount", calls);
    var response = message.putObject("responseContext");
    response.put("statusCode", 200);
    response.put("executedVersion", "$LATEST");
    if (result.failed()) {
      response.put("functionError", "Unhandled");
      message.put("error", result.reason());
    }
    message.put("version", "1.0");
    message.put("timestamp", Instant.now().toString());
    var batch = message.putObject("DDBStreamBatchInfo");
    batch.put("shardId", shard);
    batch.put("startSequenceNumber", records.getFirst().sequence());
    batch.put("endSequenceNumber", records.getLast().sequence());
    batch.put("approximateArrivalOfFirstRecord", records.getFirst().at().toString());
    batch.put("approximateArrivalOfLastRecord", records.getLast().at().toString());
    batch.put("batchSize", records.size());
    batch.put("streamArn", streamArn);
    return message;
  }
}
