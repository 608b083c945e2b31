package org.backbone.metrics.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.metrics.CatalogueIds;
import org.backbone.metrics.Dimension;
import org.backbone.metrics.Goal;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Measures;
import org.backbone.metrics.NetworkDataset;
import org.backbone.metrics.NetworkPlace;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;
import org.jspecify.annotations.Nullable;

/// Reads a catalogue part by part; what is wrong goes to the list that its fields write to.
final class DocumentReader {
  static final int MOST_INDICATORS = 500;
  static final int MOST_PLACES = 20_000;
  static final int MOST_DATASETS = 200;
  static final int MOST_DIMENSIONS = 50;
  static final int MOST_GROUPS = 200;
  static final int MOST_MAPPINGS = 1000;
  static final int MOST_ALIASES = 50;
  static final int NAME_MOST = 200;
  static final int TEXT_MOST = 2000;

  private static final String INDICATORS = "indicators";
  private static final String DIMENSIONS = "dimensions";
  private static final String PLACES = "places";
  private static final String DATASETS = "datasets";
  private static final String MAPPINGS = "mappings";

  // As figures have it that are about no group.
  private static final String EVERYONE = "all";
  private static final int MOST_MONTHS = 60;

  private final List<Measured> measured;
  private final List<Dimension> dimensions;
  private final List<NetworkPlace> places;
  private final List<NetworkDataset> datasets;

  DocumentReader(CatalogFields file) {
    file.only(CatalogueParts.DOCUMENT);
    CatalogueParts.DOCUMENT.stream()
        .filter(name -> !file.has(name))
        .forEach(name -> file.faultAt(name, "is missing"));
    file.atMost(INDICATORS, MOST_INDICATORS);
    file.atMost(DIMENSIONS, MOST_DIMENSIONS);
    file.atMost(PLACES, MOST_PLACES);
    file.atMost(DATASETS, MOST_DATASETS);
    file.atMost(MAPPINGS, MOST_MAPPINGS);
    this.measured = file.objects(INDICATORS, DocumentReader::measured);
    this.dimensions = file.objects(DIMENSIONS, DocumentReader::dimension);
    this.places = file.objects(PLACES, DocumentReader::place);
    this.datasets = file.objects(DATASETS, DocumentReader::dataset);
    var mappings = file.objects(MAPPINGS, mapping -> mapping.text("id"));
    versionsAscend(file);
    areUnique(file, DIMENSIONS, dimensions.stream().map(Dimension::id).toList());
    areUnique(file, PLACES, places.stream().map(NetworkPlace::id).toList());
    areUnique(file, DATASETS, datasets.stream().map(NetworkDataset::id).toList());
    areUnique(file, MAPPINGS, mappings);
    placesLieInOthers(file);
    datasetsFeedWhatIsMeasured(file);
  }

  /// One version of an indicator, and the goal that was set for it.
  private record Measured(Indicator indicator, @Nullable Goal goal) {}

  Measures measures() {
    // Whatever stood before goes with its version.
    var newest = new LinkedHashMap<String, Measured>();
    measured.forEach(each -> newest.put(each.indicator().id(), each));
    return new Measures(
        measured.stream().map(Measured::indicator).toList(),
        newest.values().stream().flatMap(each -> Stream.ofNullable(each.goal())).toList(),
        dimensions,
        places.stream().collect(Collectors.toMap(NetworkPlace::id, NetworkPlace::name)));
  }

  List<NetworkPlace> places() {
    return places;
  }

  List<NetworkDataset> datasets() {
    return datasets;
  }

  private static Measured measured(CatalogFields fields) {
    fields.only(CatalogueParts.INDICATOR);
    var version = fields.whole("version", 1);
    if (version < 1) {
      fields.faultAt("version", "is less than 1");
    }
    var stage = fields.text("stage");
    if (!Indicator.STAGES.contains(stage)) {
      fields.faultAt("stage", "is none of " + String.join(", ", Indicator.STAGES));
    }
    var indicator =
        new Indicator(
            id(fields, CatalogueIds.MEASURE),
            version,
            stage,
            fields.one("unit", Indicator.Measure.values(), Indicator.Measure::code),
            fields.one("direction", Indicator.Direction.values(), Indicator.Direction::code),
            fields.one("period", Period.Type.values(), DocumentReader::code),
            texts(fields, "title", NAME_MOST),
            texts(fields, "definition", TEXT_MOST),
            texts(fields, "counted", NAME_MOST),
            texts(fields, "source", TEXT_MOST),
            fields.has("area") ? texts(fields, "area", NAME_MOST) : null,
            likely(fields),
            fields.yes("retired"));
    return new Measured(indicator, fields.has("goal") ? goal(fields, indicator) : null);
  }

  private static int likely(CatalogFields fields) {
    var likely = fields.whole("likely", Indicator.LIKELY);
    if (likely < 1 || likely > Indicator.LIKELY_MOST) {
      fields.faultAt("likely", "is not 1 to " + Indicator.LIKELY_MOST);
    }
    return likely;
  }

