package org.backbone.platform.sheets;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.backbone.platform.core.sheet.SheetFault;

/// The parts of a zip by their names, in whatever case. A part is counted as it unpacks, and not
/// read beyond what the zip says of it, and checked against its sum at its end; nothing that lies
/// within another part is unpacked a second time.
final class ZipParts implements Closeable {
  /// The most parts that a zip may have.
  static final int MOST = 10_000;

  private static final long LARGEST_DIRECTORY = 4L << 20;
  private static final int LONGEST_END = (1 << 16) + 64;
  private static final int END = 0x06054b50;
  private static final int END_OF_LARGE = 0x06064b50;
  private static final int WHERE_LARGE_ENDS = 0x07064b50;

  private final ZipFile zip;
  private final Map<String, ZipEntry> parts;

  private ZipParts(ZipFile zip, Map<String, ZipEntry> parts) {
    this.zip = zip;
    this.parts = parts;
  }

  static ZipParts open(Path file) throws IOException {
    if (directoryBytes(file) > LARGEST_DIRECTORY) {
      throw new Unfit(SheetFault.Kind.TOO_MANY_PARTS, MOST);
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | IllegalArgumentException _) {
      // It is cut off or forged; the message would tell its sender nothing.
      throw Unfit.damaged();
    }
    try {
      if (zip.size() > MOST) {
        throw new Unfit(SheetFault.Kind.TOO_MANY_PARTS, MOST);
      }
      var parts = new LinkedHashMap<String, ZipEntry>();
      zip.stream()
          .filter(entry -> !entry.isDirectory())
          .forEach(entry -> parts.putIfAbsent(plain(entry.getName()), entry));
      return new ZipParts(zip, parts);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  // Its list of parts is read whole by whoever opens a zip, so its length is looked at before.
  private static long directoryBytes(Path file) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      var length = Math.min(LONGEST_END, in.length());
      var from = in.length() - length;
      var tail = read(in, from, (int) length);
      var most = 0L;
      for (var i = 0; i + 22 <= tail.limit(); i++) {
        if (tail.getInt(i) == END) {
          most = Math.max(most, Integer.toUnsignedLong(tail.getInt(i + 12)) % 0xffff_ffffL);
        } else if (tail.getInt(i) == WHERE_LARGE_ENDS) {
          most = Math.max(most, largeDirectoryBytes(in, tail.getLong(i + 8)));
        }
      }
      return most;
    }
  }

  private static long largeDirectoryBytes(RandomAccessFile in, long at) throws IOException {
    if (at < 0 || at > in.length() - 56) {
      return 0;
    }
    var end = read(in, at, 56);
    var bytes = end.getLong(40);
    return end.getInt(0) == END_OF_LARGE ? bytes < 0 ? Long.MAX_VALUE : bytes : 0;
  }

  private static ByteBuffer read(RandomAccessFile in, long from, int length) throws IOException {
    var bytes = new byte[length];
    in.seek(from);
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String plain(String name) {
    var plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return plain.startsWith("/") ? plain.substring(1) : plain;
  }

  /// How many there are.
  int count() {
    return parts.size();
  }

  /// Their names as they are written, in their order.
  List<String> names() {
    return parts.values().stream().map(ZipEntry::getName).toList();
  }

  /// Whether two names are those of one part.
  static boolean isSame(String name, String other) {
    return plain(name).equals(plain(other));
  }

  boolean has(String name) {
    return parts.containsKey(plain(name));
  }

  /// How many bytes a part is said to unpack to; none where there is no such part.
  long size(String name) {
    var entry = parts.get(plain(name));
    return entry == null ? 0 : Math.max(0, entry.getSize());
  }

  /// The bytes of a part, no more than it is said to have.
  ///
  /// @param most how many there may be
  /// @param tooLarge what it is called where there are more
  InputStream bytes(String name, long most, SheetFault.Kind tooLarge) throws IOException {
    var entry = parts.get(plain(name));
    if (entry == null) {
      throw Unfit.damaged();
    }
    try {
      var said = entry.getSize() < 0 ? most : Math.min(most, entry.getSize());
      return new Unpacked(zip.getInputStream(entry), entry.getCrc(), said, tooLarge);
    } catch (ZipException _) {
      throw Unfit.damaged();
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static final class Unpacked extends InputStream {
    private final InputStream in;
    private final long sum;
    private final long most;
    private final SheetFault.Kind tooLarge;
    private final CRC32 sumSoFar = new CRC32();
    private long size;

    private Unpacked(InputStream in, long sum, long most, SheetFault.Kind tooLarge) {
      this.in = in;
      this.sum = sum;
      this.most = most;
      this.tooLarge = tooLarge;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n;
      try {
        n = in.read(bytes, from, length);
      } catch (ZipException | EOFException _) {
        throw Unfit.damaged();
      }
      if (n < 0) {
        if (sumSoFar.getValue() != sum) {
          throw Unfit.damaged();
        }
        return n;
      }
      sumSoFar.update(bytes, from, n);
      size += n;
      if (size > most) {
        throw new Unfit(tooLarge);
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
