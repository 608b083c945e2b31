package org.backbone.outcomes.proposal;

import java.util.List;
import java.util.Map;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.sheet.Row;

/// What a sheet that nobody knows yet most likely means.
///
/// @param header its header
/// @param columns its columns, left to right
/// @param decimalComma whether a comma parts decimals
/// @param marks texts that stand in place of figures, with what each most likely means
/// @param first its first rows below the header
/// @param rows how many rows stand below the header
public record SheetGuess(
    Row header,
    List<GuessedColumn> columns,
    boolean decimalComma,
    Map<String, CellMark> marks,
    List<Row> first,
    int rows) {
  /// Copies what it is given.
  public SheetGuess {
    columns = List.copyOf(columns);
    marks = Map.copyOf(marks);
    first = List.copyOf(first);
  }

  /// Whether there are figures in it, of what the network counts or of something else.
  public boolean hasFigures() {
    return columns.stream()
        .anyMatch(
            column ->
                column.meaning() instanceof Meaning.Figure
                    || column.why() == GuessedColumn.Why.NEW_FIGURES);
  }
}
