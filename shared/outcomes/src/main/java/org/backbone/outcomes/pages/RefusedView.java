package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.check.ProblemGroup;
import org.jspecify.annotations.Nullable;

/// What `uploadRefused.jte` shows.
///
/// @param at when it was read, or given up, in words
/// @param what dataset and period
/// @param standing what counts in its place
/// @param settled whether a newer file counts, so that nothing needs an answer any more
/// @param title how much of it needs an answer
/// @param kinds how many kinds of problems there are
/// @param errorFile where the file with the errors in it is; null where there is none
/// @param columns where its sender said what its columns mean; null where nobody asked
/// @param groups the problems, most rows first
/// @param slot what it was sent for
/// @param again what the button says that begins another upload
public record RefusedView(
    SentFile file,
    String at,
    String what,
    String standing,
    boolean settled,
    String title,
    int kinds,
    @Nullable String errorFile,
    @Nullable String columns,
    List<Group> groups,
    Slot slot,
    String again) {
  /// Copies the groups.
  public RefusedView {
    groups = List.copyOf(groups);
  }

  /// Rows that share a problem, some of them shown.
  ///
  /// @param title what is wrong
  /// @param column whose values are shown
  public record Group(String title, String column, List<ProblemGroup.Sample> samples, String toDo) {
    /// Copies the samples.
    public Group {
      samples = List.copyOf(samples);
    }

    /// Whether anything tells whose rows they are.
    public boolean hasNames() {
      return samples.stream().anyMatch(sample -> !sample.about().isEmpty());
    }

    /// Whether any value may be repeated.
    public boolean hasValues() {
      return samples.stream().anyMatch(sample -> !sample.value().isEmpty());
    }
  }
}
