package org.backbone.outcomes.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.backbone.outcomes.values.CellReader.Holds;
import org.backbone.outcomes.values.Value.Between;
import org.backbone.outcomes.values.Value.Marked;
import org.backbone.outcomes.values.Value.Odd;
import org.backbone.outcomes.values.Value.Share;
import org.backbone.outcomes.values.Value.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTest {
  private static final Map<String, CellMark> MARKS =
      Map.of(
          "*", CellMark.HIDDEN,
          "PS", CellMark.HIDDEN,
          "n<10", CellMark.HIDDEN,
          "N/A", CellMark.NOT_APPLICABLE,
          ".", CellMark.MISSING,
          "\u2013", CellMark.NOTHING);
  private static final CellReader COUNTS = reader(Holds.COUNTS, false, MARKS);
  private static final CellReader SHARES = reader(Holds.SHARES, false, MARKS);
  private static final CellReader COMMA_COUNTS = reader(Holds.COUNTS, true, MARKS);
  private static final CellReader COMMA_SHARES = reader(Holds.SHARES, true, MARKS);

  private static CellReader reader(Holds holds, boolean decimalComma, Map<String, CellMark> marks) {
    return new CellReader(holds, new Notation(0, decimalComma, marks), "Students");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "1250 | 1250",
        "000125 | 125",
        "5834.0 | 5834",
        "5834.000 | 5834",
        "1,234 | 1234",
        "12,345,678 | 12345678",
        "1,234.0 | 1234",
        "1 234 | 1234",
        "1\u00a0234 | 1234",
        "1'234'567 | 1234567",
        "1\u2019234 | 1234",
        "\uff11\uff12\uff13\uff14 | 1234",
        "\u0661\u0662\u0663\u0664 | 1234",
        "1\u200b250 | 1250",
        "-0 | 0",
        "9999999999 | 9999999999"
      })
  void aCountThatCanMeanOneThingAloneIsTakenHoweverItIsWritten(String text, long n) {
    assertThat(COUNTS.read(text)).isEqualTo(new Whole(n));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | EMPTY | ''",
        "twelve | WORDS | ''",
        "12 of them | WORDS | ''",
        "students | HEADER_AGAIN | ''",
        "s | MARK_UNSAID | ''",
        "LNE | MARK_UNSAID | ''",
        "=SUM(A1:A3) | FORMULA | ''",
        "#DIV/0! | ERROR_CELL | ''",
        "#VALUE! | ERROR_CELL | ''",
        "#REF! | ERROR_CELL | ''",
        "##### | ERROR_CELL | ''",
        "2015-03-04 | DATE | ''",
        "2014-10-01 00:00:00 | DATE | ''",
        "3/4/2015 | DATE | ''",
        "4-Mar | RANGE_MADE_DATE | 3-4",
        "Sep-10 | RANGE_MADE_DATE | 9-10",
        "5-ene | RANGE_MADE_DATE | 1-5",
        "$1234 | CURRENCY | 1234",
        "12.50 \u20ac | CURRENCY | 12.50",
        "48% | PERCENT_IN_COUNT | ''",
        "10-19% | PERCENT_IN_COUNT | ''",
        "1e5 | SCIENTIFIC | ''",
        "1.2E+03 | SCIENTIFIC | ''",
        "-12 | NEGATIVE | ''",
        "\u221212 | NEGATIVE | ''",
        "(5) | BRACKETED | 5",
        "1.234 | THOUSANDS_OR_DECIMALS | 1234",
        "1.234.567 | THOUSANDS_OR_DECIMALS | 1234567",
        "5834,0 | COMMA_FOR_DECIMALS | 5834",
        "1.240.294,00 | COMMA_FOR_DECIMALS | 1240294",
        "4.8 | FRACTION_OF_A_PERSON | ''",
        "5834.25 | FRACTION_OF_A_PERSON | ''",
        "10000000001 | TOO_LARGE | ''",
        "99999999999999999999 | TOO_LARGE | ''",
        "19-10 | RANGE_BACKWARDS | ''",
        "< | BOUND_OF_NOTHING | ''",
        "12/5 | STRAY_CHARACTERS | ''",
        "12;5 | STRAY_CHARACTERS | ''",
        "1,2,3 | STRAY_CHARACTERS | ''"
      })
  void whatIsNoCountIsToldByItsKindAndWithWhatToWriteInstead(
      String text, Oddity oddity, String instead) {
    assertThat(COUNTS.read(text)).isEqualTo(new Odd(oddity, instead));
  }

  @ParameterizedTest
  @CsvSource({
    "<10, 0, 9",
    "<=10, 0, 10",
    "10-19, 10, 19",
    "10 \u2013 19, 10, 19",
    "10 to 19, 10, 19"
  })
  void aRangeOfCountsIsKeptAsOne(String text, long low, long high) {
    assertThat(COUNTS.read(text)).isEqualTo(new Between(low, high));
  }

  @Test
  void aCountWithoutAnUpperEndHasNone() {
    assertThat(COUNTS.read("\u2265100")).isEqualTo(new Between(100, Long.MAX_VALUE));
    assertThat(COUNTS.read(">100")).isEqualTo(new Between(101, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @CsvSource({
    "*, HIDDEN",
    "ps, HIDDEN",
    "Ps, HIDDEN",
    "N<10, HIDDEN",
    "n/a, NOT_APPLICABLE",
    "., MISSING",
    "-, NOTHING",
    "\u2014, NOTHING"
  })
  void aMarkIsKnownWhateverItsCaseOrDash(String text, CellMark mark) {
    assertThat(COUNTS.read(text)).isEqualTo(new Marked(mark));
    assertThat(SHARES.read(text)).isEqualTo(new Marked(mark));
  }

  @ParameterizedTest
  @CsvSource({
    "4.8, 48, 1",
    "4.8%, 48, 1",
    "4.8 %, 48, 1",
    "100, 100, 0",
    "0, 0, 0",
    ".5, 5, 1",
    "12., 12, 0",
    "22.937625754527163, 22937626, 6"
  })
  void aShareIsAsExactAsItIsWritten(String text, long units, int decimals) {
    assertThat(SHARES.read(text)).isEqualTo(new Share(PublishedShare.rounded(units, decimals)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "85-89",
        "85\u201389",
        "85 - 89",
        "85-89%",
        "85 \u2014 89 %",
        "85 to 89",
        "85% - 89%"
      })
  void aRangeOfSharesIsOneWhateverItsDash(String text) {
    assertThat(SHARES.read(text)).isEqualTo(new Share(PublishedShare.between(85, 89)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GE95", "ge95", "\u226595", ">=95", ">= 95", "\u226595%", "GE 95"})
  void atLeastSoMuchIsSaidInManyWays(String text) {
    assertThat(SHARES.read(text)).isEqualTo(new Share(PublishedShare.between(95, 100)));
  }

  @Test
  void moreAndLessThanAreNotAtLeastAndAtMost() {
    assertThat(SHARES.read(">95%")).isEqualTo(new Share(PublishedShare.above(95)));
    assertThat(SHARES.read("LT50")).isEqualTo(new Share(PublishedShare.below(50)));
    assertThat(SHARES.read("<50")).isEqualTo(new Share(PublishedShare.below(50)));
    assertThat(SHARES.read("LE5")).isEqualTo(new Share(PublishedShare.between(0, 5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4,8 | COMMA_FOR_DECIMALS | 4.8",
        "1,234 | COMMA_FOR_DECIMALS | 1.234",
        "104.8 | OVER_HUNDRED | ''",
        "101 | OVER_HUNDRED | ''",
        "1985-09-01 00:00:00 | RANGE_MADE_DATE | 9-85",
        "2026-09-05 00:00:00 | RANGE_MADE_DATE | 5-9",
        "2015-03-04 | DATE | ''",
        "85-Sep | RANGE_MADE_DATE | 9-85",
        "89-80 | RANGE_BACKWARDS | ''",
        "GT | BOUND_OF_NOTHING | ''",
        "GE101 | OVER_HUNDRED | ''",
        "-3 | NEGATIVE | ''",
        "half | WORDS | ''"
      })
  void whatIsNoShareIsToldByItsKind(String text, Oddity oddity, String instead) {
    assertThat(SHARES.read(text)).isEqualTo(new Odd(oddity, instead));
  }

  @Test
  void whereACommaPartsDecimalsAPointPartsThousands() {
    assertThat(COMMA_COUNTS.read("1.234")).isEqualTo(new Whole(1234));
    assertThat(COMMA_COUNTS.read("5834,0")).isEqualTo(new Whole(5834));
    assertThat(COMMA_COUNTS.read("1.240.294,00")).isEqualTo(new Whole(1_240_294));
    assertThat(COMMA_COUNTS.read("1,234")).isEqualTo(new Odd(Oddity.THOUSANDS_OR_DECIMALS, "1234"));
    assertThat(COMMA_SHARES.read("4,8")).isEqualTo(new Share(PublishedShare.rounded(48, 1)));
    assertThat(COMMA_SHARES.read("4.8")).isEqualTo(new Odd(Oddity.POINT_FOR_DECIMALS, "4,8"));
  }

  @Test
  void aShareWithFewerDecimalsThanItsColumnLostZeros() {
    var reader = new CellReader(Holds.SHARES, new Notation(1, false, Map.of()), "%");

    assertThat(reader.read("5")).isEqualTo(new Share(PublishedShare.rounded(50, 1)));
  }
}
