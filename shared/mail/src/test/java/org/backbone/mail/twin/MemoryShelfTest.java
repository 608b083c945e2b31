package org.backbone.mail.twin;

import org.backbone.mail.MailShelf;

class MemoryShelfTest extends MailShelfContract {
  private final MemoryShelf shelf = new MemoryShelf();

  @Override
  protected MailShelf shelf() {
    return shelf;
  }
}
