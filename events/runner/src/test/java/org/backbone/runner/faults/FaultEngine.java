package org.backbone.runner.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.backbone.runner.faults.Recording.Recorded;

/// Lives again through the events of a small network, through each once for each call that a
/// function makes of AWS in it and each thing that can happen to that call. After the tries
/// that the event's source makes, and one round of the schedules, all must be as if nothing had
/// happened.
final class FaultEngine {
  /// The morning of a month's first day, so that each schedule has something to do.
  static final Instant START = Instant.parse("2026-12-01T14:00:00Z");

  // Longer than any lease, and than the time in which it may become clear what became of a mail.
  static final Duration LATER = Duration.ofMinutes(18);

  /// What happens where.
  ///
  /// @param event the event's number in the walk
  /// @param call the call's number in it
  record Point(int event, int call, Fate fate) {
    static Point of(String text) {
      var parts = text.split(":", -1);
      return new Point(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Fate.valueOf(parts[2]));
    }

    @Override
    public String toString() {
      return event + ":" + call + ":" + fate;
    }
  }

  /// A point at which it did not hold.
  record Difference(Point point, String where, List<String> lines) {
    @Override
    public String toString() {
      return point + " " + where + "\n    " + String.join("\n    ", lines);
    }
  }

  /// What an event comes to when nothing goes wrong.
  ///
  /// @param soon what it has come to when all is at rest
  /// @param later what it has come to after a round of the schedules
  private record Undisturbed(List<Call> calls, Dump soon, Dump later, int status) {
    List<Fate> fates(int call) {
      var isRead = calls.stream().allMatch(Call::isRead);
      if (!Fate.isWhole()
          && (isRead ? isBetween(call, calls.size()) : isInALoop(call) || isBeforeAnyDeed(call))) {
        return List.of();
      }
      // Where nothing is written, nothing can be left half done: it is enough that a read fails.
      return isRead
          ? List.of(Fate.REFUSED)
          : Fate.of(calls.get(call), calls.subList(0, call).stream().allMatch(Call::isRead));
    }

    // As long as it has only read, whoever ends leaves nothing: of those calls the first and the
    // last are enough.
    private boolean isBeforeAnyDeed(int call) {
      return call > 0
          && calls.subList(0, Math.min(calls.size(), call + 2)).stream().allMatch(Call::isRead);
    }

    // What a function does to many things one after the other, with the same calls before and after
    // it, is lived through for the first two of them, one in the middle and the last.
    private boolean isInALoop(int call) {
      var same =
          IntStream.range(0, calls.size())
              .filter(other -> around(other).equals(around(call)))
              .toArray();
      var turn = Arrays.binarySearch(same, call);
      return turn > 1 && isBetween(turn, same.length);
    }

    // Neither the first, nor the last, nor the one in the middle.
    private static boolean isBetween(int turn, int all) {
      return turn != 0 && turn != all / 2 && turn != all - 1;
    }

    private List<Call> around(int call) {
      return calls.subList(Math.max(0, call - 1), Math.min(calls.size(), call + 2));
    }
  }

  private final World world;
  private Set<String> mailsBefore = Set.of();

  /// An engine over a world of its own.
  FaultEngine(World world) {
    this.world = world;
  }

  /// Every point of every event that nobody else takes, and that makes other calls than those
  /// before it.
  ///
  /// @param walked the events that were looked at, by what they did in the walk; shared with other
  ///     engines
  /// @param shapes the events that were lived through, by what they do; shared with other engines
  List<Difference> everyPoint(
      Recording recording, Set<String> walked, Set<String> shapes, Progress progress)
      throws InterruptedException {
    var differences = new ArrayList<Difference>();
    for (var next = recording.next(); next.isPresent(); next = recording.next()) {
      var event = next.get();
      if (!walked.add(event.shape(event.calls()))) {
        continue;
      }
      // Lived through by itself it may make other calls: what a process keeps is older or newer.
      var undisturbed = undisturbed(event);
      if (shapes.add(event.shape(undisturbed.calls()))) {
        differences.addAll(everyPoint(event, undisturbed, progress));
      }
    }
    return differences;
  }

