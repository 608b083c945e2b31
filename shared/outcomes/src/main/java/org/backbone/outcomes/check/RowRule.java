package org.backbone.outcomes.check;

import java.util.List;
import java.util.Set;
import org.backbone.platform.core.Texts;

/// Which rows of a sheet count for the network. Rows that do not are read and checked all the same,
/// and explained.
public sealed interface RowRule {
  /// The header of the column that decides.
  String column();

  /// Why a row is left out, as a whole sentence.
  Texts why();

  /// Only rows with one of these values count.
  ///
  /// @param values the values, compared without case
  /// @param ours endings of a value that would be ours: such a row with a value we do not know is
  ///     asked about, not left out; so is one that is nearly one of the values
  /// @param others values that look nearly like one of ours and are somebody else's
  record Area(String column, Set<String> values, List<String> ours, Set<String> others, Texts why)
      implements RowRule {
    /// Copies the values.
    public Area {
      values = Set.copyOf(values);
      ours = List.copyOf(ours);
      others = Set.copyOf(others);
    }
  }

  /// Rows with one of these values do not count: totals, mostly.
  record Except(String column, Set<String> values, Texts why) implements RowRule {
    /// Copies the values.
    public Except {
      values = Set.copyOf(values);
    }
  }
}
