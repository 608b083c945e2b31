package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.FileMappingWriter;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.proposal.GuessSheet;
import org.backbone.outcomes.proposal.GuessedColumn;
import org.backbone.outcomes.proposal.MappingDraft;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.reading.ReadCell;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.sheets.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files whose rows are single people.
class PeopleFileTest {
  private static final String ABSENCE =
      """
      {"id": "students", "dataset": "chronic-absence", "person": "Student key",
       "period": {"is": "SY2018-19"},
       "place": {"from": "School", "any": "site"},
       "group": [{"column": "Race"}, {"column": "Sex", "values": {"F": "gender:Gender_female",
                                               "M": "gender:Gender_male"}}],
       "marks": {"missing": ["", "unknown"]},
       "figures": [{"indicator": "chronic_absence",
                    "count": {"column": "Absent a tenth", "values": {"chronic": "yes"}}}]}
      """;
  private static final String HEADER = "Student key,School,Race,Sex,Absent a tenth,Homeroom\n";

  @TempDir private Path folder;

  @Test
  void eachPersonCountsAmongEveryoneAndInEachOfTheirGroups() throws IOException {
    var read =
        read(
            ABSENCE,
            HEADER
                + "k-1,0010011,White,F,yes,7a\n"
                + "k-2,0010011,White,M,no,7a\n"
                + "k-3,0010011,Black,F,1,7b\n"
                + "k-4,0010012,Black,M,chronic,7b\n");

    assertThat(figures(read))
        .containsExactlyInAnyOrder(
            "0010011 all 2/3",
            "0010011 race:WHITE 1/2",
            "0010011 race:BLACK 1/1",
            "0010011 gender:Gender_female 2/2",
            "0010011 gender:Gender_male 0/1",
            "0010012 all 1/1",
            "0010012 race:BLACK 1/1",
            "0010012 gender:Gender_male 1/1");
    var accepted = (Report.Accepted) read.report();
    assertThat(accepted.reading().isOfPeople()).isTrue();
    assertThat(accepted.reading().counted()).isEqualTo(4);
    assertThat(notes(accepted.reading().notes()))
        .anySatisfy(
            note -> assertThat(note).startsWith("4 rows count, and each row is one person"));
  }

  @Test
  void whoeverIsSaidToBeUnknownIsNeitherCountedNorPartOfAll() throws IOException {
    var read =
        read(
            ABSENCE,
            HEADER
                + "k-1,0010011,White,F,yes,7a\n"
                + "k-2,0010011,White,M,,7a\n"
                + "k-3,0010011,White,F,UNKNOWN,7a\n");

    assertThat(figures(read)).contains("0010011 all 1/1");
    assertThat(notes(((Report.Accepted) read.report()).reading().notes()))
        .anySatisfy(note -> assertThat(note).startsWith("2 people are neither counted"));
  }

  @Test
  void aPersonMayBeOutsideOfWhomItIsAbout() throws IOException {
    var mapping = ABSENCE.replace("\"count\":", "\"base\": \"Enrolled 90 days\", \"count\":");
    var header = "Student key,School,Race,Sex,Absent a tenth,Enrolled 90 days\n";

    assertThat(
            figures(
                read(
                    mapping,
                    header
                        + "k-1,0010011,White,F,yes,yes\n"
                        + "k-2,0010011,White,F,no,yes\n"
                        + "k-3,0010011,White,F,no,no\n")))
        .contains("0010011 all 1/2");
    assertThat(codes(read(mapping, header + "k-1,0010011,White,F,yes,no\n")))
        .containsExactly("count_over_base");
  }

  @Test
  void wherePeopleAreOnlyCountedEachCountsOnce() throws IOException {
    var mapping =
        """
        {"id": "mothers", "dataset": "wic-participation", "person": "Key",
         "period": "Month", "place": "Agency",
         "figures": [{"indicator": "wic_pregnant_women", "count": {"is": "yes"}}]}
        """;
    var read =
        read(
            mapping,
            """
            Key,Month,Agency
            a,2014-10,Oklahoma
            a,2014-11,Oklahoma
            b,2014-11,Oklahoma
            """);

    assertThat(figures(read)).containsExactly("ok-state-agency all 1/0", "ok-state-agency all 2/0");
  }

