package org.backbone.outcomes;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.personal.PersonalData;

/// What became of an upload.
public sealed interface Outcome {
  /// Asked for; no file was read yet.
  record Requested() implements Outcome {}

  /// A file is here, and reading it broke off each time so far, for a reason on our side.
  ///
  /// @param since when it was first found unread
  /// @param givenUp whether staff want its sender to be asked for it again
  record Hindered(Instant since, boolean givenUp) implements Outcome {}

  /// A file is here whose columns nobody has said the meaning of; it is read once its sender has.
  ///
  /// @param file which file
  /// @param at when it was looked at
  /// @param rows data rows in it
  record Asked(FileFacts file, Instant at, int rows) implements Outcome {}

  /// Its sender has said what the columns of the file mean: it is to be read.
  ///
  /// @param file which file
  /// @param at when it was said
  record Answered(FileFacts file, Instant at) implements Outcome {}

  /// The whole file was taken.
  ///
  /// @param file which file
  /// @param at when
  /// @param reading what was read of it
  /// @param aggregate the digest under which its figures are kept
  /// @param tables what it fills
  record Accepted(
      FileFacts file, Instant at, Reading reading, String aggregate, SortedSet<TableKey> tables)
      implements Outcome {
    /// Copies the tables.
    public Accepted {
      tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
    }
  }

  /// Nothing of the file was taken.
  ///
  /// @param file which file
  /// @param at when
  /// @param rows data rows in it
  /// @param badRows how many of them need an answer
  /// @param problems the problems, most rows first; at most as many as fit a page
  /// @param errorFile the key of the partner's own file with the problems beside the rows, empty if
  ///     there is none (a file that could not be read at all)
  record Refused(
      FileFacts file,
      Instant at,
      int rows,
      int badRows,
      List<ProblemGroup> problems,
      String errorFile)
      implements Outcome {
    /// Copies the problems.
    public Refused {
      problems = List.copyOf(problems);
    }

    /// Whether it was refused for personal data, so that it must not stay.
    public boolean isPersonal() {
      return problems.stream().map(ProblemGroup::code).anyMatch(PersonalData::isProblem);
    }

    /// Whether nobody tries to read it again, for what it does to whoever does.
    public boolean isUnreadable() {
      return problems.stream()
          .anyMatch(problem -> problem.code().equals(ProblemCode.READING_STOPPED.id()));
    }
  }
}
