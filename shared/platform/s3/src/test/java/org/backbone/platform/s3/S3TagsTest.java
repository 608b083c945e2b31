package org.backbone.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.backbone.platform.files.FileTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What is said of a file, as S3 is told it: s3proxy takes no tags.
class S3TagsTest {
  private static final FileTag REFUSED = new FileTag("outcome", "refused");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(200);
  private HttpServer server;
  private S3FileStore files;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    var client =
        S3FileStore.settings(S3Client.builder())
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    files = new S3FileStore(client, "uploads");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theVersionThatWasReadIsMeant() {
    files.tag("incoming/a/b", "v1", REFUSED);

    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst())
        .startsWith("PUT /uploads/incoming/a/b?")
        .contains("tagging", "versionId=v1")
        .contains("<Key>outcome</Key><Value>refused</Value>");
  }

  @Test
  void ofABucketWithoutVersionsTheFileItself() {
    files.tag("incoming/a/b", "", REFUSED);

    assertThat(asked.getFirst()).doesNotContain("versionId");
  }

  @Test
  void whereTheFileIsGoneThereIsNothingToSay() {
    status.set(404);

    files.tag("incoming/a/b", "v1", REFUSED);

    assertThat(asked).hasSize(1);
  }

  @Test
  void whereOneMayNotIsAFailure() {
    status.set(403);

    assertThatThrownBy(() -> files.tag("incoming/a/b", "v1", REFUSED))
        .isInstanceOf(S3Exception.class);
  }
}
