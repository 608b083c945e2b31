package org.backbone.platform.sheets;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;

/// Delimited text as rows, by FastCSV with every setting said: blank lines are rows, nothing is a
/// comment, nothing is trimmed, rows may differ in length, an unclosed quotation mark is an error
/// and cannot swallow more than a buffer.
final class CsvRows implements Rows {
  // An address may hold so many commas in one of its lines.
  private static final int FEW = 3;

  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final char delimiter;
  private final LineLength line;
  private final Strays strays;
  private long number;
  private int widest;

  CsvRows(Reader text, char delimiter, Strays strays) {
    this.delimiter = delimiter;
    this.line = new LineLength(text);
    this.strays = strays;
    this.reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter('"')
            .commentStrategy(CommentStrategy.NONE)
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(false)
            .detectBomHeader(false)
            .maxBufferSize(Sheet.LARGEST_ROW)
            .build(
                CsvRecordHandler.builder()
                    .maxFields(Sheet.MOST_COLUMNS)
                    .maxFieldSize(Sheet.LONGEST_CELL)
                    .maxRecordSize(Sheet.LARGEST_ROW)
                    .build(),
                line);
    this.records = reader.iterator();
  }

  @Override
  public Next next() throws IOException {
    try {
      if (!records.hasNext()) {
        return new End();
      }
      var cells = List.copyOf(records.next().getFields());
      var stray = strays.in(cells);
      if (stray.isPresent()) {
        return new Unreadable(problem(stray.get()));
      }
      if (swallowsRows(cells)) {
        return new Unreadable(problem(SheetFault.Kind.QUOTE_UNCLOSED));
      }
      number++;
      widest = Math.max(widest, cells.size());
      return new Found(new Row(number, isBlankLine(cells) ? List.of() : cells));
    } catch (CsvParseException e) {
      return unreadable(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  // A quotation mark that was never closed ends at the next one, in another row: then rows with all
  // their delimiters lie within one cell.
  private boolean swallowsRows(List<String> cells) {
    for (var cell : cells) {
      if (cell.length() > FEW
          && (cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)
          && cell.lines().anyMatch(this::isRow)) {
        return true;
      }
    }
    return false;
  }

  // In a file of few columns, people may write as many delimiters themselves, but no figures with
  // them.
  private boolean isRow(String line) {
    var delimiters = line.chars().filter(c -> c == delimiter).count();
    return delimiters >= Math.max(FEW, widest / 2)
        || (delimiters > 0 && delimiters == widest - 1L && isOfFigures(line));
  }

  private boolean isOfFigures(String line) {
    return Stream.of(line.split(Pattern.quote(String.valueOf(delimiter)), -1))
        .skip(1)
        .allMatch(
            cell ->
                cell.chars().anyMatch(Character::isDigit)
                    && cell.chars().noneMatch(Character::isLetter));
  }

  private static boolean isBlankLine(List<String> cells) {
    return cells.size() == 1 && cells.getFirst().isEmpty();
  }

  // FastCSV tells what happened in the message alone; a test holds every one of them.
  private Unreadable unreadable(CsvParseException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      var message = String.valueOf(cause.getMessage());
      if (message.contains("max field size")) {
        return cellTooLong();
      }
      if (message.contains("max record size")) {
        return new Unreadable(
            problem(SheetFault.Kind.ROW_TOO_LARGE, Integer.toString(Sheet.LARGEST_ROW)));
      }
      if (message.contains("maximum limit of") && message.contains("fields")) {
        return new Unreadable(
            problem(SheetFault.Kind.TOO_MANY_COLUMNS, Integer.toString(Sheet.MOST_COLUMNS)));
      }
      if (message.contains("after closing quote")) {
        return new Unreadable(problem(SheetFault.Kind.QUOTE_MISPLACED));
      }
    }
    // What fills a buffer without a line break is a long cell, quotation mark or not.
    return line.length() >= Sheet.LARGEST_ROW / 2
        ? cellTooLong()
        : new Unreadable(problem(SheetFault.Kind.QUOTE_UNCLOSED));
  }

  private Unreadable cellTooLong() {
    return new Unreadable(
        problem(SheetFault.Kind.CELL_TOO_LONG, Integer.toString(Sheet.LONGEST_CELL)));
  }

  // The record that failed was never handed out, so its number is the next.
  private SheetFault problem(SheetFault.Kind code, String... arguments) {
    return new SheetFault(code, number + 1, List.of(arguments));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
