package org.backbone.outcomes.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.backbone.metrics.catalog.CatalogFields;
import org.backbone.outcomes.check.Column;
import org.backbone.outcomes.check.Column.Part;
import org.backbone.outcomes.check.Column.Role;
import org.backbone.outcomes.check.MappedFigure;
import org.backbone.outcomes.check.Mapping;
import org.backbone.outcomes.check.RowRule;
import org.backbone.outcomes.values.CellMark;
import org.backbone.outcomes.values.Notation;

/// Reads mappings that are kept as JSON: those of the catalogue, and those that somebody tries with
/// `backbone check --mapping FILE`.
public final class MappingReader {
  private MappingReader() {}

  /// Reads one mapping.
  public static JsonText.Result<Mapping> read(InputStream in) throws IOException {
    return JsonText.read(in, "a mapping", MappingReader::mapping);
  }

  private static Mapping mapping(CatalogFields file) {
    file.only(
        "id",
        "dataset",
        "titlePeriod",
        "above",
        "columns",
        "figures",
        "rows",
        "totalOf",
        "zeroMayHide");
    return new Mapping(
        file.text("id"),
        file.text("dataset"),
        file.rows("above"),
        file.objects("columns", MappingReader::column),
        file.textOr("titlePeriod", ""),
        file.objects("figures", MappingReader::figure),
        file.objects("rows", MappingReader::rule),
        file.textOr("totalOf", ""),
        file.yes("zeroMayHide"));
  }

  private static Column column(CatalogFields fields) {
    fields.only("header", "times", "site", "group", "count", "base", "rate", "ignored");
    var times = fields.whole("times", 1);
    if (times < 1 || times > 400) {
      fields.fault("is there " + times + " times; a column is there 1 to 400 times");
      times = 1;
    }
    return new Column(fields.text("header"), times, role(fields));
  }

  private static Role role(CatalogFields fields) {
    var roles = new ArrayList<Role>();
    if (fields.has("site")) {
      var site = fields.object("site").only("codes", "pattern");
      roles.add(new Column.Site(site.codes("codes"), site.textOr("pattern", "")));
    }
    if (fields.has("group")) {
      var group = fields.object("group").only("codes");
      roles.add(new Column.Group(group.codes("codes")));
    }
    for (var part : Part.values()) {
      var name = part.name().toLowerCase(Locale.ROOT);
      if (fields.has(name)) {
        roles.add(measure(fields.object(name), part));
      }
    }
    if (fields.has("ignored")) {
      roles.add(new Column.Ignored(fields.texts("ignored")));
    }
    if (roles.size() != 1) {
      fields.fault("needs exactly one of site, group, count, base, rate, ignored");
      return new Column.Site(Map.of(), "");
    }
    return roles.getFirst();
  }

  private static Role measure(CatalogFields fields, Part part) {
    fields.only("figure", "decimals", "hidden", "nobody");
    var decimals = fields.whole("decimals", 0);
    if (decimals < 0 || decimals > (part == Part.RATE ? 6 : 0)) {
      fields.fault("has " + decimals + " decimals; a rate has 0 to 6, a count has none");
      decimals = 0;
    }
    return new Column.Measure(
        fields.text("figure"), part, new Notation(decimals, false, marks(fields)));
  }

  private static Map<String, CellMark> marks(CatalogFields fields) {
    var marks = new HashMap<String, CellMark>();
    fields.marks("hidden").forEach(mark -> marks.put(mark, CellMark.HIDDEN));
    fields.marks("nobody").forEach(mark -> marks.put(mark, CellMark.NOT_APPLICABLE));
    return marks;
  }

  private static MappedFigure figure(CatalogFields fields) {
    fields.only("id", "indicator", "version", "dimension", "group");
    return new MappedFigure(
        fields.text("id"),
        fields.text("indicator"),
        fields.whole("version", 1),
        fields.text("dimension"),
        fields.textOr("group", ""));
  }

  private static RowRule rule(CatalogFields fields) {
    fields.only("only", "except", "column", "ours", "others", "why");
    var column = fields.text("column");
    var why = fields.texts("why");
    if (fields.has("only") == fields.has("except")) {
      fields.fault("needs either only or except");
    }
    return fields.has("only")
        ? new RowRule.Area(
            column,
            new HashSet<>(fields.strings("only")),
            fields.strings("ours"),
            new HashSet<>(fields.strings("others")),
            why)
        : new RowRule.Except(column, new HashSet<>(fields.strings("except")), why);
  }
}
