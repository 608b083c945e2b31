package org.backbone.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.platform.core.Ids;
import org.junit.jupiter.api.Test;

class StrangersTest {
  private static final String OWNER = "owner@example.org";

  private Instant now = Instant.parse("2020-05-04T15:07:00Z");
  private final InstantSource clock = () -> now;
  private final Strangers strangers =
      new Strangers(new MemoryBudgets(), new MemoryFormKeys(), 1, clock);

  @Test
  void whoSpendsAnAddressFromOneRangeDoesNotSpendItsOwners() {
    for (int turn = 0; turn < 5; turn++) {
      assertThat(ask(OWNER, "a stranger's range")).isEmpty();
    }

    for (int turn = 0; turn < 20; turn++) {
      assertThat(ask(OWNER, "a stranger's range")).contains(Duration.ofMinutes(13));
    }
    assertThat(ask(" Owner@Example.org", "a stranger's range")).isPresent();
    assertThat(ask(OWNER, "the owner's range")).isEmpty();
  }

  @Test
  void manyRangesTogetherSpendAnAddressNoLongerThanALinkWorks() {
    for (int turn = 0; turn < 10; turn++) {
      assertThat(ask(OWNER, "range " + turn)).isEmpty();
    }

    var wait = ask(OWNER, "the owner's range").orElseThrow();
    assertThat(wait).isLessThanOrEqualTo(SignIn.ASKED_FOR);
    now = now.plus(wait);
    assertThat(ask(OWNER, "the owner's range")).isEmpty();
  }

  @Test
  void theSameRequestAgainIsFreeAndAnotherOneFromASpentRangeIsNot() {
    for (int turn = 0; turn < 60; turn++) {
      assertThat(strangers.refused(Door.SIGN_IN, turn + "@example.org", "one range", "key " + turn))
          .isEmpty();
    }

    assertThat(strangers.refused(Door.SIGN_IN, "0@example.org", "one range", "key 0")).isEmpty();
    assertThat(strangers.refused(Door.SIGN_IN, "x@example.org", "one range", "x")).isPresent();
    assertThat(strangers.refused(Door.SIGN_IN, "x@example.org", "one range", "x")).isPresent();
    assertThat(strangers.refused(Door.SIGN_IN, "x@example.org", "another", "x")).isEmpty();
    assertThat(strangers.refused(Door.SERIES, "x@example.org", "one range", "x")).isEmpty();
  }

  @Test
  void allTogetherWaitAMinuteAtMost() {
    for (int turn = 0; turn < 300; turn++) {
      assertThat(ask(turn + "@example.org", "range " + turn)).isEmpty();
    }

    assertThat(ask(OWNER, "the owner's range")).contains(Duration.ofMinutes(1));
  }

  @Test
  void whereManySitBehindOneLineItsLimitIsRaised() {
    var more = new Strangers(new MemoryBudgets(), new MemoryFormKeys(), 2, clock);
    for (int turn = 0; turn < 40; turn++) {
      assertThat(more.refused(Door.JOIN, turn + "@example.org", "a school", "" + turn)).isEmpty();
    }

    assertThat(more.refused(Door.JOIN, "x@example.org", "a school", "x")).isPresent();
  }

  private Optional<Duration> ask(String address, String range) {
    return strangers.refused(Door.SIGN_IN, address, range, Ids.token());
  }
}
