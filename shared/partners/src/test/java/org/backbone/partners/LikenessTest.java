package org.backbone.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.backbone.partners.Likeness.Match;
import org.backbone.partners.Likeness.Reason;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tulsa Area Food Bank | Tulsa Area Foodbank",
        "Tulsa Area Food Bank | The Tulsa Area Food Bank, Inc.",
        "Comedor Comunitario del Este | comedor comunitario de este",
        "Niños y Niñas Primero | Ninos Ninas Primero",
        "Riverside Health Clinic | Riverside Helth Clinic",
        "St. Mary's | St Marys",
      })
  void namesThatDifferBySpellingAreNearlyTheSame(String one, String other) {
    assertThat(reasons(partner("one", one, "a@a.org"), partner("other", other, "b@b.org")))
        .containsExactly(Reason.NEAR_SAME_NAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tulsa Area Food Bank | Tulsa Area Food Pantry",
        "School 12 | School 13",
        "Sample School District 5 | Sample School District 6",
        "Hope | Home",
        "North Tulsa Family Center | South Tulsa Family Center",
      })
  void otherNamesAreOthers(String one, String other) {
    assertThat(reasons(partner("one", one, "a@a.org"), partner("other", other, "b@b.org")))
        .isEmpty();
  }

  @Test
  void theDomainOfAnOrganisationTellsButAMailProviderDoesNot() {
    assertThat(
            reasons(
                partner("one", "One", "desk@river.example.org"),
                partner("other", "Other", "data@river.example.org")))
        .containsExactly(Reason.SAME_DOMAIN);
    assertThat(
            reasons(
                partner("one", "One", "one@gmail.com"), partner("other", "Other", "two@gmail.com")))
        .isEmpty();
    assertThat(
            reasons(
                partner("one", "One", "one@gmail.com"), partner("other", "Other", "one@gmail.com")))
        .containsExactly(Reason.SAME_ADDRESS);
  }

  @Test
  void aPartnerIsNotLikeItself() {
    var partner = partner("one", "One", "a@a.org");

    assertThat(Likeness.of(partner, List.of(partner))).isEmpty();
  }

  @Test
  void whoLooksLikeSomebodyIsLookedLikeByThem() {
    var one = partner("one", "River Food Bank", "a@river.org");
    var other = partner("other", "River Foodbank", "b@river.org");

    assertThat(Likeness.of(one, List.of(one, other)))
        .containsExactly(new Match(other, Set.of(Reason.SAME_DOMAIN, Reason.NEAR_SAME_NAME)));
    assertThat(Likeness.of(other, List.of(one, other)))
        .containsExactly(new Match(one, Set.of(Reason.SAME_DOMAIN, Reason.NEAR_SAME_NAME)));
  }

  private static Set<Reason> reasons(PartnerSummary one, PartnerSummary other) {
    return Likeness.of(one, List.of(one, other)).stream()
        .findFirst()
        .map(Match::reasons)
        .orElse(Set.of());
  }

  private static PartnerSummary partner(String id, String name, String email) {
    return new PartnerSummary(
        id,
        name,
        PartnerKind.NONPROFIT,
        PartnerStatus.PENDING,
        email,
        Language.EN,
        Instant.parse("2020-05-04T15:00:00Z"));
  }
}
