package org.backbone.outcomes.mapping;

import java.util.List;
import java.util.Optional;

/// What partners of the network send, and the catalogue that it is read against.
///
/// @param datasets every dataset that partners send
public record Datasets(List<Dataset> datasets, Catalogue catalogue) {
  /// Copies the list.
  public Datasets {
    datasets = List.copyOf(datasets);
  }

  /// The dataset called `id`.
  public Optional<Dataset> dataset(String id) {
    return datasets.stream().filter(dataset -> dataset.id().equals(id)).findFirst();
  }

  /// Every layout of every dataset.
  public List<FileMapping> mappings() {
    return datasets.stream().flatMap(dataset -> dataset.mappings().stream()).toList();
  }
}
