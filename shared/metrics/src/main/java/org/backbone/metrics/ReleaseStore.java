package org.backbone.metrics;

import java.util.List;
import java.util.Optional;

/// Where releases are kept.
public interface ReleaseStore {
  /// Keeps the release unless a later one of its table is kept.
  void publish(Release release);

  /// The table's release.
  Optional<Release> release(TableKey table);

  /// All releases of an indicator, by version of its definition, then by period.
  List<Release> releases(String indicator);
}
