package org.backbone.runner.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.backbone.engines.AwsEndpoint;
import org.backbone.mail.letters.EncodedWords;
import org.backbone.platform.files.BucketAddress;
import org.backbone.platform.files.Signer;
import org.backbone.platform.files.UploadForms;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.runner.background.TestPart;
import org.backbone.template.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/// Browsers' forms: what S3 takes and refuses, and what it says.
class LocalS3FormsTest {
  private static final String BUCKET = "backbone-uploads";
  private static final String SCOPE = AwsEndpoint.DUMMY + "/20201124/us-east-1/s3/aws4_request";
  private static final String REDIRECT = "http://127.0.0.1:8080/uploads/arrived";
  private static final int MEGABYTE = 1 << 20;

  @TempDir static Path folder;

  private static final List<JsonNode> EVENTS = Collections.synchronizedList(new ArrayList<>());
  // One for all tests, for it takes its time to stop.
  private static LocalS3 s3;

  @BeforeAll
  static void start() {
    s3 =
        LocalS3.start(
            folder, Repository.template().buckets(), EVENTS::add, 0, TestPart.named("S3"));
  }

  @BeforeEach
  void forget() {
    EVENTS.clear();
  }

  @AfterAll
  static void stop() throws IOException {
    s3.close();
  }

  @Test
  void aFormThatKeepsItsPolicyIsStoredAndSentOn() throws Exception {
    var answer = post(new Form().field("success_action_redirect", REDIRECT));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location"))
        .hasValue(
            REDIRECT
                + "?bucket="
                + BUCKET
                + "&key=incoming/1/d%C3%A4ta%201.csv"
                + "&etag=%22acbd18db4cc2f85cedef654fccc4a4d8%22");
    assertThat(content("incoming/1/däta 1.csv")).isEqualTo("foo");
  }

  @Test
  void aFormIsOneEvent() throws Exception {
    post(new Form());

    assertThat(EVENTS).hasSize(1);
    assertThat(EVENTS.getFirst().at("/detail/reason").asText()).isEqualTo("PostObject");
    assertThat(EVENTS.getFirst().at("/detail/object/key").asText())
        .isEqualTo("incoming/1/däta 1.csv");
    assertThat(EVENTS.getFirst().at("/detail/object/size").asLong()).isEqualTo(3);
  }

  @Test
  void theAddressThatIsGoneOnToKeepsItsQuery() throws Exception {
    var form = new Form().field("success_action_redirect", REDIRECT + "?upload=1&x=y");

    assertThat(post(form).headers().firstValue("location").orElse(""))
        .startsWith(REDIRECT + "?upload=1&x=y&bucket=" + BUCKET + "&key=incoming/1/");
  }

  @ParameterizedTest
  @CsvSource({"200,200", "201,201", "204,204", "302,204", "'',204"})
  void aFormThatIsNotSentOnAnswersWithTheStatusItAsksFor(String asked, int answered)
      throws Exception {
    var answer = post(new Form().field("success_action_status", asked));

    assertThat(answer.statusCode()).isEqualTo(answered);
    assertThat(answer.headers().firstValue("etag"))
        .hasValue("\"acbd18db4cc2f85cedef654fccc4a4d8\"");
    assertThat(answer.body().contains("<Key>incoming/1/däta 1.csv</Key>"))
        .isEqualTo(answered == 201);
  }

