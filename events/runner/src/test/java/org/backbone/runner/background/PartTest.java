package org.backbone.runner.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PartTest {
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final Background background =
      new Background(new PrintStream(console, true, StandardCharsets.UTF_8));

  @Test
  void aLoopThatFailsGoesOnWhenTheCauseIsGoneAndSaysSoOnceEach() throws Exception {
    var rounds = new AtomicInteger();
    var recovered = new CountDownLatch(5);
    try (var part = background.part("The feed")) {
      part.loop(
          () -> {
            if (rounds.incrementAndGet() <= 3) {
              throw new IOException("no such folder");
            }
            recovered.countDown();
          });

      assertThat(recovered.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(said())
        .containsExactly(
            "The feed does not work now (it is tried again): IOException: no such folder",
            "The feed works again.");
    assertThat(background.wrong()).isEmpty();
  }

  @Test
  void whatIsWrongIsToldWhileItIsWrong() throws Exception {
    var failed = new CountDownLatch(1);
    try (var part = background.part("The schedules")) {
      part.loop(
          () -> {
            try {
              throw new UncheckedIOException(new IOException("disk full"));
            } finally {
              failed.countDown();
            }
          });
      assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
      while (background.wrong().isEmpty()) {
        Thread.onSpinWait();
      }

      assertThat(background.wrong())
          .containsExactly(entry("The schedules", "IOException: disk full"));
    }
    assertThat(background.wrong()).isEmpty();
  }

  @Test
  void notEvenAnErrorEndsALoop() throws Exception {
    var rounds = new AtomicInteger();
    var recovered = new CountDownLatch(1);
    try (var part = background.part("The feed")) {
      part.loop(
          () -> {
            if (rounds.incrementAndGet() == 1) {
              throw new StackOverflowError("too deep");
            }
            recovered.countDown();
          });

      assertThat(recovered.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void ofSeveralThatFailAtOnceTheLastOneEndsTheTrouble() throws Exception {
    var blocked = new CountDownLatch(1);
    var done = new CountDownLatch(2);
    try (var part = background.part("The queue")) {
      var failing = new CountDownLatch(2);
      for (var i = 0; i < 2; i++) {
        part.start(
            () -> {
              failing.countDown();
              if (blocked.getCount() > 0) {
                throw new IOException("not now");
              }
              done.countDown();
            });
      }
      assertThat(failing.await(20, TimeUnit.SECONDS)).isTrue();
      blocked.countDown();
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
      while (!background.wrong().isEmpty()) {
        Thread.onSpinWait();
      }
    }
    assertThat(said()).filteredOn(line -> line.endsWith("works again.")).hasSize(1);
  }

  @Test
  void whatOnlyKeepsBooksFailsNobodyAndLeavesTheStackWell() {
    var part = background.bookkeeping("The log");

    for (var i = 0; i < 3; i++) {
      part.attempt(
          () -> {
            throw new IOException("disk full");
          });
    }

    assertThat(background.wrong()).isEmpty();
    assertThat(said()).hasSize(1);
    part.attempt(() -> {});
    assertThat(said()).last().asString().isEqualTo("The log works again.");
  }

  @Test
  void whatTheDiskRefusesNowIsDoneLater() throws Exception {
    var tries = new AtomicInteger();
    var done = new CountDownLatch(1);
    try (var part = background.part("Events")) {
      part.soon(
          () -> {
            if (tries.incrementAndGet() < 3) {
              throw new IOException("not now");
            }
            done.countDown();
          });

      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(tries).hasValue(3);
  }

  @Test
  void aPartThatIsClosedBreaksOffWhatItDoes() throws Exception {
    var begun = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var part = background.part("The feed");
    part.loop(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            ended.countDown();
          }
        });
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    part.close();

    assertThat(ended.getCount()).isZero();
  }

  @Test
  void aPartThatIsClosedBeginsNothingMore() {
    var tries = new AtomicInteger();
    var part = background.part("Events");
    part.close();

    part.soon(
        () -> {
          tries.incrementAndGet();
          throw new IOException("not now");
        });
    part.start(tries::incrementAndGet);

    assertThat(tries).hasValue(1);
  }

  private List<String> said() {
    return console.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
