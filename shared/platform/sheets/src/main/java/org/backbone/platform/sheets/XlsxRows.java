package org.backbone.platform.sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;
import org.backbone.platform.core.sheet.SheetRemark;

/// One sheet of an Excel workbook as rows, as its sender sees them. Dates come as
/// `2014-10-01 00:00:00`, percentages with their sign, codes with their zeros, other numbers as
/// short as they can be, the rest as its text. Hidden rows and columns are rows and columns.
final class XlsxRows implements Rows {
  private static final int LAST_ROW = 1 << 20;
  private static final int LAST_COLUMN = 1 << 14;
  private static final int MOST_NAMES = 20;

  private final Workbook workbook;
  private final XmlEvents sheet;
  private final SharedStrings strings;
  private final List<NumberFormat> formats;
  private final OtherTabs others;
  private final CellString value = new CellString();
  private final BitSet hidden = new BitSet();
  private final BitSet filled = new BitSet();
  private final FirstRows hiddenRows = new FirstRows();
  private final FirstRows merged = new FirstRows();
  private boolean isAmongRows;
  private long number;
  private int width;

  private XlsxRows(
      Workbook workbook,
      XmlEvents sheet,
      SharedStrings strings,
      List<NumberFormat> formats,
      OtherTabs others) {
    this.workbook = workbook;
    this.sheet = sheet;
    this.strings = strings;
    this.formats = formats;
    this.others = others;
  }

  /// Opens a sheet of the workbook.
  static Rows open(Path file, String name) throws IOException {
    try {
      return opened(Workbook.open(file), name);
    } catch (Unfit e) {
      return new NoRows(e.fault());
    }
  }

  /// Opens a sheet of the workbook by its place, hidden ones too.
  static Rows open(Path file, int place) throws IOException {
    try {
      var workbook = Workbook.open(file);
      try {
        if (place >= workbook.tabs().size()) {
          throw new Unfit(SheetFault.Kind.NO_SHEET_SEEN);
        }
        return rows(workbook, workbook.tabs().get(place), new OtherTabs(0, 0));
      } catch (IOException | RuntimeException e) {
        workbook.close();
        throw e;
      }
    } catch (Unfit e) {
      return new NoRows(e.fault());
    }
  }

  /// How many sheets there are, hidden ones too; 1 where the workbook cannot be read.
  static int count(Path file) throws IOException {
    try (var workbook = Workbook.open(file)) {
      return Math.max(workbook.tabs().size(), 1);
    } catch (Unfit _) {
      return 1;
    }
  }

  /// The names of the first sheets that can be seen; one empty name where the workbook cannot be
  /// read.
  static List<String> names(Path file) throws IOException {
    try (var workbook = Workbook.open(file)) {
      var names = seen(workbook).map(Workbook.Tab::name).limit(MOST_NAMES).toList();
      return names.isEmpty() ? List.of("") : names;
    } catch (Unfit _) {
      return List.of("");
    }
  }

  private static Stream<Workbook.Tab> seen(Workbook workbook) {
    return workbook.tabs().stream().filter(Workbook.Tab::isSeen);
  }

