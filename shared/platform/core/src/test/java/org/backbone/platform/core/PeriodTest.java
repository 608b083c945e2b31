package org.backbone.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTest {
  @Test
  void aFiscalYearRunsFromOctoberToSeptember() {
    var year = new Period("FY2015");

    assertThat(year.first()).isEqualTo(LocalDate.of(2014, 10, 1));
    assertThat(year.last()).isEqualTo(LocalDate.of(2015, 9, 30));
    assertThat(year).isEqualTo(Period.around(Period.Type.FISCAL_YEAR, YearMonth.of(2014, 10)));
    assertThat(year.holds(new Period("2014-10"))).isTrue();
    assertThat(year.holds(new Period("2015-10"))).isFalse();
    assertThat(year.holds(new Period("CY2015"))).isFalse();
  }

  @Test
  void everyTypeHasItsDays() {
    assertThat(new Period("2016-02").last()).isEqualTo(LocalDate.of(2016, 2, 29));
    assertThat(new Period("2024-Q3").first()).isEqualTo(LocalDate.of(2024, 7, 1));
    assertThat(new Period("2024-Q4").last()).isEqualTo(LocalDate.of(2024, 12, 31));
    assertThat(new Period("SY1999-00").last()).isEqualTo(LocalDate.of(2000, 6, 30));
    assertThat(new Period("CY2024").last()).isEqualTo(LocalDate.of(2024, 12, 31));
    for (var type : Period.Type.values()) {
      var around = Period.around(type, YearMonth.of(2016, 2));
      assertThat(around.type()).isEqualTo(type);
      assertThat(around.holds(new Period("2016-02"))).isTrue();
    }
  }

  @Test
  void whatNamesNoPeriodIsNone() {
    for (var code : List.of("", "2015", "2015-13", "SY2018-20", "FY15", "2024-Q5", "cy2024")) {
      assertThat(Period.parse(code)).as(code).isEmpty();
    }
  }

  @Test
  void periodsSortByTheirFirstDay() {
    assertThat(new Period("SY2018-19")).isLessThan(new Period("2018-08"));
    assertThat(new Period("FY2015")).isLessThan(new Period("2014-11"));
  }

  @Test
  void thePeriodThatFollowsBeginsTheDayAfterTheLast() {
    for (var code :
        List.of("2014-12", "2024-Q4", "2024-Q1", "CY2024", "SY1998-99", "SY1999-00", "FY2015")) {
      var period = new Period(code);

      assertThat(period.next().type()).isEqualTo(period.type());
      assertThat(period.next().first()).isEqualTo(period.last().plusDays(1));
    }
  }
}
