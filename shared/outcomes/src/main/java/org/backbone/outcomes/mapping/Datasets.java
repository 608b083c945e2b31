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

  /// The catalogue as far as a file of one dataset goes: its indicators alone, as they are defined
  /// now.
  public Catalogue ofDataset(Dataset dataset) {
    return new Catalogue(
        dataset.indicators().stream().flatMap(id -> catalogue.latest(id).stream()).toList(),
        catalogue.dimensions(),
        catalogue.places(),
        catalogue.datasets());
  }

  /// Every layout of every dataset.
  public List<FileMapping> mappings() {
    return datasets.stream().flatMap(dataset -> dataset.mappings().stream()).toList();
  }
}
