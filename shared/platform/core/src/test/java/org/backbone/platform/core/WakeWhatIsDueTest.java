package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class WakeWhatIsDueTest {
  private static final Instant AT = Instant.parse("2020-05-04T15:00:00Z");

  private final Said log = new Said();
  private final List<String> calls = new ArrayList<>();

  @Test
  void whoHasSomethingToDoIsWokenWithTheTicksTimeAndNobodyElse() {
    var woken =
        new WakeWhatIsDue(
                List.of(
                    watch("mail", AT::equals), watch("none", _ -> false), watch("sums", _ -> true)),
                log)
            .look(AT, Deadline.NONE);

    assertThat(woken).containsExactly("mail", "sums");
    assertThat(calls).containsExactly("mail " + AT, "sums " + AT);
  }

  @Test
  void aLookThatFailsKeepsNoOtherFromItsTurnAndFailsTheCallInTheEnd() {
    var wakes =
        new WakeWhatIsDue(
            List.of(watch("mail", _ -> failing("no table")), watch("sums", _ -> true)), log);

    assertThatThrownBy(() -> wakes.look(AT, Deadline.NONE)).hasMessage("no table");

    assertThat(calls).containsExactly("sums " + AT);
    assertThat(log.lines()).extracting(Said.Line::event).containsExactly("look-failed");
  }

  @Test
  void aCallThatFailsKeepsNoOtherFromItsTurnAndFailsTheCallInTheEnd() {
    var mail = new WakeWhatIsDue.Watch("mail", _ -> true, _ -> failing("no answer"));
    var wakes = new WakeWhatIsDue(List.of(mail, watch("sums", _ -> true)), log);

    assertThatThrownBy(() -> wakes.look(AT, Deadline.NONE)).hasMessage("no answer");

    assertThat(calls).containsExactly("sums " + AT);
  }

  @Test
  void whereNoTimeIsLeftNothingIsBegun() {
    var woken = new WakeWhatIsDue(List.of(watch("mail", _ -> true)), log).look(AT, () -> true);

    assertThat(woken).isEmpty();
    assertThat(log.lines()).extracting(Said.Line::event).containsExactly("look-unfinished");
  }

  private WakeWhatIsDue.Watch watch(String who, Predicate<Instant> isDue) {
    return new WakeWhatIsDue.Watch(who, isDue, asOf -> calls.add(who + " " + asOf));
  }

  private static boolean failing(String words) {
    throw new IllegalStateException(words);
  }
}
