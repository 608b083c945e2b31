package org.backbone.runner.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The whole walk in bad weather, against the same walk in good weather: in the end all must be the
/// same, whatever was throttled, lost, doubled and late on the way.
final class BadWeather {
  // A mail that was throttled is tried again after a minute or two.
  private static final Duration PAUSE = Duration.ofMinutes(3);

  private static final int ROUNDS = 4;

  private BadWeather() {}

  /// Walks; returns what is there in the end, and what could not be delivered.
  ///
  /// @param weather none is good weather
  static Dump walked(Path data, Optional<Weather> weather) throws IOException {
    try (var world = new World(data, FaultEngine.START)) {
      weather.ifPresent(world::exposeTo);
      new Walk(world, () -> rest(world)).walk();
      world.fates().decide(_ -> Fate.NONE);
      rest(world);
      world.fates().pass(FaultEngine.LATER);
      world.tick();
      var dump = Dump.of(world.state(), Set.of());
      var failed = world.failed();
      return failed.isEmpty() ? dump : dump.with(failed.toString());
    }
  }

  private static void rest(World world) {
    for (var times = 0; times < ROUNDS; times++) {
      world.settle();
      world.fates().pass(PAUSE);
      world.tick();
    }
  }
}
