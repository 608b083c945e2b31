package org.backbone.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Series;
import org.backbone.metrics.Measures;
import org.backbone.metrics.OwnFigures;
import org.backbone.metrics.Release;
import org.backbone.metrics.ReleaseStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.partners.PartnerSummary;
import org.backbone.platform.core.NetworkDay;
import org.backbone.platform.core.Period;
import org.jspecify.annotations.Nullable;

/// Gathers what one partner's report says.
public final class WriteReport {
  private static final int DATES_PER_SERIES = 2;

  private final Supplier<Datasets> datasets;
  private final Supplier<Measures> measures;
  private final SlotStore slots;
  private final ReleaseStore releases;
  private final OwnFigures ownFigures;
  private final MeetingStore meetings;
  private final ZoneId zone;

  public WriteReport(
      Supplier<Datasets> datasets,
      Supplier<Measures> measures,
      SlotStore slots,
      ReleaseStore releases,
      OwnFigures ownFigures,
      MeetingStore meetings,
      ZoneId zone) {
    this.datasets = datasets;
    this.measures = measures;
    this.slots = slots;
    this.releases = releases;
    this.ownFigures = ownFigures;
    this.meetings = meetings;
    this.zone = zone;
  }

  /// The month that is reported at `now`: the one before, by the network's calendar.
  public YearMonth month(Instant now) {
    return YearMonth.from(NetworkDay.at(now, zone)).minusMonths(1);
  }

  /// Which day of the month it is for the network.
  public int dayOfMonth(Instant now) {
    return NetworkDay.at(now, zone).getDayOfMonth();
  }

  /// The reports that are written at `now`. What all of them speak of is read once.
  public Edition at(Instant now) {
    return new Edition(now);
  }

  /// The reports of one month. It is not for several threads.
  public final class Edition {
    private final Instant now;
    private final Map<String, List<Release>> released = new HashMap<>();
    private @Nullable List<Series> series;

    private Edition(Instant now) {
      this.now = now;
    }

    /// What the partner hears.
    public PartnerReport of(PartnerSummary partner) {
      return new PartnerReport(
          month(now),
          data(partner.id(), NetworkDay.at(now, zone)),
          numbers(partner.id()),
          meetings(partner.email()));
    }

    private List<NumberLine> numbers(String partner) {
      var lines = new ArrayList<NumberLine>();
      var measured = measures.get();
      for (var indicator : measured.indicators()) {
        released.computeIfAbsent(indicator.id(), releases::releases).stream()
            .filter(release -> release.partners().contains(partner))
            .max(Comparator.comparing(release -> release.table().period()))
            .flatMap(
                release ->
                    ownFigures
                        .of(partner, release)
                        .map(
                            beside ->
                                new NumberLine(
                                    measured
                                        .indicator(indicator.id(), release.table().version())
                                        .orElse(indicator),
                                    release.table().period(),
                                    beside.own(),
                                    beside.network())))
            .ifPresent(lines::add);
      }
      return lines;
    }

    private List<PartnerReport.Meeting> meetings(String email) {
      return allSeries().stream()
          .flatMap(
              each -> {
                var registered = meetings.registration(each.id(), email).isPresent();
                return each.next(now, DATES_PER_SERIES).stream()
                    .map(date -> new PartnerReport.Meeting(date, registered));
              })
          .sorted(Comparator.comparing(meeting -> meeting.date().startsAt()))
          .toList();
    }

    private List<Series> allSeries() {
      var all = series;
      if (all == null) {
        all = meetings.allSeries().stream().map(MeetingStore.Listed::series).toList();
        series = all;
      }
      return all;
    }
  }

  /// A dataset that a partner has sent once is expected of it from then on.
  private List<DataLine> data(String partner, LocalDate today) {
    Map<String, Map<Period, Upload>> last = new TreeMap<>();
    for (var upload : slots.uploads(partner)) {
      if (!upload.withdrawn() && !upload.isUnread()) {
        var ofDataset = last.computeIfAbsent(upload.slot().dataset(), absent -> new TreeMap<>());
        ofDataset.merge(upload.slot().period(), upload, WriteReport::theOneThatCounts);
      }
    }
    return last.entrySet().stream()
        .flatMap(
            entry ->
                datasets.get().dataset(entry.getKey()).stream()
                    .map(dataset -> line(dataset, entry.getValue(), today)))
        .toList();
  }

  // An accepted file counts until a newer one is accepted, whatever was refused since.
  private static Upload theOneThatCounts(Upload one, Upload other) {
    var oneIsIn = one.outcome() instanceof Outcome.Accepted;
    var otherIsIn = other.outcome() instanceof Outcome.Accepted;
    if (oneIsIn != otherIsIn) {
      return oneIsIn ? one : other;
    }
    return one.seq() > other.seq() ? one : other;
  }

  private static DataLine line(Dataset dataset, Map<Period, Upload> uploads, LocalDate today) {
    var received = new ArrayList<Period>();
    var refused = new ArrayList<Period>();
    uploads.forEach(
        (period, upload) ->
            (upload.outcome() instanceof Outcome.Accepted ? received : refused).add(period));
    var missing =
        received.isEmpty()
            ? List.<Period>of()
            : Stream.iterate(
                    received.getFirst(), period -> period.last().isBefore(today), Period::next)
                .filter(period -> !uploads.containsKey(period))
                .toList();
    return new DataLine(dataset, received, refused, missing);
  }
}
