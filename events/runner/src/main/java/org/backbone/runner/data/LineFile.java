package org.backbone.runner.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that grows by lines. A line that could not be written whole is not there: it is cut off
/// again, or skipped when the file is read.
public final class LineFile implements AutoCloseable {
  // No channel: that one is closed under all others when one thread that uses it is interrupted.
  private final RandomAccessFile file;
  private long size;

  private LineFile(RandomAccessFile file, long size) {
    this.file = file;
    this.size = size;
  }

  /// What is done with each line.
  @FunctionalInterface
  public interface Lines {
    /// Takes a line.
    ///
    /// @param offset where it begins, in bytes
    /// @param line without its end
    void read(long offset, byte[] line) throws IOException;
  }

  /// Opens a file, which is made if it is not there; a last line that a crash cut is cut off.
  public static LineFile open(Path file) throws IOException {
    var whole = Files.exists(file) ? forEach(file, (_, _) -> {}) : 0;
    var opened = new RandomAccessFile(file.toFile(), "rw");
    try {
      opened.setLength(whole);
      return new LineFile(opened, whole);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /// Reads every whole line of a file, in order; none if there is no such file.
  ///
  /// @return where the last whole line ends, in bytes
  public static long forEach(Path file, Lines lines) throws IOException {
    var line = new ByteArrayOutputStream();
    long begin = 0;
    try (var bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var buffer = new byte[1 << 16];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        int from = 0;
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, from, i - from);
            lines.read(begin, line.toByteArray());
            begin += line.size() + 1;
            line.reset();
            from = i + 1;
          }
        }
        line.write(buffer, from, read - from);
      }
    } catch (NoSuchFileException _) {
      return 0;
    }
    return begin;
  }

  /// Adds a line; one that could not be written whole leaves nothing.
  ///
  /// @return where it begins, in bytes
  public synchronized long append(byte[] line) throws IOException {
    var bytes = new byte[line.length + 1];
    System.arraycopy(line, 0, bytes, 0, line.length);
    bytes[line.length] = '\n';
    long begin = size;
    try {
      file.seek(begin);
      file.write(bytes);
    } catch (IOException e) {
      file.setLength(begin);
      throw e;
    }
    size += bytes.length;
    return begin;
  }

  /// Reads bytes that were written.
  public synchronized byte[] read(long offset, int length) throws IOException {
    var bytes = new byte[length];
    file.seek(offset);
    file.readFully(bytes);
    return bytes;
  }

  /// How many bytes it holds.
  public synchronized long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
