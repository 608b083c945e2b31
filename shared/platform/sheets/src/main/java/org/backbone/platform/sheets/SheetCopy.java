package org.backbone.platform.sheets;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.platform.books.XmlText;
import org.jspecify.annotations.Nullable;

/// Copies the part of a sheet, and says beside its rows what there is to say. Everything else stays
/// as it stands.
final class SheetCopy {
  private static final int WIDTH = 60;
  private static final int FIRST_PRIORITY = 100_000;
  private static final int LAST_COLUMN = 1 << 14;

  // What stands before rules about how cells look, in the order that a sheet has.
  private static final Set<String> BEFORE_RULES =
      Set.of(
          "sheetCalcPr",
          "sheetProtection",
          "protectedRanges",
          "scenarios",
          "autoFilter",
          "sortState",
          "dataConsolidate",
          "customSheetViews",
          "mergeCells",
          "phoneticPr",
          "conditionalFormatting");

  private final XmlTags in;
  private final Writer out;
  private final BookAnswer answers;
  private final int look;
  private final Pattern ours;
  private boolean hasWidths;
  private boolean isBehindRows;
  private boolean hasRules;
  private long number;

  /// @param look the number of how marked cells look, or -1 where they cannot be marked
  SheetCopy(XmlTags in, Writer out, BookAnswer answers, int look) {
    this.in = in;
    this.out = out;
    this.answers = answers;
    this.look = look;
    this.ours =
        Pattern.compile("LEN\\(\\$" + XmlText.letters(answers.column()) + "\\$\\d+\\)(&gt;|>)0");
  }

  void copy() throws IOException {
    out.write(XmlText.DECLARATION);
    while (in.next(out)) {
      if (in.depth() == 1) {
        part();
      } else {
        if (in.depth() == 0 && in.isClose()) {
          rules(in.prefix());
        }
        out.write(in.raw());
      }
    }
  }

  // What is right below the sheet itself.
  private void part() throws IOException {
    switch (in.name()) {
      // It may be worked out, and would be wrong.
      case "dimension" -> in.rest(Writer.nullWriter());
      case "cols" -> widths();
      case "sheetData" -> {
        if (!hasWidths) {
          out.write(
              "<" + in.prefix() + "cols>" + width(in.prefix()) + "</" + in.prefix() + "cols>");
        }
        rows();
        isBehindRows = true;
      }
      default -> {
        if (isBehindRows && !BEFORE_RULES.contains(in.name())) {
          rules(in.prefix());
        }
        if (answers.isAgain() && in.opens("conditionalFormatting")) {
          rule();
        } else {
          whole(out);
        }
      }
    }
  }

  // The element that begins here, as it stands.
  private void whole(Writer to) throws IOException {
    to.write(in.raw());
    if (!in.isEmpty() && !in.isClose()) {
      in.rest(to);
      to.write(in.raw());
    }
  }

  private void widths() throws IOException {
    hasWidths = true;
    var prefix = in.prefix();
    var close = in.closing();
    var isDone = false;
    out.write(in.opened());
    if (!in.isEmpty()) {
      while (in.next(out) && !in.closes("cols")) {
        if (in.opens("col")) {
          isDone |= width(prefix, isDone);
        } else {
          out.write(in.raw());
        }
      }
    }
    out.write(isDone ? "" : width(prefix));
    out.write(close);
  }

  // Areas of columns lie one behind the other, and ours is no part of another.
  private boolean width(String prefix, boolean isDone) throws IOException {
    var own = answers.column() + 1;
    var from = column(in.attribute("min"));
    var to = column(in.attribute("max"));
    if (isDone || from < 1 || to < own) {
      out.write(in.raw());
      return false;
    }
    var raw = in.raw();
    if (from > own) {
      out.write(width(prefix) + raw);
      return true;
    }
    if (from < own) {
      out.write(in.with("max", Integer.toString(own - 1)));
    }
    out.write(width(prefix));
    if (to > own) {
      out.write(in.with("min", Integer.toString(own + 1)));
    }
    return true;
  }

  private static int column(String text) {
    return text.matches("[0-9]{1,5}") ? Math.min(Integer.parseInt(text), LAST_COLUMN) : 0;
  }

