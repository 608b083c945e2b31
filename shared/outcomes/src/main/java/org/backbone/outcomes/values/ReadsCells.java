package org.backbone.outcomes.values;

/// Reads the cells of one column.
public sealed interface ReadsCells permits AnswerReader, CellReader {
  /// What the cell says.
  ///
  /// @param text without spaces around it
  Value read(String text);

  /// What the column holds.
  CellReader.Holds holds();

  /// The column's marks of a hidden figure, as a sentence lists them; empty where there are none.
  String hiddenMarks();
}
