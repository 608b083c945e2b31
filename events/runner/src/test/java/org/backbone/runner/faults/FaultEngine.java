package org.backbone.runner.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.backbone.template.Trigger;

/// Lives through a small network once, and then again through each event of it, once for each call
/// that a function makes of AWS in it and each thing that can happen to that call. After the tries
/// that the event's source makes, and one round of the schedules, all must be as if nothing had
/// happened.
final class FaultEngine implements AutoCloseable {
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

  /// An event, all that was before it, and the calls that were made in it.
  private record Recorded(Invocation invocation, State before, Instant at, List<Call> calls) {
    String shape(List<Call> made) {
      return invocation + " " + made;
    }
  }

  /// What an event comes to when nothing goes wrong.
  ///
  /// @param soon what it has come to when all is at rest
  /// @param later what it has come to after a round of the schedules
  private record Undisturbed(List<Call> calls, Dump soon, Dump later, int status) {
    // Where nothing is written, nothing can be left half done: it is enough that a read fails.
    List<Fate> fates(int call) {
      return calls.stream().allMatch(Call::isRead)
          ? List.of(Fate.REFUSED)
          : Fate.of(calls.get(call));
    }
  }

  private final World world;
  private Set<String> mailsBefore = Set.of();
  private final List<Recorded> events = new ArrayList<>();

  FaultEngine(Path data) throws IOException {
    this.world = new World(data, START);
    world.watch(
        invocation -> {
          var calls = new CopyOnWriteArrayList<Call>();
          events.add(new Recorded(invocation, world.state(), world.fates().instant(), calls));
          world.fates().decide(keepingIn(calls));
        });
    new Walk(world).walk();
    world.watch(_ -> {});
  }

  private static Function<Call, Fate> keepingIn(List<Call> calls) {
    return call -> {
      calls.add(call);
      return Fate.NONE;
    };
  }

  /// The routes, rules, schedules and streams of the template that brought nothing.
  Set<String> unseen() {
    var seen = new HashSet<String>();
    events.forEach(event -> seen.add(event.invocation().function() + " " + name(event)));
    var unseen = new TreeSet<String>();
    for (var function : world.template().functions()) {
      for (var trigger : function.triggers()) {
        var name = trigger instanceof Trigger.Route route ? route.key() : trigger.name();
        if (!seen.contains(function.id() + " " + name)) {
          unseen.add(function.id() + " " + name);
        }
      }
    }
    return unseen;
  }

  private static String name(Recorded event) {
    return event.invocation().name().replaceFirst("^rule ", "");
  }

  /// Every point of every event that makes other calls than those before it.
  ///
  /// @param share which of the events are ours, by number
  /// @param walked the events that were looked at, by what they did in the walk; shared with other
  ///     engines
  /// @param shapes the events that were lived through, by what they do; shared with other engines
  List<Difference> everyPoint(
      IntPredicate share, Set<String> walked, Set<String> shapes, Progress progress) {
    var differences = new ArrayList<Difference>();
    for (var number = 0; number < events.size(); number++) {
      if (!share.test(number)) {
        continue;
      }
      var event = events.get(number);
      if (!walked.add(event.shape(event.calls()))) {
        continue;
      }
      // Lived through by itself it may make other calls: what a process keeps is older or newer.
      var undisturbed = undisturbed(event);
      if (shapes.add(event.shape(undisturbed.calls()))) {
        differences.addAll(everyPoint(number, undisturbed, progress));
      }
    }
    return differences;
  }

  private List<Difference> everyPoint(int number, Undisturbed undisturbed, Progress progress) {
    var differences = new ArrayList<Difference>();
    if (isSweptFor(events.get(number))) {
      var difference = missed(events.get(number), number, undisturbed);
      difference.ifPresent(differences::add);
      progress.lived(difference);
    }
    for (var call = 0; call < undisturbed.calls().size(); call++) {
      for (var fate : undisturbed.fates(call)) {
        var difference = tried(events.get(number), new Point(number, call, fate), undisturbed);
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
  Optional<Difference> replay(Point point) {
    var event = events.get(point.event());
    var undisturbed = undisturbed(event);
    return point.fate() == Fate.NO_EVENT
        ? missed(event, point.event(), undisturbed)
        : tried(event, point, undisturbed);
  }

  private Undisturbed undisturbed(Recorded event) {
    begin(event);
    var calls = new CopyOnWriteArrayList<Call>();
    world.fates().decide(keepingIn(calls));
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
  private Optional<Difference> missed(Recorded event, int number, Undisturbed undisturbed) {
    begin(event);
    mailsBefore = world.mails();
    var lines = later().differences(undisturbed.later(), false);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Difference(
                new Point(number, 0, Fate.NO_EVENT), event.invocation().toString(), lines));
  }

  private void begin(Recorded event) {
    world.fates().decide(_ -> Fate.NONE);
    world.restore(event.before());
    world.fates().set(event.at());
  }

  private int deliver(Recorded event) {
    mailsBefore = world.mails();
    return world.deliver(event.invocation()).payload().path("statusCode").asInt();
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

  @Override
  public void close() {
    world.close();
  }
}
