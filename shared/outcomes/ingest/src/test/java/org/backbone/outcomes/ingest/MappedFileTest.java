package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.metrics.Amount;
import org.backbone.outcomes.catalog.CatalogueReader;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.reading.ReadCell;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.values.CellMark;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.sheets.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every published file, read by the mapping that the documentation has for it, against what
/// another reading of it says.
class MappedFileTest {
  private static final Path MAPPINGS = mappings();
  static final Catalogue CATALOGUE = catalogue();

  @TempDir private Path folder;

  private static Path mappings() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("docs/mapping"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/mapping");
  }

  private static Catalogue catalogue() {
    try (var in = Files.newInputStream(MAPPINGS.resolve("catalogue.json"))) {
      return switch (CatalogueReader.read(in)) {
        case JsonText.Good<Catalogue>(var read) -> read;
        case JsonText.Bad<Catalogue>(var faults) ->
            throw new IllegalStateException(faults.toString());
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static FileMapping mapping(String name) throws IOException {
    try (var in = Files.newInputStream(MAPPINGS.resolve(name + ".json"))) {
      return switch (FileMappingReader.read(in)) {
        case JsonText.Good<FileMapping>(var read) -> read;
        case JsonText.Bad<FileMapping>(var faults) ->
            throw new IllegalStateException(faults.toString());
      };
    }
  }

  private static Stream<String> files() throws IOException {
    try (var files = Files.list(TestFiles.path("/data"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static SheetReading.Result read(String file) throws IOException {
    var name = file.substring(0, file.lastIndexOf('.'));
    var asked = name.equals("ct-suspension-2020-21") ? "SY2020-21" : "";
    return new MappedFile(
            TestFiles.path("/data/" + file), List.of(mapping(name)), CATALOGUE, Period.parse(asked))
        .read()
        .result();
  }

  private static List<ReadCell> cells(String file) throws IOException {
    return read(file).cells();
  }

  private static List<Map<String, String>> rows(String file) throws IOException {
    var rows = new ArrayList<Map<String, String>>();
    try (var sheet = Sheet.open(TestFiles.path("/data/" + file))) {
      var header = List.<String>of();
      while (sheet.next() instanceof Rows.Found(Row row)) {
        if (header.isEmpty()) {
          header = row.cells();
        } else {
          var byName = new HashMap<String, String>();
          for (var i = 0; i < header.size(); i++) {
            byName.put(header.get(i), row.cell(i));
          }
          rows.add(byName);
        }
      }
    }
    return rows;
  }

  private static List<RowProblem> problems(SheetReading.Result result) {
    return result.report() instanceof Report.Refused refused ? refused.first() : List.of();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPublishedFileIsTakenByItsMapping(String file) throws IOException {
    assertThat(SheetReading.faults(mapping(file.substring(0, file.lastIndexOf('.'))), CATALOGUE))
        .isEmpty();
    assertThat(problems(read(file))).isEmpty();
    assertThat(cells(file)).isNotEmpty();
  }

  @Test
  void whatWasSuspendedHiddenAndNotApplicableIsWhatAnotherHandRead() throws IOException {
    var other = new HashMap<String, String>();
    for (var row : rows("ct-suspension-2020-21-cleaned.csv")) {
      var race =
          row.getOrDefault("Race/Ethnicity", "").replace("Hispanic or Latino", "Hispanic/Latino");
      other.put(row.get("District") + "|" + race, row.getOrDefault("Value", ""));
    }
    var cells = cells("ct-suspension-2020-21.csv");
    var compared = 0;
    for (var row : rows("ct-suspension-2020-21.csv")) {
      var value = other.get(row.get("District") + "|" + row.get("Race/Ethnicity"));
      if (value != null) {
        assertThat(says(figureOf(cells, row), value)).as("%s: %s", row, value).isTrue();
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1_100);
  }

  private static ReadCell figureOf(List<ReadCell> cells, Map<String, String> row) {
    var race =
        CATALOGUE
            .groupsByName()
            .getOrDefault(row.getOrDefault("Race/Ethnicity", "").toLowerCase(Locale.ROOT), "");
    return cells.stream()
        .filter(cell -> cell.place().id().equals(row.get("District Code")))
        .filter(cell -> cell.group().equals(race))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure of " + row));
  }

  private static boolean says(ReadCell cell, String value) {
    return switch (value) {
      case "-9999" -> cell.mark().equals(Optional.of(CellMark.HIDDEN));
      case "-6666" -> cell.mark().equals(Optional.of(CellMark.NOT_APPLICABLE));
      default -> cell.mark().isEmpty() && holds(cell, new BigDecimal(value));
    };
  }

  // The published percent is rounded to one decimal.
  private static boolean holds(ReadCell cell, BigDecimal percent) {
    var count = cell.count().low() * 100.0;
    return Math.abs(count / cell.base().low() - percent.doubleValue()) < 0.0501
        && Math.abs(count / cell.base().high() - percent.doubleValue()) < 0.0501;
  }

  @Test
  void whatIsLeftOutAndWhatIsKnownIsSaidWithItsReason() throws IOException {
    assertThat(notes("wic-pregnant-women-fy2015.csv"))
        .containsExactly(
            "80 rows are about places that are not ours.",
            "2 rows do not count. Councils of other states have nearly the name of ours.");
    assertThat(notes("co-chronic-absence-2018-19.xlsx"))
        .hasSize(4)
        .contains("1 line above the header was taken for a title.")
        .anyMatch(
            note ->
                note.startsWith(
                    "1 row counts more than there are, which we know. Education reEnvisioned"))
        .anyMatch(note -> note.startsWith("Cells are merged in 2 places."))
        .anyMatch(note -> note.startsWith("1 other sheet of the workbook has something in it"));
  }

  private static List<String> notes(String file) throws IOException {
    var words = FileWords.in(Language.EN);
    return read(file).report() instanceof Report.Accepted accepted
        ? accepted.reading().notes().stream()
            .map(words::note)
            .sorted(Comparator.reverseOrder())
            .toList()
        : List.of();
  }

  @Test
  void whatLeavesARowOutComesBeforeWhatIsKnownOfIt() throws IOException {
    var rules = Files.readString(MAPPINGS.resolve("co-chronic-absence-2018-19.json"));
    var rule = "{\"except\": [\"9170\"], \"column\": \"District Code\"}";
    var end = rules.lastIndexOf(']');
    var before = rules.replace("\"rows\": [", "\"rows\": [" + rule + ",");
    var after = rules.substring(0, end) + "," + rule + rules.substring(end);
    for (var json : List.of(before, after)) {
      var read =
          FileMappingReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
      assertThat(read).as(json).isInstanceOf(JsonText.Good.class);
      var result =
          new MappedFile(
                  TestFiles.path("/data/co-chronic-absence-2018-19.xlsx"),
                  List.of(((JsonText.Good<FileMapping>) read).value()),
                  CATALOGUE,
                  Optional.empty())
              .read()
              .result();
      assertThat(result.cells()).hasSize(183);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "chicago-graduation-by-home-school.xlsx, SY2015-16",
    "england-exclusions-by-characteristic.csv, SY2016-17"
  })
  void aFileAboutSeveralYearsIsReadWholeWhicheverOfThemIsAskedFor(String file, String asked)
      throws IOException {
    var mapping = mapping(file.substring(0, file.lastIndexOf('.')));
    var path = TestFiles.path("/data/" + file);

    var read =
        new MappedFile(path, List.of(mapping), CATALOGUE, Optional.of(new Period(asked)))
            .read()
            .result();

    assertThat(problems(read)).isEmpty();
    assertThat(read.cells()).isEqualTo(cells(file));
  }

  @Test
  void coloradosDistrictsComeToItsOwnTotal() throws IOException {
    var cells = cells("co-chronic-absence-2018-19.xlsx");

    assertThat(cells)
        .hasSize(184)
        .allMatch(cell -> cell.count().isExact() && cell.base().isExact());
    assertThat(cells.stream().mapToLong(cell -> cell.count().low()).sum()).isEqualTo(197_392);
    assertThat(cells.stream().mapToLong(cell -> cell.base().low()).sum()).isEqualTo(877_308);
  }

  @Test
  void chicagosStudentsOfASchoolAreAddedUpOverTheirHomes() throws IOException {
    var sums = new HashMap<String, Long>();
    try (var sheet =
        Sheet.open(TestFiles.path("/data/chicago-graduation-by-home-school.xlsx"), "Data")) {
      var _ = sheet.next();
      while (sheet.next() instanceof Rows.Found(Row row)) {
        var year = row.cell(0);
        sums.merge(
            "SY" + year.substring(0, 5) + year.substring(7) + " " + row.cell(1),
            Long.parseLong(row.cell(11)),
            Long::sum);
      }
    }

    var read = new HashMap<String, Long>();
    cells("chicago-graduation-by-home-school.xlsx")
        .forEach(
            cell -> read.put(cell.table().period() + " " + cell.place().id(), cell.count().low()));
    assertThat(read).hasSizeGreaterThan(500).isEqualTo(sums);
  }

  @Test
  void everyGraduationCohortIsKeptWithTheCountsThatItsRangeAllows() throws IOException {
    var rows = new HashMap<String, Map<String, String>>();
    rows("edfacts-graduation-ok-2014-15.csv").forEach(row -> rows.put(row.get("NCESSCH"), row));
    var everyone =
        cells("edfacts-graduation-ok-2014-15.csv").stream()
            .filter(cell -> cell.group().equals("all"))
            .toList();

    assertThat(everyone).hasSize(478);
    for (var cell : everyone) {
      var row = rows.getOrDefault(cell.place().id(), Map.of());
      var cohort = Long.parseLong(row.getOrDefault("ALL_COHORT_1415", "-1"));
      assertThat(cell.base()).isEqualTo(Amount.exact(cohort));
      assertThat(cell.place().parent()).isEqualTo(row.get("LEAID"));
      assertThat(cell.mark().isPresent()).isEqualTo("PS".equals(row.get("ALL_RATE_1415")));
    }
  }

  @Test
  void pupilsInEnglandAreCountedForEachSchoolTypeAndCharacteristic() throws IOException {
    var rows =
        rows("england-exclusions-by-characteristic.csv").stream()
            .filter(row -> "Total".equals(row.get("characteristic_2")))
            .toList();
    var cells = cells("england-exclusions-by-characteristic.csv");

    assertThat(cells).hasSize(rows.size() * 3);
    for (var i = 0; i < rows.size(); i++) {
      var headcount = rows.get(i).getOrDefault("headcount", "").replace(",", "");
      var excluded = rows.get(i).getOrDefault("perm_excl", "").replace(",", "");
      var cell = cells.get(3 * i);
      if (headcount.matches("\\d+") && excluded.matches("\\d+")) {
        assertThat(cell.base()).isEqualTo(Amount.exact(Long.parseLong(headcount)));
        assertThat(cell.count()).isEqualTo(Amount.exact(Long.parseLong(excluded)));
      } else {
        assertThat(cell.mark()).isPresent();
      }
    }
  }

  @Test
  void anAgencysMonthsAreFoundWhateverYearTheHeaderIsOf() throws IOException {
    for (var year : List.of("2013", "2014", "2015")) {
      var september =
          cells("wic-pregnant-women-fy" + year + ".csv").stream()
              .filter(cell -> cell.table().period().equals(new Period(year + "-09")))
              .mapToLong(cell -> cell.count().low())
              .sum();

      assertThat(september).isEqualTo(published(year));
    }
  }

  private static long published(String year) {
    return switch (year) {
      case "2013" -> 13_956;
      case "2014" -> 13_853;
      default -> 12_748;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Oklahoma | Oklahmoa | SITE_UNKNOWN",
        "Cherokee Nation, OK | Cheroke Nation, OK | SITE_UNKNOWN",
        "Average Participation | 2014-10-01 | COLUMN_TWICE"
      })
  void aSlipIsAskedAbout(String from, String to, ProblemCode code) throws IOException {
    var text = Files.readString(TestFiles.path("/data/wic-pregnant-women-fy2015.csv"));
    var file = Files.writeString(folder.resolve("w.csv"), text.replaceFirst(from, to));

    var result =
        new MappedFile(
                file, List.of(mapping("wic-pregnant-women-fy2015")), CATALOGUE, Optional.empty())
            .read()
            .result();

    assertThat(problems(result)).extracting(RowProblem::code).containsOnly(code);
  }

  @Test
  void columnsMayStandInAnyOrderAndOthersBesideThem() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("c.csv"),
            """
            Notes;%;Race/Ethnicity;Student Count;District Code;Filled in by
            ;4,8;White;27;0010011;Ana
            """);
    var mapping =
        new String(
                Files.readAllBytes(MAPPINGS.resolve("ct-suspension-2020-21.json")),
                StandardCharsets.UTF_8)
            .replace("\"Count\"", "\"Student Count\"")
            .replaceFirst("\\{", "{\"decimal\": \",\",");
    var read =
        FileMappingReader.read(new ByteArrayInputStream(mapping.getBytes(StandardCharsets.UTF_8)));

    assertThat(read).isInstanceOf(JsonText.Good.class);
    var result =
        new MappedFile(
                file,
                List.of(((JsonText.Good<FileMapping>) read).value()),
                CATALOGUE,
                Optional.of(new Period("SY2020-21")))
            .read()
            .result();
    assertThat(problems(result)).isEmpty();
    assertThat(result.cells())
        .singleElement()
        .satisfies(
            cell -> {
              assertThat(cell.count()).isEqualTo(Amount.exact(27));
              assertThat(cell.base()).isEqualTo(Amount.range(557, 568));
            });
  }
}
