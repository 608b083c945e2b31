package org.backbone.outcomes.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.metrics.catalog.CatalogFields;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Catalogue.Unit;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;

/// Reads a network's catalogue that is kept as JSON.
public final class CatalogueReader {
  private CatalogueReader() {}

  /// Reads one catalogue.
  public static JsonText.Result<Catalogue> read(InputStream in) throws IOException {
    return JsonText.read(in, "a catalogue", CatalogueReader::catalogue);
  }

  /// The catalogue that stands in an object.
  static Catalogue catalogue(CatalogFields file) {
    file.only("indicators", "dimensions", "places", "datasets", "mappings");
    return new Catalogue(
        file.objects("indicators", CatalogueReader::indicator),
        file.objects("dimensions", CatalogueReader::dimension),
        file.objects("places", CatalogueReader::place),
        file.objects("datasets", CatalogueReader::dataset));
  }

  private static Catalogue.Indicator indicator(CatalogFields fields) {
    fields.only(
        "id",
        "version",
        "stage",
        "unit",
        "direction",
        "period",
        "title",
        "definition",
        "counted",
        "source",
        "area",
        "goal",
        "retired");
    return new Catalogue.Indicator(
        fields.text("id"),
        fields.whole("version", 1),
        one(fields, "unit", Unit.values(), Unit.COUNT),
        one(fields, "period", Period.Type.values(), Period.Type.MONTH),
        names(fields, "title", "counted"));
  }

  private static List<String> names(CatalogFields fields, String... of) {
    var names = new ArrayList<String>();
    for (var name : of) {
      if (fields.has(name)) {
        var texts = fields.texts(name);
        Language.all().forEach(language -> names.add(texts.in(language)));
      }
    }
    return names;
  }

  private static Catalogue.Dimension dimension(CatalogFields fields) {
    fields.only("id", "title", "exclusive", "groups");
    var groups = new LinkedHashMap<String, List<String>>();
    fields.objects("groups", group -> groups.put(group.text("id"), names(group)));
    return new Catalogue.Dimension(fields.text("id"), fields.yes("exclusive"), groups);
  }

  private static List<String> names(CatalogFields fields) {
    fields.only("id", "title", "aliases");
    var names = new ArrayList<String>();
    names.add(fields.text("id"));
    if (fields.has("title")) {
      var title = fields.texts("title");
      Language.all().forEach(language -> names.add(title.in(language)));
    }
    names.addAll(fields.strings("aliases"));
    return names;
  }

  private static Catalogue.Place place(CatalogFields fields) {
    fields.only("id", "kind", "in", "name", "aliases");
    return new Catalogue.Place(
        fields.text("id"),
        fields.text("kind"),
        fields.textOr("in", ""),
        Stream.concat(Stream.of(fields.text("name")), fields.strings("aliases").stream()).toList());
  }

  private static Catalogue.Dataset dataset(CatalogFields fields) {
    fields.only("id", "title", "period", "indicators", "due", "dueMonths");
    return new Catalogue.Dataset(
        fields.text("id"),
        fields.has("period")
            ? Optional.of(one(fields, "period", Period.Type.values(), Period.Type.MONTH))
            : Optional.empty(),
        fields.strings("indicators"));
  }

  /// One of a few words, which are the names of constants.
  static <E extends Enum<E>> E one(CatalogFields fields, String name, E[] values, E otherwise) {
    var text = fields.text(name);
    var known = new LinkedHashMap<String, E>();
    for (var value : values) {
      known.put(value.name().toLowerCase(Locale.ROOT).replace('_', ' '), value);
    }
    var found = Optional.ofNullable(known.get(text));
    if (found.isEmpty()) {
      fields.fault(
          "has the %s %s; it is one of %s"
              .formatted(name, text, String.join(", ", known.keySet())));
    }
    return found.orElse(otherwise);
  }
}
