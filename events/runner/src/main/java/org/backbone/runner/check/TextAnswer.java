package org.backbone.runner.check;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.backbone.outcomes.check.FileWords;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.platform.core.Language;

/// The answer for people: what a refusal's mail would say, at most a page.
record TextAnswer(PrintWriter out, Language language) implements Answer {
  private static final int GROUPS = 20;

  @Override
  public void print(Path file, Report report) {
    switch (report) {
      case Report.Accepted accepted -> print(file, accepted);
      case Report.Refused refused -> print(file, refused);
    }
    out.flush();
  }

  private void print(Path file, Report.Accepted accepted) {
    var reading = accepted.reading();
    line(
        "%s fits: %s for %s.",
        "%s sirve: %s de %s.", file.getFileName(), accepted.dataset(), accepted.period());
    line(
        "%,d rows read: %,d counted, %,d left out, %,d figures hidden.",
        "%,d filas leídas: %,d cuentan, %,d no, %,d cifras ocultas.",
        reading.rows(),
        reading.counted(),
        reading.skipped(),
        reading.hidden());
    print(reading.notes());
  }

  private void print(Path file, Report.Refused refused) {
    line("We could not use this file: %s", "No pudimos usar este archivo: %s", file.getFileName());
    if (refused.badRows() > 0 && refused.rows() > 0) {
      line(
          "%,d of %,d rows need an answer.",
          "%,d de %,d filas necesitan una respuesta.", refused.badRows(), refused.rows());
    }
    for (var group : refused.groups().stream().limit(GROUPS).toList()) {
      out.println();
      out.println(where(group) + FileWords.what(group, language));
      line("  What to do: %s", "  Qué hacer: %s", FileWords.toDo(group, language));
    }
    if (refused.groups().size() > GROUPS) {
      out.println();
      line(
          "And %,d more kinds of problems.",
          "Y %,d tipos de problemas más.", refused.groups().size() - GROUPS);
    }
    print(refused.notes());
  }

  private String where(ProblemGroup group) {
    var rows =
        group.samples().stream()
            .map(ProblemGroup.Sample::row)
            .filter(row -> row > 0)
            .distinct()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    if (rows.isEmpty()) {
      return "";
    }
    var more = group.rows() > group.samples().size() ? ", …" : "";
    if (group.rows() == 1) {
      return (language == Language.EN ? "Row " : "Fila ") + rows + ": ";
    }
    return String.format(
        Locale.US,
        language == Language.EN ? "%,d rows (%s%s): " : "%,d filas (%s%s): ",
        group.rows(),
        rows,
        more);
  }

  private void print(List<ProblemGroup> notes) {
    if (!notes.isEmpty()) {
      out.println();
      line("Good to know:", "Es bueno saber:");
      notes.forEach(note -> out.println("- " + FileWords.note(note, language)));
    }
  }

  private void line(String english, String spanish, Object... arguments) {
    out.println(String.format(Locale.US, language == Language.EN ? english : spanish, arguments));
  }
}
