package org.backbone.platform.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3PatienceTest {
  @Test
  @Timeout(20)
  void anS3ThatTakesTheCallAndSaysNothingIsGivenUp() throws IOException {
    // The backlog takes connections; nobody reads them.
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var client =
            S3FileStore.settings(S3Client.builder(), Duration.ofMillis(100))
                .endpointOverride(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
      var files = new S3FileStore(client, "uploads");

      assertThatThrownBy(() -> files.open("incoming/a", "")).isInstanceOf(SdkClientException.class);
    }
  }
}
