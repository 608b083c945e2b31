package org.backbone.outcomes.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.catalog.CatalogFields;
import org.backbone.metrics.catalog.CatalogueParts;
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

  private static Catalogue catalogue(CatalogFields file) {
    file.only(CatalogueParts.DOCUMENT);
    return new Catalogue(
        file.objects("indicators", CatalogueReader::indicator),
        file.objects("dimensions", CatalogueReader::dimension),
        file.objects("places", CatalogueReader::place),
        file.objects("datasets", CatalogueReader::dataset));
  }

  private static Catalogue.Indicator indicator(CatalogFields fields) {
    fields.only(CatalogueParts.INDICATOR);
    return new Catalogue.Indicator(
        fields.text("id"),
        fields.whole("version", 1),
        fields.one("unit", Unit.values(), CatalogueReader::code),
        fields.one("period", Period.Type.values(), CatalogueReader::code),
        names(fields, "title", "counted"),
        fields.whole("likely", Indicator.LIKELY));
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
    fields.only(CatalogueParts.DIMENSION);
    var groups = new LinkedHashMap<String, List<String>>();
    fields.objects("groups", group -> groups.put(group.text("id"), names(group)));
    return new Catalogue.Dimension(fields.text("id"), fields.yes("exclusive"), groups);
  }

  private static List<String> names(CatalogFields fields) {
    fields.only(CatalogueParts.GROUP);
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
    fields.only(CatalogueParts.PLACE);
    return new Catalogue.Place(
        fields.text("id"),
        fields.text("kind"),
        fields.textOr("in", ""),
        Stream.concat(Stream.of(fields.text("name")), fields.strings("aliases").stream()).toList());
  }

  private static Catalogue.Dataset dataset(CatalogFields fields) {
    fields.only(CatalogueParts.DATASET);
    return new Catalogue.Dataset(
        fields.text("id"),
        fields.has("period")
            ? Optional.of(fields.one("period", Period.Type.values(), CatalogueReader::code))
            : Optional.empty(),
        fields.strings("indicators"));
  }

  // A constant's name as people write it: `school year`.
  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
