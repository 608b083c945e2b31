package org.backbone.metrics;

import java.util.List;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;

/// What partners send.
///
/// @param id a natural key, `chronic-absence`
/// @param period what one file is about
/// @param indicators the ids of those that it feeds
/// @param due when it is due, in words
/// @param dueMonths how many months after a period ends it is due
public record NetworkDataset(
    String id, Texts title, Period.Type period, List<String> indicators, Texts due, int dueMonths) {
  /// Copies the ids.
  public NetworkDataset {
    indicators = List.copyOf(indicators);
  }
}
