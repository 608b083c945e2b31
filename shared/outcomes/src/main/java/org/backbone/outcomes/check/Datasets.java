package org.backbone.outcomes.check;

import java.util.List;
import java.util.Optional;

/// The datasets of the network.
///
/// @param datasets every dataset that partners send
public record Datasets(List<Dataset> datasets) {
  /// Copies the list.
  public Datasets {
    datasets = List.copyOf(datasets);
  }

  /// The dataset called `id`.
  public Optional<Dataset> dataset(String id) {
    return datasets.stream().filter(dataset -> dataset.id().equals(id)).findFirst();
  }
}
