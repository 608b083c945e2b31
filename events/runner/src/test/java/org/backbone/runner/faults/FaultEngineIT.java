package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Run it for one point again with `-Dfaults.replay=<point>`, as each difference names it. With
/// `-Dfaults.first=true` it ends at the first difference. With `-Dfaults.whole=true` it lives also
/// through what leaves nothing of its own behind.
class FaultEngineIT {
  private static final int ENGINES = 2;

  @Test
  void whateverHappensToAnyCallOfAnyFunctionInTheEndAllIsAsIfItHadNot(@TempDir Path data)
      throws Exception {
    var replay = System.getProperty("faults.replay", "");
    if (!replay.isEmpty()) {
      assertThat(replayed(data, FaultEngine.Point.of(replay))).isEmpty();
      return;
    }
    var recording = new Recording();
    var found = new Found();
    try (var side = Executors.newFixedThreadPool(ENGINES)) {
      var parts = new ArrayList<Callable<List<FaultEngine.Difference>>>();
      for (var number = 0; number < ENGINES; number++) {
        var own = Files.createDirectory(data.resolve("engine-" + number));
        var isWalking = number == 0;
        parts.add(() -> part(own, isWalking, recording, found));
      }
      var differences = new ArrayList<FaultEngine.Difference>();
      for (var part : side.invokeAll(parts)) {
        differences.addAll(part.get());
      }
      System.out.printf(
          "Faults: %d kinds of events, %d points, %d differences%n",
          found.shapes.size(), found.points.get(), differences.size());
      assertThat(differences).isEmpty();
    }
  }

  private static Optional<FaultEngine.Difference> replayed(Path data, FaultEngine.Point point)
      throws IOException {
    var recording = new Recording();
    try (var world = new World(data, FaultEngine.START)) {
      recording.walk(world);
      return new FaultEngine(world).replay(recording.event(point.event()), point);
    }
  }

  /// What all engines found so far.
  private static final class Found {
    private final Set<String> walked = ConcurrentHashMap.newKeySet();
    private final Set<String> shapes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger points = new AtomicInteger();
    private final AtomicBoolean isFound = new AtomicBoolean();

    private void lived(Optional<FaultEngine.Difference> difference) {
      points.incrementAndGet();
      difference.ifPresent(System.out::println);
      difference.ifPresent(_ -> isFound.set(true));
      if (isFound.get() && Boolean.getBoolean("faults.first")) {
        throw new AssertionError("one difference is enough");
      }
    }
  }

  // One of them walks, and the others begin with what it comes by.
  private static List<FaultEngine.Difference> part(
      Path data, boolean isWalking, Recording recording, Found found)
      throws IOException, InterruptedException {
    try (var world = new World(data, FaultEngine.START)) {
      if (isWalking) {
        recording.walk(world);
        assertThat(recording.unseen(world.template())).as("what the walk lacks").isEmpty();
      }
      return new FaultEngine(world).everyPoint(recording, found.walked, found.shapes, found::lived);
    }
  }
}
