package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void aUuidOfVersionSevenSortsByItsMillisecond() {
    var earlier = Ids.uuid7(Instant.parse("2026-01-01T00:00:00Z"));
    var later = Ids.uuid7(Instant.parse("2026-01-01T00:00:00.001Z"));

    assertThat(earlier.version()).isEqualTo(7);
    assertThat(earlier.variant()).isEqualTo(2);
    assertThat(earlier.toString()).isLessThan(later.toString()).startsWith("019b");
  }

  @Test
  void tokensAreLongUrlSafeAndNeverTheSame() {
    var tokens = new HashSet<String>();
    for (var i = 0; i < 1000; i++) {
      tokens.add(Ids.token());
    }

    assertThat(tokens).hasSize(1000).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
  }

  @Test
  void whatIsReadOutHasFourGroupsWithoutLettersThatAreMistaken() {
    assertThat(Ids.spoken()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(Ids.spoken()).isNotEqualTo(Ids.spoken());
  }
}
