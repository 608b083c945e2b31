package org.backbone.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.backbone.metrics.Indicator.Measure;
import org.backbone.platform.core.Period;

/// One indicator and all that is released of it.
///
/// @param releases by version of the definition, then by period; each has a figure for everyone
public record Story(Indicator indicator, Optional<Goal> goal, List<Release> releases) {
  private static final int YEAR = 12;

  public Story {
    releases =
        releases.stream()
            .filter(release -> release.total().isPresent())
            .sorted(Comparator.comparing(Release::table))
            .toList();
  }

  /// The newest period's release under the newest definition.
  public Optional<Release> latest() {
    return releases.isEmpty() ? Optional.empty() : Optional.of(releases.getLast());
  }

  /// The release of a period, under its newest definition.
  public Optional<Release> of(Period period) {
    return releases.reversed().stream()
        .filter(release -> release.table().period().equals(period))
        .findFirst();
  }

  /// Whether the indicator is told in percent, and not as a count.
  public boolean isShare() {
    return indicator.measure() == Measure.SHARE;
  }

  /// Everyone's figure in a release that has one.
  public static PublicCell total(Release release) {
    return release.total().orElseThrow();
  }

  /// Releases of the same definition as the latest.
  public List<Release> comparable() {
    return latest()
        .map(
            last ->
                releases.stream()
                    .filter(release -> release.table().version() == last.table().version())
                    .toList())
        .orElse(List.of());
  }

  /// How the indicator moved.
  public Trend trend() {
    var series = comparable();
    if (series.isEmpty()) {
      return new Trend.NoFigure();
    }
    if (series.size() == 1) {
      return new Trend.OneOnly();
    }
    if (isShare()) {
      return shared(series.get(series.size() - 2), series.getLast());
    }
    return yearOfMonths(series)
        .orElseGet(() -> counted(series.get(series.size() - 2), series.getLast()));
  }

  /// Partners whose figures the period before held and the latest does not.
  public SortedSet<String> missing() {
    var series = comparable();
    return series.size() < 2
        ? new TreeSet<>()
        : series.getLast().missingSince(series.get(series.size() - 2));
  }

  /// How many figures of a release are not shown.
  public static long hidden(Release release) {
    return release.cells().stream().filter(cell -> cell.count() instanceof Figure.Hidden).count();
  }

  private Optional<Trend> yearOfMonths(List<Release> series) {
    int size = series.size();
    if (indicator.periodType() != Period.Type.MONTH
        || size < 2 * YEAR
        || Steps.of(series.getLast().table().period())
                - Steps.of(series.get(size - 2 * YEAR).table().period())
            != 2 * YEAR - 1) {
      return Optional.empty();
    }
    return average(series.subList(size - 2 * YEAR, size - YEAR))
        .flatMap(
            before ->
                average(series.subList(size - YEAR, size))
                    .map(
                        now ->
                            new Trend.YearOfMonths(
                                before,
                                now,
                                Trend.Verdict.of(before, now, indicator.direction()))));
  }

  // Months of one place and kind, each exact: their mean is a mean of counts and not of rates.
  private static Optional<Long> average(List<Release> months) {
    long sum = 0;
    for (var month : months) {
      if (!(total(month).count() instanceof Figure.Exact(var n))) {
        return Optional.empty();
      }
      sum += n;
    }
    return Optional.of(Math.round((double) sum / months.size()));
  }

  private Trend counted(Release before, Release now) {
    var since = before.table().period();
    if (total(before).count() instanceof Figure.Exact(var earlier)
        && total(now).count() instanceof Figure.Exact(var later)) {
      return new Trend.Counted(
          earlier, later, since, Trend.Verdict.of(earlier, later, indicator.direction()));
    }
    return new Trend.Unclear(since);
  }

  private Trend shared(Release before, Release now) {
    var since = before.table().period();
    var earlier = Share.of(total(before));
    var later = Share.of(total(now));
    var from = ends(earlier);
    var to = ends(later);
    if (from.isEmpty() || to.isEmpty()) {
      return new Trend.Unclear(since);
    }
    boolean same = earlier.equals(later) && earlier instanceof Share.Whole;
    boolean apart = from.get().high() < to.get().low() || to.get().high() < from.get().low();
    return same || apart
        ? new Trend.Shared(
            earlier,
            later,
            since,
            Trend.Verdict.of(from.get().low(), to.get().low(), indicator.direction()))
        : new Trend.Unclear(since);
  }

  /// The lower end of a share that has one.
  public static int lowest(Share share) {
    return ends(share).map(Ends::low).orElse(0);
  }

  private record Ends(int low, int high) {}

  private static Optional<Ends> ends(Share share) {
    return switch (share) {
      case Share.Whole(var percent) -> Optional.of(new Ends(percent, percent));
      case Share.Between(var low, var high, _) -> Optional.of(new Ends(low, high));
      case Share.Hidden _, Share.Nobody _ -> Optional.empty();
    };
  }
}
