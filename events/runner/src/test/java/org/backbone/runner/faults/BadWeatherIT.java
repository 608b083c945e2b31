package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With `-Dfaults.minutes=60` for as long as that, each walk with a seed of its own; with
/// `-Dfaults.weather=<seed>:<throttled>`, as each difference names it, that walk again.
class BadWeatherIT {
  private static final List<Double> THROTTLED = List.of(0.1, 0.3, 0.5);

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

  @Test
  void inBadWeatherAllEndsAsItDoesInGoodWeather(@TempDir Path data) throws IOException {
    var good = BadWeather.walked(Files.createDirectory(data.resolve("good")), Optional.empty());
    assertThat(good.givenUp()).isZero();
    var undisturbed = good.end();
    var again = System.getProperty("faults.weather", "");
    var walked = new ArrayList<String>();
    var different = new ArrayList<String>();
    if (again.isEmpty()) {
      var until =
          System.nanoTime() + Duration.ofMinutes(Integer.getInteger("faults.minutes", 0)).toNanos();
      var seeds = new SplittableRandom();
      do {
        for (var throttled : THROTTLED) {
          var day = new Day(seeds.nextInt(Integer.MAX_VALUE), throttled);
          var givenUp = walk(day, data, undisturbed, different);
          walked.add(day + " (" + givenUp + " events left to the sweeps)");
        }
      } while (System.nanoTime() < until);
    } else {
      var _ = walk(Day.of(again), data, undisturbed, different);
    }
    System.out.printf(
        "Weather: %d walks %s, %d different%n", walked.size(), walked, different.size());
    assertThat(different).isEmpty();
  }

  private static int walk(Day day, Path data, Dump undisturbed, List<String> different)
      throws IOException {
    var folder = Files.createDirectory(data.resolve(day.toString().replace(':', '-')));
    var weather = new Weather(day.seed(), day.throttled());
    var walked = BadWeather.walked(folder, Optional.of(weather));
    var differences = walked.end().differences(undisturbed, false);
    if (!differences.isEmpty()) {
      different.add(day + "\n    " + String.join("\n    ", differences));
    }
    return walked.givenUp();
  }
}
