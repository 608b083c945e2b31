package org.backbone.outcomes.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.junit.jupiter.api.Test;

class PersonalDataSearchTest {
  @Test
  void eachColumnIsToldByItsLetterWithItsRowsAndNothingThatStandsThere() throws IOException {
    var groups =
        found(
            "site;first name;born on;phone;families",
            "North;Ada;2001-02-03;9185550142;4",
            "South;Bo;;918-555-0143;5",
            "South;;;;5",
            "Total;;;;14");

    assertThat(groups)
        .extracting(ProblemGroup::code, ProblemGroup::column, ProblemGroup::rows)
        .containsExactly(tuple("names", "B", 2), tuple("phone_numbers", "D", 2));
    assertThat(groups.toString()).doesNotContain("Ada", "555", "first name");
  }

  @Test
  void titlesAndFootnotesMaySayWhomToAsk() throws IOException {
    assertThat(
            found(
                "Absence 2018-19",
                "Questions: data@state.example.gov or 860-555-0142",
                "",
                "District;Code;Count;Share",
                "North;12;4;5.5",
                "Source: data@state.example.gov, 860-555-0142"))
        .isEmpty();
  }

  @Test
  void aSocialSecurityNumberCountsWhereverItStands() throws IOException {
    assertThat(found("About 078-05-1120", "a;b;c", "1;2;3"))
        .extracting(ProblemGroup::code)
        .containsExactly("social_security_numbers");
    assertThat(found("a;b;c", "1;2;3", "078-05-1120"))
        .extracting(ProblemGroup::column)
        .containsExactly("A");
  }

  @Test
  void aFileWithoutAHeaderIsLookedAtFromItsFirstRow() throws IOException {
    assertThat(found("North;ada@river.org;4", "South;bo@river.org;5"))
        .extracting(ProblemGroup::column, ProblemGroup::rows)
        .containsExactly(tuple("B", 2));
  }

  @Test
  void aHeaderMayStandAboveOrBelowTheWidestRow() throws IOException {
    assertThat(found("Student name;;Visits;", ";Site;May;June", "Ada;North;4;5", "Bo;North;1;2"))
        .extracting(ProblemGroup::code, ProblemGroup::rows)
        .containsExactly(tuple("names", 2));
    assertThat(found("Who;Site;Visits;Weeks", "First name;;;", "Ada;North;4;5"))
        .extracting(ProblemGroup::code)
        .containsExactly("names");
  }

  @Test
  void wordsUnderNameAreOfPeopleUnlessAPlaceIsAmongThem() throws IOException {
    assertThat(found("Name;Visits", "Ada;4", "Bo;5")).hasSize(1);
    assertThat(found("Name;Visits", "north;4", "Elsewhere;5")).isEmpty();
    assertThat(found("Agency name;Visits", "Ada;4", "Bo;5")).isEmpty();
    assertThat(found("Nombre;Visitas", "", ";5")).isEmpty();
  }

  @Test
  void aHeaderThatAMappingHasForPlacesIsOfPlaces() throws IOException {
    var search = new PersonalDataSearch("Name"::equals, _ -> false);
    search.read(sheet("Name;Visits", "Ada;4"), 0);

    assertThat(search.refused()).isEmpty();
  }

  @Test
  void theSheetOfAWorkbookIsSaid() throws IOException {
    var search = new PersonalDataSearch(_ -> false, _ -> false);
    search.read(sheet("a;b", "1;2"), 1);
    search.read(sheet("a;b", "1;ada@river.org"), 2);

    var refused = search.refused().orElseThrow();
    assertThat(refused.groups())
        .extracting(ProblemGroup::arguments)
        .containsExactly(List.of("2", "2"));
    assertThat(refused.rows()).isEqualTo(4);
    assertThat(refused.badRows()).isEqualTo(1);
  }

  @Test
  void aNameOfAFileHoldsItToo() {
    assertThat(PersonalDataSearch.ofFileName("report ada@river.org.csv")).isPresent();
    assertThat(PersonalDataSearch.ofFileName("report 2014-10 v2.csv")).isEmpty();
  }

  private static List<ProblemGroup> found(String... lines) throws IOException {
    var search = new PersonalDataSearch(_ -> false, "north"::equals);
    search.read(sheet(lines), 0);
    return search.refused().map(Report.Refused::groups).orElse(List.of());
  }

  private static Rows sheet(String... lines) {
    return new Lines(Arrays.asList(lines).iterator());
  }

  private static final class Lines implements Rows {
    private final Iterator<String> lines;
    private int number;

    private Lines(Iterator<String> lines) {
      this.lines = lines;
    }

    @Override
    public Next next() {
      number++;
      return lines.hasNext()
          ? new Found(new Row(number, List.of(lines.next().split(";", -1))))
          : new End();
    }

    @Override
    public void close() {}
  }
}
