package org.backbone.platform.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.backbone.platform.core.sheet.SheetFault;

/// How a file's bytes are to be read, found out by looking at all of them once: a byte order mark
/// decides; else the zero bytes of UTF-16; else it is UTF-8 if every byte fits, and windows-1252 if
/// not, and where both were used, the one that was used more.
sealed interface Encoding {
  /// Text in a charset, which begins after a byte order mark of some bytes.
  record Text(Charset charset, int mark, Strays strays) implements Encoding {}

  /// A zip, as every `.xlsx` is.
  record Zip() implements Encoding {}

  /// No text.
  record Other(SheetFault.Kind kind) implements Encoding {}

  /// The charset of files that Excel saves as plain "CSV" on Windows.
  Charset WINDOWS = Charset.forName("windows-1252");

  /// How many bytes the zero bytes of UTF-16 are looked for in.
  int HEAD = 4096;

  /// How many control characters a text may have by mistake, however short it is.
  int FEW = 3;

  /// Looks at the whole file.
  static Encoding of(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var head = in.readNBytes(HEAD);
      if (head.length == 0) {
        return new Other(SheetFault.Kind.FILE_EMPTY);
      }
      return FileKind.isOld(head) ? old(file) : of(head, in);
    }
  }

  /// Whether it is a zip, by its first bytes alone.
  static boolean isZip(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return isZip(in.readNBytes(4));
    }
  }

  private static boolean isZip(byte[] head) {
    return startsWith(head, 'P', 'K', 3, 4) || startsWith(head, 'P', 'K', 5, 6);
  }

  private static Encoding old(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new Other(FileKind.ofOld(in));
    }
  }

  private static Encoding of(byte[] head, InputStream rest) throws IOException {
    if (isZip(head)) {
      return new Zip();
    }
    if (startsWith(head, 0xff, 0xfe, 0, 0)) {
      return new Text(Charset.forName("UTF-32LE"), 4, Strays.OF_NO_TEXT);
    }
    if (startsWith(head, 0, 0, 0xfe, 0xff)) {
      return new Text(Charset.forName("UTF-32BE"), 4, Strays.OF_NO_TEXT);
    }
    if (startsWith(head, 0xff, 0xfe)) {
      return new Text(StandardCharsets.UTF_16LE, 2, Strays.OF_NO_TEXT);
    }
    if (startsWith(head, 0xfe, 0xff)) {
      return new Text(StandardCharsets.UTF_16BE, 2, Strays.OF_NO_TEXT);
    }
    var known = FileKind.ofBytes(head);
    if (known.isPresent()) {
      return new Other(known.get());
    }
    var evenZeros = zeros(head, 0);
    var oddZeros = zeros(head, 1);
    var most = head.length / 2;
    if (oddZeros > most / 2 && evenZeros <= most / 20) {
      return new Text(StandardCharsets.UTF_16LE, 0, Strays.OF_NO_TEXT);
    }
    if (evenZeros > most / 2 && oddZeros <= most / 20) {
      return new Text(StandardCharsets.UTF_16BE, 0, Strays.OF_NO_TEXT);
    }
    if (looksBinary(head)) {
      return new Other(SheetFault.Kind.NOT_A_SHEET);
    }
    return utf8OrWindows(head, rest);
  }

  private static Encoding utf8OrWindows(byte[] head, InputStream rest) throws IOException {
    var mark = startsWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
    var bytes = new Utf8Count();
    var size = 0L;
    var chunk = Arrays.copyOfRange(head, mark, head.length);
    var length = chunk.length;
    var buffer = new byte[1 << 16];
    while (length >= 0) {
      bytes.count(chunk, length);
      size += length;
      chunk = buffer;
      length = rest.read(buffer);
    }
    bytes.end();
    if (bytes.zeros() > Math.max(FEW, size / 50)) {
      return new Other(SheetFault.Kind.NOT_A_SHEET);
    }
    if (bytes.misfits() == 0) {
      return new Text(StandardCharsets.UTF_8, mark, Strays.NONE);
    }
    if (mark > 0 || bytes.letters() >= bytes.misfits()) {
      return new Text(StandardCharsets.UTF_8, mark, Strays.OF_WINDOWS);
    }
    return new Text(WINDOWS, 0, bytes.letters() > 0 ? Strays.OF_UTF_8 : Strays.OF_NO_TEXT);
  }

  private static boolean startsWith(byte[] head, int... magic) {
    for (var i = 0; i < magic.length; i++) {
      if (head.length <= i || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
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
    return controls > Math.max(FEW, head.length / 50);
  }
}