  private static Rows opened(Workbook workbook, String name) throws IOException {
    try {
      var tab = workbook.seen(name);
      return rows(workbook, tab, OtherTabs.than(tab, workbook));
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  private static Rows rows(Workbook workbook, Workbook.Tab tab, OtherTabs others)
      throws IOException {
    return new XlsxRows(
        workbook, workbook.sheet(tab), workbook.strings(), workbook.formats(), others);
  }

  @Override
  public Next next() throws IOException {
    try {
      for (var event = sheet.next(); event != XmlEvents.Event.END; event = sheet.next()) {
        var isOpen = event == XmlEvents.Event.OPEN;
        switch (sheet.name()) {
          case "sheetData" -> isAmongRows = isOpen;
          case "row" -> {
            if (isOpen && isAmongRows) {
              return new Found(row());
            }
          }
          case "col" -> {
            if (isOpen && !isAmongRows && Workbook.isTrue(sheet.attribute("hidden"))) {
              hide(number(sheet.attribute("min"), LAST_COLUMN), sheet.attribute("max"));
            }
          }
          case "mergeCell" -> {
            if (isOpen) {
              merged.add(firstRow(sheet.attribute("ref")));
            }
          }
          default -> {
            // How it looks, or what is no cell.
          }
        }
      }
      return new End();
    } catch (Unfit e) {
      return new Unreadable(fault(e));
    }
  }

  private SheetFault fault(Unfit unfit) {
    return switch (unfit.kind()) {
      case CELL_TOO_LONG, ROW_TOO_LARGE, TOO_MANY_COLUMNS -> unfit.fault(number);
      default -> unfit.fault();
    };
  }

  private void hide(int from, String to) throws IOException {
    hidden.set(from - 1, Math.max(from, number(to, LAST_COLUMN)));
  }

  private static long firstRow(String area) {
    var digits = area.split(":", 2)[0].replaceAll("[^0-9]", "");
    return digits.isEmpty() || digits.length() > 7 ? 0 : Long.parseLong(digits);
  }

  private static int number(String text, int most) throws IOException {
    var number = 0;
    for (var i = 0; i < text.length(); i++) {
      var digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > most) {
        throw Unfit.damaged();
      }
      number = number * 10 + digit;
    }
    if (number < 1 || number > most) {
      throw Unfit.damaged();
    }
    return number;
  }

  // A row that does not say its number is the next; likewise a cell.
  private Row row() throws IOException {
    var said = sheet.attribute("r");
    var isHidden = Workbook.isTrue(sheet.attribute("hidden"));
    var own = said.isEmpty() ? number + 1 : number(said, LAST_ROW);
    if (own <= number) {
      throw Unfit.damaged();
    }
    number = own;
    var depth = sheet.depth();
    var cells = new ArrayList<String>();
    var column = -1;
    var size = 0;
    while (nextWithin(depth)) {
      if (sheet.name().equals("c")) {
        var reference = sheet.attribute("r");
        var at = reference.isEmpty() ? column + 1 : column(reference);
        if (at <= column || at >= LAST_COLUMN) {
          throw Unfit.damaged();
        }
        column = at;
        var text = cell();
        size += text.length();
        put(cells, column, text);
        if (size > Sheet.LARGEST_ROW) {
          throw new Unfit(SheetFault.Kind.ROW_TOO_LARGE, Sheet.LARGEST_ROW);
        }
      }
    }
    return row(cells, isHidden);
  }

  // Goes to the next element that begins within the one at this depth; says whether there is one.
  private boolean nextWithin(int depth) throws IOException {
    for (var event = sheet.next(); event != XmlEvents.Event.END; event = sheet.next()) {
      if (event == XmlEvents.Event.OPEN) {
        return true;
      }
      if (sheet.depth() < depth) {
        return false;
      }
    }
    return false;
  }

  // Behind the last one that holds something there are no cells, however far it is coloured.
  private void put(List<String> cells, int column, String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    if (column >= Sheet.MOST_COLUMNS) {
      throw new Unfit(SheetFault.Kind.TOO_MANY_COLUMNS, Sheet.MOST_COLUMNS);
    }
    while (cells.size() < column) {
      cells.add("");
    }
    cells.add(text);
    filled.set(column);
  }

  // A row is as wide as the widest above it.
  private Row row(List<String> cells, boolean isHidden) {
    if (cells.stream().allMatch(String::isBlank)) {
      return new Row(number, List.of());
    }
    if (isHidden) {
      hiddenRows.add(number);
    }
    width = Math.max(width, cells.size());
    while (cells.size() < width) {
      cells.add("");
    }
    return new Row(number, cells);
  }

  private static int column(String reference) throws IOException {
    var column = 0;
    for (var i = 0; i < reference.length(); i++) {
      var c = reference.charAt(i);
      if (c >= 'A' && c <= 'Z' && column <= LAST_COLUMN) {
        column = column * 26 + c - 'A' + 1;
      } else if (c < '0' || c > '9') {
        throw Unfit.damaged();
      }
    }
    return column - 1;
  }

  private String cell() throws IOException {
    var type = sheet.attribute("t");
    var style = sheet.attribute("s");
    var depth = sheet.depth();
    var formula = "";
    value.begin();
    for (var event = sheet.next(); sheet.depth() >= depth; event = sheet.next()) {
      if (event == XmlEvents.Event.CLOSE && sheet.depth() == depth) {
        switch (sheet.name()) {
          case "v" -> value.append(sheet);
          case "f" -> formula = "=" + sheet.text();
          default -> {
            // How it looks.
          }
        }
      } else if (sheet.depth() > depth) {
        value.take(event, sheet);
      }
    }
    if (value.isTooLong()) {
      throw new Unfit(SheetFault.Kind.CELL_TOO_LONG, Sheet.LONGEST_CELL);
    }
    var raw = value.text();
    return raw.isEmpty() ? formula : text(type, style, raw);
  }

  private String text(String type, String style, String raw) throws IOException {
    return switch (type) {
      case "s" -> strings.text(raw);
      case "b" -> Workbook.isTrue(raw) ? "TRUE" : "FALSE";
      case "d" -> raw.length() == 10 ? raw + " 00:00:00" : raw.replace('T', ' ');
      case "", "n" -> format(style).show(raw.strip(), workbook.isSince1904());
      default -> raw;
    };
  }

  private NumberFormat format(String style) throws IOException {
    if (style.isEmpty()) {
      return new NumberFormat.Plain();
    }
    var index = style.equals("0") ? 0 : number(style, NumberFormat.MOST);
    return index < formats.size() ? formats.get(index) : new NumberFormat.Plain();
  }

  @Override
  public List<SheetRemark> remarks() {
    var remarks = new ArrayList<SheetRemark>();
    hiddenRows.remark(SheetRemark.Kind.ROWS_HIDDEN).ifPresent(remarks::add);
    var columns = (BitSet) hidden.clone();
    columns.and(filled);
    if (!columns.isEmpty()) {
      remarks.add(
          new SheetRemark(SheetRemark.Kind.COLUMNS_HIDDEN, columns.cardinality(), List.of()));
    }
    merged.remark(SheetRemark.Kind.CELLS_MERGED).ifPresent(remarks::add);
    remarks.addAll(others.remarks());
    return remarks;
  }

  @Override
  public void close() throws IOException {
    sheet.close();
    workbook.close();
  }
}
