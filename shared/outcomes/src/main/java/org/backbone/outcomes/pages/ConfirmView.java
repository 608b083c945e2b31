package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.metrics.Slot;
import org.backbone.platform.pages.FormView;

/// What `confirm.jte` shows: what a file would change before it counts.
///
/// @param form what was said, and what is wrong with it
/// @param path where the form goes
/// @param title the question
/// @param what dataset and period
/// @param standing what counts now
/// @param periods what the file would be for each of its periods; empty where it has one
/// @param counts how many figures would change, be added, and be gone
/// @param doubts what is unlikely; empty for nothing
/// @param totals what everyone would see, by period
/// @param changes the changes, by kind
/// @param until by when it is to be said
/// @param slot what the file was sent for
/// @param withdraw where it is thrown away
public record ConfirmView(
    FormView form,
    String path,
    String title,
    SentFile file,
    String what,
    String standing,
    List<String> periods,
    List<String> counts,
    List<Doubted> doubts,
    List<Total> totals,
    List<Changes> changes,
    String until,
    Slot slot,
    String withdraw) {
  /// Copies the lists.
  public ConfirmView {
    periods = List.copyOf(periods);
    counts = List.copyOf(counts);
    doubts = List.copyOf(doubts);
    totals = List.copyOf(totals);
    changes = List.copyOf(changes);
  }

  /// Something unlikely.
  ///
  /// @param why why it is
  /// @param examples the first places or rows, each with both figures
  public record Doubted(String what, String why, List<String> examples) {
    /// Copies the examples.
    public Doubted {
      examples = List.copyOf(examples);
    }
  }

  /// An indicator's figure for a period, all places together.
  public record Total(String what, String period, String now, String then) {}

  /// The changes of one kind.
  ///
  /// @param title how many of which
  /// @param lines the first of them
  /// @param more how many more there are
  public record Changes(String title, List<Line> lines, int more) {
    /// Copies the lines.
    public Changes {
      lines = List.copyOf(lines);
    }
  }

  /// A figure that changes.
  public record Line(
      String place, String period, String group, String what, String now, String then) {}
}
