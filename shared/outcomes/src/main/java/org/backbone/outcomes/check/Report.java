package org.backbone.outcomes.check;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backbone.metrics.Aggregate;
import org.backbone.platform.core.Period;

/// What the check of a whole sheet came to.
public sealed interface Report {
  /// The whole sheet can be taken in.
  ///
  /// @param dataset the id of the dataset
  /// @param mapping the id of the mapping that was followed
  /// @param periods what the sheet is about: periods of the dataset; those of its tables where it
  ///     is not known which the dataset has
  /// @param reading how much was read, and what is good to know
  /// @param aggregate the cells it comes to, by table
  /// @param doubts what is unlikely about it
  record Accepted(
      String dataset,
      String mapping,
      SortedSet<Period> periods,
      Reading reading,
      Aggregate aggregate,
      List<Doubt> doubts)
      implements Report {
    /// Copies the collections.
    public Accepted {
      periods = Collections.unmodifiableSortedSet(new TreeSet<>(periods));
      doubts = List.copyOf(doubts);
    }
  }

  /// What an accepted one comes to on a day: its doubts, and those about its periods.
  default Report on(LocalDate today) {
    return this instanceof Accepted it
        ? new Accepted(
            it.dataset(),
            it.mapping(),
            it.periods(),
            it.reading(),
            it.aggregate(),
            Stream.concat(
                    it.doubts().stream(),
                    Plausibility.ofPeriods(it.periods(), it.aggregate(), today).stream())
                .toList())
        : this;
  }

  /// Nothing of it can be taken in.
  ///
  /// @param dataset the id of the dataset whose header it has, empty if it has none that is known
  /// @param rows data rows in it, as far as they could be read
  /// @param badRows how many of them need an answer
  /// @param groups the problems by kind, most rows first
  /// @param first the first of them one by one
  /// @param total how many there are
  /// @param width how many columns the sheet has, as far as it was read
  /// @param notes what is good to know besides
  record Refused(
      String dataset,
      int rows,
      int badRows,
      List<ProblemGroup> groups,
      List<RowProblem> first,
      int total,
      int width,
      List<ProblemGroup> notes)
      implements Report {
    /// Copies the lists.
    public Refused {
      groups = List.copyOf(groups);
      first = List.copyOf(first);
      notes = List.copyOf(notes);
    }
  }
}
