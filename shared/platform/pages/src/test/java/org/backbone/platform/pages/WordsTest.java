package org.backbone.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.WordFile;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final ZoneId TULSA = ZoneId.of("America/Chicago");
  private final Words english = Words.of(Language.EN, "pages");
  private final Words spanish = Words.of(Language.ES, "pages");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(WordFile.read(Language.ES, "pages").keySet())
        .isEqualTo(WordFile.read(Language.EN, "pages").keySet());
  }

  @Test
  void numbersAreGroupedByCommasInBothLanguages() {
    assertThat(english.number(12748)).isEqualTo("12,748");
    assertThat(spanish.number(1234567)).isEqualTo("1,234,567");
    assertThat(english.number(-539)).isEqualTo("−539");
    assertThat(english.number(0)).isEqualTo("0");
    assertThat(english.number(999)).isEqualTo("999");
  }

  @Test
  void datesReadAsPeopleSayThem() {
    var may5 = LocalDate.of(2020, 5, 5);

    assertThat(english.date(may5)).isEqualTo("Tuesday, May 5");
    assertThat(spanish.date(may5)).isEqualTo("martes 5 de mayo");
    assertThat(english.dateWithYear(may5)).isEqualTo("Tuesday, May 5, 2020");
    assertThat(spanish.dateWithYear(may5)).isEqualTo("martes 5 de mayo de 2020");
    assertThat(english.dayOfMonth(may5)).isEqualTo("May 5");
    assertThat(spanish.dayOfMonthWithYear(may5)).isEqualTo("5 de mayo de 2020");
    assertThat(spanish.month(YearMonth.of(2015, 9))).isEqualTo("septiembre de 2015");
  }

  @Test
  void hoursNameTheZoneAndSayWhichHalfOfTheDayOnlyWhereItIsNeeded() {
    assertThat(english.hours(LocalTime.of(10, 0), LocalTime.of(11, 0), TULSA))
        .isEqualTo("10:00 to 11:00, Central");
    assertThat(spanish.hours(LocalTime.of(10, 0), LocalTime.of(11, 0), TULSA))
        .isEqualTo("de 10:00 a 11:00, hora del Centro");
    assertThat(english.hours(LocalTime.of(11, 30), LocalTime.of(12, 30), TULSA))
        .isEqualTo("11:30 a.m. to 12:30 p.m., Central");
    assertThat(english.hours(LocalTime.of(14, 0), LocalTime.of(15, 5), TULSA))
        .isEqualTo("2:00 to 3:05 p.m., Central");
  }

  @Test
  void periodsAreNamedByTheirKind() {
    assertThat(english.period(new Period("2015-09"))).isEqualTo("September 2015");
    assertThat(english.period(new Period("SY2018-19"))).isEqualTo("school year 2018–\u206019");
    assertThat(spanish.period(new Period("SY2018-19"))).isEqualTo("ciclo escolar 2018–\u206019");
    assertThat(english.period(new Period("FY2015"))).isEqualTo("federal fiscal year 2015");
    assertThat(english.period(new Period("2024-Q3"))).isEqualTo("quarter 3 of 2024");
    assertThat(english.period(new Period("CY2024"))).isEqualTo("2024");
    assertThat(english.shortPeriod(new Period("SY2008-09"))).isEqualTo("2008–\u206009");
    assertThat(spanish.shortPeriod(new Period("2015-09"))).isEqualTo("sep 2015");
  }

  @Test
  void listsEndInAnAnd() {
    assertThat(english.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(spanish.list(List.of("francés", "inglés"))).isEqualTo("francés e inglés");
    assertThat(spanish.list(List.of("agua", "hielo"))).isEqualTo("agua y hielo");
    assertThat(english.list(List.of())).isEmpty();
  }

  @Test
  void argumentsAreEscapedInMarkupAndWrittenPlainInText() {
    assertThat(english.say("date.day", "<May>", "5")).isEqualTo("<May> 5");
    assertThat(Contents.html(english.rich("date.day", "<May>", "5"))).isEqualTo("&lt;May&gt; 5");
  }

  @Test
  void anArgumentThatLooksLikeAPlaceIsLeftAsItIs() {
    assertThat(english.say("date.day", "{1}", "5")).isEqualTo("{1} 5");
  }

  @Test
  void aMissingMessageIsABug() {
    assertThatThrownBy(() -> english.say("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.key");
  }
}