  @Test
  void thePersonOfAnotherRowIsFoundHoweverItIsWritten() throws IOException {
    var read =
        read(
            ABSENCE,
            HEADER
                + "K-1,0010011,White,F,yes,7a\n"
                + "k-2,0010011,White,F,yes,7a\n"
                + " k-1 ,0010012,White,F,no,7a\n");

    assertThat(messages(read))
        .containsExactly(
            "Row 4: “Student key” says “k-1”, and so does row 2 in the same period: each person"
                + " counts once. Keep the row that is right and take the other out; if they are two"
                + " people, give each a code of their own.");
  }

  @Test
  void whatIsNoAnswerIsToldByItsKind() throws IOException {
    var mapping = ABSENCE.replace("\"\", \"unknown\"", "\"unknown\"");
    var read =
        read(
            mapping,
            HEADER
                + ",0010011,White,F,yes,7a\n"
                + "k-2,0010011,White,F,,7a\n"
                + "k-3,0010011,White,F,maybe,7a\n"
                + "k-4,0010011,White,F,N/A,7a\n"
                + "k-5,0010011,,F,no,7a\n"
                + "k-6,0010011,Martian,F,no,7a\n");

    assertThat(codes(read))
        .containsExactly(
            "person_missing",
            "answer_missing",
            "neither_yes_nor_no",
            "answer_unsaid",
            "group_missing",
            "group_unknown");
  }

  @Test
  void nobodyIsInTwoGroupsOfWhichEveryoneIsInOne() throws IOException {
    var mapping =
        ABSENCE.replace(
            "{\"column\": \"Race\"}", "{\"column\": \"Race\"}, {\"column\": \"Other\"}");
    var header = "Student key,School,Race,Other,Sex,Absent a tenth\n";

    assertThat(codes(read(mapping, header + "k-1,0010011,White,Black,F,yes\n")))
        .containsExactly("person_in_two_groups");
    assertThat(figures(read(mapping, header + "k-1,0010011,White,White,F,yes\n")))
        .contains("0010011 race:WHITE 1/1");
  }

  @Test
  void aHundredThousandPeopleAreToldApart() throws IOException {
    var file = new StringBuilder(HEADER);
    for (var i = 0; i < 100_000; i++) {
      file.append("k").append(i).append(",0010011,White,F,").append(i % 4 == 0 ? "yes" : "no");
      file.append(",7a\n");
    }

    assertThat(figures(read(ABSENCE, file.toString()))).contains("0010011 all 25000/100000");
    assertThat(messages(read(ABSENCE, file + "k99999,0010011,White,F,no,7a\n")))
        .singleElement()
        .asString()
        .contains("so does row 100001");
  }

  @Test
  void nineDigitsForEachPersonMayBeSocialSecurityNumbers() throws IOException {
    assertThat(personal("123456789", "234567890", "345678901"))
        .containsExactly("social_security_numbers");
    assertThat(personal("123456789", "234567890", "900000001")).isEmpty();
    assertThat(personal("12345678901", "23456789012", "34567890123")).isEmpty();
  }

  @Test
  void namesWhereACodeBelongsAreFound() throws IOException {
    var mapping = ABSENCE.replace("Student key", "Student");
    var file =
        write(
            HEADER.replace("Student key", "Student")
                + "Maria Lopez,0010011,White,F,yes,7a\n"
                + "Jose Garcia,0010011,White,M,no,7a\n");

    assertThat(mapped(mapping, file).personalData().orElseThrow().groups())
        .extracting(ProblemGroup::code)
        .containsExactly("names");
  }

  @Test
  void aMappingOfPeopleSaysWhatCannotBeSaidOfOne() throws IOException {
    var mapping =
        mapping(
            ABSENCE
                .replace("\"missing\": [\"\", \"unknown\"]", "\"hidden\": [\"*\"]")
                .replace(
                    "\"values\": {\"chronic\": \"yes\"}", "\"values\": {\"chronic\": \"often\"}")
                .replace("\"figures\"", "\"add\": true, \"figures\""));

    assertThat(SheetReading.faults(mapping, MappedFileTest.CATALOGUE))
        .containsExactly(
            "whether people count is yes or no, not often",
            "of one person nothing is hidden; it is missing or not applicable",
            "people are added up in any case, and each is one of everyone");
  }

