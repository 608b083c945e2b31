package org.backbone.access.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.backbone.access.Kept;
import org.backbone.access.People;
import org.backbone.access.PeopleDeeds;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditTrail;
import org.junit.jupiter.api.Test;

/// What every keeper of what is kept about people promises.
public abstract class PeopleContract {
  /// When things are written.
  protected static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");

  private final String ana = "ana@" + UUID.randomUUID() + ".example.org";
  private final String ben = "ben@" + UUID.randomUUID() + ".example.org";

  /// The keeper under test.
  protected abstract People people();

  /// The audit trail beside it.
  protected abstract AuditTrail audit();

  /// Keeps something that goes with its person.
  protected abstract void keep(String email, String what, Instant at);

  /// Keeps something that counts, and says whom it is about until they are erased.
  protected abstract void count(String email, String what, Instant at);

  /// Keeps something that cannot go by itself.
  protected abstract void hold(String email, String what, Instant at);

  /// Whether what counts is still there, and names nobody.
  protected abstract boolean isNameless(String what);

  @Test
  void allThatIsKeptAboutSomebodyIsFoundByTheirAddressInAnySpelling() {
    keep(ana, "one", NOW);
    count(ana, "two", NOW);
    keep(ben, "three", NOW);

    assertThat(people().about(ana.toUpperCase(java.util.Locale.ROOT)))
        .extracting(Kept::kind)
        .containsExactlyInAnyOrder("kept", "counted");
    assertThat(people().about(ana).getFirst().says()).containsEntry("email", ana);
    assertThat(people().about("nobody-" + ana)).isEmpty();
  }

  @Test
  void whoIsErasedIsNowhereAndWhatCountsStays() {
    keep(ana, "one", NOW);
    count(ana, "two", NOW);
    keep(ben, "three", NOW);

    assertThat(people().erase(ana, STAFF, LATER)).isEqualTo(new People.Erased.Gone(2));

    assertThat(people().about(ana)).isEmpty();
    assertThat(isNameless("two")).isTrue();
    assertThat(people().about(ben)).hasSize(1);
    assertThat(people().erase(ana, STAFF, LATER)).isEqualTo(new People.Erased.Gone(0));
  }

  @Test
  void whoErasedSomebodyStandsInTheAuditTrailAndNotWhom() {
    keep(ana, "one", NOW);

    people().erase(ana, STAFF, LATER);
    // As a call that is tried again.
    people().erase(ana, STAFF, LATER);

    assertThat(audit().linesAbout(PeopleDeeds.matter(ana), "", 10, LATER).entries())
        .containsExactly(PeopleDeeds.erased(ana, LATER, STAFF))
        .noneMatch(line -> line.toString().contains(ana));
  }

  @Test
  void whereSomethingMustComeFirstNothingIsErased() {
    keep(ana, "one", NOW);
    hold(ana, "two", NOW);

    var erased = (People.Erased.Held) people().erase(ana, STAFF, LATER);

    assertThat(erased.stays()).hasSize(1).allMatch(Kept::stays);
    assertThat(people().about(ana)).hasSize(2);
    assertThat(people().again("").people()).isZero();
  }

  @Test
  void aTableThatWasSetBackIsToldAgainWhomItForgot() {
    keep(ana, "one", NOW);
    people().erase(ana, STAFF, LATER);
    people().erase(ben, STAFF, LATER);
    // As it was before.
    keep(ana, "one", NOW);
    hold(ben, "two", NOW);
    // And what they said after it.
    keep(ana, "three", LATER.plusSeconds(60));

    var again = people().again("");

    assertThat(again.people()).isEqualTo(2);
    assertThat(again.stays()).extracting(Kept::kind).containsExactly("held");
    assertThat(again.next()).isEmpty();
    assertThat(people().about(ana)).hasSize(1);
  }

  @Test
  void manyTombstonesAreAppliedPartByPart() {
    for (int person = 0; person < 23; person++) {
      people().erase(person + ana, STAFF, LATER);
    }

    var total = 0;
    var parts = 0;
    var after = "";
    do {
      var again = people().again(after);
      total += again.people();
      parts++;
      after = again.next();
    } while (!after.isEmpty());

    assertThat(total).isEqualTo(23);
    assertThat(parts).isGreaterThan(1);
  }
}
