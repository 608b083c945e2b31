package org.backbone.outcomes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.EntryLayout;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.Row;

/// What a partner typed so far of a dataset and period, sent or not.
///
/// @param places those that it reports for
/// @param typed by period of the figures, place, and header of the field: texts as they were typed
/// @param at when it was typed last
public record Entry(
    List<String> places, SortedMap<Period, Map<String, Map<String, String>>> typed, Instant at) {
  /// Copies what it is given.
  public Entry {
    places = List.copyOf(places);
    typed = Collections.unmodifiableSortedMap(new TreeMap<>(typed));
  }

  /// Before anything is typed.
  public static Entry nothing(Instant at) {
    return new Entry(List.of(), new TreeMap<>(), at);
  }

  /// The same for other places.
  public Entry at(List<String> others, Instant now) {
    return new Entry(others, typed, now);
  }

  /// The same with other figures of one period; itself where they are the same, so that what is
  /// sent twice is known by its time.
  public Entry with(Period period, Map<String, Map<String, String>> figures, Instant now) {
    if (figures.equals(typed.get(period))) {
      return this;
    }
    var all = new TreeMap<>(typed);
    all.put(period, Map.copyOf(figures));
    return new Entry(places, all, now);
  }

  /// What was typed; empty for nothing.
  public String text(Period period, String place, String header) {
    return typed
        .getOrDefault(period, Map.of())
        .getOrDefault(place, Map.of())
        .getOrDefault(header, "");
  }

  /// A place and period of it that have a row of their own.
  public record Line(Period period, String place, Row row) {}

  /// All of it as a sheet, the header first: a row for each place of a period of which anything is
  /// known, numbered as in a file.
  public List<Line> lines(List<Catalogue.Indicator> counted) {
    var lines = new ArrayList<Line>();
    for (var period : typed.keySet()) {
      for (var place : places) {
        var cells = new ArrayList<>(List.of(period.code(), place));
        EntryLayout.fields(counted).stream()
            .map(field -> text(period, place, field.header()))
            .map(text -> text.isEmpty() ? EntryLayout.EMPTY : text)
            .forEach(cells::add);
        if (cells.subList(2, cells.size()).stream()
            .anyMatch(cell -> !cell.equals(EntryLayout.EMPTY))) {
          lines.add(new Line(period, place, new Row(lines.size() + 2L, cells)));
        }
      }
    }
    return lines;
  }

  /// The same as a file: RFC 4180, every cell quoted.
  public static String csv(List<String> header, List<Line> lines) {
    var csv = new StringBuilder();
    line(csv, header);
    lines.forEach(line -> line(csv, line.row().cells()));
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<String> cells) {
    for (var i = 0; i < cells.size(); i++) {
      csv.append(i > 0 ? "," : "")
          .append('"')
          .append(cells.get(i).replace("\"", "\"\""))
          .append('"');
    }
    csv.append("\r\n");
  }
}
