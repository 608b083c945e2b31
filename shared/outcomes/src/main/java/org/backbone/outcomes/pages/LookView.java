package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.platform.pages.Kind;

/// What `look.jte` shows of the last look through all that was derived.
///
/// @param begun when it began, in words
/// @param by who had it begun
/// @param does whether it compares or puts back, in words
/// @param kind how its state looks
/// @param state in words
/// @param looked how much was looked at
/// @param counts how many things of each fate it found, or that all is the same; empty while there
///     is nothing to say
/// @param still since when nothing was looked at; empty where it goes on or is done
/// @param isUnderWay whether no other may begin
/// @param first how many of what it found stand here; empty where all do
/// @param findings what it found
public record LookView(
    String begun,
    String by,
    String does,
    Kind kind,
    String state,
    String looked,
    String counts,
    String still,
    boolean isUnderWay,
    String first,
    List<Found> findings) {
  /// Copies the findings.
  public LookView {
    findings = List.copyOf(findings);
  }

  /// A thing that was found.
  ///
  /// @param kind how its fate looks
  /// @param fate what becomes of it
  /// @param sentence what it is
  /// @param details what more is told of it
  public record Found(Kind kind, String fate, String sentence, List<String> details) {
    /// Copies the details.
    public Found {
      details = List.copyOf(details);
    }
  }
}
