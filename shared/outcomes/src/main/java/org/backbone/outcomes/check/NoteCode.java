package org.backbone.outcomes.check;

import java.util.List;
import java.util.Locale;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.SheetRemark;

/// What is good to know about a file and stops nothing. What each says stands with the capability's
/// words, as `file.note.<id>`; a reason that a mapping gives stands in the arguments, once for each
/// language, in their order.
public enum NoteCode {
  /// Rows that are people, and count.
  PEOPLE,
  /// Rows that a rule leaves out.
  ROWS_LEFT_OUT,
  /// Rows about places that are not the network's.
  ROWS_ELSEWHERE,
  /// Rows that count more than there are, which the network knows.
  ROWS_KNOWN,
  /// Rows without any text.
  ROWS_BLANK,
  /// Title lines.
  TITLE_LINES,
  /// Lines below the header that say of themselves that they are notes.
  NOTE_LINES,
  /// Hidden figures.
  FIGURES_HIDDEN,
  /// A 0 beside a mark of hiding, where the mapping says what it means.
  ZEROS_HIDDEN,
  /// A count whose share is hidden.
  BASES_HIDDEN,
  /// A base that count and share leave as a range.
  BASES_DERIVED,
  /// A count that base and share leave as a range.
  COUNTS_DERIVED,
  /// Codes in a spreadsheet's armour.
  CODES_UNWRAPPED,
  /// Rows that a sheet hides, and that were read.
  ROWS_HIDDEN,
  /// Columns that a sheet hides, and that were read.
  COLUMNS_HIDDEN,
  /// Cells that are merged: what stands there was read in the first alone.
  CELLS_MERGED,
  /// Hidden sheets with something in them, which were not read.
  SHEETS_HIDDEN,
  /// Other sheets with something in them, which were not read.
  SHEETS_UNREAD,
  /// People of whom the file says neither yes nor no.
  PEOPLE_UNANSWERED,
  /// Rows that are the file's own sums, by their words: held against the others, not counted.
  TOTAL_LINES,
  /// Places with groups and no figure of everyone, which is their sum.
  EVERYONE_SUMMED,
  /// A site of ours that no row is about.
  SITE_ABSENT;

  /// The code as JSON has it, `rows_left_out`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What its sender sees otherwise than it was read, as a note.
  public static ProblemGroup note(SheetRemark remark) {
    var code =
        switch (remark.kind()) {
          case ROWS_HIDDEN -> ROWS_HIDDEN;
          case COLUMNS_HIDDEN -> COLUMNS_HIDDEN;
          case CELLS_MERGED -> CELLS_MERGED;
          case SHEETS_HIDDEN -> SHEETS_HIDDEN;
          case SHEETS_UNREAD -> SHEETS_UNREAD;
        };
    return code.note("", remark.count(), List.of(), remark.first());
  }

  /// The note, as it is kept.
  ///
  /// @param arguments what the words need; a reason once for each language, in their order
  /// @param first the first rows that it is about
  public ProblemGroup note(String column, int rows, List<String> arguments, List<Long> first) {
    return new ProblemGroup(
        id(),
        CellText.shown(column),
        rows,
        arguments,
        first.stream().map(row -> new ProblemGroup.Sample(row, "", "")).toList());
  }
}
