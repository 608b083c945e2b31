package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
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
      try (var engine = new FaultEngine(data)) {
        assertThat(engine.replay(FaultEngine.Point.of(replay))).isEmpty();
      }
      return;
    }
    var walked = ConcurrentHashMap.<String>newKeySet();
    var shapes = ConcurrentHashMap.<String>newKeySet();
    var points = new AtomicInteger();
    var isFound = new AtomicBoolean();
    try (var side = Executors.newFixedThreadPool(ENGINES)) {
      var parts = new ArrayList<Callable<List<FaultEngine.Difference>>>();
      for (var part = 0; part < ENGINES; part++) {
        var mine = part;
        parts.add(
            () ->
                part(
                    Files.createDirectory(data.resolve("engine-" + mine)),
                    number -> number % ENGINES == mine,
                    walked,
                    shapes,
                    points,
                    isFound));
      }
      var differences = new ArrayList<FaultEngine.Difference>();
      for (var part : side.invokeAll(parts)) {
        differences.addAll(part.get());
      }
      System.out.printf(
          "Faults: %d kinds of events, %d points, %d differences%n",
          shapes.size(), points.get(), differences.size());
      assertThat(differences).isEmpty();
    }
  }

  private static List<FaultEngine.Difference> part(
      Path data,
      IntPredicate share,
      Set<String> walked,
      Set<String> shapes,
      AtomicInteger points,
      AtomicBoolean isFound)
      throws IOException {
    try (var engine = new FaultEngine(data)) {
      assertThat(engine.unseen()).as("what the walk lacks").isEmpty();
      return engine.everyPoint(
          share,
          walked,
          shapes,
          difference -> {
            points.incrementAndGet();
            difference.ifPresent(System.out::println);
            difference.ifPresent(_ -> isFound.set(true));
            if (isFound.get() && Boolean.getBoolean("faults.first")) {
              throw new AssertionError("one difference is enough");
            }
          });
    }
  }
}
