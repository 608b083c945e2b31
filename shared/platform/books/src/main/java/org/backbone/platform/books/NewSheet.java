package org.backbone.platform.books;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// A sheet of texts, as it is written.
///
/// @param name at most 31 characters, none of `[]:*?/\`
/// @param rows its cells
/// @param columns how each column looks
/// @param choices which cells offer what
public record NewSheet(
    String name, List<List<String>> rows, List<Column> columns, List<Choice> choices) {
  private static final int LONGEST_NAME = 31;

  /// Copies the lists, and refuses what no spreadsheet would take for a name.
  public NewSheet {
    rows = rows.stream().map(List::copyOf).toList();
    columns = List.copyOf(columns);
    choices = List.copyOf(choices);
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.matches(".*[\\[\\]:*?/\\\\'].*")) {
      throw new IllegalArgumentException("no name of a sheet: " + name);
    }
  }

  /// How a column looks.
  ///
  /// @param width how many letters wide it is
  /// @param isText whether what is typed there stays the text that it is
  public record Column(int width, boolean isText) {}

  /// Cells of a column for which a spreadsheet offers what stands in an area; of anything else it
  /// warns.
  ///
  /// @param column from 0
  /// @param first the first row
  /// @param last the last row
  public record Choice(int column, long first, long last, Area of) {}

  /// Some cells of one column of a sheet.
  ///
  /// @param column from 0
  /// @param first the first row
  /// @param last the last row
  public record Area(String sheet, int column, long first, long last) {
    private String reference() {
      var letters = XmlText.letters(column);
      return "'%s'!$%s$%d:$%s$%d".formatted(sheet, letters, first, letters, last);
    }
  }

  /// Writes it as the part of a workbook.
  ///
  /// @param space the namespace of the workbook's elements
  /// @param style the style of texts, or -1 for none
  public void write(String space, int style, Writer out) throws IOException {
    out.write(XmlText.DECLARATION);
    out.write("<worksheet xmlns=\"" + space + "\">");
    writeColumns(style, out);
    out.write("<sheetData>");
    for (var row = 0; row < rows.size(); row++) {
      out.write("<row r=\"" + (row + 1) + "\">");
      for (var column = 0; column < rows.get(row).size(); column++) {
        // A title goes on over the columns beside it.
        var own = rows.get(row).size() == 1 ? -1 : style;
        var text = rows.get(row).get(column);
        if (!text.isEmpty()) {
          out.write(XmlText.cell("", column, row + 1L, own, text));
        }
      }
      out.write("</row>");
    }
    out.write("</sheetData>");
    writeChoices(out);
    out.write("</worksheet>");
  }

  private void writeColumns(int style, Writer out) throws IOException {
    if (columns.isEmpty()) {
      return;
    }
    out.write("<cols>");
    for (var i = 0; i < columns.size(); i++) {
      var own = style < 0 || !columns.get(i).isText() ? "" : " style=\"" + style + "\"";
      out.write(
          "<col min=\"%1$d\" max=\"%1$d\" width=\"%2$d\" customWidth=\"1\"%3$s/>"
              .formatted(i + 1, columns.get(i).width(), own));
    }
    out.write("</cols>");
  }

  private void writeChoices(Writer out) throws IOException {
    if (choices.isEmpty()) {
      return;
    }
    out.write("<dataValidations count=\"" + choices.size() + "\">");
    for (var choice : choices) {
      out.write(
          ("<dataValidation type=\"list\" errorStyle=\"warning\" allowBlank=\"1\""
                  + " showErrorMessage=\"1\" sqref=\"%1$s%2$d:%1$s%3$d\"><formula1>%4$s</formula1>"
                  + "</dataValidation>")
              .formatted(
                  XmlText.letters(choice.column()),
                  choice.first(),
                  choice.last(),
                  XmlText.escaped(choice.of().reference())));
    }
    out.write("</dataValidations>");
  }
}
