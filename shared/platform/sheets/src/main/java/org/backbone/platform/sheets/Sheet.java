package org.backbone.platform.sheets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;

/// A spreadsheet file as rows: CSV in whatever charset and with whatever delimiter, or XLSX. A file
/// that is neither says so as its first row.
public final class Sheet implements Rows {
  /// The most columns that a row may have.
  public static final int MOST_COLUMNS = 1_000;

  /// The most characters that a cell may have, as in Excel.
  public static final int LONGEST_CELL = 32_767;

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

  /// The names of a workbook's sheets that can be seen, in their order; one empty name for a file
  /// that is none, or that cannot be read.
  public static List<String> names(Path file) throws IOException {
    return Encoding.of(file) instanceof Encoding.Zip ? XlsxRows.names(file) : List.of("");
  }

  /// Opens a file, which must stay as it is until the sheet is closed.
  ///
  /// @param name which sheet of a workbook; the first that can be seen where it is empty, or where
  ///     there is none of that name
  public static Sheet open(Path file, String name) throws IOException {
    return switch (Encoding.of(file)) {
      case Encoding.Text(var charset, var mark) -> text(file, charset, mark);
      case Encoding.Zip() -> new Sheet(XlsxRows.open(file, name), ',');
      case Encoding.Binary() -> unreadable(SheetFault.ofFile(SheetFault.Kind.NOT_A_SHEET));
      case Encoding.Nothing() -> unreadable(SheetFault.ofFile(SheetFault.Kind.FILE_EMPTY));
    };
  }

  private static Sheet unreadable(SheetFault problem) {
    return new Sheet(new NoRows(problem), ',');
  }

  private static Sheet text(Path file, Charset charset, int mark) throws IOException {
    char delimiter;
    try (var reader = reader(file, charset, mark, CodingErrorAction.REPLACE)) {
      delimiter = Delimiter.of(head(reader));
    }
    return new Sheet(
        new CsvRows(reader(file, charset, mark, CodingErrorAction.REPORT), delimiter), delimiter);
  }

  private static Reader reader(Path file, Charset charset, int mark, CodingErrorAction onError)
      throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    in.skipNBytes(mark);
    return new InputStreamReader(
        in, charset.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError));
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
  public void close() throws IOException {
    rows.close();
  }
}
