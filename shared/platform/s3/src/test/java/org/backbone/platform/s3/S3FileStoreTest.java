package org.backbone.platform.s3;

import java.util.Map;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.files.FileStoreContract;
import org.backbone.testkit.LocalFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

@Tag("contract")
class S3FileStoreTest extends FileStoreContract {
  @RegisterExtension static final LocalFiles LOCAL = new LocalFiles();

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
