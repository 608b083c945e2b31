package org.backbone.runner.background;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The parts that work beside what the stack answers, and what is wrong with them now. A trouble is
/// said on the console once, when it begins, and once more when it is over.
public final class Background {
  private final PrintStream console;

  // What fails now of each part, and the first failure in words.
  private final Map<Part, Set<Object>> failing = new HashMap<>();
  private final SortedMap<String, String> wrong = new TreeMap<>();

  /// Of no part yet.
  ///
  /// @param console where troubles are said
  public Background(PrintStream console) {
    this.console = console;
  }

  /// A part that the stack is not well without.
  ///
  /// @param name as people read it, unique
  public Part part(String name) {
    return new Part(this, name, true);
  }

  /// A part that keeps books: its troubles are said, and leave the stack well.
  ///
  /// @param name as people read it, unique
  public Part bookkeeping(String name) {
    return new Part(this, name, false);
  }

  /// Says a sentence that whoever runs the stack should read.
  public void say(String sentence) {
    console.println(sentence);
  }

  /// What is wrong now of all that the stack is not well without: part and reason.
  public synchronized SortedMap<String, String> wrong() {
    return new TreeMap<>(wrong);
  }

  /// @param what the one piece of work that fails; several of a part may do so at once
  synchronized void began(Part part, Object what, Throwable why) {
    if (!failing.containsKey(part)) {
      var reason = reason(why);
      console.println(part.name() + " does not work now (it is tried again): " + reason);
      if (part.vital()) {
        wrong.put(part.name(), reason);
      }
    }
    failing.computeIfAbsent(part, _ -> new HashSet<>()).add(what);
  }

  synchronized void ended(Part part, Object what) {
    var left = failing.get(part);
    if (left != null && left.remove(what) && left.isEmpty()) {
      failing.remove(part);
      wrong.remove(part.name());
      console.println(part.name() + " works again.");
    }
  }

  /// A part that was closed is nobody's trouble any more.
  synchronized void forget(Part part) {
    failing.remove(part);
    wrong.remove(part.name());
  }

  private static String reason(Throwable why) {
    var wrapped = why instanceof UncheckedIOException ? why.getCause() : null;
    var cause = wrapped == null ? why : wrapped;
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
