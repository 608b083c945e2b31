package org.backbone.runner.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.backbone.template.Template;
import org.backbone.template.Trigger;

/// The events of one walk, as they come. Whoever lives through them may begin while it is walked.
final class Recording {
  /// An event, all that was before it, and the calls that were made in it.
  ///
  /// @param number its number in the walk
  /// @param base where the suite was that it happened in
  record Recorded(
      int number, URI base, Invocation invocation, State before, Instant at, List<Call> calls) {
    /// What it does, by these calls: a loop is the same however often it turns, if more than twice.
    String shape(List<Call> made) {
      return invocation + " " + Loops.shortened(made);
    }

    String trigger() {
      return invocation.function() + " " + invocation.name().replaceFirst("^rule ", "");
    }

    /// The same in a suite that is elsewhere.
    Invocation at(URI other) {
      return invocation.withText(":" + base.getPort(), ":" + other.getPort());
    }
  }

  private final List<Recorded> events = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Optional<Recorded>> ready = new LinkedBlockingQueue<>();

  /// Walks through a world.
  void walk(World world) throws IOException {
    try {
      world.watch(invocation -> begin(world, invocation));
      new Walk(world).walk();
      world.watch(_ -> {});
      world.fates().decide(_ -> Fate.NONE);
      end();
    } finally {
      // Whoever waits for more is told that there is none.
      ready.add(Optional.empty());
    }
  }

  private void begin(World world, Invocation invocation) {
    end();
    var calls = new CopyOnWriteArrayList<Call>();
    events.add(
        new Recorded(
            events.size(),
            world.base(),
            invocation,
            world.state(),
            world.fates().instant(),
            calls));
    world.fates().decide(Fates.keepingIn(calls));
  }

  // Its calls are known when the next one begins.
  private void end() {
    if (!events.isEmpty()) {
      ready.add(Optional.of(events.getLast()));
    }
  }

  /// The next event that nobody took; empty where there are no more.
  Optional<Recorded> next() throws InterruptedException {
    var next = ready.take();
    if (next.isEmpty()) {
      ready.add(next);
    }
    return next;
  }

  Recorded event(int number) {
    return events.get(number);
  }

  /// The routes, rules, schedules and streams of a template that brought nothing.
  Set<String> unseen(Template template) {
    var seen = new HashSet<String>();
    events.forEach(event -> seen.add(event.trigger()));
    var unseen = new TreeSet<String>();
    for (var function : template.functions()) {
      for (var trigger : function.triggers()) {
        var name = trigger instanceof Trigger.Route route ? route.key() : trigger.name();
        if (!seen.contains(function.id() + " " + name)) {
          unseen.add(function.id() + " " + name);
        }
      }
    }
    return unseen;
  }
}
