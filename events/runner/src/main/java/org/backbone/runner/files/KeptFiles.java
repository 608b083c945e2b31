package org.backbone.runner.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.backbone.engines.AwsEndpoint;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 over the buckets that a stack left in a folder, for who reads them while none runs. It tells
/// nobody of anything, and leaves what is yet to be told of to the next stack.
public final class KeptFiles implements AutoCloseable {
  private final S3Proxy proxy;

  private KeptFiles(S3Proxy proxy) {
    this.proxy = proxy;
  }

  /// Opens a stack's folder of files.
  public static KeptFiles open(Path folder) {
    var proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.resolve("buckets").toString()))
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, AwsEndpoint.DUMMY, AwsEndpoint.DUMMY)
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException("S3 did not start: " + e.getMessage(), e);
    }
    return new KeptFiles(proxy);
  }

  /// Where it answers.
  public AwsEndpoint endpoint() {
    return new AwsEndpoint(URI.create("http://127.0.0.1:" + proxy.getPort()));
  }

  @Override
  public void close() throws IOException {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IOException("S3 did not stop", e);
    }
  }
}
