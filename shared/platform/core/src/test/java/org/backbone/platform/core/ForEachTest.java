package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForEachTest {
  private final Said log = new Said();
  private final List<String> taken = new ArrayList<>();

  @Test
  void eachIsTakenOnceAndTheYesesAreCounted() {
    assertThat(
            new ForEach("step", Deadline.NONE, log)
                .count(List.of("a", "no", "b"), id -> id, id -> taken.add(id) && !id.equals("no")))
        .isEqualTo(2);
    assertThat(taken).containsExactly("a", "no", "b");
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void oneThatFailsKeepsNoOtherFromItsTurnAndFailsTheWholeInTheEnd() {
    assertThatThrownBy(
            () ->
                new ForEach("step", Deadline.NONE, log)
                    .count(
                        List.of("a", "b", "c"),
                        id -> id,
                        id -> {
                          if (!id.equals("b")) {
                            throw new IllegalStateException("not " + id);
                          }
                          return taken.add(id);
                        }))
        .hasMessage("not a")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));

    assertThat(taken).containsExactly("b");
    assertThat(log.lines()).extracting(Said.Line::event).containsOnly("step-failed");
    assertThat(log.lines()).extracting(line -> line.facts().get("id")).isEqualTo(List.of("a", "c"));
    assertThat(log.lines().toString()).doesNotContain("not a");
  }

  @Test
  void inOrderTheFirstThatFailsEndsTheRunAndIsNotDone() {
    var done =
        new ForEach("step", Deadline.NONE, log)
            .inOrder(
                List.of("a", "b", "c"),
                id -> id,
                id -> {
                  if (id.equals("b")) {
                    throw new IllegalStateException("not b");
                  }
                  taken.add(id);
                });

    assertThat(done).isEqualTo(1);
    assertThat(taken).containsExactly("a");
    assertThat(log.lines()).extracting(Said.Line::event).containsExactly("step-failed");
  }

  @Test
  void inOrderWithoutTimeLeftTheRestIsNotDone() {
    var forEach = new ForEach("step", () -> !taken.isEmpty(), log);

    assertThat(forEach.inOrder(List.of("a", "b"), id -> id, taken::add)).isEqualTo(1);

    assertThat(log.lines()).extracting(Said.Line::event).containsExactly("step-unfinished");
  }

  @Test
  void withoutTimeLeftNoneIsBegunAndTheLogSaysHowManyAreLeft() {
    var forEach = new ForEach("step", () -> taken.size() == 2, log);

    assertThat(forEach.run(List.of("a", "b", "c", "d"), id -> id, taken::add))
        .isEqualTo(new ForEach.Run(2, 2));

    assertThat(taken).containsExactly("a", "b");
    assertThat(log.lines().getFirst().event()).isEqualTo("step-unfinished");
    assertThat(log.lines().getFirst().facts().get("done")).isEqualTo(2);
    assertThat(log.lines().getFirst().facts().get("left")).isEqualTo(2);
  }
}
