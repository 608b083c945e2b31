package org.backbone.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backbone.platform.core.Texts;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final LocalDate FOOD = LocalDate.of(2020, 5, 5);
  private static final LocalDate LEARNING = LocalDate.of(2020, 5, 12);

  @Test
  void mayOf2020HasTheSourcesFourDates() {
    assertThat(invitedInMay(FOOD)).containsExactly("2020-05-05", "2020-05-19");
    assertThat(invitedInMay(LEARNING)).containsExactly("2020-05-12", "2020-05-26");
  }

  @Test
  void itIsStillRunning() {
    var next = series(FOOD, Map.of()).next(Instant.parse("2026-11-24T15:00:00Z"), 3);

    assertThat(next)
        .extracting(Occurrence::original)
        .containsExactly(
            LocalDate.of(2026, 11, 24), LocalDate.of(2026, 12, 8), LocalDate.of(2026, 12, 22));
  }

  @Test
  void nothingIsBeforeTheAnchor() {
    var early = Instant.parse("2019-01-01T00:00:00Z");

    assertThat(series(FOOD, Map.of()).between(early, Instant.parse("2020-05-05T15:00:00Z")))
        .isEmpty();
    assertThat(series(FOOD, Map.of()).next(early, 1))
        .extracting(Occurrence::original)
        .containsExactly(FOOD);
  }

  @Test
  void tenOClockStaysTenOClockWhenTheClocksChange() {
    var year =
        series(FOOD, Map.of())
            .between(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2022-01-01T00:00:00Z"));

    assertThat(year).hasSize(26);
    assertThat(year)
        .allSatisfy(date -> assertThat(date.start().toLocalTime()).isEqualTo(LocalTime.of(10, 0)));
    assertThat(year.stream().map(Occurrence::startsAt))
        .contains(Instant.parse("2021-03-09T16:00:00Z"), Instant.parse("2021-03-23T15:00:00Z"));
  }

  @Test
  void aDateThatIsOnIsStillNext() {
    var series = series(FOOD, Map.of());

    assertThat(series.next(Instant.parse("2020-05-05T15:59:59Z"), 1).getFirst().original())
        .isEqualTo(FOOD);
    assertThat(series.next(Instant.parse("2020-05-05T16:00:00Z"), 1).getFirst().original())
        .isEqualTo(FOOD.plusWeeks(2));
  }

  @Test
  void aCancelledDateDoesNotTakePlaceAndAMovedOneDoesElsewhen() {
    var series =
        series(
            FOOD,
            Map.of(
                FOOD,
                new Change.Cancelled(1),
                FOOD.plusWeeks(2),
                new Change.Moved(LocalDateTime.of(2020, 5, 4, 9, 0), 1)));

    var dates =
        series.between(
            Instant.parse("2020-05-01T00:00:00Z"), Instant.parse("2020-06-03T00:00:00Z"));

    assertThat(dates)
        .extracting(Occurrence::startsAt)
        .containsExactly(
            Instant.parse("2020-05-04T14:00:00Z"), Instant.parse("2020-06-02T15:00:00Z"));
    assertThat(series.on(FOOD)).isEmpty();
    assertThat(series.on(FOOD.plusDays(1))).isEmpty();
    assertThat(series.next(Instant.parse("2020-05-04T14:30:00Z"), 2))
        .extracting(Occurrence::original)
        .containsExactly(FOOD.plusWeeks(2), FOOD.plusWeeks(4));
  }

  @Test
  void peopleAreInvitedFiveDaysBeforeAtTheMeetingsHourUntilItBegins() {
    var series = series(FOOD, Map.of());

    assertThat(series.invitedAt(Instant.parse("2020-04-30T14:59:59Z"))).isEmpty();
    assertThat(series.invitedAt(Instant.parse("2020-04-30T15:00:00Z"))).hasSize(1);
    assertThat(series.invitedAt(Instant.parse("2020-05-05T14:59:59Z"))).hasSize(1);
    assertThat(series.invitedAt(Instant.parse("2020-05-05T15:00:00Z"))).isEmpty();
  }

  @Test
  void whatNoSeriesCanBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> series(FOOD, Map.of(FOOD.plusDays(1), new Change.Cancelled(1))));
  }

  // The dates that a tick every fifteen minutes invites to, as the check ticks.
  private static Set<String> invitedInMay(LocalDate anchor) {
    var series = series(anchor, Map.of());
    var invited = new TreeSet<String>();
    var until = Instant.parse("2020-05-27T05:00:00Z");
    for (var at = Instant.parse("2020-04-28T05:00:00Z");
        !at.isAfter(until);
        at = at.plus(Duration.ofMinutes(15))) {
      series.invitedAt(at).forEach(date -> invited.add(date.original().toString()));
    }
    return invited;
  }

  private static Series series(LocalDate anchor, Map<LocalDate, Change> changes) {
    return new Series(
        "food-family-resources",
        Texts.of("Food & Family Resources", "Alimentación y recursos"),
        Texts.of("What is needed.", "Lo que hace falta."),
        Texts.of("Online", "En línea"),
        anchor,
        LocalTime.of(10, 0),
        Duration.ofHours(1),
        ZoneId.of("America/Chicago"),
        2,
        Series.INVITE_DAYS,
        "food@network.example.org",
        changes);
  }
}
