package org.backbone.outcomes;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.FigureCounts;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.personal.PersonalData;
import org.backbone.platform.core.Lifetimes;
import org.jspecify.annotations.Nullable;

/// What became of an upload.
public sealed interface Outcome {
  /// Asked for; no file was read yet.
  record Requested() implements Outcome {}

  /// A file is here, and reading it broke off each time so far, for a reason on our side.
  ///
  /// @param since when it was first found unread
  /// @param givenUp whether staff want its sender to be asked for it again
  /// @param confirmation what its sender had said of its figures before; null for nothing
  record Hindered(Instant since, boolean givenUp, @Nullable Confirmation confirmation)
      implements Outcome {}

  /// A file is here whose columns nobody has said the meaning of; it is read once its sender has.
  ///
  /// @param file which file
  /// @param at when it was looked at
  /// @param rows data rows in it
  record Asked(FileFacts file, Instant at, int rows) implements Outcome {}

  /// Its sender has said what the columns of the file mean, or that its figures are right: it is to
  /// be read.
  ///
  /// @param file which file
  /// @param at when it was said
  /// @param confirmation of its figures; null where its columns were asked about
  record Answered(FileFacts file, Instant at, @Nullable Confirmation confirmation)
      implements Outcome {}

  /// The whole file was taken.
  ///
  /// @param file which file
  /// @param at when
  /// @param reading what was read of it
  /// @param aggregate the digest under which its figures are kept
  /// @param tables what it fills
  /// @param confirmation what its sender said when asked whether it is right; null where nothing
  ///     was asked
  /// @param changes of what counted before, in whatever period; null where nothing did, and of
  ///     files taken before this was kept
  /// @param origin the upload of another period whose file it is; null where it is its own
  record Accepted(
      FileFacts file,
      Instant at,
      Reading reading,
      String aggregate,
      SortedSet<TableKey> tables,
      @Nullable Confirmation confirmation,
      @Nullable FigureCounts changes,
      @Nullable Origin origin)
      implements Outcome {
    /// Copies the tables.
    public Accepted {
      tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
    }
  }

  /// The upload that brought a file of several periods.
  ///
  /// @param id names it
  /// @param slot what it fills itself
  /// @param seq its number there
  record Origin(String id, Slot slot, long seq) {}

  /// A file was read and fits, and its sender is shown what it would change before it counts.
  ///
  /// @param file which file
  /// @param at when
  /// @param reading what was read of it
  /// @param aggregate the digest of its figures, which wait
  /// @param tables what it would fill
  /// @param doubts what is unlikely about it
  record Held(
      FileFacts file,
      Instant at,
      Reading reading,
      String aggregate,
      SortedSet<TableKey> tables,
      List<Doubt> doubts)
      implements Outcome {
    /// How long its sender may say that it is right: a day less than what waits is kept, for nobody
    /// says yes to what may be half gone.
    public static final Duration OPEN = Lifetimes.REFUSED_FILE.minusDays(1);

    /// Copies the collections.
    public Held {
      tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
      doubts = List.copyOf(doubts);
    }

    /// Until when its sender may say that it is right.
    public Instant until() {
      return at.plus(OPEN);
    }
  }

  /// The partner said something in place of a file.
  record Stated(Statement statement, Instant at) implements Outcome {}

  /// A sender's word that unlikely figures are right.
  ///
  /// @param at when it was given
  /// @param reason why they are; empty where nothing was unlikely
  /// @param doubts what was
  /// @param figures the digest of those that were shown
  record Confirmation(Instant at, String reason, List<Doubt> doubts, String figures) {
    /// Copies the doubts.
    public Confirmation {
      doubts = List.copyOf(doubts);
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
