package org.backbone.outcomes.templates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backbone.outcomes.mapping.EntryLayout;
import org.backbone.platform.books.NewBook;
import org.backbone.platform.books.NewSheet;
import org.backbone.platform.core.Period;

/// A template to fill in, as a file of one kind or another.
///
/// @param layout its columns
/// @param periods the periods that it is about
/// @param first ids of the places that stand first among those that are offered
public record TemplateFile(TemplateLayout layout, List<Period> periods, List<String> first) {
  private static final int ROWS = 2_000;
  private static final int WIDE = 40;
  private static final int NARROW = 14;
  private static final int LONGEST_NAME = 31;
  private static final int FIRST_CHOICE = 4;

  /// Copies the lists.
  public TemplateFile {
    periods = List.copyOf(periods);
    first = List.copyOf(first);
  }

  private List<String> header() {
    return Stream.of(keys().keySet(), layout.figures()).flatMap(names -> names.stream()).toList();
  }

  // What tells rows apart, and what may stand there.
  private Map<String, List<String>> keys() {
    var keys = new LinkedHashMap<String, List<String>>();
    keys.put(layout.period(), periods.stream().map(Period::code).toList());
    keys.put(layout.place(), layout.places(first));
    if (layout.hasGroups()) {
      keys.put(layout.group(), List.copyOf(layout.groups().keySet()));
    }
    return keys;
  }

  /// As a workbook that offers what may stand in its first columns.
  public byte[] workbook() {
    var words = layout.words();
    var help = words.say("template.sheet");
    var keys = keys();
    var choices = new ArrayList<NewSheet.Choice>();
    for (var list : keys.values()) {
      var column = choices.size();
      choices.add(
          new NewSheet.Choice(
              column,
              2,
              ROWS,
              new NewSheet.Area(help, column, FIRST_CHOICE, FIRST_CHOICE + list.size() - 1L)));
    }
    var columns =
        IntStream.range(0, header().size())
            .mapToObj(
                column ->
                    new NewSheet.Column(
                        Math.clamp(header().get(column).length() + 2L, NARROW, WIDE),
                        column < keys.size()))
            .toList();
    var out = new ByteArrayOutputStream();
    try {
      NewBook.write(
          List.of(new NewSheet(name(), List.of(header()), columns, choices), help(help, keys)),
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private String name() {
    var name = layout.title().replaceAll("[\\[\\]:*?/\\\\'\\s]+", " ").strip();
    var shown = name.isEmpty() ? layout.period() : name;
    return shown.substring(0, Math.min(shown.length(), LONGEST_NAME)).strip();
  }

  private NewSheet help(String name, Map<String, List<String>> keys) {
    var words = layout.words();
    var rows = new ArrayList<List<String>>();
    rows.add(List.of(words.say("template.sheet.title")));
    rows.add(List.of(words.say("template.sheet.text", TemplateLayout.HIDDEN, EntryLayout.EMPTY)));
    rows.add(List.copyOf(keys.keySet()));
    var longest = keys.values().stream().mapToInt(List::size).max().orElse(0);
    for (var i = 0; i < longest; i++) {
      var row = i;
      rows.add(keys.values().stream().map(list -> row < list.size() ? list.get(row) : "").toList());
    }
    var columns = keys.keySet().stream().map(_ -> new NewSheet.Column(WIDE, true)).toList();
    return new NewSheet(name, rows, columns, List.of());
  }

  /// As text: its header, in UTF-8 with its mark.
  public String csv() {
    return header().stream()
        .map(cell -> cell.matches("[^\",;\\s]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(",", "\ufeff", "\r\n"));
  }

  /// As a Table Schema of Frictionless Data.
  public Map<String, Object> schema() {
    var fields = new ArrayList<Map<String, Object>>();
    keys()
        .forEach(
            (name, list) ->
                fields.add(
                    Map.of(
                        "name",
                        name,
                        "type",
                        "string",
                        "constraints",
                        name.equals(layout.group())
                            ? Map.of("enum", list)
                            : Map.of("required", true, "enum", list))));
    layout
        .figures()
        .forEach(
            name ->
                fields.add(
                    Map.of("name", name, "type", "integer", "constraints", Map.of("minimum", 0))));
    return Map.of(
        "fields",
        fields,
        "missingValues",
        List.of("", EntryLayout.EMPTY, TemplateLayout.HIDDEN),
        "primaryKey",
        List.copyOf(keys().keySet()));
  }
}
