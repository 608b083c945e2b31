package org.backbone.outcomes.rebuild;

import java.util.List;
import java.util.Locale;

/// One thing that is not what comes out when it is made again, or that cannot be made again.
///
/// @param code what it is
/// @param fate what becomes of it
/// @param subject which upload (its id) or which table (indicator, version and period)
/// @param of which slot (partner, dataset and period); empty where a table's own figures are meant
/// @param details the first few figures that are others, the codes of what is wrong with a file, or
///     the tables that are meant
/// @param readBy by what a file was read, and is now; empty where none was
public record Finding(
    Code code, Fate fate, String subject, String of, List<String> details, List<String> readBy) {
  /// How many of a thing's details are told.
  public static final int MOST_DETAILS = 5;

  /// What was found.
  public enum Code {
    /// The file is gone, for its time is over. The figures are as they were accepted.
    FILE_EXPIRED,
    /// The file was about single people, and deleted once they were counted.
    FILE_COUNTED,
    /// The file is gone before its time is over.
    FILE_MISSING,
    /// Another file lies where the accepted one did.
    FILE_OTHER,
    /// The file comes to other figures than were accepted.
    FILE_READS_DIFFERENTLY,
    /// The file would not be taken as it is read today.
    FILE_NOT_TAKEN,
    /// The kept figures are gone, or some of them.
    FIGURES_MISSING,
    /// The kept figures are not those that were accepted, or cannot be read.
    FIGURES_DAMAGED,
    /// A table points to other figures of a slot than to those that count.
    POINTER_WRONG,
    /// A table's sums are not those of the figures that count.
    ROLLUP_WRONG,
    /// What the public sees of a table is not what its sums come to.
    RELEASE_WRONG,
    /// Figures that a table needs are missing or damaged, so that it cannot be compared.
    TABLE_LACKS,
    /// Some periods of a file of several do not know yet that it was taken, or taken back.
    SHARES_UNDER_WAY,
    /// The table is about to be rolled up, so that it cannot be compared yet.
    UNDER_WAY;

    /// As JSON has it.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What becomes of it.
  public enum Fate {
    /// It is said, and nothing is wrong.
    NOTED,
    /// It is wrong, and can be made again.
    MENDABLE,
    /// It was wrong, and was made again.
    MENDED,
    /// It is wrong, and stays: it cannot be made again, or somebody has to decide.
    STAYS;

    /// As JSON has it.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Copies the lists.
  public Finding {
    details = details.stream().limit(MOST_DETAILS).toList();
    readBy = List.copyOf(readBy);
  }

  /// Whether something is wrong yet.
  public boolean isWrong() {
    return fate == Fate.MENDABLE || fate == Fate.STAYS;
  }
}
