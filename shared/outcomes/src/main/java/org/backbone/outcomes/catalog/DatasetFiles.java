package org.backbone.outcomes.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.metrics.Dimension;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.NetworkDataset;
import org.backbone.metrics.NetworkPlace;
import org.backbone.metrics.catalog.CatalogFields;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Texts;

/// What a network's catalogue says of the files that partners send.
public final class DatasetFiles {
  private DatasetFiles() {}

  /// That of the catalogue which comes with the suite; a fault in it is a fault of the build.
  public static Datasets bundled() {
    return of(CatalogueDocument.starter());
  }

  /// Why the mappings of a catalogue cannot be followed, each a sentence that begins with where it
  /// is; none where they can.
  public static List<String> faults(CatalogueDocument document) {
    var faults = new ArrayList<String>();
    var _ = mappings(document, catalogue(document), faults);
    return faults;
  }

  /// That of a catalogue.
  ///
  /// @throws IllegalStateException where one of its mappings cannot be followed: what is kept was
  ///     held to them before
  public static Datasets of(CatalogueDocument document) {
    var catalogue = catalogue(document);
    var faults = new ArrayList<String>();
    var mappings = mappings(document, catalogue, faults);
    if (!faults.isEmpty()) {
      throw new IllegalStateException("the catalogue is wrong: " + String.join("; ", faults));
    }
    return new Datasets(
        document.datasets().stream().map(dataset -> dataset(dataset, mappings)).toList(),
        catalogue);
  }

  private static Catalogue catalogue(CatalogueDocument document) {
    return new Catalogue(
        document.measures().indicators().stream().map(DatasetFiles::indicator).toList(),
        document.measures().dimensions().stream().map(DatasetFiles::dimension).toList(),
        document.places().stream().map(DatasetFiles::place).toList(),
        document.datasets().stream().map(DatasetFiles::known).toList());
  }

  private static List<FileMapping> mappings(
      CatalogueDocument document, Catalogue catalogue, List<String> faults) {
    var mappings = new ArrayList<FileMapping>();
    var at = 0;
    for (var json : document.part("mappings")) {
      var path = "/mappings/" + at++;
      var own = new ArrayList<String>();
      try {
        var mapping = FileMappingReader.mapping(CatalogFields.of(json, path, own));
        if (own.isEmpty()) {
          SheetReading.faults(mapping, catalogue).forEach(fault -> own.add(path + ": " + fault));
          mappings.add(mapping);
        }
      } catch (IllegalArgumentException e) {
        // Where a field is wrong, what is made of it is wrong for that reason.
        if (own.isEmpty()) {
          own.add(path + " cannot be followed: " + e.getMessage());
        }
      }
      faults.addAll(own);
    }
    return mappings;
  }

  private static Catalogue.Indicator indicator(Indicator indicator) {
    return new Catalogue.Indicator(
        indicator.id(),
        indicator.version(),
        switch (indicator.measure()) {
          case COUNT -> Catalogue.Unit.COUNT;
          case SHARE -> Catalogue.Unit.SHARE;
          case RATE -> Catalogue.Unit.RATE;
        },
        indicator.periodType(),
        Stream.of(indicator.title(), indicator.unit()).flatMap(DatasetFiles::said).toList(),
        indicator.likely());
  }

  private static Catalogue.Dimension dimension(Dimension dimension) {
    var groups = new LinkedHashMap<String, List<String>>();
    for (var group : dimension.groups()) {
      groups.put(
          group.id(),
          Stream.of(Stream.of(group.id()), said(group.title()), group.aliases().stream())
              .flatMap(names -> names)
              .toList());
    }
    return new Catalogue.Dimension(dimension.id(), dimension.exclusive(), groups);
  }

  private static Catalogue.Place place(NetworkPlace place) {
    return new Catalogue.Place(
        place.id(),
        place.kind().code(),
        place.in(),
        Stream.concat(Stream.of(place.name()), place.aliases().stream()).toList());
  }

  private static Catalogue.Dataset known(NetworkDataset dataset) {
    return new Catalogue.Dataset(dataset.id(), Optional.of(dataset.period()), dataset.indicators());
  }

  private static Dataset dataset(NetworkDataset dataset, List<FileMapping> mappings) {
    return new Dataset(
        dataset.id(),
        dataset.title(),
        dataset.period(),
        dataset.indicators(),
        dataset.due(),
        dataset.dueMonths(),
        mappings.stream().filter(mapping -> mapping.dataset().equals(dataset.id())).toList());
  }

  // In each language, in their order.
  private static Stream<String> said(Texts texts) {
    return Language.all().stream().map(texts::in);
  }
}
