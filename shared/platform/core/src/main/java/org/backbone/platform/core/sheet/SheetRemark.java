package org.backbone.platform.core.sheet;

import java.util.List;

/// What a spreadsheet shows otherwise than its rows are read.
///
/// @param kind what it is
/// @param count how many
/// @param first the first rows that it is about, none where it is about no row
public record SheetRemark(Kind kind, int count, List<Long> first) {
  /// What is shown otherwise.
  public enum Kind {
    /// Rows that are hidden, and were read.
    ROWS_HIDDEN,
    /// Columns that are hidden, and were read.
    COLUMNS_HIDDEN,
    /// Areas of several cells in one: what stands there was read in the first alone.
    CELLS_MERGED,
    /// Sheets with something in them that are hidden, and were not read.
    SHEETS_HIDDEN,
    /// Other sheets with something in them, which were not read.
    SHEETS_UNREAD
  }

  /// Copies the rows.
  public SheetRemark {
    first = List.copyOf(first);
  }
}
