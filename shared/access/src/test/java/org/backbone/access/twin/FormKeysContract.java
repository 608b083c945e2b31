package org.backbone.access.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.backbone.access.Door;
import org.backbone.access.FormKeys;
import org.backbone.platform.core.Ids;
import org.junit.jupiter.api.Test;

/// What every keeper of forms' keys keeps.
public abstract class FormKeysContract {
  // Each test has a week of its own, for keepers may be shared.
  private final Instant week =
      Instant.EPOCH.plus(Duration.ofDays(7L * ThreadLocalRandom.current().nextInt(100_000)));

  /// The keys under test.
  protected abstract FormKeys keys();

  @Test
  void theFirstKeyOfAWeekIsThatOfAll() {
    var first = Ids.token();
    assertThat(keys().find(Door.JOIN, week)).isEmpty();

    assertThat(keys().keep(Door.JOIN, week, first)).isEqualTo(first);
    assertThat(keys().keep(Door.JOIN, week, Ids.token())).isEqualTo(first);

    assertThat(keys().find(Door.JOIN, week)).contains(first);
  }

  @Test
  void eachDoorAndEachWeekHasItsOwn() {
    keys().keep(Door.JOIN, week, Ids.token());

    assertThat(keys().find(Door.SERIES, week)).isEmpty();
    assertThat(keys().find(Door.JOIN, week.plus(Duration.ofDays(7)))).isEmpty();
  }
}
