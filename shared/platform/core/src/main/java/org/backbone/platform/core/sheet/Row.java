package org.backbone.platform.core.sheet;

import java.util.List;

/// One row of a sheet as it stands there.
///
/// @param number the row's number as a spreadsheet shows it: the first is 1, title lines, blank
///     lines and header rows count, and a row whose cells hold line breaks counts once
/// @param cells its cells as text, none for a blank line
public record Row(long number, List<String> cells) {
  /// Copies the cells.
  public Row {
    cells = List.copyOf(cells);
  }

  /// The cell at `index` without spaces around it, empty beyond the last one.
  public String cell(int index) {
    return index < cells.size() ? CellText.clean(cells.get(index)) : "";
  }

  /// Whether no cell holds anything.
  public boolean isBlank() {
    for (var cell : cells) {
      if (!CellText.clean(cell).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