  private String width(String prefix) {
    return "<%1$scol min=\"%2$d\" max=\"%2$d\" width=\"%3$d\" customWidth=\"1\"/>"
        .formatted(prefix, answers.column() + 1, WIDTH);
  }

  private void rows() throws IOException {
    out.write(in.raw());
    if (in.isEmpty()) {
      return;
    }
    while (in.next(out) && !(in.depth() == 1 && in.closes("sheetData"))) {
      if (in.depth() == 2 && in.opens("row")) {
        row();
      } else {
        out.write(in.raw());
      }
    }
    out.write(in.raw());
  }

  private void row() throws IOException {
    var said = in.attribute("r");
    number = said.matches("[0-9]{1,7}") ? Long.parseLong(said) : number + 1;
    var text = answers.texts().get(number);
    if (text == null && !(answers.isAgain() && number >= answers.from())) {
      whole(out);
      return;
    }
    var prefix = in.prefix();
    var close = in.closing();
    var isEmpty = in.isEmpty();
    var tag = in.without("spans");
    out.write(isEmpty ? tag.substring(0, tag.length() - 2) + ">" : tag);
    var left = isEmpty ? text : cells(prefix, text);
    if (left != null) {
      out.write(XmlText.cell(prefix, answers.column(), number, -1, left));
    }
    out.write(close);
  }

  // Returns the text if none of the row's cells is at its place or behind it.
  private @Nullable String cells(String prefix, @Nullable String text) throws IOException {
    var left = text;
    var column = -1;
    while (in.next(out) && !(in.depth() == 2 && in.isClose())) {
      if (in.depth() != 3 || !in.opens("c")) {
        out.write(in.raw());
        continue;
      }
      var reference = in.attribute("r");
      column = reference.isEmpty() ? column + 1 : columnOf(reference);
      if (column >= answers.column() && left != null) {
        out.write(XmlText.cell(prefix, answers.column(), number, -1, left));
        left = null;
      }
      if (column == answers.column()) {
        in.rest(Writer.nullWriter());
      } else {
        whole(out);
      }
    }
    return left;
  }

  private static int columnOf(String reference) {
    var column = 0;
    for (var i = 0; i < reference.length() && reference.charAt(i) >= 'A'; i++) {
      column = column * 26 + reference.charAt(i) - 'A' + 1;
    }
    return column - 1;
  }

  // Those that we made before go.
  private void rule() throws IOException {
    var rule = new Held(out);
    whole(rule);
    if (!ours.matcher(rule.text).find()) {
      rule.flush();
    }
  }

  // Text that may go on or not, unless it is long: then it goes on.
  private static final class Held extends Writer {
    private static final int LONGEST = 1 << 16;

    private final Writer to;
    private final StringBuilder text = new StringBuilder();

    private Held(Writer to) {
      this.to = to;
    }

    @Override
    public void write(char[] signs, int from, int length) throws IOException {
      text.append(signs, from, length);
      if (text.length() > LONGEST) {
        flush();
      }
    }

    @Override
    public void flush() throws IOException {
      to.append(text);
      text.setLength(0);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private void rules(String prefix) throws IOException {
    if (hasRules || !isBehindRows || look < 0) {
      return;
    }
    hasRules = true;
    var priority = FIRST_PRIORITY;
    for (var row : answers.texts().keySet().stream().sorted().toList()) {
      out.write(rule(prefix, row, priority++));
    }
  }

  private String rule(String prefix, long row, int priority) {
    var letters = XmlText.letters(answers.column());
    var cells =
        Stream.concat(
                answers.marked().getOrDefault(row, List.of()).stream()
                    .map(column -> XmlText.letters(column) + row),
                Stream.of(letters + row))
            .distinct()
            .toList();
    return ("<%1$sconditionalFormatting sqref=\"%2$s\"><%1$scfRule type=\"expression\""
            + " dxfId=\"%3$d\" priority=\"%4$d\"><%1$sformula>LEN($%5$s$%6$d)&gt;0</%1$sformula>"
            + "</%1$scfRule></%1$sconditionalFormatting>")
        .formatted(prefix, String.join(" ", cells), look, priority, letters, row);
  }
}
