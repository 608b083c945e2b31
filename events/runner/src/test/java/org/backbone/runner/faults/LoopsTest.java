package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopsTest {
  @Test
  void aLoopIsTheSameHoweverOftenItTurns() {
    assertThat(Loops.shortened(List.of("a", "b", "b", "b", "b", "c")))
        .containsExactly("a", "b", "b", "c");
    assertThat(Loops.shortened(List.of("a", "b", "a", "b", "a", "b", "a")))
        .isEqualTo(Loops.shortened(List.of("a", "b", "a", "b", "a", "b", "a", "b", "a")));
  }

  @Test
  void onceAndTwiceAreTwoThings() {
    assertThat(Loops.shortened(List.of("a", "b", "c"))).containsExactly("a", "b", "c");
    assertThat(Loops.shortened(List.of("a", "b", "b", "c"))).containsExactly("a", "b", "b", "c");
  }
}