  private List<Difference> everyPoint(Recorded event, Undisturbed undisturbed, Progress progress) {
    var differences = new ArrayList<Difference>();
    if (isSweptFor(event)) {
      var difference = missed(event, undisturbed);
      difference.ifPresent(differences::add);
      progress.lived(difference);
    }
    for (var call = 0; call < undisturbed.calls().size(); call++) {
      for (var fate : undisturbed.fates(call)) {
        var difference = tried(event, new Point(event.number(), call, fate), undisturbed);
        difference.ifPresent(differences::add);
        progress.lived(difference);
      }
    }
    return differences;
  }

  /// Told of each point that was lived through.
  interface Progress {
    /// Says what differed, if anything did.
    void lived(Optional<Difference> difference);
  }

  /// One point again.
  Optional<Difference> replay(Recorded event, Point point) {
    var undisturbed = undisturbed(event);
    return point.fate() == Fate.NO_EVENT
        ? missed(event, undisturbed)
        : tried(event, point, undisturbed);
  }

  private Undisturbed undisturbed(Recorded event) {
    begin(event);
    var calls = new CopyOnWriteArrayList<Call>();
    world.fates().decide(Fates.keepingIn(calls));
    var status = deliver(event);
    var made = List.copyOf(calls);
    var lived = new Undisturbed(made, soon(), later(), status);
    var failed = world.failed();
    if (!failed.isEmpty()) {
      throw new IllegalStateException(event.invocation() + " leads to failures: " + failed);
    }
    return lived;
  }

  private Optional<Difference> tried(Recorded event, Point point, Undisturbed undisturbed) {
    begin(event);
    var made = new AtomicInteger();
    world.fates().decide(call -> made.getAndIncrement() == point.call() ? point.fate() : Fate.NONE);
    var status = deliver(event);
    var soon = soon();
    var sends =
        undisturbed.calls().subList(0, point.call() + 1).stream()
            .anyMatch(call -> call.operation().startsWith("SES"));
    // What is the same already has nothing to wait for.
    var lines = new ArrayList<String>();
    var early = soon.differences(undisturbed.soon(), false);
    if (point.fate().passesUnseen()) {
      lines.addAll(early);
    } else if (!early.isEmpty()) {
      lines.addAll(later().differences(undisturbed.later(), sends));
    }
    // What was made the first time is there the second time: 201 and 200 say the same.
    if (status / 100 != undisturbed.status() / 100) {
      lines.add("answered " + status + ", not " + undisturbed.status());
    }
    world.failed().forEach(failed -> lines.add("given up: " + failed));
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Difference(
                point,
                event.invocation() + " at " + undisturbed.calls().get(point.call()).operation(),
                lines));
  }

  // What SES says of a mail is said once. All else that is told, some sweep looks for.
  private static boolean isSweptFor(Recorded event) {
    var source = event.invocation().source();
    return source == Invocation.Source.STREAM
        || source == Invocation.Source.INVOKE
        || (source == Invocation.Source.RULE
            && !event.invocation().function().equals("MailEvents"));
  }

  // The event is lost, and nobody delivers it.
  private Optional<Difference> missed(Recorded event, Undisturbed undisturbed) {
    begin(event);
    mailsBefore = world.mails();
    var lines = later().differences(undisturbed.later(), false);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Difference(
                new Point(event.number(), 0, Fate.NO_EVENT), event.invocation().toString(), lines));
  }

  private void begin(Recorded event) {
    world.fates().decide(_ -> Fate.NONE);
    world.restore(event.before());
    world.fates().set(event.at());
  }

  private int deliver(Recorded event) {
    mailsBefore = world.mails();
    return world.deliver(event.at(world.base())).payload().path("statusCode").asInt();
  }

  private Dump soon() {
    world.fates().decide(_ -> Fate.NONE);
    world.settle();
    return Dump.of(world.state(), mailsBefore);
  }

  private Dump later() {
    world.fates().pass(LATER);
    world.tick();
    return Dump.of(world.state(), mailsBefore);
  }
}
