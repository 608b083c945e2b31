package org.backbone.outcomes.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backbone.metrics.CellKey;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.EntryLayout;
import org.backbone.outcomes.mapping.FigureSource;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.mapping.PlaceSource;
import org.backbone.outcomes.mapping.Source;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.sheet.CellText;
import org.backbone.platform.pages.Words;

/// The template of a dataset in one language: what its columns are called, what may stand in them,
/// and the mapping that a filled one is read by.
public final class TemplateLayout {
  /// What stands for a number that its sender hides.
  static final String HIDDEN = "*";

  private static final String ID = "template-";

  private final Dataset dataset;
  private final List<Catalogue.Indicator> counted;
  private final Catalogue catalogue;
  private final Language language;
  private final Words words;

  private TemplateLayout(Dataset dataset, Catalogue catalogue, Language language) {
    this.dataset = dataset;
    this.counted =
        EntryLayout.counted(
            dataset.indicators().stream().flatMap(id -> catalogue.latest(id).stream()).toList());
    this.catalogue = catalogue;
    this.language = language;
    this.words = Words.of(language, "outcomes");
  }

  /// That of a dataset; empty where it has no indicators.
  public static Optional<TemplateLayout> of(Dataset dataset, Catalogue all, Language language) {
    return Optional.of(new TemplateLayout(dataset, all, language))
        .filter(layout -> !layout.counted.isEmpty());
  }

  /// The mappings of every template of a dataset, that of one language first.
  public static List<FileMapping> mappings(Dataset dataset, Datasets known, Language first) {
    var languages = new ArrayList<>(first.others());
    languages.addFirst(first);
    return languages.stream()
        .flatMap(language -> of(dataset, known.catalogue(), language).stream())
        .map(TemplateLayout::mapping)
        .toList();
  }

  /// The indicators that it is about.
  public List<Catalogue.Indicator> counted() {
    return counted;
  }

  Words words() {
    return words;
  }

  /// Its title.
  String title() {
    return dataset.title().in(language);
  }

  String period() {
    return words.say("template.period");
  }

  String place() {
    return words.say("template.place");
  }

  String group() {
    return words.say("template.group");
  }

  /// What its columns of figures are called.
  List<String> figures() {
    return EntryLayout.fields(counted).stream().map(this::called).toList();
  }

  private String called(EntryLayout.Field field) {
    return words.say(
        field.isBase() ? "columns.means.base" : "columns.means.count",
        said(field.indicator().names(), 0));
  }

  // A thing's names begin with one in each language, in their order.
  private String said(List<String> names, int from) {
    return names.get(Math.min(names.size() - 1, from + Language.all().indexOf(language)));
  }

  /// Whether people are told apart at all.
  boolean hasGroups() {
    return !catalogue.dimensions().isEmpty();
  }

  /// The groups: what each is called, and its key; everyone is the first.
  Map<String, String> groups() {
    var everyone = words.say("template.everyone");
    var groups = new LinkedHashMap<String, String>();
    groups.put(everyone, CellKey.ALL);
    for (var dimension : catalogue.dimensions()) {
      var named = new HashMap<String, String>();
      dimension.groups().forEach((id, names) -> named.put(said(names, 1), id));
      named.keySet().stream()
          .sorted()
          .forEach(
              name -> {
                var key = dimension.id() + ":" + named.getOrDefault(name, "");
                groups.put(groups.containsKey(name) ? key : name, key);
              });
    }
    return groups;
  }

  /// What a place is called so that it is known.
  String called(Catalogue.Place place) {
    return place.names().stream()
        .findFirst()
        .filter(name -> place.equals(catalogue.placesByName().get(CellText.normal(name))))
        .orElse(place.id());
  }

  /// The places, those first that are told.
  List<String> places(List<String> first) {
    var byId =
        catalogue.places().stream()
            .collect(Collectors.toMap(Catalogue.Place::id, Function.identity()));
    var all = new ArrayList<Catalogue.Place>();
    first.forEach(id -> Optional.ofNullable(byId.get(id)).ifPresent(all::add));
    catalogue.places().stream().filter(place -> !first.contains(place.id())).forEach(all::add);
    return all.stream().map(this::called).toList();
  }

  /// The mapping of a filled one.
  public FileMapping mapping() {
    var groups = new HashMap<>(groups());
    groups.put("", CellKey.ALL);
    return new FileMapping(
        ID + language.tag(),
        dataset.id(),
        "",
        1,
        false,
        Map.of(EntryLayout.EMPTY, CellMark.MISSING, HIDDEN, CellMark.HIDDEN),
        column(period()),
        new PlaceSource(column(place()), "", Optional.empty(), "", false, List.of()),
        hasGroups() ? List.of(new Source.Column(group(), groups, "", false)) : List.of(),
        counted.stream().map(this::figure).toList(),
        List.of(),
        false,
        "",
        "");
  }

  private FigureSource figure(Catalogue.Indicator indicator) {
    var isCount = indicator.unit() == Catalogue.Unit.COUNT;
    return new FigureSource(
        indicator.id(),
        indicator.version(),
        Optional.of(column(called(new EntryLayout.Field(indicator, false)))),
        isCount
            ? Optional.empty()
            : Optional.of(column(called(new EntryLayout.Field(indicator, true)))),
        Optional.empty(),
        false,
        0,
        Optional.empty());
  }

  private static Source column(String header) {
    return new Source.Column(header, Map.of(), "", false);
  }
}
