package org.backbone.outcomes.proposal;

import java.util.List;

/// A column, or several of one kind that stand across, with what it most likely means.
///
/// @param columns where it stands, counted from 0; several where each is a figure of its own
/// @param header what it is called; of several the first and the last
/// @param examples some of what stands below
/// @param meaning what it most likely means
/// @param why why we think so
/// @param fit how many of its cells bear that out
/// @param of how many of its cells hold anything
public record GuessedColumn(
    List<Integer> columns,
    List<String> header,
    List<String> examples,
    Meaning meaning,
    Why why,
    int fit,
    int of) {
  /// Why a column most likely means what it does.
  public enum Why {
    /// Each of its cells that holds anything is such a thing.
    EVERY_CELL,
    /// Most of its cells are such a thing.
    MOST_CELLS,
    /// Its header has the words, and each cell is a figure.
    WORDS,
    /// Its header has some of the words.
    SOME_WORDS,
    /// Its header says that it tells people apart.
    PEOPLE,
    /// Its header has some of the words, and each cell says yes or no.
    ANSWERS,
    /// It holds figures of nothing that the network counts.
    NEW_FIGURES,
    /// Nothing in it is known.
    NOTHING
  }

  /// Copies the lists.
  public GuessedColumn {
    columns = List.copyOf(columns);
    header = List.copyOf(header);
    examples = List.copyOf(examples);
  }

  /// Whether every cell of it proves what it means; else a person should look.
  public boolean isSure() {
    return why == Why.EVERY_CELL || (why == Why.WORDS && fit == of);
  }

  /// Whether it is not sure enough to be taken for said.
  public boolean isToBeSaid() {
    return !isSure() && !(meaning instanceof Meaning.LeftOut);
  }

  /// Whether it is several columns, one for each period.
  public boolean isAcross() {
    return columns.size() > 1;
  }
}
