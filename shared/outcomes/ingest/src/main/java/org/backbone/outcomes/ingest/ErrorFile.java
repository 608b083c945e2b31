package org.backbone.outcomes.ingest;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.backbone.outcomes.check.ErrorColumn;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.SentRows;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.sheets.BookAnswer;
import org.backbone.platform.sheets.BookCopy;
import org.backbone.platform.sheets.Sheet;

/// The partner's own file with one more column, which says what to mend in each row. A workbook
/// stays the workbook that it was, and has a sheet more; other files are text in UTF-8, with what
/// parted their cells before. Nothing in it that is ours is a formula, and what the mended file has
/// of it is left out when it is read ([SentRows]).
public final class ErrorFile {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(?:[.,][0-9]+)?");
  private static final Pattern CODE = Pattern.compile("=\"[A-Za-z0-9 .-]*\"");
  private static final String FORMULA = "=+-@";
  private static final Pattern QUOTED = Pattern.compile("[\",;|\t\r\n]|^\\s|\\s$");

  private ErrorFile() {}

  /// Writes it; says whether it is whole. What is not can be sent back by nobody: a file that is
  /// read no further than a fault in it, or one that would be larger than what is taken.
  ///
  /// @param sheet the name of the sheet that was read
  /// @param refused what is wrong with it
  public static boolean write(
      MappedFile file, String sheet, Report.Refused refused, Language language, OutputStream out)
      throws IOException {
    var place = ErrorPlace.of(file, sheet, refused);
    if (place.isEmpty() || place.get().column() >= Sheet.MOST_COLUMNS) {
      return false;
    }
    var told = Told.of(refused, place.get(), language);
    var bounded = new Bounded(out);
    try {
      if (Sheet.isWorkbook(file.file())) {
        return BookCopy.write(file.file(), answers(file, sheet, place.get(), told), bounded);
      }
      text(file, place.get(), told, bounded);
      return true;
    } catch (TooLarge _) {
      return false;
    }
  }

  private static BookAnswer answers(MappedFile file, String sheet, ErrorPlace place, Told told)
      throws IOException {
    return new BookAnswer(
        sheet,
        place.column(),
        place.isAgain(),
        place.title(),
        told.texts(),
        told.marked(),
        told.sheet(),
        file.added().stream().filter(ErrorColumn::isErrorSheetName).findFirst().orElse(""));
  }

  private static void text(MappedFile file, ErrorPlace place, Told told, OutputStream out)
      throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    writer.write('\ufeff');
    try (var sheet = Sheet.open(file.file());
        var rows = new SentRows(sheet, 0)) {
      while (rows.next() instanceof Rows.Found(var row)) {
        var text = told.texts().get(row.number());
        var cells = row.cells();
        if (text != null) {
          cells = new ArrayList<>(cells);
          while (cells.size() < place.column()) {
            cells.add("");
          }
          cells.add(text);
        }
        writer.write(line(cells, sheet.delimiter()));
      }
    }
    writer.flush();
  }

  private static String line(List<String> cells, char delimiter) {
    var line = new StringBuilder();
    for (var i = 0; i < cells.size(); i++) {
      var cell = harmless(cells.get(i));
      line.append(i > 0 ? String.valueOf(delimiter) : "");
      line.append(QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    return line.append("\r\n").toString();
  }

  /// The text so that no spreadsheet takes it for a formula. Numbers, and codes in the `="…"` that
  /// keeps their zeros, are harmless as they are; a tab or a line break before it says nothing.
  static String harmless(String cell) {
    var first = 0;
    while (first < cell.length() && "\t\r\n".indexOf(cell.charAt(first)) >= 0) {
      first++;
    }
    var text = cell.substring(first);
    var formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(text).matches() && !CODE.matcher(text).matches()
        ? "'" + text
        : text;
  }

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  // It must fit on a function's disk beside the file itself, and could not be sent back.
  private static final class Bounded extends FilterOutputStream {
    private long left = Limits.UPLOAD_BYTES;

    private Bounded(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      left -= length;
      if (left < 0) {
        throw new TooLarge();
      }
      out.write(bytes, from, length);
    }
  }
}
