package org.backbone.outcomes.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.books.NewSheet;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.sheet.CellText;

/// What is told of a file's problems in its error file.
///
/// @param texts what stands beside each row
/// @param marked the columns of the cells that are meant, from 0, by rows
/// @param sheet all of it in groups
record Told(Map<Long, String> texts, Map<Long, List<Integer>> marked, NewSheet sheet) {
  private static final int LONGEST = 2_000;
  private static final int MOST_GROUPS = 200;
  private static final List<NewSheet.Column> COLUMNS =
      IntStream.of(14, 28, 60, 60, 28).mapToObj(width -> new NewSheet.Column(width, true)).toList();

  static Told of(Report.Refused refused, ErrorPlace place, Language language) {
    var words = FileWords.in(language);
    var texts = new LinkedHashMap<Long, List<String>>();
    var marked = new HashMap<Long, List<Integer>>();
    var title = new ArrayList<String>();
    if (refused.total() > refused.first().size()) {
      title.add(words.first(refused.first().size(), refused.total()));
    }
    for (var problem : refused.first()) {
      var text = words.what(problem) + " " + words.toDo(problem);
      if (problem.row() > place.title()) {
        texts.computeIfAbsent(problem.row(), _ -> new ArrayList<>()).add(text);
      } else {
        title.add(text);
      }
      columns(problem, place)
          .forEach(
              column -> marked.computeIfAbsent(problem.row(), _ -> new ArrayList<>()).add(column));
    }
    var told = new HashMap<Long, String>();
    texts.forEach((row, all) -> told.put(row, shortened(String.join(" ", all))));
    told.put(
        place.title(),
        shortened(words.errorColumn() + (title.isEmpty() ? "" : ": " + String.join(" ", title))));
    return new Told(told, marked, sheet(refused, words));
  }

  private static String shortened(String text) {
    return CellText.shown(text, LONGEST);
  }

  // A column is told by its header.
  private static List<Integer> columns(RowProblem problem, ErrorPlace place) {
    return problem.column().isEmpty()
        ? List.of()
        : IntStream.range(0, place.header().size())
            .filter(column -> CellText.shown(place.header().get(column)).equals(problem.column()))
            .boxed()
            .toList();
  }

  private static NewSheet sheet(Report.Refused refused, FileWords words) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(words.errorSheetTitle()));
    if (refused.total() > refused.first().size()) {
      rows.add(List.of(words.first(refused.first().size(), refused.total())));
    }
    rows.add(words.errorSheetColumns());
    refused.groups().stream()
        .limit(MOST_GROUPS)
        .forEach(
            group ->
                rows.add(
                    List.of(
                        group.rows() == 0 ? "" : words.errorRows(group.rows()),
                        group.column(),
                        words.what(group),
                        words.toDo(group),
                        first(group))));
    return new NewSheet(words.errorSheet(), rows, COLUMNS, List.of());
  }

  private static String first(ProblemGroup group) {
    return group.samples().stream()
        .map(ProblemGroup.Sample::row)
        .filter(row -> row > 0)
        .distinct()
        .map(row -> Long.toString(row))
        .collect(Collectors.joining(", "));
  }
}
