package org.backbone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;

class LinkTest {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

  @Test
  void aLinkWorksUntilItsTimeIsUp() {
    var link = Link.of("token", Link.Purpose.SIGN_IN, "river", Language.EN, NOW);

    assertThat(link.worksAt(NOW.minusNanos(1))).isTrue();
    assertThat(link.worksAt(NOW)).isFalse();
  }

  @Test
  void theSamePageMayPressAgainForTwoMinutesAndNoOtherPage() {
    var use = new LinkUse("press", "session", NOW);

    assertThat(use.isRepeatedBy("press", NOW)).isTrue();
    assertThat(use.isRepeatedBy("press", NOW.plusSeconds(120).minusNanos(1))).isTrue();
    assertThat(use.isRepeatedBy("press", NOW.plusSeconds(120))).isFalse();
    assertThat(use.isRepeatedBy("other", NOW)).isFalse();
  }
}
