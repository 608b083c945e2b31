package org.backbone.outcomes.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.sheet.CellText;

/// What a partner's file means. Columns are found by their headers' words, in any order; those that
/// no field names need no sentence.
///
/// @param id a natural key
/// @param dataset the dataset that it fills
/// @param sheet the name of the workbook's sheet; empty: the first one that has the header
/// @param headerRows how many rows the header has; with more than one, a column is called by all of
///     them, `Black / Rate`
/// @param decimalComma whether a comma parts decimals
/// @param marks what each mark means in place of a figure
/// @param period what the figures are about
/// @param place what place a row is about
/// @param groups whom a row is about, one for each dimension; none: everyone
/// @param figures what rows hold
/// @param rows which rows do not count
/// @param add whether rows about the same people are added up; else the second is refused
/// @param everyone a dimension of exclusive groups whose sum is everyone at a place; empty where
///     rows say it themselves, or nothing does
/// @param person the header of the column that tells people apart, where each row is one person; a
///     figure's count then says whether they count, and its base whether they are among those that
///     it is about. Empty where rows hold figures
public record FileMapping(
    String id,
    String dataset,
    String sheet,
    int headerRows,
    boolean decimalComma,
    Map<String, CellMark> marks,
    Source period,
    PlaceSource place,
    List<Source> groups,
    List<FigureSource> figures,
    List<RowChoice> rows,
    boolean add,
    String everyone,
    String person) {
  private static final int MOST_HEADER_ROWS = 5;
  private static final int PRINT_CHARACTERS = 32;

  /// Copies the lists, and refuses a mapping that could not be followed.
  public FileMapping {
    marks = Map.copyOf(marks);
    groups = List.copyOf(groups);
    figures = List.copyOf(figures);
    rows = List.copyOf(rows);
    if (headerRows < 1 || headerRows > MOST_HEADER_ROWS) {
      throw new IllegalArgumentException("a header of " + headerRows + " rows");
    }
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("no figures");
    }
  }

  /// Whether each row is one person.
  public boolean isOfPeople() {
    return !person.isEmpty();
  }

  /// What the columns that it takes something from are called, as [CellText#normal] has it;
  /// columns across the top by their pattern, so that next year's months are the same.
  public SortedSet<String> columns() {
    var columns = new TreeSet<String>();
    Stream.of(
            Stream.of(period, place.source()),
            place.in().stream(),
            groups.stream(),
            figures.stream()
                .flatMap(
                    figure ->
                        Stream.of(figure.count(), figure.base(), figure.share(), figure.group())
                            .flatMap(Optional::stream)))
        .flatMap(sources -> sources)
        .forEach(source -> columns.addAll(called(source)));
    rows.forEach(row -> columns.add(CellText.normal(row.column())));
    if (isOfPeople()) {
      columns.add(CellText.normal(person));
    }
    return columns;
  }

  private static List<String> called(Source source) {
    return switch (source) {
      case Source.Column column -> List.of(CellText.normal(column.header()));
      case Source.Sum(var headers) -> headers.stream().map(CellText::normal).toList();
      case Source.Across(var text, _) when text.contains("{") -> List.of(CellText.normal(text));
      case Source.Across _, Source.Constant _, Source.Title _, Source.Asked _ -> List.of();
    };
  }

  /// Tells mappings of other columns apart: a digest of [#columns].
  public String print() {
    return Digest.sha256(String.join("\n", columns())).substring(0, PRINT_CHARACTERS);
  }
}
