package org.backbone.runner.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What one call writes to standard output and error: the host's streams lead to it from the call's
/// threads.
final class CallOutput {
  private static final int LONGEST = 512 * 1024;
  private static final InheritableThreadLocal<@Nullable CallOutput> CURRENT =
      new InheritableThreadLocal<>();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// From now on, what a call's threads write belongs to the call; all else goes where it went.
  static void takeOver() {
    System.setOut(stream(System.out));
    System.setErr(stream(System.err));
  }

  /// Does the work with its output led here.
  void during(Runnable work) {
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
  }

  void write(String text) {
    var encoded = text.getBytes(StandardCharsets.UTF_8);
    write(encoded, 0, encoded.length);
  }

  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private synchronized void write(byte[] from, int offset, int length) {
    bytes.write(from, offset, Math.min(length, LONGEST - bytes.size()));
  }

  private static PrintStream stream(PrintStream otherwise) {
    return new PrintStream(
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] from, int offset, int length) {
            var current = CURRENT.get();
            if (current == null) {
              otherwise.write(from, offset, length);
              otherwise.flush();
            } else {
              current.write(from, offset, length);
            }
          }
        },
        true,
        StandardCharsets.UTF_8);
  }
}
