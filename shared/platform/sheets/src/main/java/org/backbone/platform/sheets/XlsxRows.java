package org.backbone.platform.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// The first visible sheet of an Excel workbook as rows. Dates come as `2014-10-01 00:00:00`,
/// percentages with their sign, numbers as short as they can be, the rest as its text.
final class XlsxRows implements Rows {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final ReadableWorkbook workbook;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private long number;
  private int width;

  private XlsxRows(ReadableWorkbook workbook, Stream<org.dhatim.fastexcel.reader.Row> stream) {
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  /// Opens a sheet of the workbook, unless it would be dangerous to.
  static Rows open(Path file, String name) throws IOException {
    var refusal = ZipGuard.refusal(file);
    return refusal.isPresent() ? noRows(refusal.get()) : opened(file, name);
  }

  /// The names of the sheets that can be seen; one empty name where the workbook cannot be read.
  static List<String> names(Path file) throws IOException {
    if (ZipGuard.refusal(file).isPresent()) {
      return List.of("");
    }
    try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
      var names = visible(workbook).map(org.dhatim.fastexcel.reader.Sheet::getName).toList();
      return names.isEmpty() ? List.of("") : names;
    } catch (RuntimeException | IOException _) {
      // As below.
      return List.of("");
    }
  }

  // The reader throws whatever comes to hand at a workbook that is not as it should be. All of it
  // means the same to the sender; a fault of the disk stays what it is.
  private static Rows opened(Path file, String name) throws IOException {
    ReadableWorkbook workbook;
    try {
      workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    } catch (RuntimeException | IOException _) {
      return noRows(SheetFault.Kind.WORKBOOK_UNREADABLE);
    }
    try {
      var sheet =
          visible(workbook)
              .filter(candidate -> candidate.getName().equals(name))
              .findFirst()
              .or(() -> visible(workbook).findFirst());
      if (sheet.isPresent()) {
        return new XlsxRows(workbook, sheet.get().openStream());
      }
    } catch (RuntimeException | IOException _) {
      // As above; the workbook is closed below.
    }
    workbook.close();
    return noRows(SheetFault.Kind.WORKBOOK_UNREADABLE);
  }

  private static Stream<org.dhatim.fastexcel.reader.Sheet> visible(ReadableWorkbook workbook) {
    return workbook
        .getSheets()
        .filter(candidate -> candidate.getVisibility() == SheetVisibility.VISIBLE);
  }

  private static Rows noRows(SheetFault.Kind code) {
    return new NoRows(SheetFault.ofFile(code));
  }

  @Override
  public Next next() throws IOException {
    try {
      if (!rows.hasNext()) {
        return new End();
      }
      var row = rows.next();
      if (row.getRowNum() <= number) {
        return new Unreadable(SheetFault.ofFile(SheetFault.Kind.WORKBOOK_UNREADABLE));
      }
      number = row.getRowNum();
      return row.getCellCount() > Sheet.MOST_COLUMNS ? tooManyColumns() : found(row);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (RuntimeException _) {
      return new Unreadable(SheetFault.ofFile(SheetFault.Kind.WORKBOOK_UNREADABLE));
    }
  }

  private Unreadable tooManyColumns() {
    var most = Integer.toString(Sheet.MOST_COLUMNS);
    return new Unreadable(new SheetFault(SheetFault.Kind.TOO_MANY_COLUMNS, number, List.of(most)));
  }

  // A workbook keeps no cells behind a row's last one; a row is as wide as the widest above it.
  private Found found(org.dhatim.fastexcel.reader.Row row) {
    var cells = new ArrayList<String>();
    for (var i = 0; i < row.getCellCount(); i++) {
      cells.add(row.hasCell(i) ? text(row.getCell(i)) : "");
    }
    width = Math.max(width, cells.size());
    var blank = cells.stream().allMatch(String::isBlank);
    while (!blank && cells.size() < width) {
      cells.add("");
    }
    return new Found(new Row(number, blank ? List.of() : cells));
  }

  private static String text(Cell cell) {
    var isNumber = cell.getValue() instanceof BigDecimal;
    if (!isNumber) {
      return cell.getType() == CellType.ERROR ? "#" + cell.getText() : cell.getText();
    }
    var number = (BigDecimal) cell.getValue();
    var format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
    var pattern = QUOTED.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
    if (pattern.contains("%")) {
      return plain(number.movePointRight(2)) + "%";
    }
    if (pattern.matches(".*[ymdhs].*") && !pattern.equals("general")) {
      return cell.asDate().format(DATE);
    }
    return plain(number);
  }

  // 4.8 is kept as 4.7999999999999998: the shortest text that means the same double is what its
  // sender sees.
  private static String plain(BigDecimal number) {
    var shortest = new BigDecimal(Double.toString(number.doubleValue())).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0).toPlainString() : shortest.toPlainString();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