  private static @Nullable Goal goal(CatalogFields fields, Indicator indicator) {
    var goal = fields.object("goal").only(CatalogueParts.GOAL);
    var value = goal.whole("value", 0);
    if (!goal.has("value") || value < 0) {
      goal.faultAt("value", "is no number of people, and no percent");
    }
    var why = texts(goal, "why", TEXT_MOST);
    var by = Period.parse(goal.text("by"));
    if (by.isEmpty() || by.get().type() != indicator.periodType()) {
      goal.faultAt("by", "is no " + code(indicator.periodType()));
      return null;
    }
    return new Goal(indicator.id(), value, by.get(), why);
  }

  private static Dimension dimension(CatalogFields fields) {
    fields.only(CatalogueParts.DIMENSION);
    fields.atMost("groups", MOST_GROUPS);
    var id = id(fields, CatalogueIds.MEASURE);
    if (id.equals(EVERYONE)) {
      fields.faultAt("id", "is what everyone is called");
    }
    var groups = fields.objects("groups", DocumentReader::group);
    areUnique(fields, "groups", groups.stream().map(Dimension.Group::id).toList());
    return new Dimension(id, texts(fields, "title", NAME_MOST), fields.yes("exclusive"), groups);
  }

  private static Dimension.Group group(CatalogFields fields) {
    fields.only(CatalogueParts.GROUP);
    return new Dimension.Group(
        id(fields, CatalogueIds.GROUP), texts(fields, "title", NAME_MOST), aliases(fields));
  }

  private static NetworkPlace place(CatalogFields fields) {
    fields.only(CatalogueParts.PLACE);
    return new NetworkPlace(
        id(fields, CatalogueIds.PLACE),
        fields.one("kind", NetworkPlace.Kind.values(), NetworkPlace.Kind::code),
        fields.textOr("in", ""),
        bounded(fields, "name", fields.text("name"), NAME_MOST),
        aliases(fields));
  }

  private static NetworkDataset dataset(CatalogFields fields) {
    fields.only(CatalogueParts.DATASET);
    var months = fields.whole("dueMonths", 0);
    if (months < 0 || months > MOST_MONTHS) {
      fields.faultAt("dueMonths", "is not from 0 to " + MOST_MONTHS);
    }
    return new NetworkDataset(
        id(fields, CatalogueIds.DATASET),
        texts(fields, "title", NAME_MOST),
        fields.one("period", Period.Type.values(), DocumentReader::code),
        fields.strings(INDICATORS),
        texts(fields, "due", TEXT_MOST),
        months);
  }

  private void versionsAscend(CatalogFields file) {
    var last = new HashMap<String, Integer>();
    for (var at = 0; at < measured.size(); at++) {
      var indicator = measured.get(at).indicator();
      var before = last.put(indicator.id(), indicator.version());
      if (before != null && before >= indicator.version()) {
        file.faultAt(
            INDICATORS + "/" + at,
            "is version %d of %s, after version %d"
                .formatted(indicator.version(), indicator.id(), before));
      }
    }
  }

  // A place stands behind the one that it lies in, so that none lies in itself.
  private void placesLieInOthers(CatalogFields file) {
    var before = new HashMap<String, NetworkPlace>();
    for (var at = 0; at < places.size(); at++) {
      var place = places.get(at);
      var in = before.get(place.in());
      if (!place.in().isEmpty() && in == null) {
        file.faultAt(
            PLACES + "/" + at, "lies in " + place.in() + ", which does not stand before it");
      } else if (in != null && in.kind().compareTo(place.kind()) >= 0) {
        file.faultAt(
            PLACES + "/" + at, "is a %s in a %s".formatted(place.kind().code(), in.kind().code()));
      }
      before.put(place.id(), place);
    }
  }

  private void datasetsFeedWhatIsMeasured(CatalogFields file) {
    var known = measured.stream().map(each -> each.indicator().id()).collect(Collectors.toSet());
    for (var at = 0; at < datasets.size(); at++) {
      for (var indicator : datasets.get(at).indicators()) {
        if (!known.contains(indicator)) {
          file.faultAt(
              DATASETS + "/" + at + "/" + INDICATORS,
              "has " + indicator + ", which is not measured");
        }
      }
    }
  }

  private static void areUnique(CatalogFields fields, String name, List<String> ids) {
    var seen = new HashSet<String>();
    for (var at = 0; at < ids.size(); at++) {
      if (!seen.add(ids.get(at))) {
        fields.faultAt(name + "/" + at, "is a second " + ids.get(at));
      }
    }
  }

  private static String id(CatalogFields fields, CatalogueIds ids) {
    var id = fields.text("id");
    if (!ids.fit(id)) {
      fields.faultAt("id", "is no id: " + ids.rule());
    }
    return id;
  }

  private static Texts texts(CatalogFields fields, String name, int most) {
    var texts = fields.texts(name);
    texts.byLanguage().values().forEach(text -> bounded(fields, name, text, most));
    return texts;
  }

  private static List<String> aliases(CatalogFields fields) {
    fields.atMost("aliases", MOST_ALIASES);
    var aliases = fields.strings("aliases");
    aliases.forEach(alias -> bounded(fields, "aliases", alias, NAME_MOST));
    return aliases;
  }

  private static String bounded(CatalogFields fields, String name, String text, int most) {
    if (text.length() > most) {
      fields.faultAt(name, "is over " + most + " characters");
    }
    return text;
  }

  /// A type of periods as the catalogue writes it: `school year`.
  static String code(Period.Type type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
