package org.backbone.outcomes.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.Period;

/// The layout of what a partner types into the form of a dataset: a row for each period and place,
/// a column for each part of each figure. It is read as a file is, by the mapping that is here.
public final class EntryLayout {
  /// What stands where nothing was typed.
  public static final String EMPTY = "-";

  private static final String ID = "entry";
  private static final String PERIOD = "entry period";
  private static final String PLACE = "entry place";

  private EntryLayout() {}

  /// A field of the form.
  ///
  /// @param isBase whether it is out of how many, and not how many
  public record Field(Catalogue.Indicator indicator, boolean isBase) {
    /// The header of its column.
    public String header() {
      return indicator.id() + (isBase ? " base" : " count");
    }
  }

  /// The indicators that are typed in: where figures have several kinds of periods, those of the
  /// shortest.
  ///
  /// @param latest the dataset's indicators
  public static List<Catalogue.Indicator> counted(List<Catalogue.Indicator> latest) {
    return latest.stream()
        .map(Catalogue.Indicator::periodType)
        .min(Comparator.comparingInt(EntryLayout::months))
        .map(kind -> latest.stream().filter(each -> each.periodType() == kind).toList())
        .orElse(List.of());
  }

  private static int months(Period.Type type) {
    return switch (type) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case CALENDAR_YEAR, SCHOOL_YEAR, FISCAL_YEAR -> 12;
    };
  }

  /// The fields for a place and period.
  ///
  /// @param counted the dataset's indicators
  public static List<Field> fields(List<Catalogue.Indicator> counted) {
    var fields = new ArrayList<Field>();
    for (var indicator : counted) {
      fields.add(new Field(indicator, false));
      if (indicator.unit() != Catalogue.Unit.COUNT) {
        fields.add(new Field(indicator, true));
      }
    }
    return fields;
  }

  /// The header.
  public static List<String> header(List<Catalogue.Indicator> counted) {
    var header = new ArrayList<>(List.of(PERIOD, PLACE));
    fields(counted).forEach(field -> header.add(field.header()));
    return header;
  }

  /// What it means.
  public static FileMapping mapping(String dataset, List<Catalogue.Indicator> counted) {
    return new FileMapping(
        ID,
        dataset,
        "",
        1,
        false,
        Map.of(EMPTY, CellMark.MISSING),
        column(PERIOD),
        new PlaceSource(column(PLACE), "", Optional.empty(), "", false, List.of()),
        List.of(),
        counted.stream().map(EntryLayout::figure).toList(),
        List.of(),
        false,
        "",
        "");
  }

  private static FigureSource figure(Catalogue.Indicator indicator) {
    var isCount = indicator.unit() == Catalogue.Unit.COUNT;
    return new FigureSource(
        indicator.id(),
        indicator.version(),
        Optional.of(column(new Field(indicator, false).header())),
        isCount ? Optional.empty() : Optional.of(column(new Field(indicator, true).header())),
        Optional.empty(),
        false,
        0,
        Optional.empty());
  }

  private static Source column(String header) {
    return new Source.Column(header, Map.of(), "", false);
  }

  /// Whether it is what was read.
  public static boolean isOne(FileMapping mapping) {
    return mapping.id().equals(ID);
  }
}
