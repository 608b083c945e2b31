package org.backbone.access.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.backbone.access.Budget;
import org.backbone.access.Budgets;
import org.backbone.platform.core.Ids;
import org.junit.jupiter.api.Test;

/// What every keeper of budgets keeps.
public abstract class BudgetsContract {
  private static final Instant NOW = Instant.parse("2020-05-04T15:07:00Z");
  private static final Budget TWO = new Budget("two", 2, Duration.ofMinutes(20));

  private final String who = Ids.token();

  /// The budgets under test.
  protected abstract Budgets budgets();

  @Test
  void whatIsSpentIsSpentUntilTheNextWindow() {
    assertThat(budgets().count(TWO, who, NOW)).isTrue();
    assertThat(budgets().count(TWO, who, NOW.plusSeconds(60))).isTrue();
    assertThat(budgets().count(TWO, who, NOW.plusSeconds(90))).isFalse();
    assertThat(budgets().count(TWO, who, TWO.end(NOW).minusMillis(1))).isFalse();

    assertThat(budgets().count(TWO, who, TWO.end(NOW))).isTrue();
  }

  @Test
  void everybodyHasTheirOwnForEachThing() {
    budgets().count(TWO, who, NOW);
    budgets().count(TWO, who, NOW);

    assertThat(budgets().count(TWO, Ids.token(), NOW)).isTrue();
    assertThat(budgets().count(new Budget("other", 2, TWO.window()), who, NOW)).isTrue();
  }

  @Test
  void theSameKeyCostsNothingTheSecondTimeNotEvenWhenAllIsSpent() {
    assertThat(standing("one")).isEqualTo(Budgets.Standing.OPEN);
    assertThat(budgets().spend(TWO, who, "one", NOW)).isTrue();
    assertThat(budgets().spend(TWO, who, "one", NOW)).isTrue();
    assertThat(budgets().spend(TWO, who, "two", NOW)).isTrue();
    assertThat(budgets().spend(TWO, who, "three", NOW)).isFalse();

    assertThat(budgets().spend(TWO, who, "one", NOW)).isTrue();
    assertThat(standing("one")).isEqualTo(Budgets.Standing.HAS_SPENT);
    assertThat(standing("three")).isEqualTo(Budgets.Standing.OVER);
    assertThat(budgets().spend(TWO, who, "three", TWO.end(NOW))).isTrue();
  }

  private Budgets.Standing standing(String key) {
    return budgets().standing(TWO, who, key, NOW);
  }
}
