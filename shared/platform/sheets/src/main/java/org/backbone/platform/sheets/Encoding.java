package org.backbone.platform.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How a file's bytes are to be read, found out by looking at all of them once: a byte order mark
/// decides; else the zero bytes of UTF-16; else it is UTF-8 if every byte fits, and windows-1252 if
/// not.
sealed interface Encoding {
  /// Text in a charset, which begins after a byte order mark of some bytes.
  record Text(Charset charset, int mark) implements Encoding {}

  /// A zip, as every `.xlsx` is.
  record Zip() implements Encoding {}

  /// No text.
  record Binary() implements Encoding {}

  /// No byte.
  record Nothing() implements Encoding {}

  /// The charset of files that Excel saves as plain "CSV" on Windows.
  Charset WINDOWS = Charset.forName("windows-1252");

  /// How many bytes the zero bytes of UTF-16 are looked for in.
  int HEAD = 4096;

  /// Looks at the whole file.
  static Encoding of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(HEAD);
      return head.length == 0 ? new Nothing() : of(head, in);
    }
  }

  private static Encoding of(byte[] head, InputStream rest) throws IOException {
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return new Zip();
    }
    if (startsWith(head, 0xef, 0xbb, 0xbf)) {
      return new Text(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(head, 0xff, 0xfe)) {
      return new Text(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(head, 0xfe, 0xff)) {
      return new Text(StandardCharsets.UTF_16BE, 2);
    }
    var evenZeros = zeros(head, 0);
    var oddZeros = zeros(head, 1);
    var most = head.length / 2;
    if (oddZeros > most / 2 && evenZeros <= most / 20) {
      return new Text(StandardCharsets.UTF_16LE, 0);
    }
    if (evenZeros > most / 2 && oddZeros <= most / 20) {
      return new Text(StandardCharsets.UTF_16BE, 0);
    }
    if (startsWith(head, '%', 'P', 'D', 'F') || looksBinary(head)) {
      return new Binary();
    }
    return utf8OrWindows(head, rest);
  }

  private static Encoding utf8OrWindows(byte[] head, InputStream rest) throws IOException {
    var utf8 = new Utf8();
    var chunk = head;
    var length = head.length;
    var buffer = new byte[1 << 16];
    while (length > 0) {
      for (var i = 0; i < length; i++) {
        if (chunk[i] == 0) {
          return new Binary();
        }
      }
      utf8.feed(chunk, length);
      chunk = buffer;
      length = rest.read(buffer);
    }
    return new Text(utf8.fits() ? StandardCharsets.UTF_8 : WINDOWS, 0);
  }

  private static boolean startsWith(byte[] head, int... magic) {
    return head.length >= magic.length
        && Arrays.equals(Arrays.copyOf(head, magic.length), bytes(magic));
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (var i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static int zeros(byte[] head, int from) {
    var zeros = 0;
    for (var i = from; i < head.length; i += 2) {
      zeros += head[i] == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static boolean looksBinary(byte[] head) {
    var controls = 0;
    for (var b : head) {
      controls += b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' ? 1 : 0;
    }
    return controls > head.length / 50;
  }

  /// Whether bytes that come in pieces are UTF-8.
  final class Utf8 {
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer sink = CharBuffer.allocate(1 << 12);
    private ByteBuffer left = ByteBuffer.allocate(0);
    private boolean fits = true;

    private Utf8() {}

    private void feed(byte[] chunk, int length) {
      if (!fits) {
        return;
      }
      var bytes = ByteBuffer.allocate(left.remaining() + length);
      bytes.put(left).put(chunk, 0, length).flip();
      decode(bytes, false);
      left = bytes;
    }

    private void decode(ByteBuffer bytes, boolean last) {
      while (true) {
        var result = decoder.decode(bytes, sink, last);
        sink.clear();
        if (result.isError()) {
          fits = false;
        }
        if (!result.isOverflow()) {
          return;
        }
      }
    }

    private boolean fits() {
      if (fits) {
        decode(left, true);
      }
      return fits;
    }
  }
}
