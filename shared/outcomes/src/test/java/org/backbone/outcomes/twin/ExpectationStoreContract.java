package org.backbone.outcomes.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Matter;
import org.backbone.outcomes.ExpectData;
import org.backbone.outcomes.ExpectationDeeds;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.Expectations;
import org.backbone.outcomes.Expected;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;

/// What holds wherever it is kept what staff expect.
public abstract class ExpectationStoreContract {
  private static final Actor STAFF = Actor.staff("5f1c", "Analyst");
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Period MAY = new Period("2020-05");

  private final Matter partner = new Matter("partner", "p-" + UUID.randomUUID(), "River");

  /// The store under test.
  protected abstract ExpectationStore expectations();

  /// The audit trail beside it.
  protected abstract AuditTrail audit();

  @Test
  void everyWordIsKeptBesideTheOthersWithALineOfItsOwn() {
    var call = new Expected.Call(LocalDate.of(2020, 5, 4), "They moved; «ya vienen».");
    say("households", new Expected.Word.Wanted(MAY, null));
    say("households", new Expected.Word.MoreTime(MAY, LocalDate.of(2020, 7, 15)));
    say("households", new Expected.Word.Called(call));
    say("households", new Expected.Word.Called(call));
    say("devices", new Expected.Word.Wanted(null, MAY));

    var said = expectations().of(partner.id());
    var households = said.of(partner.id(), "households");
    assertThat(households.from()).isEqualTo(MAY);
    assertThat(households.until()).isNull();
    assertThat(households.moreTime()).containsEntry(MAY, LocalDate.of(2020, 7, 15));
    assertThat(households.calls()).containsExactly(call);
    assertThat(said.of(partner.id(), "devices").until()).isEqualTo(MAY);
    assertThat(said.of(partner.id(), "nothing")).isEqualTo(Expected.NOTHING_SAID);
    assertThat(expectations().all().of(partner.id(), "households")).isEqualTo(households);
    assertThat(audit().linesAbout(partner, "", 10, NOW).entries())
        .extracting(line -> line.deed().code())
        .containsExactlyInAnyOrder("expected", "more-time", "called", "expected");
    assertThat(audit().linesAbout(partner, "", 10, NOW).entries().toString())
        .doesNotContain("vienen");
  }

  @Test
  void whatWasSaidIsTakenBack() {
    say("households", new Expected.Word.Wanted(MAY, MAY));
    say("households", new Expected.Word.MoreTime(MAY, LocalDate.of(2020, 7, 15)));
    say("households", new Expected.Word.Wanted(null, null));
    say("households", new Expected.Word.MoreTime(MAY, null));

    var said = expectations().of(partner.id()).of(partner.id(), "households");
    assertThat(said.from()).isNull();
    assertThat(said.moreTime()).isEmpty();
  }

  @Test
  void nothingTakesThePlaceOfWhatSomebodyElseSaidInBetween() {
    var about = new Expectations.Key(partner.id(), "households");
    var wanted = new Expected.Word.Wanted(MAY, null);
    var line =
        ExpectationDeeds.said(partner, "households", Expected.NOTHING_SAID, wanted, NOW, STAFF);
    var first = Expected.NOTHING_SAID.with(wanted);

    assertThat(expectations().keep(about, first, line)).isTrue();
    assertThat(expectations().keep(about, first, line)).isFalse();
  }

  @Test
  void whoIsNamedLikeAnotherIsNotTheOther() {
    say("households", new Expected.Word.Wanted(MAY, null));

    assertThat(expectations().of(partner.id().substring(0, partner.id().length() - 1)).said())
        .isEmpty();
  }

  @Test
  void ofManyCallsTheLatestAreKept() {
    IntStream.rangeClosed(1, Expected.MOST_CALLS + 2)
        .mapToObj(day -> new Expected.Call(LocalDate.of(2020, 5, day), "Call"))
        .forEach(call -> say("households", new Expected.Word.Called(call)));

    List<Expected.Call> calls =
        expectations().of(partner.id()).of(partner.id(), "households").calls();
    assertThat(calls).hasSize(Expected.MOST_CALLS);
    assertThat(calls.getFirst().on()).isEqualTo(LocalDate.of(2020, 5, 22));
    assertThat(calls.getLast().on()).isEqualTo(LocalDate.of(2020, 5, 3));
  }

  private void say(String dataset, Expected.Word word) {
    var _ =
        new ExpectData(expectations(), InstantSource.fixed(NOW)).say(partner, dataset, word, STAFF);
  }
}
