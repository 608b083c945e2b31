package org.backbone.runner.faults;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
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
    /// What it does, by these calls.
    String shape(List<Call> made) {
      return invocation + " " + made;
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
  private final Deque<Task> tasks = new ArrayDeque<>();
  private boolean isWalked;
  private int busy;

  /// Something for an engine to live through.
  ///
  /// @param begun what another engine has left of it; empty where none began
  record Task(Recorded event, Optional<FaultEngine.Begun> begun) {}

  /// Walks through a world.
  void walk(World world) throws IOException {
    try {
      world.watch(invocation -> begin(world, invocation));
      new Walk(world).walk();
      world.watch(_ -> {});
      world.fates().decide(_ -> Fate.NONE);
      end();
    } finally {
      walked();
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
  private synchronized void end() {
    if (!events.isEmpty()) {
      tasks.add(new Task(events.getLast(), Optional.empty()));
      notifyAll();
    }
  }

  private synchronized void walked() {
    isWalked = true;
    notifyAll();
  }

  /// The next task that nobody took; empty where there will be no more. Whoever takes one says when
  /// it is [#done].
  synchronized Optional<Task> next() throws InterruptedException {
    while (tasks.isEmpty() && (!isWalked || busy > 0)) {
      wait();
    }
    var next = Optional.ofNullable(tasks.poll());
    busy += next.isPresent() ? 1 : 0;
    return next;
  }

  /// What is left of a task is for whoever is free.
  synchronized void share(Task rest) {
    tasks.addFirst(rest);
    notifyAll();
  }

  /// A task that was taken is done.
  synchronized void done() {
    busy--;
    notifyAll();
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
