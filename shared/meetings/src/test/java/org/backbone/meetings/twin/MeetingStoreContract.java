package org.backbone.meetings.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditTrail;
import org.backbone.meetings.Answer;
import org.backbone.meetings.Change;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Registration;
import org.backbone.meetings.RegistrationFields;
import org.backbone.meetings.Rsvp;
import org.backbone.meetings.Series;
import org.backbone.meetings.SeriesDeeds;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every store of meetings keeps.
@Tag("contract")
public abstract class MeetingStoreContract {
  private static final Instant NOW = Instant.parse("2020-04-07T15:00:00Z");
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final LocalDate DATE = LocalDate.of(2020, 5, 5);

  // Each test has a series of its own, for stores may be shared.
  private final Series series = series("s-" + UUID.randomUUID());

  /// The store under test.
  protected abstract MeetingStore store();

  /// The audit trail beside it.
  protected abstract AuditTrail audit();

  @BeforeEach
  void keepTheSeries() {
    store().save(series, NOW, STAFF);
  }

  @Test
  void aSeriesIsKeptAsItIs() {
    assertThat(store().series(series.id())).contains(series);
    for (var id : List.of("no-such-series", "", "x".repeat(5000), "ñ".repeat(600))) {
      assertThat(store().series(id)).as(id).isEmpty();
    }
    assertThat(store().allSeries()).extracting(MeetingStore.Listed::series).contains(series);
  }

  @Test
  void aChangedSeriesKeepsItsRegistrations() {
    store().join(registration("ana@example.org", "Ana"));
    var version = version();

    store().save(series, NOW, STAFF);

    assertThat(version()).isEqualTo(version);
    assertThat(store().registrations(series.id())).hasSize(1);
  }

  @Test
  void whatChangesStandsInTheAuditTrailAndASecondTimeDoesNot() {
    var changed = changed(series, 90);

    store().save(changed, NOW.plusSeconds(1), STAFF);
    store().save(changed, NOW.plusSeconds(2), STAFF);

    var made = SeriesDeeds.kept(Optional.empty(), series, NOW, STAFF);
    assertThat(store().series(series.id())).contains(changed);
    assertThat(audit().linesAbout(made.about(), "", 10, NOW).entries())
        .containsExactly(
            SeriesDeeds.kept(Optional.of(series), changed, NOW.plusSeconds(1), STAFF), made);
  }

