package org.backbone.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "General                  | 4.7999999999999998 | 4.8",
        "General                  | 1.1E4              | 11000",
        "0.0%                     | 0.048              | 4.8%",
        "0%\\ ;[Red]-0%           | 1                  | 100%",
        "0000000                  | 10011              | 0010011",
        "0000000                  | 10.5               | 10.5",
        "00                       | 12345              | 12345",
        "#,##0                    | 1234               | 1234",
        "#,##0 \"days\"           | 1234               | 1234",
        "#,##0 d                  | 1234               | 1234",
        "_-* #,##0\\ _d_-         | 1234               | 1234",
        "[$-409]mmm\\-yy;@        | 41913              | 2014-10-01 00:00:00",
        "yyyy-mm-dd hh:mm:ss.000  | 41913.5            | 2014-10-01 12:00:00",
        "d-mmm                    | 59                 | 1900-02-28 00:00:00",
        "d-mmm                    | 61                 | 1900-03-01 00:00:00",
        "d-mmm                    | -1                 | -1",
        "d-mmm                    | 1e9                | 1000000000",
        "General                  | 1e-999999999       | 1e-999999999",
        "General                  | 1e-9999            | 1e-9999",
        "General                  | 1e9999             | 1e9999",
        "General                  | 0e9999             | 0",
        "General                  | NaN                | NaN",
        "General                  | 0x1p3              | 0x1p3",
      })
  void aNumberIsShownAsItsSenderSeesIt(String format, String number, String shown) {
    assertThat(NumberFormat.of(format).show(number, false)).isEqualTo(shown);
  }

  @Test
  void theDaysOfOldMacsBeginInAnotherYear() {
    assertThat(NumberFormat.of("yyyy-mm-dd").show("40451", true)).isEqualTo("2014-10-01 00:00:00");
  }
}
