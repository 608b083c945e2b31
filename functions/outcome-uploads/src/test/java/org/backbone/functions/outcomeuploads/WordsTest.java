package org.backbone.functions.outcomeuploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.backbone.testkit.WordsCheck;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void bothLanguagesSayTheSameThings() {
    var same = Set.of("moment", "size.bytes", "size.kb", "size.mb");

    assertThat(WordsCheck.problems(OutcomeUploadsHandler.class, "outcome-uploads", same)).isEmpty();
  }
}
