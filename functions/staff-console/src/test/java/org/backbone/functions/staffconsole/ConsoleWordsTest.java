package org.backbone.functions.staffconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.backbone.testkit.WordsCheck;
import org.junit.jupiter.api.Test;

class ConsoleWordsTest {
  @Test
  void everythingIsSaidInBothLanguages() {
    assertThat(WordsCheck.problems(StaffConsoleHandler.class, "staff-console", Set.of())).isEmpty();
  }
}
