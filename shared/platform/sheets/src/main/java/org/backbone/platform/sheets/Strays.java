package org.backbone.platform.sheets;

import java.util.List;
import java.util.Optional;
import org.backbone.platform.core.sheet.SheetFault;

/// What may stand in a row of a text that was written in another way than the text as a whole.
enum Strays {
  /// Nothing: every byte fits.
  NONE,
  /// Bytes that are no text.
  OF_NO_TEXT,
  /// Rows in windows-1252 among many in UTF-8.
  OF_WINDOWS,
  /// Rows in UTF-8 among many in windows-1252.
  OF_UTF_8;

  // A decoder writes it for what it cannot read.
  private static final char UNREADABLE = '\ufffd';

  /// What is wrong with a row, if anything is.
  Optional<SheetFault.Kind> in(List<String> cells) {
    for (var cell : cells) {
      if (cell.indexOf('\0') >= 0) {
        return Optional.of(SheetFault.Kind.NUL_CHARACTER);
      }
      if (this != NONE && cell.indexOf(UNREADABLE) >= 0) {
        return Optional.of(
            this == OF_WINDOWS ? SheetFault.Kind.MIXED_ENCODINGS : SheetFault.Kind.NOT_TEXT);
      }
      if (this == OF_UTF_8 && isUtf8(cell)) {
        return Optional.of(SheetFault.Kind.MIXED_ENCODINGS);
      }
    }
    return Optional.empty();
  }

  private static boolean isUtf8(String cell) {
    var bytes = cell.getBytes(Encoding.WINDOWS);
    var counted = new Utf8Count();
    counted.count(bytes, bytes.length);
    return counted.letters() > 0;
  }
}
