package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealFilesTest {
  private static final String SITE = "State Agency or Indian Tribal Organization";

  @TempDir private Path folder;

  @Test
  void threeYearsOfWicComeToTwelveMonthsEach() throws IOException {
    for (var year : List.of("2013", "2014", "2015")) {
      var accepted = accepted("wic-pregnant-women-fy" + year + ".csv");

      assertThat(accepted.dataset()).isEqualTo("wic-participation");
      assertThat(accepted.periods()).containsExactly(new Period("FY" + year));
      assertThat(accepted.aggregate().tables()).hasSize(12);
      assertThat(accepted.reading().rows()).isEqualTo(92);
      assertThat(accepted.reading().counted()).isEqualTo(10);
      assertThat(accepted.reading().skipped()).isEqualTo(82);
    }
  }

  @Test
  void wicInSeptember2015AddsUpToWhatWasPublished() throws IOException {
    var cells = cells("wic-pregnant-women-fy2015.csv", "wic_pregnant_women", "2015-09");

    assertThat(cells).hasSize(10);
    assertThat(sum(cells).count()).isEqualTo(Amount.exact(12_748));
    assertThat(cells)
        .contains(new Cell(CellKey.site("ok-state-agency"), Amount.exact(10_161), Amount.ZERO));
  }

  @Test
  void wicSaysWhichRowsItLeavesOut() throws IOException {
    var notes = accepted("wic-pregnant-women-fy2015.csv").reading().notes();

    assertThat(notes)
        .extracting(note -> FileWords.in(Language.EN).note(note))
        .containsExactly(
            "2 rows do not count. Councils of other states have nearly the name of ours.",
            "80 rows are about places that are not ours.");
  }

  @Test
  void graduationIsKeptAsTheCountsThatPublishedRangesAllow() throws IOException {
    var cells = cells("edfacts-graduation-ok-2014-15.csv", "hs_graduation_4yr", "SY2014-15");

    var everyone =
        sum(cells.stream().filter(cell -> cell.key().dimension().equals("all")).toList());
    assertThat(everyone.base()).isEqualTo(Amount.exact(2_091));
    assertThat(everyone.count().low() * 100 / 2_091).isEqualTo(66);
    assertThat(-Math.floorDiv(-everyone.count().high() * 100, 2_091)).isEqualTo(69);
    // 72% of 263 students, to the whole percent.
    assertThat(cells)
        .contains(
            new Cell(CellKey.site("403024001607"), Amount.range(189, 190), Amount.exact(263)));
  }

  @Test
  void aSuppressedGroupIsHiddenAndAGroupThatDoesNotExistIsNoCell() throws IOException {
    var cells = cells("edfacts-graduation-ok-2014-15.csv", "hs_graduation_4yr", "SY2014-15");

    var learners = cells.stream().filter(cell -> cell.key().group().equals("EL")).toList();
    assertThat(learners).hasSize(10);
    assertThat(learners.stream().filter(cell -> cell.count().hidden() == 1)).hasSize(4);
    assertThat(learners).allMatch(cell -> cell.base().isExact());
  }

  @Test
  void absenceKeepsTheBaseAsTheRangeThatCountAndShareLeave() throws IOException {
    var cells = cells("ct-chronic-absence-2018-19.csv", "chronic_absence", "SY2018-19");

    assertThat(cells)
        .contains(
            new Cell(
                new CellKey("2850013", "race", "BLACK"), Amount.exact(27), Amount.range(557, 568)));
  }

  @Test
  void aZeroBesideAHiddenShareIsHidden() throws IOException {
    var accepted = accepted("ct-chronic-absence-2018-19.csv");
    var cells = accepted.aggregate().tables().firstEntry().getValue();

    assertThat(cells)
        .contains(
            new Cell(
                new CellKey("2850013", "race", "ASIAN"), Amount.hiddenPart(), Amount.hiddenPart()));
    assertThat(accepted.reading().notes())
        .anySatisfy(
            note -> {
              assertThat(note.code()).isEqualTo("zeros_hidden");
              assertThat(note.rows()).isEqualTo(321);
            });
  }

  @Test
  void absenceLeavesTheSumOfAllDistrictsOut() throws IOException {
    var accepted = accepted("ct-chronic-absence-2018-19.csv");

    assertThat(accepted.reading().rows()).isEqualTo(1_242);
    assertThat(accepted.reading().skipped()).isEqualTo(7);
    assertThat(accepted.aggregate().tables().firstEntry().getValue())
        .noneMatch(cell -> cell.key().site().equals("0000000"));
  }

  @Test
  void theYearBeforeHasAHeaderThatIsNotKnownYet() throws IOException {
    var refused = (Report.Refused) check(data("ct-chronic-absence-2017-18.csv"));

    assertThat(refused.first())
        .extracting(problem -> problem.code())
        .containsExactly(ProblemCode.COLUMN_MISSING, ProblemCode.COLUMN_MISSING);
    assertThat(refused.first()).allMatch(problem -> problem.row() == 4);
    assertThat(FileWords.in(Language.EN).message(refused.first().getFirst()))
        .startsWith("Row 4: The column “Chronically Absent / Student Count” is missing.");
  }

  @Test
  void aTextInOneMonthIsNamedByRowHeaderAndValue() throws IOException {
    var text = Files.readString(data("wic-pregnant-women-fy2015.csv"));
    var file = folder.resolve("copy.csv");
    Files.writeString(file, text.replace("Oklahoma,11000.0,10315.0", "Oklahoma,11000.0,abc"));

    var refused = (Report.Refused) check(file);

    assertThat(refused.first())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.NOT_A_NUMBER);
              assertThat(problem.row()).isEqualTo(40);
              assertThat(problem.column()).isEqualTo("2014-11-01 00:00:00");
              assertThat(problem.value()).isEqualTo("abc");
            });
  }

  @Test
  void aRowAboutAnotherPlaceIsSparedEveryCheck() throws IOException {
    var text = Files.readString(data("wic-pregnant-women-fy2015.csv"));
    var file = folder.resolve("copy.csv");
    Files.writeString(file, text.replace("Maine,1899.0", "Maine,-3"));

    assertThat(check(file)).isInstanceOf(Report.Accepted.class);
  }

  @Test
  void anAgencyOfOursUnderANewNameIsAskedAbout() throws IOException {
    var text = Files.readString(data("wic-pregnant-women-fy2015.csv"));
    var file = folder.resolve("copy.csv");
    Files.writeString(file, text.replace("\"Osage Tribal Council, OK\"", "\"Osage Nation, OK\""));

    var refused = (Report.Refused) check(file);

    assertThat(refused.first())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.SITE_UNKNOWN);
              assertThat(problem.column()).isEqualTo(SITE);
              assertThat(problem.value()).isEqualTo("Osage Nation, OK");
            });
  }

  @Test
  void aFileOfAnotherYearThanWasAskedForIsRefused() throws IOException {
    var refused =
        (Report.Refused)
            check(data("wic-pregnant-women-fy2014.csv"), Optional.of(new Period("FY2015")));

    assertThat(refused.first())
        .extracting(problem -> FileWords.in(Language.EN).message(problem))
        .containsExactly(
            "Row 1: The file is about FY2014, but it was sent for FY2015. Send the file of"
                + " FY2015, or choose FY2014 before you send this one.");
  }

  private static Cell sum(List<Cell> cells) {
    var everyone = CellKey.site(CellKey.ALL);
    return cells.stream()
        .map(cell -> new Cell(everyone, cell.count(), cell.base()))
        .reduce(new Cell(everyone, Amount.ZERO, Amount.ZERO), Cell::plus);
  }

  private static List<Cell> cells(String name, String indicator, String period) throws IOException {
    var key = new TableKey(indicator, 1, new Period(period));
    return accepted(name).aggregate().tables().getOrDefault(key, List.of());
  }

  private static Report.Accepted accepted(String name) throws IOException {
    return (Report.Accepted) check(data(name));
  }

  private static Report check(Path file) throws IOException {
    return check(file, Optional.empty());
  }

  @Test
  void noPublicFileIsTakenForOneAboutPeople() throws IOException {
    var known = DatasetFiles.bundled();
    try (var files = Files.list(data("."))) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var mapped = new MappedFile(file, known.mappings(), known.catalogue(), Optional.empty());
        assertThat(mapped.personalData()).as(file.toString()).isEmpty();
      }
    }
  }

  private static Report check(Path file, Optional<Period> asked) throws IOException {
    var known = DatasetFiles.bundled();
    return new MappedFile(file, known.mappings(), known.catalogue(), asked)
        .read()
        .result()
        .report();
  }

  static Path data(String name) {
    return TestFiles.path("/data/" + name);
  }
}
