package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private final List<Integer> made = new ArrayList<>();

  @Test
  void theFirstAnswerEndsThem() {
    var answer =
        Attempts.atOnce(5)
            .until(
                "count",
                () -> {
                  made.add(made.size());
                  return made.size() < 3 ? Optional.empty() : Optional.of("third");
                });

    assertThat(answer).isEqualTo("third");
    assertThat(made).hasSize(3);
  }

  @Test
  void theyEndWithoutAnAnswerAndSayWhatWasTried() {
    assertThatThrownBy(
            () ->
                Attempts.atOnce(4)
                    .until(
                        "join",
                        () -> {
                          made.add(made.size());
                          return Optional.empty();
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("join");
    assertThat(made).hasSize(4);
  }
}
