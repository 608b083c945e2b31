package org.backbone.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.platform.core.Period;

/// What one partner owes of one dataset: for each period one state. Whoever sent a dataset once is
/// expected to send it from the first period that they sent on, unless staff said from when on, or
/// until when.
public final class DataCalendar {
  private final Dataset dataset;
  private final List<Upload> sent;
  private final Expected expected;
  private final Instant now;
  private final ZoneId zone;

  /// The calendar at a moment, of a network whose days begin and end in `zone`.
  ///
  /// @param sent the partner's uploads, of whatever dataset
  /// @param expected what staff said of the partner and the dataset
  public DataCalendar(
      Dataset dataset, List<Upload> sent, Expected expected, Instant now, ZoneId zone) {
    this.dataset = dataset;
    this.sent =
        sent.stream()
            .filter(upload -> upload.slot().dataset().equals(dataset.id()))
            .sorted(Upload.NEWEST_FIRST)
            .toList();
    this.expected = expected;
    this.now = now;
    this.zone = zone;
  }

  /// How the partner stands with a period.
  public Owed of(Period period) {
    var ofPeriod = sent.stream().filter(upload -> upload.slot().period().equals(period)).toList();
    return received(period, ofPeriod)
        .or(() -> waiting(ofPeriod))
        .or(() -> said(ofPeriod))
        .or(() -> takenBack(ofPeriod))
        .or(() -> unread(ofPeriod))
        .orElseGet(() -> missing(period));
  }

  /// The last day on which the partner's file of a period is in time.
  public LocalDate dueOn(Period period) {
    return expected.dueOn(dataset, period);
  }

  /// The uploads of the dataset, newest first.
  public List<Upload> sent() {
    return sent;
  }

  // What was corrected later was in time, if the first file was.
  private Optional<Owed> received(Period period, List<Upload> ofPeriod) {
    return ofPeriod.stream()
        .filter(upload -> upload.outcome() instanceof Outcome.Accepted && !upload.withdrawn())
        .min(Comparator.comparing(Upload::requestedAt))
        .map(first -> new Owed.Received(Math.max(0, daysAfterDue(period, day(first)))));
  }

  private Optional<Owed> waiting(List<Upload> ofPeriod) {
    return ofPeriod.stream()
        .filter(upload -> !upload.isUnread())
        .findFirst()
        .filter(newest -> newest.isToAnswer(now))
        .map(Owed.Waiting::new);
  }

  private static Optional<Owed> said(List<Upload> ofPeriod) {
    return ofPeriod.stream()
        .filter(upload -> !upload.withdrawn())
        .map(Upload::outcome)
        .filter(Outcome.Stated.class::isInstance)
        .map(Outcome.Stated.class::cast)
        .findFirst()
        .map(
            stated ->
                switch (stated.statement()) {
                  case NOTHING -> new Owed.Nothing();
                  case NOT_HELD -> new Owed.NotHeld();
                });
  }

  private static Optional<Owed> takenBack(List<Upload> ofPeriod) {
    return ofPeriod.stream().filter(Upload::withdrawn).findFirst().map(_ -> new Owed.TakenBack());
  }

  private static Optional<Owed> unread(List<Upload> ofPeriod) {
    return ofPeriod.stream().filter(DataCalendar::isWithUs).findFirst().map(Owed.Unread::new);
  }

  private static boolean isWithUs(Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Answered _ -> true;
      case Outcome.Hindered hindered -> !hindered.givenUp();
      case Outcome.Requested _,
          Outcome.Asked _,
          Outcome.Held _,
          Outcome.Stated _,
          Outcome.Accepted _,
          Outcome.Refused _ ->
          false;
    };
  }

  private Owed missing(Period period) {
    if (isNotHeld()) {
      return new Owed.NotHeld();
    }
    if (!isExpected(period)) {
      return new Owed.NotExpected();
    }
    var late = daysAfterDue(period, now.atZone(zone).toLocalDate());
    return late > 0 ? new Owed.Late(late) : new Owed.NotDue(dueOn(period));
  }

  // It stands until something is sent, or said, of the dataset after it.
  private boolean isNotHeld() {
    return sent.stream()
        .filter(DataCalendar::stands)
        .findFirst()
        .map(Upload::outcome)
        .filter(isStated(Statement.NOT_HELD))
        .isPresent();
  }

  private boolean isExpected(Period period) {
    if (expected.isOverAt(period)) {
      return false;
    }
    var from = expected.from();
    if (from != null) {
      return !period.first().isBefore(from.first());
    }
    return sent.stream()
        .filter(DataCalendar::stands)
        .filter(upload -> !isStated(Statement.NOT_HELD).test(upload.outcome()))
        .anyMatch(upload -> !upload.slot().period().first().isAfter(period.first()));
  }

  private static Predicate<Outcome> isStated(Statement statement) {
    return outcome -> outcome instanceof Outcome.Stated stated && stated.statement() == statement;
  }

  private static boolean stands(Upload upload) {
    return !upload.isUnread() && !upload.withdrawn();
  }

  private LocalDate day(Upload upload) {
    return upload.requestedAt().atZone(zone).toLocalDate();
  }

  private long daysAfterDue(Period period, LocalDate day) {
    return ChronoUnit.DAYS.between(dueOn(period), day);
  }
}
