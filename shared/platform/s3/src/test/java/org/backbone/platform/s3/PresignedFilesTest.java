package org.backbone.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backbone.engines.AwsEndpoint;
import org.backbone.platform.files.BucketAddress;
import org.backbone.platform.files.DownloadLinks;
import org.backbone.platform.files.Signer;
import org.backbone.platform.files.UploadForms;
import org.backbone.testkit.LocalFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

/// What we sign without an S3 client is what a real S3 takes.
@Tag("contract")
class PresignedFilesTest {
  @RegisterExtension static final LocalFiles LOCAL = new LocalFiles();

  private static final String REGION = "us-east-1";
  private static final Signer SIGNER = Signer.with(AwsEndpoint.DUMMY, AwsEndpoint.DUMMY, REGION);
  private static final Duration HOUR = Duration.ofHours(1);

  private final BucketAddress address =
      BucketAddress.at(LOCAL.bucket(), REGION, LocalFiles.server().address().toString());
  private final UploadForms forms = new UploadForms(address, SIGNER, InstantSource.system());

  @Test
  void aFormBringsAFileWithItsNameAndSendsTheBrowserOn() throws Exception {
    var form = forms.form("incoming/a/1", 100, "http://127.0.0.1/uploads/arrived?upload=1", HOUR);

    var answer = post(form.url(), form.fields(), "hello");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location").orElseThrow())
        .startsWith("http://127.0.0.1/uploads/arrived?upload=1&");
    var stored =
        LOCAL.client().getObjectAsBytes(get -> get.bucket(LOCAL.bucket()).key("incoming/a/1"));
    assertThat(stored.asUtf8String()).isEqualTo("hello");
    // S3 writes the name in; s3proxy, which stands for it here, does that in keys alone.
    assertThat(stored.response().metadata().get("filename")).isIn("april.csv", "${filename}");
  }

  @Test
  void aFormTakesNoOtherKeyAndNoLargerFile() throws Exception {
    var form = forms.form("incoming/a/2", 100, "http://127.0.0.1/", HOUR);
    var elsewhere = new LinkedHashMap<>(form.fields());
    elsewhere.put("key", "incoming/b/2");

    assertThat(post(form.url(), elsewhere, "hello").statusCode()).isEqualTo(403);
    assertThat(post(form.url(), form.fields(), "x".repeat(101)).statusCode()).isBetween(400, 499);
  }

  @Test
  void aFormTakesAnEmptyFile() throws Exception {
    var form = forms.form("incoming/a/3", 100, "http://127.0.0.1/", HOUR);

    assertThat(post(form.url(), form.fields(), "").statusCode()).isEqualTo(303);
  }

  @Test
  void aFormWorksForAWhile() throws Exception {
    var yesterday = InstantSource.fixed(Instant.now().minus(Duration.ofDays(1)));
    var form =
        new UploadForms(address, SIGNER, yesterday).form("k", 100, "http://127.0.0.1/", HOUR);

    assertThat(post(form.url(), form.fields(), "hello").statusCode()).isEqualTo(403);
  }

  @Test
  void aLinkBringsItsObjectAndNoOther() throws Exception {
    LOCAL
        .client()
        .putObject(
            put -> put.bucket(LOCAL.bucket()).key("errors/ä 1.csv"), RequestBody.fromString("row"));
    var link =
        new DownloadLinks(address, SIGNER, InstantSource.system())
            .link("errors/ä 1.csv", "errors.csv", HOUR);

    assertThat(get(link).body()).isEqualTo("row");
    // 403 on AWS; an emulator that checks no signatures finds nothing there.
    assertThat(get(link.replace("1.csv", "2.csv")).statusCode()).isIn(403, 404);
  }

  private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> post(String url, Map<String, String> fields, String file)
      throws IOException, InterruptedException {
    var body = new StringBuilder();
    fields.forEach(
        (name, value) ->
            body.append("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"april.csv\"\r\n")
        .append("Content-Type: text/csv\r\n\r\n")
        .append(file)
        .append("\r\n--b--\r\n");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(url))
              .header("Content-Type", "multipart/form-data; boundary=b")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
