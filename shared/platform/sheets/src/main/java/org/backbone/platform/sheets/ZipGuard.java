package org.backbone.platform.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.backbone.platform.core.sheet.SheetFault;

/// Unpacks a workbook once, into nothing, before anything else opens it: a small file can unpack to
/// what no memory holds, in one cell even. Counts what comes out instead of trusting what the file
/// says of itself.
final class ZipGuard {
  private static final int MOST_ENTRIES = 1_000;
  private static final long LARGEST = 300L << 20;
  private static final long LARGEST_STRINGS = 64L << 20;
  private static final long LARGEST_TOGETHER = 500L << 20;
  private static final int LONGEST_RUN = 1 << 20;
  private static final byte[] DOCTYPE = "<!doctype".getBytes(StandardCharsets.US_ASCII);

  private ZipGuard() {}

  /// Why the file must not be opened; empty if it may.
  static Optional<SheetFault.Kind> refusal(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        return Optional.of(SheetFault.Kind.WORKBOOK_TOO_LARGE);
      }
      var together = 0L;
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        var scan = new Scan(limit(entry));
        try (var in = zip.getInputStream(entry)) {
          scan.read(in);
        }
        together += scan.size;
        if (scan.refusal.isPresent()) {
          return scan.refusal;
        }
        if (together > LARGEST_TOGETHER) {
          return Optional.of(SheetFault.Kind.WORKBOOK_TOO_LARGE);
        }
      }
      return Optional.empty();
    } catch (ZipException | IllegalArgumentException e) {
      // A zip that is cut off or forged; the message would tell its sender nothing.
      return Optional.of(SheetFault.Kind.WORKBOOK_UNREADABLE);
    }
  }

  private static long limit(ZipEntry entry) {
    return entry.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml")
        ? LARGEST_STRINGS
        : LARGEST;
  }

  /// Looks at one entry's bytes as they come.
  private static final class Scan {
    private final long limit;
    private long size;
    private int run;
    private int doctype;
    private int reference = -1;
    private Optional<SheetFault.Kind> refusal = Optional.empty();

    private Scan(long limit) {
      this.limit = limit;
    }

    private void read(InputStream in) throws IOException {
      var buffer = new byte[1 << 16];
      for (var n = in.read(buffer); n >= 0 && refusal.isEmpty(); n = in.read(buffer)) {
        size += n;
        if (size > limit) {
          refusal = Optional.of(SheetFault.Kind.WORKBOOK_TOO_LARGE);
        }
        for (var i = 0; i < n && refusal.isEmpty(); i++) {
          look(buffer[i]);
        }
      }
    }

    private void look(byte b) {
      run = b == '<' ? 0 : run + 1;
      if (run > LONGEST_RUN) {
        refusal = Optional.of(SheetFault.Kind.WORKBOOK_TOO_LARGE);
      }
      lookForDoctype(b);
      lookForReference(b);
    }

    // Entities are how XML unpacks a second time; no workbook needs them.
    private void lookForDoctype(byte b) {
      var lower = b >= 'A' && b <= 'Z' ? b + 32 : b;
      if (lower == DOCTYPE[doctype]) {
        doctype++;
      } else {
        doctype = lower == DOCTYPE[0] ? 1 : 0;
      }
      if (doctype == DOCTYPE.length) {
        refusal = Optional.of(SheetFault.Kind.WORKBOOK_UNREADABLE);
      }
    }

    // The reader makes room for every column up to a cell's reference. The last one is XFD, so four
    // letters are a forgery that would take all memory.
    private void lookForReference(byte b) {
      if (reference >= 3) {
        reference = isLetter(b) ? reference + 1 : -1;
        if (reference > 6) {
          refusal = Optional.of(SheetFault.Kind.WORKBOOK_UNREADABLE);
        }
      } else if (b == ' ' || b == '\t' || b == '\n' || b == '\r') {
        reference = 0;
      } else if ((reference == 0 && b == 'r') || (reference == 1 && b == '=')) {
        reference++;
      } else if (reference == 2 && (b == '"' || b == '\'')) {
        reference = 3;
      } else {
        reference = -1;
      }
    }

    private static boolean isLetter(byte b) {
      return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }
  }
}
