package org.backbone.outcomes.mapping;

import java.util.List;
import java.util.Optional;
import org.backbone.platform.core.Texts;

/// Which rows are not figures of one place, and why. Such a row is spared every other check.
///
/// @param kind what becomes of the rows
/// @param column the header of the column that decides
/// @param values the values, compared without case; `*` at the end of one stands for any ending,
///     and the empty one for an empty cell
/// @param why a whole sentence for the sender, if one is needed
public record RowChoice(Kind kind, String column, List<String> values, Optional<Texts> why) {
  /// What becomes of rows.
  public enum Kind {
    /// Only rows with one of the values count.
    ONLY,
    /// Rows with one of the values do not count.
    EXCEPT,
    /// Rows with one of the values are the sums of the others: compared, not counted.
    TOTALS,
    /// Rows with one of the values count more people than there are, and the network knows why.
    KNOWN;

    /// Whether it keeps rows from counting.
    public boolean leavesOut() {
      return this == ONLY || this == EXCEPT;
    }
  }

  /// Copies the values; refuses none.
  public RowChoice {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a rule about rows without values: " + column);
    }
    if (kind == Kind.KNOWN && why.isEmpty()) {
      throw new IllegalArgumentException("what is known of rows needs its reason: " + column);
    }
  }
}
