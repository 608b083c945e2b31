package org.backbone.runner.schedule;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.backbone.runner.background.TestPart;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.runner.invoke.Settled;
import org.backbone.runner.invoke.WokenCalls;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  private record Call(String function, JsonNode event, Cause cause) {}

  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final List<Call> queued = Collections.synchronizedList(new ArrayList<>());
  private final Settled settled = new Settled();
  private final WokenCalls woken = new WokenCalls();

  @Test
  void oneTickCallsWhatIsDueWithTheTimeOfTheTick() {
    var at = Instant.parse("2020-05-04T15:00:00Z");

    var moved = schedules("").move(at, at);

    assertThat(moved.steps()).isEqualTo(1);
    assertThat(moved.invocations()).containsOnly(entry("Clock", 1));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(call.event().toString())
                    .isEqualTo("{\"scheduledTime\":\"2020-05-04T15:00:00Z\"}"));
  }

  @Test
  void aMonthOfTicksRunsReportsAndRemindersEachDayAtItsLocalTime() {
    var moved =
        schedules("")
            .move(Instant.parse("2020-05-15T05:00:00Z"), Instant.parse("2020-06-14T05:00:00Z"));

    assertThat(moved.steps()).isEqualTo(30 * 96 + 1);
    assertThat(moved.invocations()).containsEntry("Clock", 30 * 96 + 1);
    assertThat(calls)
        .filteredOn(call -> call.function().equals("ReportDelivery"))
        .extracting(call -> call.event().path("scheduledTime").asText())
        .startsWith("2020-05-15T13:00:00Z")
        .endsWith("2020-06-13T13:00:00Z")
        .hasSize(30);
  }

  @Test
  void stepsComeInTheOrderOfTime() {
    schedules("")
        .move(Instant.parse("2020-05-04T00:00:00Z"), Instant.parse("2020-05-05T00:00:00Z"));

    assertThat(calls)
        .filteredOn(call -> call.function().equals("Clock"))
        .extracting(call -> call.event().path("scheduledTime").asText())
        .isSorted();
  }

  @Test
  void whatAStepHasWokenIsDoneBeforeTheNextBeginsAndIsCountedToo() {
    var at = Instant.parse("2020-05-04T15:30:00Z");
    var order = Collections.synchronizedList(new ArrayList<String>());
    var clock =
        new Schedules(
            Repository.template().functions(),
            (_, event, cause) -> {
              var time = event.path("scheduledTime").asText();
              order.add("clock " + time);
              var work = settled.begin();
              woken.woken("MailSender");
              Thread.ofVirtual()
                  .start(
                      () -> {
                        var result = answer(time.equals("2020-05-04T15:45:00Z"));
                        order.add("mail " + time);
                        woken.ended(Cause.ofFunction("Clock", "id"), result);
                        work.close();
                      });
              return answer(false);
            },
            (_, _, _) -> {},
            settled,
            woken,
            InstantSource.system(),
            TestPart.named("schedules"));

    var moved = clock.move(at, at.plus(Schedules.STEP));

    assertThat(order)
        .containsExactly(
            "clock 2020-05-04T15:30:00Z",
            "mail 2020-05-04T15:30:00Z",
            "clock 2020-05-04T15:45:00Z",
            "mail 2020-05-04T15:45:00Z");
    assertThat(moved.invocations()).containsOnly(entry("Clock", 2), entry("MailSender", 2));
    assertThat(moved.failed()).isEqualTo(1);
  }

  @Test
  void aCallThatFailedIsQueued() {
    var at = Instant.parse("2020-05-04T15:00:00Z");

    var moved = schedules("Clock").move(at, at);

    assertThat(moved.failed()).isEqualTo(1);
    assertThat(queued).extracting(Call::function).containsExactly("Clock");
  }

  @Test
  void theRealClockStartsThemByItself() throws InterruptedException {
    var started = new CountDownLatch(1);
    var begun = new AtomicLong();
    InstantSource clock =
        () -> {
          begun.compareAndSet(0, System.nanoTime());
          return Instant.parse("2020-05-04T14:59:59.500Z")
              .plusNanos(System.nanoTime() - begun.get());
        };

    try (var schedules =
        new Schedules(
            Repository.template().functions(),
            (_, _, _) -> {
              throw new AssertionError("called directly");
            },
            (function, event, cause) -> {
              queued.add(new Call(function, event, cause));
              started.countDown();
            },
            new Settled(),
            woken,
            clock,
            TestPart.named("schedules"))) {
      var unused = schedules.start();

      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(queued)
        .extracting(call -> call.event().path("scheduledTime").asText())
        .containsOnly("2020-05-04T15:00:00Z");
  }

  @Test
  void whatWasDueBeforeTheStartIsMissed() throws InterruptedException {
    // Up at 15:00:30, not so late that a machine that slept would not make up for 15:00.
    assertThat(
            firedBy(
                "2020-05-04T15:00:30Z",
                "2020-05-04T15:04:00Z",
                "2020-05-04T15:04:00Z",
                "2020-05-04T15:04:00Z",
                "2020-05-04T15:15:00Z"))
        .containsOnly("2020-05-04T15:15:00Z");
  }

  @Test
  void aMachineThatSleptForAMomentMakesUpForIt() throws InterruptedException {
    assertThat(firedBy("2020-05-04T14:59:30Z", "2020-05-04T15:04:59Z"))
        .containsOnly("2020-05-04T15:00:00Z");
  }

  @Test
  void aMachineThatSleptLongMissesWhatWasDueMeanwhile() throws InterruptedException {
    assertThat(firedBy("2020-05-04T14:40:30Z", "2020-05-04T15:15:00Z"))
        .containsOnly("2020-05-04T15:15:00Z");
  }

  @Test
  void aQueueThatRefusesForAWhileStopsNoScheduleAndNothingIsQueuedTwice()
      throws InterruptedException {
    var started = new CountDownLatch(2);
    var left = new ConcurrentLinkedDeque<>(Stream.of("2020-05-01T12:59:59Z").toList());
    InstantSource clock =
        () -> Instant.parse(left.isEmpty() ? "2020-05-01T13:00:01Z" : left.removeFirst());
    var refusals = new AtomicInteger(3);
    try (var schedules =
        new Schedules(
            Repository.template().functions(),
            (_, _, _) -> {
              throw new AssertionError("called directly");
            },
            (function, event, cause) -> {
              // The first is taken, then the folder is gone for a moment.
              if (queued.size() == 1 && refusals.getAndDecrement() > 0) {
                throw new UncheckedIOException(new IOException("no such folder"));
              }
              queued.add(new Call(function, event, cause));
              started.countDown();
            },
            new Settled(),
            woken,
            clock,
            TestPart.named("schedules"))) {
      var unused = schedules.start();

      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(queued).extracting(Call::function).hasSize(2).doesNotHaveDuplicates();
    assertThat(refusals.get()).isNegative();
  }

  /// The time that the first call was told, with a clock that says these times, and the last of
  /// them for ever.
  private List<String> firedBy(String... times) throws InterruptedException {
    var started = new CountDownLatch(1);
    var left = new ConcurrentLinkedDeque<>(Stream.of(times).map(Instant::parse).toList());
    InstantSource clock = () -> left.size() > 1 ? left.pop() : left.getFirst();
    try (var schedules =
        new Schedules(
            Repository.template().functions(),
            (_, _, _) -> {
              throw new AssertionError("called directly");
            },
            (function, event, cause) -> {
              queued.add(new Call(function, event, cause));
              started.countDown();
            },
            new Settled(),
            woken,
            clock,
            TestPart.named("schedules"))) {
      var unused = schedules.start();

      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    }
    return List.copyOf(queued).stream()
        .map(call -> call.event().path("scheduledTime").asText())
        .toList();
  }

  private Schedules schedules(String failing) {
    return new Schedules(
        Repository.template().functions(),
        (function, event, cause) -> {
          calls.add(new Call(function, event, cause));
          return answer(function.equals(failing));
        },
        (function, event, cause) -> queued.add(new Call(function, event, cause)),
        settled,
        woken,
        InstantSource.system(),
        TestPart.named("schedules"));
  }

  private static InvokeResult answer(boolean fails) {
    return new InvokeResult(
        "id",
        JsonNodeFactory.instance.nullNode(),
        fails ? Optional.of("Unhandled") : Optional.empty(),
        List.of(),
        Duration.ZERO);
  }
}
