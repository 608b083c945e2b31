package org.backbone.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.backbone.metrics.Slot;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

class SlotStateTest {
  private static final Slot SLOT = new Slot("a", "wic", new Period("FY2015"));

  @Test
  void theNewestIngestedAndNotWithdrawnCounts() {
    var state = SlotState.untouched(SLOT).ingested(1).ingested(3).ingested(2);

    assertThat(state.head()).hasValue(3);
    assertThat(state.withdrawn(3).head()).hasValue(2);
    assertThat(state.withdrawn(3).withdrawn(2).withdrawn(1).head()).isEmpty();
  }

  @Test
  void whatAnUploadComesAfterIsTheSameBeforeItIsIngestedAndAfter() {
    var before = SlotState.untouched(SLOT).ingested(1).ingested(2).withdrawn(2);

    assertThat(before.headBeside(3)).hasValue(1);
    assertThat(before.ingested(3).headBeside(3)).hasValue(1);
    assertThat(SlotState.untouched(SLOT).ingested(1).headBeside(1)).isEmpty();
  }

  @Test
  void whatCannotCountAnyMoreLeavesUntilItIsGone() {
    var state = SlotState.untouched(SLOT);
    for (var seq = 1L; seq <= SlotState.KEPT + 3; seq++) {
      state = state.ingested(seq);
    }
    assertThat(state.leaving()).containsExactly(1L, 2L);
    assertThat(state.withdrawn(4).leaving()).containsExactly(1L, 2L, 4L);
    assertThat(state.withdrawn(4).head()).isEqualTo(state.head());

    var rest = state.left(state.leaving());

    assertThat(rest.leaving()).isEmpty();
    assertThat(rest.ingested()).hasSize(SlotState.KEPT + 1).doesNotContain(1L, 2L);
    assertThat(state.withdrawn(5).left(state.leaving()).leaving()).containsExactly(5L);
  }

  @Test
  void orderAndRepetitionChangeNothing() {
    for (var seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var one = SlotState.untouched(SLOT);
      var other = one;
      for (var seq = 1L; seq <= 6; seq++) {
        one = random.nextBoolean() ? one.ingested(seq) : one.withdrawn(seq);
      }
      for (var i = 0; i < 40; i++) {
        var seq = 1L + random.nextInt(6);
        other = one.ingested().contains(seq) ? other.ingested(seq) : other.withdrawn(seq);
      }
      for (var seq : one.ingested()) {
        other = other.ingested(seq);
      }
      for (var seq : one.withdrawn()) {
        other = other.withdrawn(seq);
      }
      assertThat(other.head()).as("seed %d", seed).isEqualTo(one.head());
    }
  }
}
