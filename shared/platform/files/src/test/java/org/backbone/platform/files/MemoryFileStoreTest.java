package org.backbone.platform.files;

class MemoryFileStoreTest extends FileStoreContract {
  private final MemoryFileStore files = new MemoryFileStore();

  @Override
  protected FileStore files() {
    return files;
  }

  @Override
  protected void receive(String key, String name, byte[] bytes) {
    files.receive(key, name, bytes);
  }
}
