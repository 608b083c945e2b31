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
  private static final int MOST_ROUNDS = 8;

  // As an upload's item says it.
  private static final Set<String> UNREAD = Set.of("AWAITED", "HINDERED");

  private BadWeather() {}

  /// What a walk came to.
  ///
  /// @param end what is there in the end
  /// @param givenUp how many events failed in all their tries, and were left to the sweeps
  record Walked(Dump end, int givenUp) {}

  /// Walks.
  ///
  /// @param weather none is good weather
  static Walked walked(Path data, Optional<Weather> weather) throws IOException {
    try (var world = new World(data, FaultEngine.START)) {
      weather.ifPresent(world::exposeTo);
      new Walk(world, () -> rest(world)).walk();
      world.fates().decide(_ -> Fate.NONE);
      rest(world);
      world.fates().pass(FaultEngine.LATER);
      world.tick();
      return new Walked(Dump.of(world.state(), Set.of()), world.failed().size());
    }
  }

  static void rest(World world) {
    for (var times = 0; times < ROUNDS; times++) {
      world.settle();
      world.fates().pass(PAUSE);
      world.tick();
    }
    // A sweep looks only after a while for what is left to it. A file that it finds must not come
    // after the one that the walk sends next: what it would change is another thing then.
    for (var times = 0; times < MOST_ROUNDS && isAFileWaiting(world.state()); times++) {
      world.fates().pass(FaultEngine.LATER);
      world.tick();
    }
  }

  private static boolean isAFileWaiting(State state) {
    return state.items().values().stream()
        .filter(item -> item.containsKey("duePk") && UNREAD.contains(item.get("duePk").s()))
        .anyMatch(item -> isHere(state, item.get("id").s()));
  }

  private static boolean isHere(State state, String upload) {
    return state.objects().keySet().stream().anyMatch(name -> name.endsWith("/" + upload));
  }
}
