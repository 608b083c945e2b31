package org.backbone.outcomes.reading;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.RowChoice;
import org.backbone.outcomes.values.ReadsCells;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.core.sheet.Row;
import org.jspecify.annotations.Nullable;

/// A mapping laid over one header: which cell of a row means what.
///
/// @param header the header that it lies over
/// @param place where the place stands
/// @param in where the district of a place stands that the catalogue does not know; or null
/// @param groups where the groups stand that are the same for every figure of a row
/// @param figures the figures of a row
/// @param choices which rows do not count
/// @param person the column that tells people apart, where each row is one; else null
record Plan(
    Header header,
    Key place,
    @Nullable Key in,
    List<Key> groups,
    List<Figure> figures,
    List<Choice> choices,
    @Nullable Integer person) {

  /// Whether nothing stands where the figures should.
  boolean isWithoutFigures(Row row) {
    for (var figure : figures) {
      for (var column : figure.columns()) {
        if (!row.cell(column).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  /// Where a key of a row's figures stands.
  sealed interface Key {
    /// The same in every row.
    record Fixed(String text) implements Key {}

    /// In a column.
    ///
    /// @param values what its texts mean, by [CellText#normal]
    /// @param otherwise what other texts mean; empty: themselves
    record At(int column, Map<String, String> values, String otherwise) implements Key {}

    /// What the row says, as the catalogue may know it.
    default String text(Row row) {
      return switch (this) {
        case Fixed(var text) -> text;
        case At(var column, var values, var otherwise) -> {
          var written = row.cell(column);
          if (values.isEmpty()) {
            yield written;
          }
          var meant = values.get(CellText.normal(written));
          yield meant != null ? meant : otherwise.isEmpty() ? written : otherwise;
        }
      };
    }

    /// Its column, or -1.
    default int columnOrNone() {
      return this instanceof At at ? at.column() : -1;
    }
  }

  /// A part of a figure: one column, or several that are added; none where each person counts.
  record Measure(List<Integer> columns, ReadsCells reader) {}

  /// A figure as each row says it.
  ///
  /// @param period where its period stands; a fixed one is a code
  /// @param group whom it is about, where that is its own and not the row's; else null
  /// @param columns every column that says a part of it
  /// @param table its table, where the period is the same in every row
  record Figure(
      Catalogue.Indicator indicator,
      Key period,
      @Nullable Key group,
      @Nullable Measure count,
      @Nullable Measure base,
      @Nullable Measure share,
      List<Integer> columns,
      Optional<TableKey> table) {
    static Figure of(
        Catalogue.Indicator indicator,
        Key period,
        @Nullable Key group,
        @Nullable Measure count,
        @Nullable Measure base,
        @Nullable Measure share) {
      var columns =
          Stream.of(count, base, share)
              .filter(Objects::nonNull)
              .flatMap(measure -> measure.columns().stream())
              .toList();
      var table =
          period instanceof Key.Fixed(var code)
              ? Period.parse(code).map(fixed -> table(indicator, fixed))
              : Optional.<TableKey>empty();
      return new Figure(indicator, period, group, count, base, share, columns, table);
    }

    TableKey table(Period of) {
      return table(indicator, of);
    }

    private static TableKey table(Catalogue.Indicator indicator, Period of) {
      return new TableKey(indicator.id(), indicator.version(), of);
    }
  }

  /// A rule about rows, with its column.
  ///
  /// @param values whole texts, by [CellText#normal]
  /// @param beginnings what stands before a `*`
  record Choice(RowChoice choice, int column, List<String> values, List<String> beginnings) {
    static Choice of(RowChoice choice, int column) {
      var normal = choice.values().stream().map(CellText::normal).toList();
      return new Choice(
          choice,
          column,
          normal.stream().filter(value -> !value.endsWith("*")).toList(),
          normal.stream()
              .filter(value -> value.endsWith("*"))
              .map(value -> value.substring(0, value.length() - 1))
              .toList());
    }

    boolean isAbout(Row row) {
      var text = CellText.normal(row.cell(column));
      if (values.contains(text)) {
        return true;
      }
      for (var beginning : beginnings) {
        if (text.startsWith(beginning)) {
          return true;
        }
      }
      return false;
    }
  }
}
