package org.backbone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.backbone.access.ProgramTokenStore.Making;
import org.backbone.access.twin.MemoryProgramTokenStore;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.Matter;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.platform.core.form.Answers;
import org.junit.jupiter.api.Test;

class ProgramsTest {
  // In Chicago it is the day before.
  private static final Instant NOW = Instant.parse("2020-05-05T03:00:00Z");
  private static final Matter PANTRY = new Matter("partner", "pantry", "Pantry");
  private static final Matter OTHER = new Matter("partner", "other", "Other");
  private static final Actor CONTACT = Actor.partner("pantry", "Pantry");
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");

  private final MemoryAuditTrail audit = new MemoryAuditTrail();
  private final Programs programs =
      new Programs(
          new MemoryProgramTokenStore(audit),
          InstantSource.fixed(NOW),
          ZoneId.of("America/Chicago"));

  @Test
  void aUseIsWrittenDownOnTheNetworksDay() {
    var value = made("Nightly export");

    programs.use(value, programs.find(value).orElseThrow());

    assertThat(programs.find(value).orElseThrow().usedOn()).isEqualTo(LocalDate.of(2020, 5, 4));
  }

  @Test
  void aTokenOfAnotherPartnerIsNotRevoked() {
    var value = made("Nightly export");
    var id = programs.find(value).orElseThrow().id();

    assertThat(programs.revoke(OTHER, id, STAFF)).isFalse();
    assertThat(programs.find(value)).isPresent();
    assertThat(programs.revoke(PANTRY, id, STAFF)).isTrue();
    assertThat(programs.revoke(PANTRY, id, STAFF)).isFalse();
    assertThat(programs.find(value)).isEmpty();
  }

  @Test
  void allTokensOfAPartnerEndTogetherAndEachLeavesALine() {
    var one = made("One");
    var two = made("Two");

    programs.revokeAll(OTHER, STAFF);
    assertThat(programs.live("pantry")).hasSize(2);

    programs.revokeAll(PANTRY, STAFF);
    assertThat(programs.live("pantry")).isEmpty();
    assertThat(programs.find(one)).isEmpty();
    assertThat(programs.find(two)).isEmpty();
    assertThat(audit.all())
        .extracting(AuditEntry::by)
        .containsExactly(CONTACT, CONTACT, STAFF, STAFF);
  }

  @Test
  void noTokenLastsLongerThan400Days() {
    var days400 = Duration.ofDays(400);

    assertThat(ProgramToken.of("pantry", "a@example.org", "N", "key", NOW, days400).expiresAt())
        .isEqualTo(NOW.plus(days400));
    assertThatThrownBy(
            () ->
                ProgramToken.of("pantry", "a@example.org", "N", "key", NOW, days400.plusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoeverChoosesNothingElseHasAYear() {
    assertThat(ProgramFields.lasts(ProgramFields.untouched())).isEqualTo(Duration.ofDays(365));
    assertThat(ProgramFields.lasts(Answers.none().with(ProgramFields.DAYS, "30")))
        .isEqualTo(Duration.ofDays(30));
  }

  @Test
  void aFormThatSaysAnotherThingMakesAnotherToken() {
    var one = token("One");

    assertThat(token("One").id()).isEqualTo(one.id()).hasSize(16);
    assertThat(token("Two").id()).isNotEqualTo(one.id());
    assertThat(one.program()).isEqualTo(new Program(one.id(), "One"));
  }

  private static ProgramToken token(String name) {
    return ProgramToken.of("pantry", "a@example.org", name, "key", NOW, Duration.ofDays(30));
  }

  private String made(String name) {
    return ((Making.Made) programs.make(token(name), PANTRY, CONTACT)).value();
  }
}
