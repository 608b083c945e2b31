package org.backbone.runner.check;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;

/// The answer for people: what a refusal's mail would say, at most a page.
record TextAnswer(PrintWriter out, Words words, FileWords file) implements CheckAnswer {
  private static final int GROUPS = 20;

  TextAnswer(PrintWriter out, Language language) {
    this(out, Words.of(language, "outcomes"), FileWords.in(language));
  }

  @Override
  public void print(Path path, Report report) {
    switch (report) {
      case Report.Accepted accepted -> print(path, accepted);
      case Report.Refused refused -> print(path, refused);
    }
    out.flush();
  }

  private void print(Path path, Report.Accepted accepted) {
    var reading = accepted.reading();
    say("check.fits", path.getFileName(), accepted.dataset(), periods(accepted));
    say("check.read", reading.rows(), reading.counted(), reading.skipped(), reading.hidden());
    if (!accepted.doubts().isEmpty()) {
      out.println();
      say("check.confirm");
      for (var doubt : accepted.doubts()) {
        out.println("- " + file.doubt(doubt, doubt.about()) + " " + file.whyDoubted(doubt));
      }
    }
    print(reading.notes());
  }

  private static String periods(Report.Accepted accepted) {
    var first = accepted.periods().getFirst();
    var last = accepted.periods().getLast();
    return first.equals(last) ? first.code() : first + " – " + last;
  }

  private void print(Path path, Report.Refused refused) {
    say("check.refused", path.getFileName());
    if (refused.badRows() > 0 && refused.rows() > 0) {
      say("check.rows", refused.badRows(), refused.rows());
    }
    for (var group : refused.groups().stream().limit(GROUPS).toList()) {
      out.println();
      out.println(where(group) + file.what(group));
      out.println("  " + words.say("check.todo", file.toDo(group)));
    }
    if (refused.groups().size() > GROUPS) {
      out.println();
      say("check.more", refused.groups().size() - GROUPS);
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
    return words.count("check.where", group.rows(), rows + more) + " ";
  }

  private void print(List<ProblemGroup> notes) {
    if (!notes.isEmpty()) {
      out.println();
      say("check.notes");
      notes.forEach(note -> out.println("- " + file.note(note)));
    }
  }

  private void say(String key, Object... arguments) {
    out.println(words.say(key, arguments));
  }
}
