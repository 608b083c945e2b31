package org.backbone.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.backbone.audit.Actor;
import org.backbone.partners.twin.Applications;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartnerDeedsTest {
  private static final Instant NOW = Instant.parse("2020-05-01T19:14:03Z");
  private static final LocalDate LAST_DAY = LocalDate.parse("2020-06-30");
  private static final Actor STAFF = Actor.staff("5f1c", "Ana");
  private static final Contact ROSA = new Contact("Rosa", "rosa@river.example.org", Language.ES);
  private static final Partner ASKING =
      Partner.joining(
          "river-food-bank",
          "r",
          Applications.of(
              "River Food Bank",
              PartnerKind.NONPROFIT,
              "food",
              List.of("food"),
              List.of("es"),
              "Tulsa",
              ROSA),
          NOW);
  private static final Partner MEMBER = ASKING.decided(PartnerStatus.APPROVED, NOW, STAFF);

  @ParameterizedTest
  @EnumSource(
      value = PartnerStatus.class,
      names = {"APPROVED", "DECLINED"})
  void aDecisionSaysWhatWasAskedForAndWhatBecameOfIt(PartnerStatus after) {
    var line = PartnerDeeds.decided(ASKING, after, NOW, STAFF);

    assertThat(line.deed().code()).isEqualTo(after.code());
    assertThat(line.before()).containsExactly(entry("status", "pending"));
    assertThat(line.after()).containsExactly(entry("status", after.code()));
  }

  @Test
  void ofAnotherContactIsSaidThatThereIsOneAndNothingOfEither() {
    var line =
        PartnerDeeds.changed(
            MEMBER,
            MEMBER.with(new Contact("Luz", "luz@river.example.org", Language.ES)),
            NOW,
            STAFF);

    assertThat(line.deed().code()).isEqualTo("contact-changed");
    assertThat(line.before()).isEmpty();
    assertThat(line.after()).isEmpty();
  }

  @Test
  void ofAnotherStatusBothAreSaid() {
    var line =
        PartnerDeeds.changed(
            MEMBER, MEMBER.decided(PartnerStatus.SUSPENDED, NOW, STAFF), NOW, STAFF);

    assertThat(line.deed().code()).isEqualTo("suspended");
    assertThat(line.before()).containsExactly(entry("status", "approved"));
    assertThat(line.after()).containsExactly(entry("status", "suspended"));
  }

  @Test
  void ofAnotherEndOfAnAgreementBothDaysAreSaid() {
    var line = PartnerDeeds.changed(MEMBER, MEMBER.agreeingUntil(LAST_DAY), NOW, STAFF);

    assertThat(line.deed().code()).isEqualTo("agreement-changed");
    assertThat(line.before()).containsExactly(entry("agreementEndsOn", "none"));
    assertThat(line.after()).containsExactly(entry("agreementEndsOn", "2020-06-30"));
  }

  @Test
  void anAgreementHoldsOnItsLastDayAndNotOnTheNext() {
    var partner = MEMBER.agreeingUntil(LAST_DAY);

    assertThat(partner.isLapsedOn(LAST_DAY)).isFalse();
    assertThat(partner.summary().isLapsedOn(LAST_DAY)).isFalse();
    assertThat(partner.isLapsedOn(LAST_DAY.plusDays(1))).isTrue();
    assertThat(partner.summary().isLapsedOn(LAST_DAY.plusDays(1))).isTrue();
    assertThat(MEMBER.isLapsedOn(LAST_DAY.plusDays(1))).isFalse();
    assertThat(MEMBER.summary().isLapsedOn(LAST_DAY.plusDays(1))).isFalse();
  }
}