  @Test
  void ofManyWhoSaveAtOnceEachIsToldWhatItWasBefore() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var saves =
          IntStream.range(61, 65)
              .<Callable<Object>>mapToObj(
                  minutes ->
                      () -> {
                        store().save(changed(series, minutes), NOW.plusSeconds(minutes), STAFF);
                        return minutes;
                      })
              .toList();
      for (var save : threads.invokeAll(saves)) {
        save.get();
      }
    }

    var about = SeriesDeeds.kept(Optional.empty(), series, NOW, STAFF).about();
    var lines = audit().linesAbout(about, "", 10, NOW).entries();
    assertThat(lines).hasSize(5);
    var changes = lines.stream().filter(line -> !line.before().isEmpty()).toList();
    assertThat(changes.stream().map(line -> line.before().get("minutes")))
        .hasSize(4)
        .doesNotHaveDuplicates();
  }

  private static Series changed(Series series, int minutes) {
    return new Series(
        series.id(),
        series.title(),
        series.description(),
        series.place(),
        series.anchor(),
        series.start(),
        Duration.ofMinutes(minutes),
        series.zone(),
        series.everyWeeks(),
        series.inviteDays(),
        series.contact(),
        series.changes());
  }

  @Test
  void somebodyJoinsOnceWhateverTheSpellingOfTheirAddress() {
    assertThat(store().join(registration("ana@example.org", "Ana"))).isTrue();
    var version = version();

    assertThat(store().join(registration(" Ana@Example.ORG", "Somebody else"))).isFalse();

    assertThat(version()).isEqualTo(version);
    assertThat(store().registrations(series.id()))
        .containsExactly(registration("ana@example.org", "Ana"));
    assertThat(store().registration(series.id(), "ANA@example.org"))
        .contains(registration("ana@example.org", "Ana"));
  }

  @Test
  void whoLeftIsGoneAndMayComeBack() {
    store().join(registration("ana@example.org", "Ana"));

    assertThat(store().leave(series.id(), "Ana@example.org", NOW)).isTrue();
    assertThat(store().leave(series.id(), "ana@example.org", NOW)).isFalse();
    assertThat(store().leave(series.id(), "eve@example.org", NOW)).isFalse();
    assertThat(store().registrations(series.id())).isEmpty();
    assertThat(store().registration(series.id(), "ana@example.org")).isEmpty();

    var version = version();
    assertThat(store().join(registration("ana@example.org", "Ana Núñez"))).isTrue();
    assertThat(version()).isGreaterThan(version);
    assertThat(store().registrations(series.id()))
        .extracting(registration -> registration.answers().get(RegistrationFields.NAME))
        .containsExactly("Ana Núñez");
  }

  @Test
  void manyJoinAtOnceAndAllAreIn() throws Exception {
    var joins = new ArrayList<Callable<Boolean>>();
    for (var i = 0; i < 4; i++) {
      var email = "p" + i + "@example.org";
      joins.add(() -> store().join(registration(email, "P")));
    }
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var joined : threads.invokeAll(joins)) {
        assertThat(joined.get()).isTrue();
      }
    }
    assertThat(store().registrations(series.id())).hasSize(4);
  }

  @Test
  void theLastAnswerCounts() {
    store().answer(new Rsvp(series.id(), DATE, "ana@example.org", Answer.YES, NOW));
    store().answer(new Rsvp(series.id(), DATE, "Ana@example.org", Answer.NO, NOW.plusSeconds(9)));
    store().answer(new Rsvp(series.id(), DATE, "bo@example.org", Answer.MAYBE, NOW));
    store().answer(new Rsvp(series.id(), DATE.plusWeeks(2), "bo@example.org", Answer.YES, NOW));

    assertThat(store().answerOf(series.id(), DATE, "ana@example.org"))
        .contains(new Rsvp(series.id(), DATE, "ana@example.org", Answer.NO, NOW.plusSeconds(9)));
    assertThat(store().answers(series.id(), DATE))
        .extracting(Rsvp::answer)
        .containsExactlyInAnyOrder(Answer.NO, Answer.MAYBE);
    assertThat(store().answerOf(series.id(), DATE, "eve@example.org")).isEmpty();
  }

  @Test
  void itIsKnownWhoAllWereInvitedToADateAsItStands() {
    var date = series.on(DATE).orElseThrow();
    var moved = series.on(DATE.plusWeeks(2)).orElseThrow();

    store().invited(date, new MeetingStore.Invited(7, ""));
    assertThat(store().invited(date)).contains(new MeetingStore.Invited(7, ""));

    store().invited(date, new MeetingStore.Invited(7, "who was left out"));

    assertThat(store().invited(date)).contains(new MeetingStore.Invited(7, "who was left out"));
    assertThat(store().invited(moved)).isEmpty();
    assertThat(store().invited(series.on(DATE.plusWeeks(6)).orElseThrow())).isEmpty();
  }

  private long version() {
    return store().allSeries().stream()
        .filter(listed -> listed.series().id().equals(series.id()))
        .findFirst()
        .orElseThrow()
        .registrationsVersion();
  }

  private Registration registration(String email, String name) {
    return Registrations.of(series.id(), email, name, "Eastside Food Pantry", Language.ES, NOW);
  }

  private static Series series(String id) {
    return new Series(
        id,
        Texts.of("Food & Family Resources", "Alimentación y recursos"),
        Texts.of("What is needed.", "Lo que hace falta."),
        Texts.of("Online", "En línea"),
        DATE,
        LocalTime.of(10, 0),
        Duration.ofHours(1),
        ZoneId.of("America/Chicago"),
        2,
        Series.INVITE_DAYS,
        "food@network.example.org",
        Map.of(
            DATE.plusWeeks(2), new Change.Moved(LocalDateTime.of(2020, 5, 20, 14, 30), 1),
            DATE.plusWeeks(4), new Change.Cancelled(1)));
  }
}
