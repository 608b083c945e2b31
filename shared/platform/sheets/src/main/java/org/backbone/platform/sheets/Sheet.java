package org.backbone.platform.sheets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;
import org.backbone.platform.core.sheet.SheetRemark;

/// A spreadsheet file as rows: CSV in whatever charset and with whatever delimiter, or XLSX. A file
/// that is neither says so as its first row.
public final class Sheet implements Rows {
  /// The most columns that a row may have.
  public static final int MOST_COLUMNS = 1_000;

  /// The most characters that a cell may have, as in Excel.
  public static final int LONGEST_CELL = 32_767;

  /// The most characters that a row may have.
  static final int LARGEST_ROW = 1 << 20;

  private static final int HEAD = 1 << 16;

  private final Rows rows;
  private final char delimiter;

  private Sheet(Rows rows, char delimiter) {
    this.rows = rows;
    this.delimiter = delimiter;
  }

  /// Opens a file, which must stay as it is until the sheet is closed; of a workbook the first
  /// sheet that can be seen.
  public static Sheet open(Path file) throws IOException {
    return open(file, "");
  }

  /// Whether a file is a zip, as every workbook is.
  public static boolean isWorkbook(Path file) throws IOException {
    return Encoding.isZip(file);
  }

  /// The names of a workbook's sheets that can be seen, in their order; one empty name for a file
  /// that is none, or that cannot be read.
  public static List<String> names(Path file) throws IOException {
    return Encoding.isZip(file) ? XlsxRows.names(file) : List.of("");
  }

  /// How many of a workbook's sheets can be opened by their place, hidden ones too; 1 for a file
  /// that is none, or that cannot be read.
  public static int count(Path file) throws IOException {
    return Encoding.isZip(file) ? XlsxRows.count(file) : 1;
  }

  /// Opens a file, which must stay as it is until the sheet is closed; of other sheets there are no
  /// remarks.
  ///
  /// @param place which sheet of a workbook, from 0, hidden ones too
  public static Sheet open(Path file, int place) throws IOException {
    return Encoding.isZip(file) ? new Sheet(XlsxRows.open(file, place), ',') : open(file, "");
  }

  /// Opens a file, which must stay as it is until the sheet is closed.
  ///
  /// @param name which sheet of a workbook; the first that can be seen where it is empty, or where
  ///     there is none of that name
  public static Sheet open(Path file, String name) throws IOException {
    return switch (Encoding.of(file)) {
      case Encoding.Text text -> text(file, text);
      case Encoding.Zip() -> new Sheet(XlsxRows.open(file, name), ',');
      case Encoding.Other(var kind) -> unreadable(kind);
    };
  }

  private static Sheet unreadable(SheetFault.Kind kind) {
    return new Sheet(new NoRows(SheetFault.ofFile(kind)), ',');
  }

  private static Sheet text(Path file, Encoding.Text text) throws IOException {
    String head;
    try (var reader = reader(file, text)) {
      head = head(reader);
    }
    var other = FileKind.ofText(head);
    if (other.isPresent()) {
      return unreadable(other.get());
    }
    var delimiter = Delimiter.of(head);
    return new Sheet(new CsvRows(reader(file, text), delimiter, text.strays()), delimiter);
  }

  // What cannot be read is replaced, so that the row is known in which it stands.
  private static Reader reader(Path file, Encoding.Text text) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    in.skipNBytes(text.mark());
    return new InputStreamReader(
        in,
        text.charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }

  private static String head(Reader reader) throws IOException {
    var head = new char[HEAD];
    var length = 0;
    while (length < HEAD) {
      var read = reader.read(head, length, HEAD - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return new String(head, 0, length);
  }

  /// What parts its cells, which an error file keeps.
  public char delimiter() {
    return delimiter;
  }

  @Override
  public Next next() throws IOException {
    return rows.next();
  }

  @Override
  public List<SheetRemark> remarks() {
    return rows.remarks();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
