package org.backbone.platform.sheets;

import java.util.List;
import java.util.Map;
import org.backbone.platform.books.NewSheet;

/// What is said of a sheet of somebody's workbook: a column beside theirs, with a text in some
/// rows, cells that are marked as long as the text of their row stands there, and a sheet more.
///
/// @param sheet the name of the sheet, as in [Sheet#open]
/// @param column where the texts stand, from 0; nobody's, or one that was added before
/// @param isAgain whether the column is one that was added before: what stands there goes
/// @param from the row in which the column begins
/// @param texts what is said, by rows
/// @param marked the columns of the cells that are marked, by rows that have a text
/// @param more the sheet that is added, behind all others
/// @param instead the name of a sheet in whose place it comes; empty for none
public record BookAnswer(
    String sheet,
    int column,
    boolean isAgain,
    long from,
    Map<Long, String> texts,
    Map<Long, List<Integer>> marked,
    NewSheet more,
    String instead) {
  /// Copies the texts.
  public BookAnswer {
    texts = Map.copyOf(texts);
    marked = Map.copyOf(marked);
  }
}
