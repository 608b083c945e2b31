package org.backbone.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.backbone.runner.data.WholeFile;

/// One stack for one data folder: the operating system's lock, which ends with its process however
/// that ends.
final class DataLock implements AutoCloseable {
  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the folder, which is made if it is not there.
  ///
  /// @throws Refusal naming the process that has it, or what is wrong with it
  static DataLock take(Path data) throws IOException {
    var owner = data.resolve("pid");
    var channel = open(data);
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
    WholeFile.write(owner, pid);
    return new DataLock(channel);
  }

  private static FileChannel open(Path data) {
    if (Files.exists(data) && !Files.isDirectory(data)) {
      throw new Refusal(
          1, "%s is a file; name a folder to keep the data in with --data.".formatted(data));
    }
    try {
      Files.createDirectories(data);
      return FileChannel.open(
          data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new Refusal(
          1,
          "The data folder %s cannot be written (%s); name another with --data."
              .formatted(data, e.getClass().getSimpleName()));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
