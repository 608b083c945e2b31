package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @Test
  void whatNobodySeesIsLeftOutOfANameThatIsShownAsItIs() {
    assertThat(PlainText.seen("cuadro\u202Efdp.xlsx\u0000\r\n\u2066.csv"))
        .isEqualTo("cuadrofdp.xlsx.csv");
    assertThat(PlainText.seen("Año 2015 – می\u200Cخواهم 🎈.csv"))
        .isEqualTo("Año 2015 – می\u200Cخواهم 🎈.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Niños’ «Café» – #1 & Co.", "食物银行", "کتاب\u200cخانه", "👩🏽‍⚕️ Clinic"})
  void peopleWriteAsTheyWrite(String text) {
    assertThat(PlainText.fault(text, 40)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\nb",
        "a\tb",
        "a\u202eb",
        "a\u2066b",
        "a\u200bb",
        "a\ufeffb",
        "a\u2028b",
        "a\ue000b",
        "a\ufffdb",
        "a\ud800b",
        "a\u0378b",
      })
  void whatNobodySeesIsRefused(String text) {
    assertThat(PlainText.fault(text, 40)).contains("odd_characters");
  }

  @Test
  void lengthCountsCharactersAsPeopleDo() {
    assertThat(PlainText.fault("👍".repeat(10), 10)).isEmpty();
    assertThat(PlainText.fault("👍".repeat(11), 10)).contains("too_long");
    assertThat(PlainText.fault("  ten chars ", 9)).isEmpty();
  }

  @Test
  void marksAloneSayNothing() {
    assertThat(PlainText.saysSomething("– ?! –")).isFalse();
    assertThat(PlainText.saysSomething("7")).isTrue();
  }

  @Test
  void whatNobodySeesIsTakenOutAndAllElseStays() {
    assertThat(PlainText.seen("a\u202Eb\u0007c\uFEFFd")).isEqualTo("abcd");
    assertThat(PlainText.seen("año 😀 می\u200Cخواهم.csv")).isEqualTo("año 😀 می\u200Cخواهم.csv");
  }
}
