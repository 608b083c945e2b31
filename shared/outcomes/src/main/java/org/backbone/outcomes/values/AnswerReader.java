package org.backbone.outcomes.values;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Reads a column that says of each person whether they count: 1 for yes, 0 for no.
public final class AnswerReader implements ReadsCells {
  private static final Set<String> YES =
      Set.of("1", "1.0", "YES", "Y", "TRUE", "T", "SI", "S\u00cd", "S", "VERDADERO");
  private static final Set<String> NO = Set.of("0", "0.0", "NO", "N", "FALSE", "F", "FALSO");

  private final String header;
  private final Map<String, CellMark> marks = new HashMap<>();
  private final Map<String, String> meant = new HashMap<>();

  /// A reader of a column.
  ///
  /// @param marks what each mark means that stands in place of yes or no
  /// @param header the column's header, which stands again in files that were put together of
  ///     several
  /// @param meant which of its texts mean yes or no; others are read as they are
  public AnswerReader(Map<String, CellMark> marks, String header, Map<String, String> meant) {
    this.header = Folded.of(header);
    marks.forEach((text, mark) -> this.marks.put(Folded.of(text), mark));
    meant.forEach((text, answer) -> this.meant.put(Folded.of(text), Folded.of(answer)));
  }

  /// Whether a text means yes or no.
  public static boolean isAnswer(String text) {
    var folded = Folded.of(text);
    return YES.contains(folded) || NO.contains(folded);
  }

  /// Whether a text means yes.
  public static boolean isYes(String text) {
    return YES.contains(Folded.of(text));
  }

  @Override
  public Value read(String text) {
    var folded = Folded.of(text);
    var mark = marks.get(folded);
    if (mark != null) {
      return new Value.Marked(mark);
    }
    var answer = meant.getOrDefault(folded, folded);
    if (YES.contains(answer)) {
      return new Value.Whole(1);
    }
    if (NO.contains(answer)) {
      return new Value.Whole(0);
    }
    return new Value.Odd(oddity(folded), "");
  }

  private Oddity oddity(String text) {
    if (text.isEmpty()) {
      return Oddity.NO_ANSWER;
    }
    if (text.equals(header)) {
      return Oddity.HEADER_AGAIN;
    }
    return CellReader.isMark(text) ? Oddity.ANSWER_UNSAID : Oddity.NEITHER_YES_NOR_NO;
  }

  @Override
  public CellReader.Holds holds() {
    return CellReader.Holds.COUNTS;
  }

  @Override
  public String hiddenMarks() {
    return "";
  }
}
