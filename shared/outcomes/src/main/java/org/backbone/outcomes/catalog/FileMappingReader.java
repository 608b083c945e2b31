package org.backbone.outcomes.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backbone.metrics.catalog.CatalogFields;
import org.backbone.outcomes.mapping.FigureSource;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.PlaceSource;
import org.backbone.outcomes.mapping.RowChoice;
import org.backbone.outcomes.mapping.Source;
import org.backbone.outcomes.values.CellMark;

/// Reads a mapping that somebody wrote as JSON.
public final class FileMappingReader {
  private static final Source NOWHERE = new Source.Constant("?");

  private FileMappingReader() {}

  /// Reads one mapping.
  public static JsonText.Result<FileMapping> read(InputStream in) throws IOException {
    return JsonText.read(in, "a mapping", FileMappingReader::mapping);
  }

  /// The mapping that stands in an object.
  static FileMapping mapping(CatalogFields file) {
    file.only(
        "id",
        "dataset",
        "sheet",
        "headerRows",
        "decimal",
        "marks",
        "period",
        "place",
        "group",
        "figures",
        "rows",
        "add",
        "everyone",
        "person");
    return new FileMapping(
        file.text("id"),
        file.text("dataset"),
        file.textOr("sheet", ""),
        file.whole("headerRows", 1),
        decimalComma(file),
        marks(file),
        source(file, "period"),
        place(file),
        groups(file),
        file.objects("figures", FileMappingReader::figure),
        file.objects("rows", FileMappingReader::choice),
        file.yes("add"),
        file.textOr("everyone", ""),
        file.textOr("person", ""));
  }

  private static boolean decimalComma(CatalogFields file) {
    var decimal = file.textOr("decimal", ".");
    if (!decimal.equals(".") && !decimal.equals(",")) {
      file.fault("has the decimal " + decimal + "; it is . or ,");
    }
    return decimal.equals(",");
  }

  private static Map<String, CellMark> marks(CatalogFields file) {
    var marks = new HashMap<String, CellMark>();
    if (file.has("marks")) {
      var fields =
          file.object("marks").only("hidden", "notApplicable", "missing", "nothingToReport");
      fields.marks("hidden").forEach(mark -> marks.put(mark, CellMark.HIDDEN));
      fields.marks("notApplicable").forEach(mark -> marks.put(mark, CellMark.NOT_APPLICABLE));
      fields.marks("missing").forEach(mark -> marks.put(mark, CellMark.MISSING));
      fields.marks("nothingToReport").forEach(mark -> marks.put(mark, CellMark.NOTHING));
    }
    return marks;
  }

  private static PlaceSource place(CatalogFields file) {
    if (file.isText("place") || !file.has("place")) {
      return new PlaceSource(source(file, "place"), "", Optional.empty(), "", false, List.of());
    }
    var fields = file.object("place");
    if (!fields.has("from")) {
      return new PlaceSource(source(file, "place"), "", Optional.empty(), "", false, List.of());
    }
    fields.only("from", "any", "in", "pattern", "others", "ours");
    var any = fields.textOr("any", "");
    if (!any.isEmpty() && !List.of("network", "district", "site").contains(any)) {
      fields.fault("takes any " + any + "; a place is a network, a district or a site");
    }
    var others = fields.textOr("others", "");
    if (!others.isEmpty() && !others.equals("left out")) {
      fields.fault("has others " + others + "; they are \"left out\" or asked about");
    }
    return new PlaceSource(
        source(fields, "from"),
        any,
        optional(fields, "in"),
        fields.textOr("pattern", ""),
        !others.isEmpty(),
        fields.strings("ours"));
  }

  private static List<Source> groups(CatalogFields file) {
    if (!file.has("group")) {
      return List.of();
    }
    return file.isList("group")
        ? file.objects("group", FileMappingReader::source)
        : List.of(source(file, "group"));
  }

  private static FigureSource figure(CatalogFields fields) {
    fields.only("indicator", "version", "count", "base", "share", "fraction", "decimals", "group");
    var decimals = fields.whole("decimals", 0);
    if (decimals < 0 || decimals > 6) {
      fields.fault("has " + decimals + " decimals; a share has 0 to 6");
      decimals = 0;
    }
    return new FigureSource(
        fields.text("indicator"),
        fields.whole("version", 1),
        optional(fields, "count"),
        optional(fields, "base"),
        optional(fields, "share"),
        fields.yes("fraction"),
        decimals,
        optional(fields, "group"));
  }

  private static Optional<Source> optional(CatalogFields fields, String name) {
    return fields.has(name) ? Optional.of(source(fields, name)) : Optional.empty();
  }

  private static Source source(CatalogFields fields, String name) {
    if (fields.isText(name) || !fields.has(name)) {
      return new Source.Column(fields.text(name), Map.of(), "", false);
    }
    return source(fields.object(name));
  }

  private static Source source(CatalogFields fields) {
    fields.only("is", "column", "values", "else", "optional", "sum", "across", "title", "asked");
    var found = new ArrayList<Source>();
    if (fields.has("is")) {
      found.add(new Source.Constant(fields.text("is")));
    }
    if (fields.has("column")) {
      found.add(
          new Source.Column(
              fields.text("column"),
              fields.codes("values"),
              fields.textOr("else", ""),
              fields.yes("optional")));
    }
    if (fields.has("sum")) {
      found.add(new Source.Sum(fields.strings("sum")));
    }
    if (fields.has("across")) {
      found.add(new Source.Across(fields.text("across"), fields.codes("values")));
    }
    if (fields.has("title")) {
      found.add(title(fields));
    }
    if (fields.has("asked")) {
      var _ = fields.yes("asked");
      found.add(new Source.Asked());
    }
    if (found.size() != 1) {
      fields.fault("needs exactly one of is, column, sum, across, title, asked");
      return NOWHERE;
    }
    return found.getFirst();
  }

  private static Source title(CatalogFields fields) {
    var line = fields.text("title");
    if (!line.contains("{it}")) {
      fields.fault("has a title without {it} where the period stands");
    }
    return new Source.Title(line);
  }

  private static RowChoice choice(CatalogFields fields) {
    fields.only("only", "except", "totals", "known", "column", "why");
    var kinds = new ArrayList<RowChoice.Kind>();
    var values = new ArrayList<String>();
    for (var kind : RowChoice.Kind.values()) {
      var name = kind.name().toLowerCase(Locale.ROOT);
      if (fields.has(name)) {
        kinds.add(kind);
        values.addAll(fields.strings(name));
      }
    }
    if (kinds.size() != 1) {
      fields.fault("needs exactly one of only, except, totals, known");
      kinds.add(RowChoice.Kind.EXCEPT);
    }
    return new RowChoice(
        kinds.getFirst(),
        fields.text("column"),
        values.isEmpty() ? List.of("") : values,
        fields.has("why") ? Optional.of(fields.texts("why")) : Optional.empty());
  }
}
