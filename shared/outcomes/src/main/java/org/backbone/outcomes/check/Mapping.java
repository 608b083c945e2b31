package org.backbone.outcomes.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.backbone.outcomes.check.Column.Group;
import org.backbone.outcomes.check.Column.Measure;
import org.backbone.outcomes.check.Column.Part;
import org.backbone.outcomes.check.Column.Site;

/// A partner's columns, and what they mean to us. It is bound to a header: a sheet with another one
/// is asked about, never guessed at.
///
/// @param id a natural key, `wic-months-across`
/// @param dataset the id of the dataset whose layout this is
/// @param above header rows right above the last one, cell by cell; none for most sheets
/// @param columns every column, left to right
/// @param titlePeriod a title line that names the period (`Chronic Absenteeism, {sy}`), or empty
/// @param figures what the rows say
/// @param rules which rows count
/// @param totalOf a dimension of exclusive groups whose sum is everyone at the site, or empty
/// @param zeroMayHide whether a count of 0 beside a hidden share is hidden too; else it is a
/// problem
public record Mapping(
    String id,
    String dataset,
    List<List<String>> above,
    List<Column> columns,
    String titlePeriod,
    List<MappedFigure> figures,
    List<RowRule> rules,
    String totalOf,
    boolean zeroMayHide) {
  /// Copies the lists, and refuses a mapping that could not be followed.
  public Mapping {
    above = above.stream().map(List::copyOf).toList();
    columns = List.copyOf(columns);
    figures = List.copyOf(figures);
    rules = List.copyOf(rules);
    requireSite(columns);
    requireFigures(columns, figures);
    requirePeriod(columns, titlePeriod);
    var headers = columns.stream().map(Column::header).collect(Collectors.toSet());
    for (var rule : rules) {
      require(headers.contains(rule.column()), "a rule about no column: " + rule.column());
    }
  }

  private static void requireSite(List<Column> columns) {
    var sites = columns.stream().filter(column -> column.role() instanceof Site).toList();
    require(sites.size() == 1 && sites.getFirst().times() == 1, "one column must hold the site");
    if (sites.getFirst().role() instanceof Site(_, var pattern)) {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("the site's pattern is none: " + e.getMessage(), e);
      }
    }
  }

  private static void requireFigures(List<Column> columns, List<MappedFigure> figures) {
    var groups = columns.stream().filter(column -> column.role() instanceof Group).count();
    require(groups <= 1, "at most one column can hold the group");
    var ids = figures.stream().map(MappedFigure::id).collect(Collectors.toSet());
    require(!ids.isEmpty() && ids.size() == figures.size(), "figures need ids of their own");
    require(
        groups == 1 || figures.stream().noneMatch(figure -> figure.group().isEmpty()),
        "a figure without a group needs a column that holds it");
    for (var figure : figures) {
      var parts = partsOf(columns, figure.id());
      require(
          Set.of(Part.COUNT).equals(parts)
              || Set.of(Part.COUNT, Part.BASE).equals(parts)
              || Set.of(Part.BASE, Part.RATE).equals(parts)
              || Set.of(Part.COUNT, Part.RATE).equals(parts),
          "figure " + figure.id() + " needs a count, or two of count, base and rate");
    }
    for (var column : columns) {
      if (column.role() instanceof Measure(var figure, _, _)) {
        require(ids.contains(figure), "column " + column.header() + " measures no figure");
      }
    }
  }

  private static Set<Part> partsOf(List<Column> columns, String figure) {
    var parts = new HashSet<Part>();
    for (var column : columns) {
      if (column.role() instanceof Measure(var id, var part, _) && id.equals(figure)) {
        require(parts.add(part), "figure " + figure + " has two columns for its " + part);
        require(
            column.times() == 1 || part == Part.COUNT,
            "only a count can be there once a month: " + column.header());
      }
    }
    return parts;
  }

  private static void requirePeriod(List<Column> columns, String titlePeriod) {
    require(
        !titlePeriod.isEmpty()
            || columns.stream().anyMatch(column -> HeaderText.of(column.header()).holdsPeriod()),
        "neither a header nor a title names the period");
  }

  private static void require(boolean ok, String otherwise) {
    if (!ok) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
