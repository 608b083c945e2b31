package org.backbone.outcomes.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backbone.outcomes.rebuild.Finding.Fate;

/// A look through all that was derived: who had it begun, how far it is and what it found.
///
/// @param version how often it, and those before it, were kept
/// @param by who began it, by name
/// @param isMending whether what is wrong is made again where it can be
/// @param at when it came as far as it is
/// @param counts how many things of each fate it found; none for zero
/// @param findings the first of them
public record Look(
    long version,
    Instant begunAt,
    String by,
    boolean isMending,
    Instant at,
    Progress progress,
    Map<Fate, Integer> counts,
    List<Finding> findings) {
  /// How many findings are kept; all are counted.
  public static final int MOST_FINDINGS = 100;

  /// After this time without a step nobody goes on with it, or one step ends whoever tries.
  public static final Duration STILL = Duration.ofHours(3);

  private static final int LONGEST = 200;

  /// Copies the counts and the findings.
  public Look {
    counts = Map.copyOf(counts);
    findings = List.copyOf(findings);
  }

  /// One that begins.
  ///
  /// @param before the version of the one before it; 0 for none
  public static Look begun(long before, boolean isMending, Instant at, String by) {
    return new Look(before + 1, at, by, isMending, at, Progress.START, Map.of(), List.of());
  }

  /// Whether all was looked at.
  public boolean isDone() {
    return progress.isDone();
  }

  /// Whether it was left where it is.
  public boolean isStill(Instant now) {
    return !isDone() && !now.isBefore(at.plus(STILL));
  }

  /// Whether another one may begin.
  public boolean isOver(Instant now) {
    return isDone() || isStill(now);
  }

  /// The same, farther on.
  ///
  /// @param more what was found since
  public Look goneOn(Progress to, List<Finding> more, Instant when) {
    var all = new EnumMap<Fate, Integer>(Fate.class);
    all.putAll(counts);
    more.forEach(finding -> all.merge(finding.fate(), 1, Integer::sum));
    var first =
        Stream.concat(findings.stream(), more.stream().map(Look::shortened))
            .limit(MOST_FINDINGS)
            .toList();
    return new Look(version + 1, begunAt, by, isMending, when, to, all, first);
  }

  /// How many things of this fate it found.
  public int count(Fate fate) {
    return counts.getOrDefault(fate, 0);
  }

  /// How many things it found.
  public int found() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  // Whatever an item holds has an end.
  private static Finding shortened(Finding finding) {
    var details =
        finding.details().stream()
            .map(detail -> detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail)
            .toList();
    return new Finding(
        finding.code(), finding.fate(), finding.subject(), finding.of(), details, finding.readBy());
  }
}
