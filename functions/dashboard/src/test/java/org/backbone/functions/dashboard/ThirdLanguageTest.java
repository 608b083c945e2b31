package org.backbone.functions.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.backbone.testkit.ThirdLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThirdLanguageTest {
  @TempDir private Path folder;

  @Test
  void theHomePageSpeaksALanguageOfWhichThereAreOnlyFiles()
      throws IOException, InterruptedException {
    assertThat(ThirdLanguage.said(HomePageIn.class, folder, ThirdLanguage.TAG))
        .contains("<html lang=\"xx\" dir=\"rtl\">")
        .contains(ThirdLanguage.accented("One direction for every child."))
        .contains(ThirdLanguage.accented("Tomorrow, May 5"))
        // What staff and the catalogue say in English and Spanish alone is said in English.
        .contains("Food &amp; Family Resources")
        .contains("pregnant women, " + ThirdLanguage.accented("September") + " 2015.")
        .doesNotContain("Tomorrow", "One direction");
  }
}
