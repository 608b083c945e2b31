package org.backbone.runner.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.metrics.Amount;
import org.backbone.metrics.CellKey;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Catalogue.Place;
import org.backbone.outcomes.reading.ReadCell;
import org.backbone.outcomes.values.CellMark;
import org.backbone.runner.data.WholeFile;

/// Every figure that was read of a file, one a line. Low and high are the same where it is exact;
/// high is empty where nobody knows it, and all four are where a mark says that there is no
/// figure.
final class CellFile {
  private static final String HEADER =
      "indicator,version,period,district,site,group_dim,group,"
          + "denominator_low,denominator_high,numerator_low,numerator_high,mark";

  private CellFile() {}

  static void write(Path file, List<ReadCell> cells, Catalogue catalogue) throws IOException {
    var places = new HashMap<String, Place>();
    catalogue.places().forEach(place -> places.put(place.id(), place));
    var lines = new ArrayList<String>();
    lines.add(HEADER);
    cells.forEach(cell -> lines.add(line(cell, places, isCount(cell, catalogue))));
    WholeFile.write(file.toAbsolutePath(), String.join("\n", lines) + "\n");
  }

  private static boolean isCount(ReadCell cell, Catalogue catalogue) {
    return catalogue
        .indicator(cell.table().indicator(), cell.table().version())
        .filter(indicator -> indicator.unit() == Catalogue.Unit.COUNT)
        .isPresent();
  }

  private static String line(ReadCell cell, Map<String, Place> places, boolean isCount) {
    var group =
        cell.group().equals(CellKey.ALL) ? new String[] {"all", "all"} : cell.group().split(":", 2);
    var nothing = cell.mark().isPresent() && cell.mark().get() != CellMark.HIDDEN;
    return Stream.of(
            cell.table().indicator(),
            Integer.toString(cell.table().version()),
            cell.table().period().code(),
            district(cell.place(), places),
            cell.place().kind().equals("site") ? cell.place().id() : "",
            group[0],
            group[1],
            nothing || isCount ? "" : low(cell.base()),
            nothing || isCount ? "" : high(cell.base()),
            nothing ? "" : low(cell.count()),
            nothing ? "" : high(cell.count()),
            cell.mark().map(CellFile::word).orElse(""))
        .map(CellFile::quoted)
        .collect(Collectors.joining(","));
  }

  private static String district(Place place, Map<String, Place> places) {
    var at = place;
    while (!at.kind().equals("district")) {
      var parent = places.get(at.parent());
      if (parent == null) {
        return at.parent();
      }
      at = parent;
    }
    return at.id();
  }

  private static String low(Amount amount) {
    return Long.toString(amount.low());
  }

  private static String high(Amount amount) {
    return amount.isBounded() ? Long.toString(amount.high()) : "";
  }

  private static String word(CellMark mark) {
    return switch (mark) {
      case HIDDEN -> "hidden";
      case NOT_APPLICABLE -> "not applicable";
      case MISSING -> "missing";
      case NOTHING -> "nothing to report";
    };
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
