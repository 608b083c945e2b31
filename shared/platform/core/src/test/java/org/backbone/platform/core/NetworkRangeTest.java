package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRangeTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.255",
    "2001:db8:1:2::3, 2001:db8:1:ffff:1:2:3:4",
    "::ffff:203.0.113.7, 203.0.113.9",
    "'', ''",
  })
  void neighboursShareARange(String one, String other) {
    assertThat(NetworkRange.of(one)).isEqualTo(NetworkRange.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.114.7",
    "2001:db8:1::1, 2001:db8:2::1",
    "203.0.113.7, nowhere",
    "cb00:71::, 203.0.113.1",
  })
  void othersDoNot(String one, String other) {
    assertThat(NetworkRange.of(one)).isNotEqualTo(NetworkRange.of(other));
  }
}
