package org.backbone.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.backbone.runner.background.TestPart;
import org.backbone.template.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.Tag;

class LocalS3Test {
  private static final String BUCKET = "backbone-uploads";

  @TempDir Path folder;

  private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean dies = new AtomicBoolean();
  private final List<LocalS3> started = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (var s3 : started) {
      s3.close();
    }
  }

  @Test
  void anObjectThatIsPutIsAnEventWithItsRawKey() {
    put(start(), "incoming/ä b.csv");

    var event = events.getFirst();
    assertThat(events).hasSize(1);
    assertThat(event.path("source").asText()).isEqualTo("aws.s3");
    assertThat(event.path("detail-type").asText()).isEqualTo("Object Created");
    assertThat(event.at("/detail/bucket/name").asText()).isEqualTo(BUCKET);
    assertThat(event.at("/detail/object/key").asText()).isEqualTo("incoming/ä b.csv");
    assertThat(event.at("/detail/object/size").asLong()).isEqualTo(11);
    assertThat(event.at("/detail/object/etag").asText()).matches("[0-9a-f]{32}");
    assertThat(event.at("/detail/reason").asText()).isEqualTo("PutObject");
  }

  @Test
  void whatIsSaidOfAnObjectIsTakenAndIsNoEvent() {
    var s3 = start();
    put(s3, "incoming/ä b.csv");

    tag(s3, "incoming/ä b.csv");

    assertThat(events).hasSize(1);
    assertThatThrownBy(() -> tag(s3, "incoming/gone.csv")).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void theEventMatchesTheRuleOfTheFunctionThatReadsUploads() {
    put(start(), "incoming/a.csv");
    put(start(), "errors/a.csv");

    var rule =
        Repository.template()
            .function("OutcomeIngest")
            .triggers(org.backbone.template.Trigger.Rule.class)
            .findFirst()
            .orElseThrow();
    assertThat(events).extracting(rule.pattern()::matches).containsExactly(true, false);
  }

  @Test
  void aLaterWritingHasALaterSequencer() {
    var s3 = start();
    put(s3, "incoming/a.csv");
    put(s3, "incoming/a.csv");

    assertThat(events)
        .extracting(event -> event.at("/detail/object/sequencer").asText())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void copiesAndPartsAreEventsOnce() {
    var client = start().endpoint().client(S3Client.builder());
    client.putObject(put -> put.bucket(BUCKET).key("incoming/a"), RequestBody.fromString("a"));
    client.copyObject(
        copy ->
            copy.sourceBucket(BUCKET)
                .sourceKey("incoming/a")
                .destinationBucket(BUCKET)
                .destinationKey("incoming/b"));
    var id = client.createMultipartUpload(made -> made.bucket(BUCKET).key("incoming/c")).uploadId();
    var tag =
        client
            .uploadPart(
                part -> part.bucket(BUCKET).key("incoming/c").uploadId(id).partNumber(1),
                RequestBody.fromString("part"))
            .eTag();
    client.completeMultipartUpload(
        complete ->
            complete
                .bucket(BUCKET)
                .key("incoming/c")
                .uploadId(id)
                .multipartUpload(
                    CompletedMultipartUpload.builder()
                        .parts(CompletedPart.builder().partNumber(1).eTag(tag).build())
                        .build()));

    assertThat(events)
        .extracting(event -> event.at("/detail/reason").asText())
        .containsExactly("PutObject", "CopyObject", "CompleteMultipartUpload");
  }

  @Test
  void objectsAreStillThereAfterARestartAndNoEventComesTwice() throws IOException {
    var first = start();
    put(first, "incoming/a.csv");
    first.close();
    started.clear();

    var read =
        start()
            .endpoint()
            .client(S3Client.builder())
            .getObjectAsBytes(get -> get.bucket(BUCKET).key("incoming/a.csv"));

    assertThat(read.asUtf8String()).isEqualTo("month,count");
    assertThat(events).hasSize(1);
  }

  @Test
  void theEventOfAnObjectThatWasStoredJustBeforeACrashIsSentAtTheNextStart() throws IOException {
    var first = start();
    dies.set(true);
    var client = first.endpoint().client(S3Client.builder());
    try {
      client.putObject(
          put -> put.bucket(BUCKET).key("incoming/a.csv"), RequestBody.fromString("month,count"));
    } catch (software.amazon.awssdk.core.exception.SdkException e) {
      // The client is not told that it was stored.
    }
    first.close();
    started.clear();
    dies.set(false);
    assertThat(events).isEmpty();

    start();

    assertThat(events)
        .extracting(event -> event.at("/detail/object/key").asText())
        .containsExactly("incoming/a.csv");
  }

  @Test
  void whatACrashLeftOfAnObjectThatWasArrivingIsGoneAtTheNextStart() throws IOException {
    put(start(), "incoming/a.csv");
    var beside = folder.resolve("buckets").resolve(BUCKET).resolve("incoming");
    var half = Files.writeString(beside.resolve("b.csv-" + UUID.randomUUID()), "month");
    put(started.getFirst(), "incoming/" + UUID.randomUUID());
    stop();
    started.clear();

    start();

    assertThat(half).doesNotExist();
    assertThat(beside).isDirectoryContaining("glob:**/a.csv");
    assertThat(events).hasSize(2);
  }

  private LocalS3 start() {
    var s3 =
        LocalS3.start(
            folder,
            Repository.template().buckets(),
            event -> {
              if (dies.get()) {
                throw new IllegalStateException("killed");
              }
              events.add(event);
            },
            0,
            TestPart.named("S3"));
    started.add(s3);
    return s3;
  }

  private static void tag(LocalS3 s3, String key) {
    try (var client = s3.endpoint().client(S3Client.builder())) {
      client.putObjectTagging(
          request ->
              request
                  .bucket(BUCKET)
                  .key(key)
                  .tagging(
                      tags -> tags.tagSet(Tag.builder().key("outcome").value("refused").build())));
    }
  }

  private static void put(LocalS3 s3, String key) {
    s3.endpoint()
        .client(S3Client.builder())
        .putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString("month,count"));
  }
}
