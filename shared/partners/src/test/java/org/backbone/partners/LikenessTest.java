package org.backbone.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.backbone.partners.Likeness.Match;
import org.backbone.partners.Likeness.Reason;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 11, 12, 13, 17, 18, 19, 23, 24, 25, 36, 48})
  void whoSlippedOnceIsLookedUpWhereverTheSlipIs(int letters) {
    var name = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".substring(0, letters);
    var one = partner("one", name, "a@a.org");
    for (var other : slipsOf(name)) {
      var two = partner("two", other, "b@b.org");
      if (!reasons(one, two).isEmpty()) {
        assertThat(meet(one, two)).as("%s looks up %s", name, other).isTrue();
        assertThat(meet(two, one)).as("%s looks up %s", other, name).isTrue();
      }
    }
  }

  @Test
  void aSlipIsForgivenInADozenLettersAndNotInEleven() {
    assertThat(
            reasons(
                partner("a", "abcdefghijkl", "a@a.org"), partner("b", "abcdefghijkx", "b@b.org")))
        .containsExactly(Reason.NEAR_SAME_NAME);
    assertThat(
            reasons(partner("a", "abcdefghijk", "a@a.org"), partner("b", "abcdefghijx", "b@b.org")))
        .isEmpty();
    assertThat(
            reasons(
                partner("a", "abcdefghijkl", "a@a.org"), partner("b", "abcdefghijkxy", "b@b.org")))
        .isEmpty();
  }

  @Test
  void peopleOfOneOrganisationAndOfOneAddressAreLookedUp() {
    var one = partner("one", "Hope", "ana@river.example.org");

    assertThat(meet(one, partner("two", "Home", "ben@river.example.org"))).isTrue();
    assertThat(meet(one, partner("two", "Home", "Ana@river.example.org"))).isTrue();
    assertThat(meet(one, partner("two", "Home", "ana@lake.example.org"))).isFalse();
  }

  @Test
  void aNameWithoutALetterIsLookedUpByItsAddressAlone() {
    assertThat(Likeness.blocks(partner("one", "!", "ana@gmail.com"))).hasSize(1);
  }

  @Test
  void aLongNameStandsInFewBlocks() {
    assertThat(Likeness.blocks(partner("one", "abcdefghijkl".repeat(4), "ana@river.org")))
        .hasSize(4);
    assertThat(Likeness.blocksAround(partner("one", "abcdefghijkl".repeat(4), "ana@river.org")))
        .hasSizeLessThanOrEqualTo(8);
  }

  private static boolean meet(PartnerSummary one, PartnerSummary other) {
    return !Collections.disjoint(Likeness.blocksAround(one), Likeness.blocks(other));
  }

  // Each letter left out, put in once more or changed for another.
  private static List<String> slipsOf(String name) {
    var slips = new ArrayList<String>();
    for (int at = 0; at < name.length(); at++) {
      var before = name.substring(0, at);
      var after = name.substring(at + 1);
      slips.add(before + after);
      slips.add(before + "q" + name.substring(at));
      slips.add(before + "q" + after);
    }
    slips.add(name + "q");
    return slips;
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
        Instant.parse("2020-05-04T15:00:00Z"),
        null);
  }
}
