package org.backbone.platform.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.files.FileStoreContract;
import org.backbone.testkit.LocalFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

@Tag("contract")
class S3FileStoreTest extends FileStoreContract {
  @RegisterExtension static final LocalFiles LOCAL = new LocalFiles();

  @Test
  void ofABucketThatKeepsVersionsNoneIsLeft() {
    var client = LOCAL.client();
    var bucket = LOCAL.bucket() + "-versions";
    client.createBucket(made -> made.bucket(bucket));
    client.putBucketVersioning(
        put ->
            put.bucket(bucket)
                .versioningConfiguration(it -> it.status(BucketVersioningStatus.ENABLED)));
    var store = new S3FileStore(client, bucket);
    var key = "incoming/food-bank/0171d1f0";
    store.put(key, "text/csv", new byte[] {1});
    store.put(key, "text/csv", new byte[] {2});
    store.delete(key);
    store.put(key, "text/csv", new byte[] {3});
    store.put(key + "1", "text/csv", new byte[] {4});

    store.deleteVersions(key);

    var left = client.listObjectVersions(list -> list.bucket(bucket).prefix(key));
    assertThat(left.versions()).extracting(ObjectVersion::key).containsExactly(key + "1");
    assertThat(left.deleteMarkers()).isEmpty();
    store.deleteVersions(key + "1");
    client.deleteBucket(gone -> gone.bucket(bucket));
  }

  @Override
  protected FileStore files() {
    return new S3FileStore(LOCAL.client(), LOCAL.bucket());
  }

  @Override
  protected void receive(String key, String name, byte[] bytes) {
    LOCAL
        .client()
        .putObject(
            put -> put.bucket(LOCAL.bucket()).key(key).metadata(Map.of("filename", name)),
            RequestBody.fromBytes(bytes));
  }
}
