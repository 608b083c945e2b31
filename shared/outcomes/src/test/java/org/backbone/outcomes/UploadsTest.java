package org.backbone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

class UploadsTest {
  @Test
  void aYearIsNotOverOnItsLastEveningWhereTheNetworkIs() {
    assertThat(lastEndedAt("2026-10-01T00:30:00Z")).isEqualTo(new Period("FY2025"));
    assertThat(lastEndedAt("2026-10-01T05:30:00Z")).isEqualTo(new Period("FY2026"));
  }

  private static Period lastEndedAt(String now) {
    var datasets = DatasetFiles.bundled();
    return new Uploads(
            new MemoryMetricStore(),
            () -> datasets,
            InstantSource.fixed(Instant.parse(now)),
            ZoneId.of("America/Chicago"))
        .lastEnded(datasets.dataset("wic-participation").orElseThrow());
  }
}
