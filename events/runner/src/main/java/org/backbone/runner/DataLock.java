package org.backbone.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One stack for one data folder: the operating system's lock, which ends with its process however
/// that ends.
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the folder.
  ///
  /// @throws Refusal naming the process that has it
  static DataLock take(Path data) throws IOException {
    Files.createDirectories(data);
    var file = data.resolve("lock");
    var owner = data.resolve("pid");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      taken = false;
    }
    if (!taken) {
      channel.close();
      var pid = Files.exists(owner) ? Files.readString(owner).strip() : "unknown";
      throw new Refusal(
          1,
          "The data folder %s is in use by process %s; stop that one, or name another folder with --data."
              .formatted(data, pid));
    }
    var pid = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
    Files.writeString(owner, pid);
    return new DataLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
