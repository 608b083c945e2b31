package org.backbone.access.twin;

import org.backbone.access.FormKeys;

class MemoryFormKeysTest extends FormKeysContract {
  private final MemoryFormKeys keys = new MemoryFormKeys();

  @Override
  protected FormKeys keys() {
    return keys;
  }
}
