package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Run it for one point again with `-Dfaults.replay=<point>`, as each difference names it.
class FaultEngineIT {
  @Test
  void whateverHappensToAnyCallOfAnyFunctionInTheEndAllIsAsIfItHadNot(@TempDir Path data)
      throws IOException {
    try (var engine = new FaultEngine(data)) {
      assertThat(engine.unseen()).as("what the walk lacks").isEmpty();
      var replay = System.getProperty("faults.replay", "");
      if (!replay.isEmpty()) {
        assertThat(engine.replay(FaultEngine.Point.of(replay))).isEmpty();
        return;
      }
      var points = new AtomicInteger();
      var differences = engine.everyPoint(System.out::println, points);
      System.out.printf(
          "Faults: %d events, %d points, %d differences%n",
          engine.events(), points.get(), differences.size());
      assertThat(differences).isEmpty();
    }
  }
}
