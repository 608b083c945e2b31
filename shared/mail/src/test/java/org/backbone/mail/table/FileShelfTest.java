package org.backbone.mail.table;

import org.backbone.mail.MailShelf;
import org.backbone.mail.twin.MailShelfContract;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.testkit.LocalFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("contract")
class FileShelfTest extends MailShelfContract {
  @RegisterExtension static final LocalFiles LOCAL = new LocalFiles();

  @Override
  protected MailShelf shelf() {
    return new FileShelf(new S3FileStore(LOCAL.client(), LOCAL.bucket()));
  }
}
