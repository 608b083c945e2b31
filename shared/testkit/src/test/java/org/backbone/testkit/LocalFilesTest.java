package org.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

@Tag("contract")
class LocalFilesTest {
  @RegisterExtension static final LocalFiles local = new LocalFiles();

  @Test
  void anObjectThatIsPutIsRead() {
    local
        .client()
        .putObject(
            put -> put.bucket(local.bucket()).key("incoming/ä b.csv"),
            RequestBody.fromString("month,count"));

    var read =
        local.client().getObjectAsBytes(get -> get.bucket(local.bucket()).key("incoming/ä b.csv"));

    assertThat(read.asUtf8String()).isEqualTo("month,count");
  }
}