  @Test
  void whatIsNoAddressIsNotGoneOnTo() throws Exception {
    assertThat(post(new Form().field("success_action_redirect", "a b")).statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"april 2020.csv", "däta 1.csv", "año.csv", "報告.csv", "a ${filename}.csv"})
  void theFilesNameTakesThePlaceOfTheVariableInEveryField(String name) throws Exception {
    var form = new Form().field("x-amz-meta-filename", "${filename}").file(name, "foo");

    assertThat(post(form).statusCode()).isEqualTo(204);

    var told = head("incoming/1/" + name).metadata().get("filename");
    assertThat(EncodedWords.decoded(told)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:\\fakepath\\a.csv", "/home/me/a.csv"})
  void ofAPathTheLastPartIsTheFilesName(String path) throws Exception {
    post(new Form().file(path, "foo"));

    assertThat(content("incoming/1/a.csv")).isEqualTo("foo");
  }

  @Test
  void aFormOfOursBringsAFileAndItsName() throws Exception {
    var region = AwsEndpoint.REGION.id();
    var address = BucketAddress.at(BUCKET, region, s3.endpoint().address().toString());
    var signer = Signer.with(AwsEndpoint.DUMMY, AwsEndpoint.DUMMY, region);
    var made =
        new UploadForms(address, signer, InstantSource.system())
            .form("incoming/river/1", 100, REDIRECT + "?upload=1", Duration.ofHours(1));

    var answer = send(URI.create(made.url()), body(made.fields(), "año.csv", ""));

    assertThat(answer.statusCode()).isEqualTo(303);
    var files = new S3FileStore(client(), BUCKET);
    try (var opened = files.open("incoming/river/1", "").orElseThrow()) {
      assertThat(EncodedWords.decoded(opened.name())).isEqualTo("año.csv");
      assertThat(opened.content().readAllBytes()).isEmpty();
    }
  }

  @Test
  void theTypeIsTheFormsAndNotTheFiles() throws Exception {
    post(new Form().file("a.csv", "foo"));
    post(new Form().field("Content-Type", "text/plain").file("b.csv", "foo"));

    assertThat(head("incoming/1/a.csv").contentType()).isEqualTo("binary/octet-stream");
    assertThat(head("incoming/1/b.csv").contentType()).isEqualTo("text/plain");
  }

  @Test
  void aLargeFileIsNeverHeldInMemory() throws Exception {
    var form = new Form().field("success_action_status", "201").length(0, 200L * MEGABYTE);
    post(form.file("warm.csv", "foo"));
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var before = threads.getTotalThreadAllocatedBytes();

    var answer = stream(form.file("large.csv", ""), 40 * MEGABYTE, 40 * MEGABYTE);

    assertThat(answer).startsWith("HTTP/1.1 201 ");
    assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(20L * MEGABYTE);
    assertThat(head("incoming/1/large.csv").contentLength()).isEqualTo(40L * MEGABYTE);
  }

  @Test
  void anEmptyFileIsTakenWhereThePolicyAllowsIt() throws Exception {
    assertThat(post(new Form().length(0, 10).file("a.csv", "")).statusCode()).isEqualTo(204);
    assertThat(content("incoming/1/a.csv")).isEmpty();

    assertRefused(new Form().length(1, 10).file("b.csv", ""), 400, "EntityTooSmall", "smaller");
  }

  @Test
  void aFileMayBeAsLargeAsThePolicySaysAndNoLarger() throws Exception {
    assertThat(post(new Form().length(0, 3)).statusCode()).isEqualTo(204);

    assertRefused(new Form().length(0, 2), 400, "EntityTooLarge", "exceeds the maximum");
  }

  @Test
  void ofAFileThatIsMuchTooLargeNothingIsKept() throws Exception {
    var before = stored();

    var answer = stream(new Form().length(0, 10), 40 * MEGABYTE, 40 * MEGABYTE);

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("<Code>EntityTooLarge</Code>");
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void aFieldThatIsNotAsSignedIsRefused() throws Exception {
    var condition = "Invalid according to Policy: Policy Condition failed: ";

    assertRefused(
        new Form().then("key", "other/a"),
        403,
        "AccessDenied",
        condition + "[\"starts-with\", \"$key\", \"incoming/1/\"]");
    assertRefused(
        new Form().field("success_action_status", "200").then("success_action_status", "201"),
        403,
        "AccessDenied",
        condition + "[\"eq\", \"$success_action_status\", \"200\"]");
    assertRefused(
        new Form().condition("[\"eq\",\"$x-amz-meta-a\",\"b\"]"),
        403,
        "AccessDenied",
        condition + "[\"eq\", \"$x-amz-meta-a\", \"b\"]");
  }

  @Test
  void aPolicyThatWasNotSignedIsRefused() throws Exception {
    var policy = Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8));

    assertRefused(new Form().then("policy", policy), 403, "SignatureDoesNotMatch", "signature");
    assertRefused(
        new Form().then("x-amz-signature", "0".repeat(64)),
        403,
        "SignatureDoesNotMatch",
        "signature");
    assertRefused(
        new Form().then("x-amz-credential", SCOPE.replaceFirst("^[^/]*", "somebody")),
        403,
        "InvalidAccessKeyId",
        "does not exist");
    assertRefused(
        new Form().then("x-amz-credential", SCOPE.replace("us-east-1", "us-east-2")),
        400,
        "InvalidArgument",
        "expecting 'us-east-1'");
    assertRefused(
        new Form().then("x-amz-date", "20201125T000000Z"), 400, "InvalidArgument", "X-Amz-Date");
    assertRefused(
        new Form().then("x-amz-algorithm", "AWS4-HMAC-MD5"), 400, "InvalidArgument", "Algorithm");
    assertRefused(new Form().without("x-amz-signature"), 400, "InvalidArgument", "x-amz-signature");
    assertRefused(new Form().without("policy"), 403, "AccessDenied", "Access Denied");
  }

  @Test
  void anExpiredFormIsRefused() throws Exception {
    assertRefused(
        new Form().until(Instant.now().minusSeconds(1)),
        403,
        "AccessDenied",
        "Invalid according to Policy: Policy expired.");
  }

  @Test
  void aFieldThatThePolicyDoesNotNameIsRefused() throws Exception {
    assertRefused(
        new Form().then("acl", "public-read"),
        403,
        "AccessDenied",
        "Invalid according to Policy: Extra input fields: acl");
    assertThat(post(new Form().then("x-ignore-submit", "Send")).statusCode()).isEqualTo(204);
  }

  @Test
  void aPolicyThatNobodyUnderstandsIsRefused() throws Exception {
    assertRefused(new Form().condition("{\"a\":\"b\",\"c\":\"d\"}"), 400, "InvalidPolicy", "one");
    assertRefused(new Form().condition("[\"ends-with\",\"$key\",\"a\"]"), 400, "InvalidPolicy", "");
    assertRefused(new Form().condition("["), 400, "InvalidPolicyDocument", "Invalid JSON");
  }

  @Test
  void aFormThatIsNoneIsRefused() throws Exception {
    assertRefused(new Form().without("key"), 400, "InvalidArgument", "'key'");
    assertRefused(
        new Form().then("x-ignore-a", "a".repeat(21_000)),
        400,
        "MaxPostPreDataLengthExceeded",
        "too large");
    var elsewhere = s3.endpoint().address().resolve("/nowhere");
    assertThat(send(elsewhere, new Form().bytes()).body()).contains("<Code>NoSuchBucket</Code>");
    var bucket = s3.endpoint().address().resolve("/" + BUCKET);
    assertThat(send(bucket, "--x--".getBytes(StandardCharsets.UTF_8)).body())
        .contains("POST requires exactly one file upload per request.");
    assertThat(send(bucket, "key=a".getBytes(StandardCharsets.UTF_8)).body())
        .contains("<Code>MalformedPOSTRequest</Code>");
  }

  @Test
  void whatComesAfterTheFileIsIgnored() throws Exception {
    var form = new Form();
    var text = new String(form.bytes(), StandardCharsets.UTF_8);
    var more = "--x\r\nContent-Disposition: form-data; name=\"acl\"\r\n\r\npublic\r\n--x--";

    var answer =
        send(
            s3.endpoint().address().resolve("/" + BUCKET),
            text.replace("--x--", more).getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(204);
  }

  @Test
  void ofAFormThatBreaksOffNothingStays() throws Exception {
    var before = stored();
    stream(new Form().length(0, MEGABYTE), MEGABYTE, MEGABYTE / 2);
    var body = new String(new Form().bytes(), StandardCharsets.UTF_8);
    var cut = body.substring(0, body.length() - 6).getBytes(StandardCharsets.UTF_8);
    assertThat(send(s3.endpoint().address().resolve("/" + BUCKET), cut).body())
        .contains("<Code>MalformedPOSTRequest</Code>");

    // It waits for requests that are still open.
    s3.close();
    assertThat(stored()).isEqualTo(before);

    start();
    assertThat(EVENTS).isEmpty();
  }

  private static void assertRefused(Form form, int status, String code, String message)
      throws Exception {
    var known = EVENTS.size();

    var answer = post(form);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/xml");
    assertThat(answer.body()).contains("<Code>" + code, message);
    assertThat(EVENTS).hasSize(known);
  }

  private static List<Path> stored() throws IOException {
    try (var files = Files.walk(folder.resolve("buckets"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static S3Client client() {
    return s3.endpoint().client(S3Client.builder());
  }

  private static String content(String key) {
    return client().getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
  }

  private static HeadObjectResponse head(String key) {
    return client().headObject(head -> head.bucket(BUCKET).key(key));
  }

  private static HttpResponse<String> post(Form form) throws Exception {
    return send(s3.endpoint().address().resolve("/" + BUCKET), form.bytes());
  }

  private static HttpResponse<String> send(URI address, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  // By hand, for a client of the JDK would hold much of it in memory itself.
  private static String stream(Form form, int said, int sent) throws Exception {
    var text = new String(form.bytes(), StandardCharsets.UTF_8);
    var head = text.substring(0, text.lastIndexOf("\r\n--x--")).getBytes(StandardCharsets.UTF_8);
    var tail = "\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8);
    var address = s3.endpoint().address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var out = socket.getOutputStream();
      out.write(
          String.join(
                  "\r\n",
                  "POST /%s HTTP/1.1",
                  "Host: %s",
                  "Connection: close",
                  "Content-Length: %d",
                  "Content-Type: multipart/form-data; boundary=x",
                  "",
                  "")
              .formatted(BUCKET, address.getAuthority(), head.length + said + tail.length)
              .getBytes(StandardCharsets.UTF_8));
      out.write(head);
      write(out, sent);
      if (sent < said) {
        return "";
      }
      out.write(tail);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(OutputStream out, int size) throws IOException {
    var piece = new byte[1 << 16];
    for (var left = size; left > 0; left -= piece.length) {
      out.write(piece, 0, Math.min(left, piece.length));
    }
  }

  private static byte[] body(Map<String, String> fields, String name, String content) {
    var form = new StringBuilder();
    fields.forEach(
        (field, value) ->
            form.append(
                "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(field, value)));
    form.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
        .append(name)
        .append("\"\r\nContent-Type: text/csv\r\n\r\n")
        .append(content)
        .append("\r\n--x--\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(form.toString().getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /// A form for `incoming/1/${filename}` with the file `däta 1.csv`, until a test makes it another.
  private static final class Form {
    private final Map<String, String> signed = new LinkedHashMap<>();
    private final Map<String, String> changed = new LinkedHashMap<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private Instant expires = Instant.now().plusSeconds(600);
    private long least;
    private long most = 1000;
    private String name = "däta 1.csv";
    private String content = "foo";

    Form() {
      signed.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
      signed.put("x-amz-credential", SCOPE);
      signed.put("x-amz-date", "20201124T000000Z");
    }

    // What the policy names.
    Form field(String field, String value) {
      signed.put(field, value);
      return this;
    }

    Form condition(String json) {
      conditions.add(json);
      return this;
    }

    Form length(long from, long to) {
      least = from;
      most = to;
      return this;
    }

    Form until(Instant instant) {
      expires = instant;
      return this;
    }

    // What is done to the form once it is signed.
    Form then(String field, String value) {
      changed.put(field, value);
      return this;
    }

    Form without(String field) {
      dropped.add(field);
      return this;
    }

    Form file(String as, String text) {
      name = as;
      content = text;
      return this;
    }

    byte[] bytes() throws GeneralSecurityException {
      var policy = Base64.getEncoder().encodeToString(policy().getBytes(StandardCharsets.UTF_8));
      var fields = new LinkedHashMap<String, String>();
      fields.put("key", "incoming/1/${filename}");
      fields.putAll(signed);
      fields.put("policy", policy);
      fields.put("x-amz-signature", signature(policy));
      fields.putAll(changed);
      dropped.forEach(fields::remove);
      return body(fields, name, content);
    }

    private String policy() {
      var all = new ArrayList<String>();
      all.add("{\"bucket\":\"" + BUCKET + "\"}");
      all.add("[\"starts-with\",\"$key\",\"incoming/1/\"]");
      all.add("[\"content-length-range\"," + least + "," + most + "]");
      signed.forEach(
          (field, value) ->
              all.add(
                  value.contains("${filename}")
                      ? "[\"starts-with\",\"$" + field + "\",\"\"]"
                      : "{\"" + field + "\":\"" + value + "\"}"));
      all.addAll(conditions);
      return "{\"expiration\":\"%s\",\"conditions\":[%s]}"
          .formatted(expires.truncatedTo(ChronoUnit.MILLIS), String.join(",", all));
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
}
