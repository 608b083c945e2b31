package org.backbone.testkit;

import java.net.URI;
import java.util.UUID;
import org.backbone.engines.AwsEndpoint;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/// A real, empty bucket for one test class, or for each test if the field is not static:
///
/// ```java
/// @RegisterExtension static final LocalFiles local = new LocalFiles();
/// ```
///
/// One s3proxy in this JVM serves all its classes; with the system property `aws.endpoint` that
/// endpoint does instead.
public final class LocalFiles
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final String bucket = "test-" + UUID.randomUUID();
  private final S3Client client = server().client(S3Client.builder());
  private boolean ofClass;

  /// The endpoint that holds the buckets; buckets are addressed by path, below it.
  public static AwsEndpoint server() {
    return Server.ENDPOINT;
  }

  /// The bucket's name, of which there is no other.
  public String bucket() {
    return bucket;
  }

  /// A client of the endpoint that holds the bucket.
  public S3Client client() {
    return client;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofClass = true;
    make();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!ofClass) {
      make();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!ofClass) {
      drop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    drop();
  }

  private void make() {
    client.createBucket(made -> made.bucket(bucket));
  }

  private void drop() {
    for (var page : client.listObjectsV2Paginator(listed -> listed.bucket(bucket))) {
      var keys =
          page.contents().stream()
              .map(object -> ObjectIdentifier.builder().key(object.key()).build())
              .toList();
      if (!keys.isEmpty()) {
        client.deleteObjects(
            gone -> gone.bucket(bucket).delete(Delete.builder().objects(keys).build()));
      }
    }
    client.deleteBucket(gone -> gone.bucket(bucket));
  }

  // Started by the first class that needs it; it ends with this JVM.
  private static final class Server {
    static final AwsEndpoint ENDPOINT = AwsEndpoint.external().orElseGet(Server::start);

    private static AwsEndpoint start() {
      var proxy =
          S3Proxy.builder()
              .blobStore(new TransientNio2BlobStore())
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(
                  AuthenticationType.AWS_V2_OR_V4, AwsEndpoint.DUMMY, AwsEndpoint.DUMMY)
              .build();
      try {
        proxy.start();
      } catch (Exception e) {
        throw new IllegalStateException("s3proxy did not start", e);
      }
      return new AwsEndpoint(URI.create("http://127.0.0.1:" + proxy.getPort()));
    }
  }
}
