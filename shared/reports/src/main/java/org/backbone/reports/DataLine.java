package org.backbone.reports;

import java.util.List;
import java.util.Optional;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.platform.core.Period;

/// How a partner stands with one dataset.
///
/// @param received periods whose file counts, in order
/// @param refused periods whose last file could not be used, in order
/// @param missing periods that are over and have no file, in order
public record DataLine(
    Dataset dataset, List<Period> received, List<Period> refused, List<Period> missing) {
  public DataLine {
    received = List.copyOf(received);
    refused = List.copyOf(refused);
    missing = List.copyOf(missing);
  }

  /// The last period that was received.
  public Optional<Period> latest() {
    return received.isEmpty() ? Optional.empty() : Optional.of(received.getLast());
  }
}
