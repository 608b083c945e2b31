package org.backbone.outcomes.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.backbone.metrics.Amount;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.DoubtCode;
import org.backbone.outcomes.values.PublishedShare;
import org.backbone.outcomes.values.Value;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;
import org.jspecify.annotations.Nullable;

/// Looks, column by column, for shares that are read as they stand and hardly meant so.
final class ShareDoubts {
  private static final int HUNDRED = 100;

  // Of so few, each may be small.
  private static final int FEWEST = 5;

  private final SequencedMap<String, Column> columns = new TreeMap<>();

  private static final class Column {
    private int shares;
    private int belowOne;
    private int aboveZero;
    private int withoutShare;
    private final List<Doubt.Example> rows = new ArrayList<>();
  }

  /// A figure with a share, and without a base that the share could be held against.
  ///
  /// @param header of the share's column
  void add(String header, Row row, @Nullable Value count, @Nullable Value share) {
    if (!(share instanceof Value.Share(var published))) {
      return;
    }
    var column = columns.computeIfAbsent(CellText.shown(header), _ -> new Column());
    column.shares++;
    column.belowOne += published.high() * HUNDRED <= published.scale() ? 1 : 0;
    column.aboveZero += published.low() > 0 ? 1 : 0;
    if (count instanceof Value.Whole(var n) && n > 0 && isZero(published)) {
      column.withoutShare++;
      if (column.rows.size() < Doubt.MOST_EXAMPLES) {
        column.rows.add(new Doubt.Example(row.number(), "", Amount.ZERO, Amount.exact(n)));
      }
    }
  }

  // A zero that was rounded; a mark of a range ends higher.
  private static boolean isZero(PublishedShare share) {
    return share.low() == 0 && share.high() == 1;
  }

  List<Doubt> all() {
    var doubts = new ArrayList<Doubt>();
    columns.forEach(
        (header, column) -> {
          if (column.shares >= FEWEST && column.belowOne == column.shares && column.aboveZero > 0) {
            doubts.add(new Doubt(DoubtCode.COLUMN_BELOW_ONE, header, column.shares, List.of()));
          }
          if (column.withoutShare > 0) {
            doubts.add(
                new Doubt(DoubtCode.COUNT_WITHOUT_SHARE, header, column.withoutShare, column.rows));
          }
        });
    return doubts;
  }
}
