package org.backbone.outcomes.values;

import java.util.Map;
import java.util.stream.Collectors;

/// How a column of figures is written.
///
/// @param decimals how many decimals a percentage was rounded to at least; 0 for whole numbers
/// @param decimalComma whether a comma parts decimals, and a point thousands; else it is the other
///     way round. Spaces and apostrophes part thousands in any case.
/// @param marks what each mark of the column means; they are compared without case, and whatever
///     dash they have
public record Notation(int decimals, boolean decimalComma, Map<String, CellMark> marks) {
  /// A share is kept with no more decimals than these.
  public static final int MOST_DECIMALS = 6;

  /// Copies the marks, and refuses more decimals than a share is kept with.
  public Notation {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException("decimals " + decimals + " are not 0 to " + MOST_DECIMALS);
    }
    marks = Map.copyOf(marks);
  }

  /// The marks that mean a hidden figure, as a sentence lists them; empty where there are none.
  public String hiddenMarks() {
    return marks.entrySet().stream()
        .filter(entry -> entry.getValue() == CellMark.HIDDEN)
        .map(Map.Entry::getKey)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