  @Test
  void aListOfPeopleIsGuessedAndAPersonIsToSaySo() throws IOException {
    var file =
        write(
            """
            Student ID,Agency,Race,Missing a tenth of school
            k-1,Oklahoma,White,yes
            k-2,Oklahoma,White,no
            k-3,Oklahoma,Black,no
            """);
    SheetGuess guess;
    try (var sheet = Sheet.open(file)) {
      guess = GuessSheet.of(sheet, MappedFileTest.CATALOGUE).orElseThrow();
    }

    assertThat(guess.columns())
        .extracting(column -> column.meaning().code(), GuessedColumn::isToBeSaid)
        .containsExactly(
            tuple("person", true),
            tuple("where", false),
            tuple("who.race", false),
            tuple("count.1.chronic_absence", true));
    var mapping = MappingDraft.of(guess, "own", "chronic-absence").mapping();
    assertThat(mapping.person()).isEqualTo("Student ID");
    assertThat(SheetReading.faults(mapping, MappedFileTest.CATALOGUE)).isEmpty();
    var read =
        new MappedFile(
                file,
                List.of(mapping),
                MappedFileTest.CATALOGUE,
                Optional.of(new Period("SY2018-19")))
            .read()
            .result();
    assertThat(figures(read)).contains("ok-state-agency all 1/3", "ok-state-agency race:WHITE 1/2");
  }

  @Test
  void aListOfSeveralMonthsIsGuessedAndACountOfPeopleIsNot() throws IOException {
    assertThat(
            guessed(
                """
                agencia,mes,clave de madre,embarazada
                Cherokee Nation,oct-14,m-1,sí
                Cherokee Nation,nov-14,m-1,no
                """))
        .containsExactly("where", "when", "person", "count.1.wic_pregnant_women");
    assertThat(guessed("Agency,Month,No. of youth\nOklahoma,2014-10,12\nOklahoma,2014-11,13\n"))
        .doesNotContain("person");
  }

  private List<String> guessed(String file) throws IOException {
    try (var sheet = Sheet.open(write(file))) {
      return GuessSheet.of(sheet, MappedFileTest.CATALOGUE).orElseThrow().columns().stream()
          .map(column -> column.meaning().code())
          .toList();
    }
  }

  @Test
  void aMappingOfPeopleIsWrittenAsItWasRead() throws IOException {
    var mapping = mapping(ABSENCE);

    assertThat(mapping(FileMappingWriter.write(mapping).toString())).isEqualTo(mapping);
    assertThat(mapping.columns()).contains("student key");
  }

  private List<String> personal(String... keys) throws IOException {
    var file = new StringBuilder(HEADER);
    for (var key : keys) {
      file.append(key).append(",0010011,White,F,yes,7a\n");
    }
    return mapped(ABSENCE, write(file.toString())).personalData().stream()
        .flatMap(refused -> refused.groups().stream())
        .map(ProblemGroup::code)
        .toList();
  }

  private SheetReading.Result read(String mapping, String file) throws IOException {
    return mapped(mapping, write(file)).read().result();
  }

  private static MappedFile mapped(String mapping, Path file) throws IOException {
    return new MappedFile(
        file, List.of(mapping(mapping)), MappedFileTest.CATALOGUE, Optional.<Period>empty());
  }

  private Path write(String file) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "people", ".csv"), file);
  }

  private static FileMapping mapping(String json) throws IOException {
    var in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    return switch (FileMappingReader.read(in)) {
      case JsonText.Good<FileMapping>(var read) -> read;
      case JsonText.Bad<FileMapping>(var faults) ->
          throw new IllegalStateException(faults.toString());
    };
  }

  private static List<String> figures(SheetReading.Result read) {
    assertThat(messages(read)).isEmpty();
    var figures = new TreeMap<Integer, String>();
    for (var cell : read.cells()) {
      figures.put(figures.size(), text(cell));
    }
    return List.copyOf(figures.values());
  }

  private static String text(ReadCell cell) {
    return "%s %s %s/%s"
        .formatted(
            cell.place().id(), cell.group(), Amounts.text(cell.count()), Amounts.text(cell.base()));
  }

  private static List<String> codes(SheetReading.Result read) {
    return read.report() instanceof Report.Refused refused
        ? refused.first().stream().map(problem -> problem.code().id()).toList()
        : List.of();
  }

  private static List<String> messages(SheetReading.Result read) {
    return read.report() instanceof Report.Refused refused
        ? refused.first().stream()
            .map(problem -> FileWords.in(Language.EN).message(problem))
            .toList()
        : List.of();
  }

  private static List<String> notes(List<ProblemGroup> notes) {
    return notes.stream().map(note -> FileWords.in(Language.EN).note(note)).toList();
  }
}
