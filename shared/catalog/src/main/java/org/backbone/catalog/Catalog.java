package org.backbone.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backbone.domain.Period;
import org.backbone.domain.metric.CellKey;
import org.backbone.domain.metric.Dimension;
import org.backbone.domain.metric.Goal;
import org.backbone.domain.metric.Indicator;
import org.backbone.domain.outcome.Dataset;
import org.backbone.domain.outcome.Mapping;

/// What the network measures and which files it knows: indicators, goals, groups, sites, datasets
/// and their mappings, kept as data under `catalog/`.
public final class Catalog {
  private final List<Indicator> indicators;
  private final List<Goal> goals;
  private final List<Dimension> dimensions;
  private final Map<String, String> sites;
  private final List<Dataset> datasets;

  private Catalog(
      List<Indicator> indicators,
      List<Goal> goals,
      List<Dimension> dimensions,
      Map<String, String> sites,
      List<Dataset> datasets) {
    this.indicators = List.copyOf(indicators);
    this.goals = List.copyOf(goals);
    this.dimensions = List.copyOf(dimensions);
    this.sites = Map.copyOf(sites);
    this.datasets = List.copyOf(datasets);
  }

  /// The catalogue that comes with the suite.
  public static Catalog bundled() {
    var faults = new ArrayList<String>();
    var indicators = new ArrayList<Indicator>();
    var goals = new ArrayList<Goal>();
    var list = wrapped("indicators.json", faults);
    list.objects("list", fields -> indicator(fields, indicators, goals));
    var dimensions = wrapped("dimensions.json", faults).objects("list", Catalog::dimension);
    var sites = wrapped("sites.json", faults).codes("list");
    var index =
        Fields.of(resource("index.json"), "index.json", faults).only("datasets", "mappings");
    var mappings = index.strings("mappings").stream().map(Catalog::mapping).toList();
    var datasets =
        index.strings("datasets").stream()
            .map(id -> dataset("datasets/" + id + ".json", mappings, faults))
            .toList();
    if (!faults.isEmpty()) {
      throw new IllegalStateException("the catalogue is wrong: " + String.join("; ", faults));
    }
    return new Catalog(indicators, goals, dimensions, sites, datasets);
  }

  /// Every indicator, from cradle to career.
  public List<Indicator> indicators() {
    return indicators;
  }

  /// The indicator called `id`, by its newest definition.
  public Optional<Indicator> indicator(String id) {
    return indicators.stream()
        .filter(indicator -> indicator.id().equals(id))
        .max(Comparator.comparingInt(Indicator::version));
  }

  /// The goal that was set for an indicator.
  public Optional<Goal> goal(String indicator) {
    return goals.stream().filter(goal -> goal.indicator().equals(indicator)).findFirst();
  }

  /// What people can be told apart by, in the order of showing.
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /// The dimension called `id`.
  public Optional<Dimension> dimension(String id) {
    return dimensions.stream().filter(dimension -> dimension.id().equals(id)).findFirst();
  }

  /// The group that a cell is about; empty for everyone, and for one that nobody named.
  public Optional<Dimension.Group> group(CellKey key) {
    return dimension(key.dimension()).flatMap(dimension -> dimension.group(key.group()));
  }

  /// The name of a site, or its code where nobody gave it one.
  public String siteName(String site) {
    return sites.getOrDefault(site, site);
  }

  /// Every dataset that partners send.
  public List<Dataset> datasets() {
    return datasets;
  }

  /// The dataset called `id`.
  public Optional<Dataset> dataset(String id) {
    return datasets.stream().filter(dataset -> dataset.id().equals(id)).findFirst();
  }

  private static Indicator indicator(Fields fields, List<Indicator> indicators, List<Goal> goals) {
    fields.only(
        "id",
        "version",
        "stage",
        "measure",
        "direction",
        "periodType",
        "title",
        "definition",
        "unit",
        "source",
        "goal");
    var indicator =
        new Indicator(
            fields.text("id"),
            fields.whole("version", 1),
            fields.text("stage"),
            named(Indicator.Measure.class, fields.text("measure")),
            named(Indicator.Direction.class, fields.text("direction")),
            named(Period.Type.class, fields.text("periodType")),
            fields.texts("title"),
            fields.texts("definition"),
            fields.texts("unit"),
            fields.texts("source"));
    indicators.add(indicator);
    if (fields.has("goal")) {
      var goal = fields.object("goal").only("value", "by", "why");
      goals.add(
          new Goal(
              indicator.id(),
              goal.whole("value", 0),
              new Period(goal.text("by")),
              goal.texts("why")));
    }
    return indicator;
  }

  private static Dimension dimension(Fields fields) {
    fields.only("id", "title", "exclusive", "groups");
    return new Dimension(
        fields.text("id"),
        fields.texts("title"),
        fields.yes("exclusive"),
        fields.objects(
            "groups",
            group -> {
              group.only("id", "title");
              return new Dimension.Group(group.text("id"), group.texts("title"));
            }));
  }

  private static Dataset dataset(String file, List<Mapping> mappings, List<String> faults) {
    var fields =
        Fields.of(resource(file), file, faults)
            .only("id", "title", "periodType", "indicators", "due", "dueMonths");
    var id = fields.text("id");
    return new Dataset(
        id,
        fields.texts("title"),
        named(Period.Type.class, fields.text("periodType")),
        fields.strings("indicators"),
        fields.texts("due"),
        fields.whole("dueMonths", 0),
        mappings.stream().filter(mapping -> mapping.dataset().equals(id)).toList());
  }

  private static Mapping mapping(String id) {
    var file = "mappings/" + id + ".json";
    try (var in = open(file)) {
      return switch (MappingReader.read(in)) {
        case MappingReader.Good(var mapping) -> mapping;
        case MappingReader.Bad(var faults) ->
            throw new IllegalStateException(file + ": " + String.join("; ", faults));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // The files hold lists and tables; wrapping them lets one reader serve all.
  private static Fields wrapped(String file, List<String> faults) {
    var wrapper = JsonNodeFactory.instance.objectNode();
    wrapper.set("list", resource(file));
    return Fields.of(wrapper, file, faults);
  }

  private static JsonNode resource(String file) {
    try (var in = open(file)) {
      return MappingReader.tree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String file) {
    var in = Catalog.class.getResourceAsStream("/catalog/" + file);
    if (in == null) {
      throw new IllegalStateException("the catalogue lacks " + file);
    }
    return in;
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}
