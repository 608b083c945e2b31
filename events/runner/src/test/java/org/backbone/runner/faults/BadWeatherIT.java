package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With `-Dfaults.minutes=60` for as long as that, each walk with a seed of its own; with
/// `-Dfaults.weather=<seed>:<throttled>`, as each difference names it, that walk again.
class BadWeatherIT {
  private static final List<Double> THROTTLED = List.of(0.1, 0.3, 0.5);
  private static final Map<Double, Long> OF_A_BUILD =
      Map.of(0.1, 470256787L, 0.3, 470256787L, 0.5, 1882912431L);

  /// A walk in some weather.
  private record Day(long seed, double throttled) {
    static Day of(String text) {
      var parts = text.split(":", -1);
      return new Day(Long.parseLong(parts[0]), Double.parseDouble(parts[1]));
    }

    @Override
    public String toString() {
      return seed + ":" + throttled;
    }
  }

  // What a walk is held up by is mostly waiting, so those of one round go beside each other.
  @Test
  void inBadWeatherAllEndsAsItDoesInGoodWeather(@TempDir Path data)
      throws IOException, InterruptedException, ExecutionException {
    var good = BadWeather.walked(Files.createDirectory(data.resolve("good")), Optional.empty());
    assertThat(good.givenUp()).isZero();
    var again = System.getProperty("faults.weather", "");
    var until =
        System.nanoTime() + Duration.ofMinutes(Integer.getInteger("faults.minutes", 0)).toNanos();
    var seeds = new SplittableRandom();
    var walked = new ArrayList<Walk>();
    try (var side = Executors.newFixedThreadPool(THROTTLED.size())) {
      do {
        var days =
            again.isEmpty()
                ? THROTTLED.stream()
                    .map(throttled -> new Day(seed(throttled, seeds), throttled))
                    .toList()
                : List.of(Day.of(again));
        var walks = days.stream().map(day -> walk(day, data, good.end())).toList();
        for (var walk : side.invokeAll(walks)) {
          walked.add(walk.get());
        }
      } while (System.nanoTime() < until);
    }
    var different =
        walked.stream()
            .filter(walk -> !walk.differences().isEmpty())
            .map(walk -> walk.day() + "\n    " + String.join("\n    ", walk.differences()))
            .toList();
    System.out.printf(
        "Weather: %d walks %s, %d different%n",
        walked.size(),
        walked.stream()
            .map(walk -> walk.day() + " (" + walk.givenUp() + " events left to the sweeps)")
            .toList(),
        different.size());
    assertThat(different).isEmpty();
  }

  // A build has the same days each time, and whoever looks for more has new ones.
  private static long seed(double throttled, SplittableRandom seeds) {
    return Integer.getInteger("faults.minutes", 0) == 0
        ? Objects.requireNonNull(OF_A_BUILD.get(throttled))
        : seeds.nextInt(Integer.MAX_VALUE);
  }

  /// What a walk came to.
  ///
  /// @param givenUp how many events were left to the sweeps
  private record Walk(Day day, int givenUp, List<String> differences) {}

  private static Callable<Walk> walk(Day day, Path data, Dump undisturbed) {
    return () -> {
      var folder = Files.createDirectory(data.resolve(day.toString().replace(':', '-')));
      var weather = new Weather(day.seed(), day.throttled());
      var walked = BadWeather.walked(folder, Optional.of(weather));
      return new Walk(day, walked.givenUp(), walked.end().differences(undisturbed, false));
    };
  }
}
