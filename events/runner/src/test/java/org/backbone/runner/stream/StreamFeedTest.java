package org.backbone.runner.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.backbone.runner.background.TestPart;
import org.backbone.runner.data.Blocked;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.template.EventPattern;
import org.backbone.template.Place;
import org.backbone.template.Trigger;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFeedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOTHING_FAILED = "{\"batchItemFailures\":[]}";

  @RegisterExtension final LocalTable local = new LocalTable();
  @TempDir Path folder;

  private final List<List<String>> calls = new CopyOnWriteArrayList<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final List<JsonNode> failures = new CopyOnWriteArrayList<>();
  private final List<StreamFeed> feeds = new ArrayList<>();

  @AfterEach
  void stop() {
    feeds.forEach(StreamFeed::close);
  }

  @Test
  void recordsComeInOrderAndInBatches() {
    put("a", "b", "c", "d", "e");

    settled(feed(2, 5, _ -> NOTHING_FAILED));

    assertThat(calls).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
  }

  @Test
  void aRecordLooksAsLambdaGivesIt() {
    put("a");

    settled(feed(10, 5, _ -> NOTHING_FAILED));

    var record = events.getFirst().at("/Records/0");
    assertThat(record.path("eventName").asText()).isEqualTo("INSERT");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:dynamodb");
    assertThat(record.path("eventSourceARN").asText()).contains(local.name() + "/stream/");
    assertThat(record.at("/dynamodb/Keys/pk/S").asText()).isEqualTo("a");
    assertThat(record.at("/dynamodb/NewImage/type/S").asText()).isEqualTo("outbox");
    assertThat(record.at("/dynamodb/SequenceNumber").asText()).isNotEmpty();
    assertThat(record.at("/dynamodb/StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(record.at("/dynamodb/OldImage").isMissingNode()).isTrue();
  }

  @Test
  void anEmptyMapOrListInARecordIsOne() {
    var item =
        Map.of(
            "pk", fromS("a"),
            "sk", fromS("META"),
            "type", fromS("outbox"),
            "map", fromM(Map.of()),
            "list", fromL(List.of()),
            "deep", fromM(Map.of("map", fromM(Map.of()))));
    local.client().putItem(put -> put.tableName(local.name()).item(item));

    settled(feed(10, 5, _ -> NOTHING_FAILED));

    var image = events.getFirst().at("/Records/0/dynamodb/NewImage");
    assertThat(image.at("/map/M").isObject()).isTrue();
    assertThat(image.at("/list/L").isArray()).isTrue();
    assertThat(image.at("/deep/M/map/M").isObject()).isTrue();
  }

  @Test
  void whatTheFilterDoesNotLetThroughIsNeverSent() {
    put("other", "session", "a");

    settled(feed(10, 5, _ -> NOTHING_FAILED));

    assertThat(calls.stream().flatMap(List::stream)).contains("a").doesNotContain("session");
  }

  @Test
  void aLaterStartGoesOnWhereTheLastOneStopped() {
    put("a");
    var first = feed(10, 5, _ -> NOTHING_FAILED);
    settled(first);
    first.close();
    put("b");

    settled(feed(10, 5, _ -> NOTHING_FAILED));

    assertThat(calls).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void whatIsBeingDoneCountsAsDoneOnlyAfterwards() {
    put("a", "b", "c");

    // A stack that is killed now goes on from the file as it is now.
    settled(
        feed(
            2,
            5,
            call -> {
              keepCheckpoint("killed-" + call);
              return NOTHING_FAILED;
            }));
    calls.clear();
    settled(feed(folder.resolve("killed-0"), 2, 5, _ -> NOTHING_FAILED));
    assertThat(calls).containsExactly(List.of("a", "b"), List.of("c"));
    calls.clear();
    settled(feed(folder.resolve("killed-1"), 2, 5, _ -> NOTHING_FAILED));

    assertThat(calls).containsExactly(List.of("c"));
  }

  private void keepCheckpoint(String name) {
    try {
      Files.copy(
          folder.resolve("stream/mail-sender.json"),
          folder.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void onlyWhatFailedAndWhatCameAfterItIsSentAgain() {
    put("a", "b", "c");

    settled(feed(10, 5, call -> call == 0 ? failing(2) : NOTHING_FAILED));

    assertThat(calls).containsExactly(List.of("a", "b", "c"), List.of("c"));
    assertThat(failures).isEmpty();
  }

  @Test
  void aRecordThatAlwaysFailsIsFoundByHalvingAndSetAside() {
    put("a", "b", "bad", "d");

    var feed = feed(10, 1, call -> calls.get(call).contains("bad") ? "throws" : NOTHING_FAILED);
    settled(feed);

    assertThat(calls)
        .containsExactly(
            List.of("a", "b", "bad", "d"),
            List.of("a", "b"),
            List.of("bad", "d"),
            List.of("bad"),
            List.of("bad"),
            List.of("d"));
    var batch = failures.getFirst().path("DDBStreamBatchInfo");
    assertThat(failures).hasSize(1);
    assertThat(batch.path("batchSize").asInt()).isEqualTo(1);
    assertThat(batch.path("startSequenceNumber").asText())
        .isEqualTo(events.getFirst().at("/Records/2/dynamodb/SequenceNumber").asText());
    assertThat(failures.getFirst().at("/requestContext/condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(failures.getFirst().at("/requestContext/approximateInvokeCount").asInt())
        .isEqualTo(2);
  }

  @Test
  void aFolderThatCannotBeWrittenForAWhileStopsNoFeed() throws IOException {
    put("a");
    var feed = feed(10, 5, _ -> NOTHING_FAILED);
    settled(feed);
    try (var _ = Blocked.at(folder.resolve("stream"))) {
      put("b");
      // A round takes half a second at most.
      for (var round = 0; round < 60 && calls.size() < 2; round++) {
        assertThat(feed.idle()).isFalse();
      }
      assertThat(calls).hasSizeGreaterThanOrEqualTo(2);
    }
    put("c");
    settled(feed);
    feed.close();
    put("d");

    settled(feed(10, 5, _ -> NOTHING_FAILED));

    assertThat(calls).containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"stream\":\"arn:aws:dyn"})
  void anEmptyOrCutCheckpointIsSetAsideAndAllIsSentAgain(String content) throws IOException {
    var file = folder.resolve("stream/mail-sender.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    put("a");

    settled(feed(10, 5, _ -> NOTHING_FAILED));

    assertThat(calls).containsExactly(List.of("a"));
    assertThat(file.resolveSibling("mail-sender.json.broken")).hasContent(content);
  }

  private void put(String... keys) {
    Arrays.stream(keys)
        .forEach(
            key ->
                local
                    .client()
                    .putItem(
                        put ->
                            put.tableName(local.name())
                                .item(
                                    Map.of(
                                        "pk", fromS(key),
                                        "sk", fromS("META"),
                                        "type", fromS(key.equals("session") ? key : "outbox")))));
  }

  private String failing(int index) {
    return "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}"
        .formatted(
            events.getLast().path("Records").get(index).at("/dynamodb/SequenceNumber").asText());
  }

  private StreamFeed feed(int batchSize, int attempts, Function<Integer, String> answers) {
    return feed(folder.resolve("stream/mail-sender.json"), batchSize, attempts, answers);
  }

  private StreamFeed feed(
      Path checkpoint, int batchSize, int attempts, Function<Integer, String> answers) {
    var arn =
        local
            .client()
            .describeTable(asked -> asked.tableName(local.name()))
            .table()
            .latestStreamArn();
    var trigger =
        new Trigger.Stream(
            "Outbox",
            new Place("template.yaml", 1),
            "BackboneTable",
            true,
            batchSize,
            attempts,
            true,
            true,
            List.of(
                EventPattern.of(
                    json("{\"dynamodb\":{\"NewImage\":{\"type\":{\"S\":[\"outbox\"]}}}}"))),
            true,
            Optional.empty());
    var feed =
        StreamFeed.start(
            local.streams(),
            arn,
            trigger,
            checkpoint,
            event -> answer(event, answers),
            failures::add,
            TestPart.named("feed"));
    feeds.add(feed);
    return feed;
  }

  private InvokeResult answer(JsonNode event, Function<Integer, String> answers) {
    events.add(event);
    calls.add(
        IntStream.range(0, event.path("Records").size())
            .mapToObj(index -> event.path("Records").get(index).at("/dynamodb/Keys/pk/S").asText())
            .toList());
    var answer = answers.apply(calls.size() - 1);
    var error = answer.equals("throws") ? Optional.of("Unhandled") : Optional.<String>empty();
    return new InvokeResult(
        "id", json(error.isPresent() ? "{}" : answer), error, List.of(), Duration.ZERO);
  }

  private static void settled(StreamFeed feed) {
    var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!feed.idle()) {
      assertThat(System.nanoTime()).isLessThan(until);
    }
  }

  private static JsonNode json(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
