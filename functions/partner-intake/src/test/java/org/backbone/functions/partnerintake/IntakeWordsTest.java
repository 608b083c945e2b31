package org.backbone.functions.partnerintake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.backbone.testkit.WordsCheck;
import org.junit.jupiter.api.Test;

class IntakeWordsTest {
  @Test
  void everythingIsSaidInBothLanguages() {
    assertThat(
            WordsCheck.problems(
                PartnerIntakeHandler.class,
                "partner-intake",
                Set.of("field.contact_language.en", "field.contact_language.es")))
        .isEmpty();
  }
}
