package org.backbone.runner.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.backbone.engines.AwsEndpoint;
import org.backbone.runner.background.Part;
import org.backbone.runner.events.EventBus;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.EventQueue;
import org.backbone.runner.invoke.LambdaInvoker;
import org.backbone.runner.invoke.Settled;
import org.backbone.runner.invoke.WokenCalls;
import org.backbone.template.LambdaFunction;
import org.backbone.template.TemplateRefused;
import org.backbone.template.Trigger;
import org.jspecify.annotations.Nullable;

/// The template's schedules: they run by the real clock, and by a clock that one moves.
public final class Schedules implements AutoCloseable {
  /// How far a step of the moved clock reaches.
  public static final Duration STEP = Duration.ofMinutes(15);

  // A laptop that slept through runs misses them, as long as it slept longer than this.
  private static final Duration LATE = Duration.ofMinutes(5);

  /// How long what was started may take to come to rest.
  static final Duration SETTLING = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Schedule(LambdaFunction function, Trigger.Schedule trigger, Timing timing) {
    boolean isDueAt(Instant minute) {
      return timing.isDue(minute.atZone(trigger.zone()));
    }

    boolean isDueWithin(Instant step) {
      var first = ceiling(step);
      for (var minute = first; minute.isBefore(step.plus(STEP)); minute = minute.plusSeconds(60)) {
        if (isDueAt(minute)) {
          return true;
        }
      }
      return false;
    }

    Cause cause() {
      return Cause.of("schedule " + trigger.name());
    }
  }

  private record Due(Schedule schedule, Instant minute) {}

  /// What moving the clock did.
  ///
  /// @param steps how often the clock moved
  /// @param invocations how often each function was called or woken, by its logical id
  /// @param failed calls that failed and are tried again
  public record Moved(
      Instant at, Instant until, int steps, Map<String, Integer> invocations, int failed) {}

  private final List<Schedule> schedules;
  private final LambdaInvoker invoker;
  private final EventQueue queue;
  private final Settled settled;
  private final WokenCalls woken;
  private final InstantSource clock;
  private final Part part;

  // The real clock's: the minute that comes next, and what of those before is not yet queued.
  private @Nullable Instant next;
  private final Deque<Due> due = new ArrayDeque<>();

  /// The schedules of these functions.
  ///
  /// @param invoker calls functions when the clock is moved
  /// @param queue takes what the real clock starts, and what failed
  /// @param settled knows when all is done that functions were woken for
  /// @param woken knows which were
  /// @param part its thread
  public Schedules(
      List<LambdaFunction> functions,
      LambdaInvoker invoker,
      EventQueue queue,
      Settled settled,
      WokenCalls woken,
      InstantSource clock,
      Part part) {
    this.schedules = schedules(functions);
    this.invoker = invoker;
    this.queue = queue;
    this.settled = settled;
    this.woken = woken;
    this.clock = clock;
    this.part = part;
  }

  /// From now on the real clock starts functions too.
  public Schedules start() {
    part.loop(this::round);
    return this;
  }

  /// Moves a clock from one time to another, 15 minutes a step, and calls what is due in each step,
  /// one step after the other. Each call is told the step's time. What a step has woken is done,
  /// with all that it led to, before the next begins.
  ///
  /// @param until the last time; equal to the first: one step
  public Moved move(Instant at, Instant until) {
    var counts = new TreeMap<String, Integer>();
    var before = woken.counts();
    var steps = 0;
    var failed = 0;
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var step = at; !step.isAfter(until) && !part.closed(); step = step.plus(STEP)) {
        var now = step;
        var asleep = woken.counts();
        var calls =
            schedules.stream()
                .filter(schedule -> schedule.isDueWithin(now))
                .peek(schedule -> counts.merge(schedule.function().id(), 1, Integer::sum))
                .map(schedule -> together.submit(() -> call(schedule, now)))
                .toList();
        for (var call : calls) {
          failed += call.get() ? 0 : 1;
        }
        if (!woken.counts().equals(asleep)) {
          // Who waits for all in the end says whether it came in time.
          var _ = settled.await(SETTLING);
        }
        steps++;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    var more = woken.counts().since(before);
    more.calls().forEach((function, count) -> counts.merge(function, count, Integer::sum));
    return new Moved(at, until, steps, counts, failed + more.failed());
  }

  /// Stops the real clock.
  @Override
  public void close() {
    part.close();
  }

  private boolean call(Schedule schedule, Instant now) {
    var event = input(schedule.trigger(), now);
    var result = invoker.invoke(schedule.function().id(), event, schedule.cause());
    if (result.failed()) {
      queue.send(schedule.function().id(), event, schedule.cause());
    }
    return !result.failed();
  }

  private void round() throws InterruptedException {
    queueDue();
    var minute = next;
    if (minute == null) {
      next = ceiling(clock.instant().plusMillis(1));
      return;
    }
    var now = clock.instant();
    if (now.isBefore(minute)) {
      Thread.sleep(Duration.between(now, minute));
    } else if (minute.isBefore(now.minus(LATE))) {
      next = ceiling(now.minus(LATE));
    } else {
      next = minute.plus(1, ChronoUnit.MINUTES);
      schedules.stream()
          .filter(schedule -> schedule.isDueAt(minute))
          .forEach(schedule -> due.addLast(new Due(schedule, minute)));
      queueDue();
    }
  }

  // What was queued is not queued again when the one after it cannot be.
  private void queueDue() {
    while (!due.isEmpty()) {
      var first = due.getFirst();
      var trigger = first.schedule().trigger();
      var function = first.schedule().function().id();
      queue.send(function, input(trigger, first.minute()), first.schedule().cause());
      due.removeFirst();
    }
  }

  private static JsonNode input(Trigger.Schedule trigger, Instant at) {
    var filled =
        trigger
            .input()
            .replace(
                "<aws.scheduler.scheduled-time>", at.truncatedTo(ChronoUnit.SECONDS).toString())
            .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString())
            .replace("<aws.scheduler.attempt-number>", "1")
            .replace(
                "<aws.scheduler.schedule-arn>",
                "arn:aws:scheduler:%s:%s:schedule/default/%s"
                    .formatted(AwsEndpoint.REGION, EventBus.ACCOUNT, trigger.name()));
    try {
      return JSON.readTree(filled);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(trigger.place() + ": the input is no JSON: " + filled, e);
    }
  }

  private static List<Schedule> schedules(List<LambdaFunction> functions) {
    var schedules = new ArrayList<Schedule>();
    var problems = new ArrayList<String>();
    for (var function : functions) {
      for (var trigger : function.triggers(Trigger.Schedule.class).toList()) {
        try {
          var timing = Timing.of(trigger.expression());
          if (trigger.enabled()) {
            schedules.add(new Schedule(function, trigger, timing));
          }
        } catch (IllegalArgumentException e) {
          problems.add("%s: ScheduleExpression %s".formatted(trigger.place(), e.getMessage()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new TemplateRefused(problems);
    }
    return schedules;
  }

  private static Instant ceiling(Instant time) {
    var minute = time.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(time) ? minute : minute.plus(1, ChronoUnit.MINUTES);
  }
}
