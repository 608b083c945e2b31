package org.backbone.runner.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.backbone.testkit.AwsEndpoint;
import org.backbone.testkit.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class LocalS3Test {
  private static final String BUCKET = "backbone-uploads";
  private static final String SCOPE = AwsEndpoint.DUMMY + "/20201124/us-east-1/s3/aws4_request";

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
  void theEventMatchesTheRuleOfTheFunctionThatReadsUploads() {
    put(start(), "incoming/a.csv");
    put(start(), "errors/a.csv");

    var rule =
        Repository.template()
            .function("OutcomeIngest")
            .triggers(org.backbone.testkit.template.Trigger.Rule.class)
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
  void aFormThatKeepsItsPolicyIsStoredAndSentOn() throws Exception {
    var answer = post(start(), "incoming/1/${filename}", soon(), 50);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location").orElse(""))
        .startsWith("http://127.0.0.1:8080/uploads/arrived?")
        .contains("bucket=" + BUCKET, "key=incoming/1/d%C3%A4ta%201.csv", "etag=%22");
    assertThat(events)
        .extracting(event -> event.at("/detail/reason").asText())
        .containsExactly("PostObject");
  }

  @Test
  void aFormThatBreaksItsPolicyIsRefused() throws Exception {
    var s3 = start();

    assertThat(post(s3, "incoming/1/${filename}", soon(), 5000).statusCode()).isEqualTo(400);
    assertThat(post(s3, "other/${filename}", soon(), 50).statusCode()).isEqualTo(403);
    assertThat(post(s3, "incoming/1/${filename}", Instant.now().minusSeconds(5), 50).statusCode())
        .isEqualTo(403);
    assertThat(events).isEmpty();
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
            0);
    started.add(s3);
    return s3;
  }

  private static void put(LocalS3 s3, String key) {
    s3.endpoint()
        .client(S3Client.builder())
        .putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString("month,count"));
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
  }

  private static HttpResponse<String> post(LocalS3 s3, String key, Instant expires, int size)
      throws IOException, InterruptedException, GeneralSecurityException {
    var redirect = "http://127.0.0.1:8080/uploads/arrived";
    var policy =
        """
        {"expiration":"%s","conditions":[{"bucket":"%s"},["starts-with","$key","incoming/1/"],
        ["content-length-range",1,1000],{"success_action_redirect":"%s"},
        {"x-amz-algorithm":"AWS4-HMAC-SHA256"},{"x-amz-credential":"%s"},
        {"x-amz-date":"20201124T000000Z"}]}
        """
            .formatted(expires, BUCKET, redirect, SCOPE);
    var encoded = Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8));
    var fields = new LinkedHashMap<String, String>();
    fields.put("key", key);
    fields.put("success_action_redirect", redirect);
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("x-amz-credential", SCOPE);
    fields.put("x-amz-date", "20201124T000000Z");
    fields.put("policy", encoded);
    fields.put("x-amz-signature", signature(encoded));
    var request =
        HttpRequest.newBuilder(s3.endpoint().address().resolve("/" + BUCKET))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(form(fields, size)))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static byte[] form(Map<String, String> fields, int size) {
    var form = new StringBuilder();
    fields.forEach(
        (name, value) ->
            form.append(
                "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(name, value)));
    form.append(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"däta 1.csv\"\r\n");
    form.append("Content-Type: text/csv\r\n\r\n");
    form.append("a".repeat(size)).append("\r\n--x--\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(form.toString().getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static String signature(String policy) throws GeneralSecurityException {
    var key = ("AWS4" + AwsEndpoint.DUMMY).getBytes(StandardCharsets.UTF_8);
    for (var part : List.of("20201124", "us-east-1", "s3", "aws4_request", policy)) {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      key = mac.doFinal(part.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(key);
  }
}
