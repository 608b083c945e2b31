package org.backbone.runner.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.backbone.metrics.Amount;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.words.FileWords;

/// The answer for programs: `accepted`, `rows`, and `problems` and `confirm` with `code`, `row`,
/// `column`, `value` and `message`; `row` as a spreadsheet numbers it, null where the file as a
/// whole is meant.
record JsonAnswer(PrintWriter out, FileWords words) implements CheckAnswer {
  private static final Doubt.Example WHOLE = new Doubt.Example(0, "", Amount.ZERO, Amount.ZERO);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public void print(Path file, Report report) throws IOException {
    var answer = JSON.createObjectNode();
    answer.put(
        "accepted", report instanceof Report.Accepted accepted && accepted.doubts().isEmpty());
    answer.put("file", file.toString());
    switch (report) {
      case Report.Accepted accepted -> fill(answer, accepted);
      case Report.Refused refused -> fill(answer, refused);
    }
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    out.flush();
  }

  private void fill(ObjectNode answer, Report.Accepted accepted) {
    var reading = accepted.reading();
    answer.put("dataset", accepted.dataset());
    answer.put("mapping", accepted.mapping());
    answer.put("period", accepted.periods().getLast().code());
    var periods = answer.putArray("periods");
    accepted.periods().forEach(period -> periods.add(period.code()));
    answer.put("rows", reading.rows());
    answer.put("counted", reading.counted());
    answer.put("skipped", reading.skipped());
    answer.put("hidden", reading.hidden());
    var tables = answer.putArray("tables");
    accepted
        .aggregate()
        .tables()
        .forEach(
            (table, cells) -> {
              var row = tables.addObject();
              row.put("indicator", table.indicator());
              row.put("version", table.version());
              row.put("period", table.period().code());
              row.put("cells", cells.size());
            });
    answer.putArray("problems");
    confirm(answer.putArray("confirm"), accepted.doubts());
    notes(answer, reading.notes());
  }

  private void confirm(ArrayNode confirm, List<Doubt> doubts) {
    for (var doubt : doubts) {
      var rows = doubt.examples().isEmpty() ? List.of(WHOLE) : doubt.examples();
      for (var example : rows) {
        var row = confirm.addObject();
        row.put("code", doubt.code().id());
        if (example.row() == 0) {
          row.putNull("row");
        } else {
          row.put("row", example.row());
        }
        row.put("column", doubt.about());
        row.put("value", example.row() == 0 ? "" : Long.toString(example.now().low()));
        row.put("message", words.doubt(doubt, doubt.about()) + " " + words.whyDoubted(doubt));
      }
    }
  }

  private void fill(ObjectNode answer, Report.Refused refused) {
    answer.put("dataset", refused.dataset().isEmpty() ? null : refused.dataset());
    answer.put("rows", refused.rows());
    answer.put("badRows", refused.badRows());
    answer.put("problemCount", refused.total());
    var problems = answer.putArray("problems");
    for (var problem : refused.first()) {
      var row = problems.addObject();
      row.put("code", problem.code().id());
      if (problem.row() == 0) {
        row.putNull("row");
      } else {
        row.put("row", problem.row());
      }
      row.put("column", problem.column().isEmpty() ? null : problem.column());
      row.put("value", problem.value());
      row.put("about", problem.about());
      row.put("message", words.message(problem));
    }
    var groups = answer.putArray("groups");
    for (var group : refused.groups()) {
      var row = groups.addObject();
      row.put("code", group.code());
      row.put("column", group.column().isEmpty() ? null : group.column());
      row.put("rows", group.rows());
      row.put("what", words.what(group));
      row.put("toDo", words.toDo(group));
      samples(row.putArray("first"), group);
    }
    notes(answer, refused.notes());
  }

  private void notes(ObjectNode answer, List<ProblemGroup> notes) {
    var array = answer.putArray("notes");
    for (var note : notes) {
      var row = array.addObject();
      row.put("code", note.code());
      row.put("rows", note.rows());
      row.put("message", words.note(note));
      samples(row.putArray("first"), note);
    }
  }

  private static void samples(ArrayNode array, ProblemGroup group) {
    group.samples().forEach(sample -> array.add(sample.row()));
  }
}
