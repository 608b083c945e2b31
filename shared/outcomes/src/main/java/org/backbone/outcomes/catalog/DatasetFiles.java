package org.backbone.outcomes.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.backbone.metrics.catalog.CatalogFields;
import org.backbone.metrics.catalog.CatalogFiles;
import org.backbone.outcomes.check.Dataset;
import org.backbone.outcomes.check.Datasets;
import org.backbone.outcomes.check.Mapping;
import org.backbone.platform.core.Period;

/// The datasets and mappings that come with the suite, kept as data under `catalog/`.
public final class DatasetFiles {
  private DatasetFiles() {}

  /// Reads them; a fault in the files is a fault of the build.
  public static Datasets bundled() {
    var faults = new ArrayList<String>();
    var index =
        CatalogFields.of(CatalogFiles.tree("index.json"), "index.json", faults)
            .only("datasets", "mappings");
    var mappings = index.strings("mappings").stream().map(DatasetFiles::mapping).toList();
    var datasets =
        index.strings("datasets").stream()
            .map(id -> dataset("datasets/" + id + ".json", mappings, faults))
            .toList();
    if (!faults.isEmpty()) {
      throw new IllegalStateException("the catalogue is wrong: " + String.join("; ", faults));
    }
    return new Datasets(datasets);
  }

  private static Dataset dataset(String file, List<Mapping> mappings, List<String> faults) {
    var fields =
        CatalogFields.of(CatalogFiles.tree(file), file, faults)
            .only("id", "title", "periodType", "indicators", "due", "dueMonths");
    var id = fields.text("id");
    return new Dataset(
        id,
        fields.texts("title"),
        CatalogFiles.named(Period.Type.class, fields.text("periodType")),
        fields.strings("indicators"),
        fields.texts("due"),
        fields.whole("dueMonths", 0),
        mappings.stream().filter(mapping -> mapping.dataset().equals(id)).toList());
  }

  private static Mapping mapping(String id) {
    var file = "mappings/" + id + ".json";
    try (var in = CatalogFiles.open(file)) {
      return switch (MappingReader.read(in)) {
        case JsonText.Good<Mapping>(var mapping) -> mapping;
        case JsonText.Bad<Mapping>(var faults) ->
            throw new IllegalStateException(file + ": " + String.join("; ", faults));
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
