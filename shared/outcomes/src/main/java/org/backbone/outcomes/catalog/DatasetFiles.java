package org.backbone.outcomes.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.backbone.metrics.catalog.CatalogFields;
import org.backbone.metrics.catalog.CatalogFiles;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.platform.core.Period;

/// What a network's catalogue says of the files that partners send.
public final class DatasetFiles {
  private DatasetFiles() {}

  /// That of the catalogue which comes with the suite; a fault in it is a fault of the build.
  public static Datasets bundled() {
    return of(CatalogFiles.tree("starter.json"));
  }

  /// That of a whole catalogue.
  ///
  /// @throws IllegalArgumentException with every fault that it has
  public static Datasets of(JsonNode document) {
    var faults = new ArrayList<String>();
    var datasets = read(document, faults);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("the catalogue is wrong: " + String.join("; ", faults));
    }
    return datasets;
  }

  private static Datasets read(JsonNode document, List<String> faults) {
    var file = CatalogFields.of(document, "", faults);
    var catalogue = CatalogueReader.catalogue(file);
    var mappings = file.objects("mappings", FileMappingReader::mapping);
    var datasets = file.objects("datasets", fields -> dataset(fields, mappings));
    if (faults.isEmpty()) {
      mappings.forEach(
          mapping ->
              SheetReading.faults(mapping, catalogue)
                  .forEach(fault -> faults.add("the mapping " + mapping.id() + ": " + fault)));
    }
    return new Datasets(datasets, catalogue);
  }

  private static Dataset dataset(CatalogFields fields, List<FileMapping> mappings) {
    var id = fields.text("id");
    return new Dataset(
        id,
        fields.texts("title"),
        CatalogueReader.one(fields, "period", Period.Type.values(), Period.Type.MONTH),
        fields.strings("indicators"),
        fields.texts("due"),
        fields.whole("dueMonths", 0),
        mappings.stream().filter(mapping -> mapping.dataset().equals(id)).toList());
  }
}
