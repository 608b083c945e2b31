package org.backbone.outcomes.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        .containsExactly(
            tuple("names", "B", 2), tuple("phone_numbers", "D", 2), tuple("birth_dates", "C", 1));
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
    var search = new PersonalDataSearch("Name"::equals, _ -> false, _ -> false);
    search.read(sheet("Name;Visits", "Ada;4"), 0);

    assertThat(search.refused()).isEmpty();
  }

  @Test
  void whatTellsPeopleApartIsNoSocialSecurityNumberUnlessAllOfItMayBe() throws IOException {
    assertThat(ofPeople("123456789;4", "234567890;5", "345678901;6"))
        .containsExactly(ProblemCode.SOCIAL_SECURITY_NUMBERS.id());
    assertThat(ofPeople("123456789;4", "234567890;5")).isEmpty();
    assertThat(ofPeople("123456789;4", "234567890;5", "345678901;6", "900000001;7")).isEmpty();
  }

  private static List<String> ofPeople(String... rows) throws IOException {
    var search = new PersonalDataSearch(_ -> false, "Key"::equals, _ -> false);
    var lines = new ArrayList<>(List.of("Key;Visits"));
    lines.addAll(List.of(rows));
    search.read(sheet(lines.toArray(String[]::new)), 0);
    return search.refused().stream()
        .flatMap(refused -> refused.groups().stream())
        .map(ProblemGroup::code)
        .toList();
  }

  @Test
  void theSheetOfAWorkbookIsSaid() throws IOException {
    var search = new PersonalDataSearch(_ -> false, _ -> false, _ -> false);
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
  void anAgencyOfAHundredUnderNameDoesNotLetTheOthersGo() throws IOException {
    assertThat(found("Name;Visits", "north;4", "Maria Lopez;1", "Jose Garcia;1", "Ana Ruiz;2"))
        .extracting(ProblemGroup::code, ProblemGroup::rows)
        .containsExactly(tuple("names", 3));
    assertThat(
            found(
                "Name;Visits",
                "north;4",
                "Tulsa Food Bank;3",
                "Osage Nation;9",
                "Maria Lopez;1",
                "Lopez, Jose;1"))
        .extracting(ProblemGroup::rows)
        .containsExactly(2);
    assertThat(
            found(
                "Name;Visits",
                "Cherokee Nation;4",
                "Otoe-Missouria Tribe;5",
                "John Ross Elementary;2",
                "Food Bank of Eastern Oklahoma;1"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Student", "Alumno", "Participant", "Client", "Clients", "Patients"})
  void wordsUnderAHeaderOfPeopleAloneAreTheirNames(String header) throws IOException {
    assertThat(found(header + ";Visits", "Ada Lovelace;4", "Bo;5"))
        .extracting(ProblemGroup::code)
        .containsExactly("names");
    assertThat(found(header + ";Visits", "north;4", "English learner;5", "Female;1")).isEmpty();
    assertThat(found(header + ";Visits", "1;4", "2;5", "LNE;1")).isEmpty();
    assertThat(found(header + ";Visits", "Tulsa YMCA;4", "Osage County;5")).isEmpty();
    assertThat(found(header + ";Seen", "Walk-in;4", "By phone;5", "Walk-in;1", "Walk-in;1"))
        .isEmpty();
  }

  @Test
  void aHeaderFartherDownCountsToo() throws IOException {
    var lines = new ArrayList<String>();
    for (var i = 0; i < 45; i++) {
      lines.add("remark " + i);
    }
    lines.addAll(List.of("Site;Student name;Visits;DOB", "North;Xochitl Q;4;2001-02-03"));

    assertThat(found(lines.toArray(String[]::new)))
        .extracting(ProblemGroup::code)
        .containsExactly("names", "birth_dates");
  }

  @Test
  void aSecondTableBelowTheFirstCountsToo() throws IOException {
    var lines = new ArrayList<>(List.of("Site;May;June;July;August;September"));
    for (var i = 0; i < 60; i++) {
      lines.add("Site %d;%d;1;2;3;4".formatted(i, i));
    }
    lines.addAll(List.of("", "Student;Phone", "Xochitl Q;918-555-0142", "Bo D;918-555-0143"));

    assertThat(found(lines.toArray(String[]::new)))
        .extracting(ProblemGroup::code, ProblemGroup::rows)
        .containsExactly(tuple("names", 2), tuple("phone_numbers", 2));
  }

  @Test
  void whereNothingSaysThatATableBeginsOnlyNamesThatAreToldByTheirWordsCount() throws IOException {
    var codebook = new ArrayList<>(List.of("Field;Meaning"));
    for (var i = 0; i < 40; i++) {
      codebook.add("field" + i + ";what it is");
    }
    codebook.addAll(List.of("student name;not sent", "school;which school", "grade;which grade"));
    assertThat(found(codebook.toArray(String[]::new))).isEmpty();

    codebook.addAll(List.of("Maria;12", "Jose;13"));
    assertThat(found(codebook.toArray(String[]::new)))
        .extracting(ProblemGroup::rows)
        .containsExactly(2);
  }

  @Test
  void manyAddressesBelowATableAreNoFootnote() throws IOException {
    var lines = new ArrayList<>(List.of("Site;May;June;July", "North;1;2;3"));
    for (var i = 0; i < 3; i++) {
      lines.add("ask ada%d@river.org;;;".formatted(i));
    }
    assertThat(found(lines.toArray(String[]::new))).isEmpty();

    lines.add("ask bo@river.org;;;");
    assertThat(found(lines.toArray(String[]::new)))
        .extracting(ProblemGroup::rows)
        .containsExactly(4);
  }

  @Test
  void daysUnderBornAreBirthDates() throws IOException {
    assertThat(found("Site;Born", "North;2001-02-03", "South;3 May 2001"))
        .extracting(ProblemGroup::code, ProblemGroup::rows)
        .containsExactly(tuple("birth_dates", 2));
    assertThat(found("Site;Born", "North;120", "South;2014")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report ada@river.org.csv",
        "Maria_Lopez_intake.csv",
        "maria.lopez.csv",
        "MariaLopez.xlsx",
        "Lopez, Maria.csv",
        "Okonkwo,Maria visits.csv",
        "intake Maria Okonkwo.csv",
        "Jos\u00e9 Okonkwo solicitud.pdf",
        "visits of James Brown 2024.xlsx",
        "DOB 2001-02-03.csv"
      })
  void aNameOfAFileHoldsItToo(String name) {
    assertThat(PersonalDataSearch.ofFileName(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report 2014-10 v2.csv",
        "Cherokee Nation.xlsx",
        "Tulsa, OK.csv",
        "Food, Housing and Health.csv",
        "Food Bank April.csv",
        "food-bank-may-june.csv",
        "Cesar Chavez.csv",
        "Cesar Chavez Elementary attendance.csv",
        "John Ross Elementary.csv",
        "Santa Maria Lopez Valley.csv",
        "San Diego Garcia.csv",
        "Maria Lopez Clinic.csv",
        "Henry County intake.csv",
        "Virginia intake 2024.csv",
        "Martin Luther King Jr Academy.csv",
        "St. James Brown Church.csv",
        "wic-pregnant-women-fy2015.csv",
        "intake.csv"
      })
  void aNameOfAPlaceOrAMonthIsNobodys(String name) {
    assertThat(PersonalDataSearch.ofFileName(name)).isEmpty();
  }

  private static List<ProblemGroup> found(String... lines) throws IOException {
    var search = new PersonalDataSearch(_ -> false, _ -> false, "north"::equals);
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
