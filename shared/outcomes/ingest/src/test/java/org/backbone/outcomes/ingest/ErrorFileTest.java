package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorFileTest {
  @Test
  void aCellThatWouldBeAFormulaIsMadeHarmless() {
    assertThat(ErrorFile.harmless("=HYPERLINK(\"http://x\")")).startsWith("'=");
    assertThat(ErrorFile.harmless("+1-cmd")).startsWith("'");
    assertThat(ErrorFile.harmless("@x")).startsWith("'");
    assertThat(ErrorFile.harmless("-5")).isEqualTo("-5");
    assertThat(ErrorFile.harmless("=\"0010011\"")).isEqualTo("=\"0010011\"");
    assertThat(ErrorFile.harmless("plain")).isEqualTo("plain");
  }
}
