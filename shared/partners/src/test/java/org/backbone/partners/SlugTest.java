package org.backbone.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "River Food Bank | river-food-bank",
        "  Niños & Jóvenes, Inc. | ninos-jovenes-inc",
        "Grocers’ Fund | grocers-fund",
        "St. Mary's -- Clinic #2 | st-marys-clinic-2",
        "ÅNGSTRÖM | angstrom",
      })
  void aNameKeepsItsLettersAndDigits(String name, String slug) {
    assertThat(Slug.of(name)).isEqualTo(slug);
  }

  @Test
  void aNameInAnotherScriptHasASlugOfItsOwn() {
    assertThat(Slug.of("食物银行")).matches("partner-[0-9a-f]{8}").isNotEqualTo(Slug.of("クリニック"));
  }

  @Test
  void aTakenSlugHasAPieceOfWhatMakesItAnotherBehindIt() {
    assertThat(Slug.of("River", "one")).matches("river-[0-9a-f]{8}");
    assertThat(Slug.of("River", "two")).isNotEqualTo(Slug.of("River", "one"));
  }

  @Test
  void everySlugCanStandInAnAddress() {
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 2_000; i++) {
      var name = new StringBuilder();
      random.ints(random.nextInt(1, 80), 32, 0x2FFFF).forEach(name::appendCodePoint);

      assertThat(Slug.of(name.toString())).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThan(50);
    }
  }
}
