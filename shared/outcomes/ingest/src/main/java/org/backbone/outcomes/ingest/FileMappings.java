package org.backbone.outcomes.ingest;

import java.util.List;
import java.util.stream.Stream;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.catalog.FileMappingWriter;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.EntryLayout;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.templates.TemplateLayout;
import org.backbone.platform.core.Digest;

/// By which mappings the file of an upload is read.
final class FileMappings {
  private FileMappings() {}

  /// In the order in which they are tried: first what its sender said of its own columns, as long
  /// as it can be followed; then the dataset's own, its template's, and what a form of it sends.
  ///
  /// @param said what its sender said
  static List<FileMapping> of(
      Upload upload, Datasets known, Dataset dataset, List<FileMapping> said) {
    return Stream.of(
            said.stream()
                .filter(mapping -> SheetReading.canBeFollowed(mapping, known.catalogue()))
                .toList(),
            dataset.mappings(),
            TemplateLayout.mappings(dataset, known, upload.language()),
            List.of(typed(known, dataset)))
        .flatMap(List::stream)
        .toList();
  }

  private static FileMapping typed(Datasets known, Dataset dataset) {
    return EntryLayout.mapping(dataset.id(), known.ofDataset(dataset).indicators());
  }

  /// What a receipt names a mapping by.
  static String digest(FileMapping mapping) {
    return Digest.sha256(FileMappingWriter.write(mapping).toString());
  }
}
