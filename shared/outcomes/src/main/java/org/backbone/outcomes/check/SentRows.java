package org.backbone.outcomes.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetRemark;

/// A sheet as its sender made it: without the column that an error file added, and empty where all
/// of the sheet was added by one.
public final class SentRows implements Rows {
  // A header that is farther down is not looked for either.
  private static final int WITHIN = 100;

  private final Rows rows;
  private final int others;
  private int column = -1;
  private int seen;
  private boolean hasBegun;
  private boolean isAdded;

  /// The sheet whose rows these are.
  ///
  /// @param others how many other sheets of the workbook were added
  public SentRows(Rows rows, int others) {
    this.rows = rows;
    this.others = others;
  }

  @Override
  public Next next() throws IOException {
    if (isAdded) {
      return new End();
    }
    var next = rows.next();
    return next instanceof Found(var row) ? own(row) : next;
  }

  private Next own(Row row) {
    if (!hasBegun && !row.isBlank()) {
      hasBegun = true;
      isAdded = ErrorColumn.isSheetTitle(row.cell(0));
    }
    return isAdded ? new End() : new Found(without(row));
  }

  private Row without(Row row) {
    if (column < 0 && seen++ < WITHIN) {
      column = titled(row);
    }
    if (column < 0 || column >= row.cells().size()) {
      return row;
    }
    var cells = new ArrayList<>(row.cells());
    if (column == cells.size() - 1) {
      var told = cells.removeLast();
      shorten(cells, told);
    } else {
      cells.set(column, "");
    }
    return new Row(row.number(), cells);
  }

  // A row that was too short has blank cells up to ours, as long as nobody has filled them.
  private static void shorten(List<String> cells, String told) {
    var had = told.isEmpty() ? -1 : ErrorColumn.cellsOfShortRow(told);
    if (had >= 0
        && had < cells.size()
        && cells.subList(had, cells.size()).stream().allMatch(String::isBlank)) {
      cells.subList(had, cells.size()).clear();
    }
  }

  private static int titled(Row row) {
    for (var i = 0; i < row.cells().size(); i++) {
      if (ErrorColumn.isTitle(row.cells().get(i))) {
        return i;
      }
    }
    return -1;
  }

  /// Where the column stands that was added, from 0; -1 as long as none was found.
  public int added() {
    return column;
  }

  /// Whether all of the sheet was added.
  public boolean isAdded() {
    return isAdded;
  }

  @Override
  public List<SheetRemark> remarks() {
    return rows.remarks().stream()
        .map(
            remark ->
                remark.kind() == SheetRemark.Kind.SHEETS_UNREAD
                    ? new SheetRemark(remark.kind(), remark.count() - others, remark.first())
                    : remark)
        .filter(remark -> remark.count() > 0)
        .toList();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
