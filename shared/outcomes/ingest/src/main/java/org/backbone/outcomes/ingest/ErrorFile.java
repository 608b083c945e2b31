package org.backbone.outcomes.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;

/// The partner's own file with one more column, which says what to mend in each row. A spreadsheet
/// opens it as it is: UTF-8 with its mark, every cell quoted, and no cell that would be worked out
/// as a formula.
public final class ErrorFile {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(?:[.,][0-9]+)?");
  private static final Pattern CODE = Pattern.compile("=\"[A-Za-z0-9 .-]*\"");
  private static final String FORMULA = "=+-@\t\r\0";

  // Beyond the first limit only rows with problems are written, beyond the second none: a file at
  // the
  // limit of what is taken must fit on a function's disk together with this one.
  private static final long ALL_ROWS = 80L << 20;
  private static final long ANY_ROWS = 160L << 20;

  private final Writer out;
  private final char delimiter;
  private final int width;
  private final FileWords words;
  private long written;

  private ErrorFile(Writer out, char delimiter, int width, Language language) {
    this.out = out;
    this.delimiter = delimiter;
    this.width = width;
    this.words = FileWords.in(language);
  }

  /// Reads a sheet of the file once more and writes it to `out` as it goes.
  ///
  /// @param width how many columns the file has; the new one comes right after
  public static void write(
      MappedFile file, String name, int width, Language language, OutputStream out)
      throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write('\ufeff');
    try (var sheet = file.open(name)) {
      new ErrorFile(writer, sheet.delimiter(), width, language).write(sheet, file.reading(name));
    }
    writer.flush();
  }

  private void write(Rows sheet, SheetReading check) throws IOException {
    while (true) {
      switch (sheet.next()) {
        case Rows.Found(var row) -> {
          var looked = check.wantsMore();
          var problems = looked ? check.read(row) : List.<RowProblem>of();
          var isHeader = check.header().map(row::equals).orElse(false);
          write(row, isHeader, problems);
        }
        case Rows.End() -> {
          end(check.wantsMore() ? check.end() : List.of());
          return;
        }
        case Rows.Unreadable(var fault) -> {
          end(List.of(RowProblem.of(fault)));
          return;
        }
      }
    }
  }

  private void end(List<RowProblem> problems) throws IOException {
    if (!problems.isEmpty()) {
      write(new Row(1, List.of()), false, problems);
    }
    if (written > ALL_ROWS) {
      line(List.of(words.cut()));
    }
  }

  private void write(Row row, boolean isHeader, List<RowProblem> problems) throws IOException {
    if (written > (problems.isEmpty() ? ALL_ROWS : ANY_ROWS)) {
      return;
    }
    if (row.cells().isEmpty() && problems.isEmpty()) {
      line(List.of());
      return;
    }
    var cells = new ArrayList<>(row.cells());
    while (cells.size() < width) {
      cells.add("");
    }
    var told =
        problems.stream()
            .map(problem -> words.what(problem) + " " + words.toDo(problem))
            .collect(Collectors.joining(" "));
    var title = isHeader ? words.errorColumn() : "";
    cells.add(title.isEmpty() ? told : title + (told.isEmpty() ? "" : ": " + told));
    line(cells);
  }

  private void line(List<String> cells) throws IOException {
    var line = new StringBuilder();
    for (var i = 0; i < cells.size(); i++) {
      line.append(i > 0 ? String.valueOf(delimiter) : "");
      line.append('"').append(harmless(cells.get(i)).replace("\"", "\"\"")).append('"');
    }
    line.append("\r\n");
    out.append(line);
    written += line.length();
  }

  /// The text so that no spreadsheet takes it for a formula. Numbers, and codes in the `="…"` that
  /// keeps their zeros, are harmless as they are.
  static String harmless(String cell) {
    var formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(cell).matches() && !CODE.matcher(cell).matches()
        ? "'" + cell
        : cell;
  }
}
