package org.backbone.outcomes.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeopleSeenTest {
  private final PeopleSeen people = new PeopleSeen();

  @Test
  void theRowOfTheSamePersonInTheSamePeriodIsTold() {
    assertThat(people.before("K-1", "2014-10", 2)).isZero();
    assertThat(people.before("k-2", "2014-10", 3)).isZero();
    assertThat(people.before("K-1", "2014-11", 4)).isZero();

    assertThat(people.before(" k-1 ", "2014-10", 5)).isEqualTo(2);
    assertThat(people.before("k-1", "2014-10", 6)).isEqualTo(2);
    assertThat(people.before("k-2", "2014-10", 7)).isEqualTo(3);
  }

  @Test
  void whatOneBeginsWithAndAPeriodAreNotTakenForAnother() {
    assertThat(people.before("1", "12014-10", 2)).isZero();
    assertThat(people.before("11", "2014-10", 3)).isZero();
  }

  @Test
  void manyAreToldApartAndEachIsFoundAgain() {
    var many = 30_000;
    for (var i = 1; i <= many; i++) {
      assertThat(people.before("person " + i, "SY2018-19", i)).isZero();
    }
    for (var i = 1; i <= many; i++) {
      assertThat(people.before("person " + i, "SY2018-19", many + i)).isEqualTo(i);
    }
  }
}
