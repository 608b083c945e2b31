package org.backbone.outcomes;

import java.util.Map;

/// What staff said of the files that they expect, of several partners and datasets.
///
/// @param said by whom and what it is about; of any other, nothing was said
public record Expectations(Map<Key, Expected> said) {
  /// Of which partner, and which dataset.
  public record Key(String partner, String dataset) {}

  /// Copies the map.
  public Expectations {
    said = Map.copyOf(said);
  }

  /// What was said of a partner and a dataset.
  public Expected of(String partner, String dataset) {
    return said.getOrDefault(new Key(partner, dataset), Expected.NOTHING_SAID);
  }
}
