package org.backbone.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MultipartBodyTest {
  private static final String TYPE = "multipart/form-data; boundary=x";

  private record Read(String name, Optional<String> fileName, String content) {}

  @Test
  void partsComeInTheirOrder() throws IOException {
    var parts =
        read(
            TYPE,
            "--x\r\n"
                + field("key", "incoming/a")
                + "--x\r\ncontent-disposition: form-data; name=file; filename=a.csv\r\n"
                + "Content-Type: text/csv\r\n\r\nmonth,count\r\n2020-04,1\r\n\r\n--x--\r\n");

    assertThat(parts)
        .containsExactly(
            new Read("key", Optional.empty(), "incoming/a"),
            new Read("file", Optional.of("a.csv"), "month,count\r\n2020-04,1\r\n"));
  }

  @Test
  void whatStandsBeforeTheFirstAndAfterTheLastPartIsNoPart() throws IOException {
    assertThat(read(TYPE, "hello\r\n--x  \r\n" + field("a", "1") + "--x--\r\n--x\r\nbye"))
        .containsExactly(new Read("a", Optional.empty(), "1"));
  }

  @Test
  void nothingHasToFollowTheLastDashes() throws IOException {
    assertThat(read(TYPE, "--x\r\n" + field("a", "") + "--x--"))
        .containsExactly(new Read("a", Optional.empty(), ""));
  }

  @Test
  void namesAreUtf8AndMayHoldQuotesAndPaths() throws IOException {
    for (var name : List.of("año.csv", "報告 4.csv", "a;b=c.csv", "C:\\data\\a.csv")) {
      assertThat(fileName("\"" + name + "\"")).hasValue(name);
    }
    assertThat(fileName("\"a \\\"b\\\".csv\"; x=y")).hasValue("a \"b\".csv");
    assertThat(fileName("\"\"")).hasValue("");
  }

  @Test
  void aBoundaryMayBeQuotedAndHoldBlanks() throws IOException {
    assertThat(
            read(
                "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"; x=y",
                "--a b\r\n" + field("a", "1") + "--a b--"))
        .containsExactly(new Read("a", Optional.empty(), "1"));
  }

  @Test
  void whatIsAlmostADelimiterIsContent() throws IOException {
    var content = "\r\n--\r\r\n--y\r\n-x\n--x";

    assertThat(read(TYPE, "--x\r\n" + field("a", content) + "--x--"))
        .containsExactly(new Read("a", Optional.empty(), content));
  }

  @Test
  void aDelimiterMayLieAcrossReadsAndBuffers() throws IOException {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var n = 0; n < 40; n++) {
      var content = new byte[(1 << 16) - 100 + random.nextInt(200)];
      random.nextBytes(content);
      var body = new ByteArrayOutputStream();
      body.writeBytes(("--x\r\n" + field("a", "1")).getBytes(StandardCharsets.UTF_8));
      body.writeBytes(
          "--x\r\nContent-Disposition: form-data; name=b\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      body.writeBytes(content);
      body.writeBytes("\r\n--x--".getBytes(StandardCharsets.UTF_8));
      var form = MultipartBody.of(TYPE, inPieces(body.toByteArray(), random));

      form.next();
      var part = form.next().orElseThrow();

      assertThat(part.content().readAllBytes()).as("seed %d", seed).isEqualTo(content);
      assertThat(form.next()).isEmpty();
    }
  }

  @Test
  void aPartThatIsNotReadIsPassed() throws IOException {
    var body = "--x\r\n" + field("a", "1\r\n2") + "--x\r\n" + field("b", "2") + "--x--";
    var form = MultipartBody.of(TYPE, stream(body));

    form.next();

    assertThat(form.next().orElseThrow().name()).isEqualTo("b");
  }

  @Test
  void whatIsNotWellFormedIsRefused() {
    for (var body :
        List.of(
            "",
            "a=1",
            "--x",
            "--x\r\n",
            "--xy\r\n" + field("a", "1") + "--xy--",
            "--x\r\n" + field("a", "1"),
            "--x\r\n" + field("a", "1") + "--x",
            "--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=a\n\n1\r\n--x--",
            "--x\r\n" + "A: b\r\n".repeat(100) + field("a", "1") + "--x--",
            "--x\r\nA: " + "b".repeat(10_000) + "\r\n" + field("a", "1") + "--x--")) {
      assertMalformed(TYPE, body);
    }
    assertMalformed("multipart/form-data", "--x--");
    assertMalformed("multipart/form-data; boundary=" + "x".repeat(71), "--x--");
  }

  private static void assertMalformed(String type, String body) {
    assertThatThrownBy(() -> read(type, body))
        .as(body)
        .isInstanceOfSatisfying(
            S3Error.class, error -> assertThat(error.code()).isEqualTo("MalformedPOSTRequest"));
  }

  private static Optional<String> fileName(String quoted) throws IOException {
    var part = "Content-Disposition: form-data; name=\"file\"; filename=" + quoted + "\r\n\r\n\r\n";
    return read(TYPE, "--x\r\n" + part + "--x--").getFirst().fileName();
  }

  private static String field(String name, String value) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static List<Read> read(String type, String body) throws IOException {
    var form = MultipartBody.of(type, stream(body));
    var read = new ArrayList<Read>();
    for (var part = form.next(); part.isPresent(); part = form.next()) {
      var content = new String(part.get().content().readAllBytes(), StandardCharsets.UTF_8);
      read.add(new Read(part.get().name(), part.get().fileName(), content));
    }
    form.finish();
    return read;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  // As a network gives it: a few bytes, or many.
  private static InputStream inPieces(byte[] bytes, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(20_000)));
      }
    };
  }
}
