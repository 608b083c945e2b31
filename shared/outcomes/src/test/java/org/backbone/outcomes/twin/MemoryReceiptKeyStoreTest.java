package org.backbone.outcomes.twin;

import org.backbone.outcomes.receipts.ReceiptKeyStore;

class MemoryReceiptKeyStoreTest extends ReceiptKeyStoreContract {
  @Override
  protected ReceiptKeyStore keys() {
    return new MemoryReceiptKeyStore();
  }
}
