package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.reading.ReadCell;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.templates.TemplateFile;
import org.backbone.outcomes.templates.TemplateLayout;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.sheets.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateFileTest {
  private static final Datasets KNOWN = DatasetFiles.bundled();

  @TempDir private Path folder;

  // One of them, and the language that it is in.
  private record Given(Dataset dataset, Language language) {
    TemplateLayout layout() {
      return TemplateLayout.of(dataset, KNOWN.catalogue(), language).orElseThrow();
    }

    Period period() {
      return new Period(
          switch (dataset.periodType()) {
            case MONTH -> "2018-10";
            case QUARTER -> "2018-Q4";
            case SCHOOL_YEAR -> "SY2018-19";
            case CALENDAR_YEAR -> "CY2018";
            case FISCAL_YEAR -> "FY2018";
          });
    }

    // The first of its figures' periods that lies in it.
    Period part() {
      var type = layout().counted().getFirst().periodType();
      return Period.around(type, YearMonth.from(period().first()));
    }

    TemplateFile file() {
      return new TemplateFile(layout(), List.of(part()), List.of());
    }
  }

  private static Stream<Given> templates() {
    return KNOWN.datasets().stream()
        .flatMap(dataset -> Language.all().stream().map(language -> new Given(dataset, language)));
  }

  private static List<String> row(Given given, String group, List<String> figures) {
    var cells = new ArrayList<>(List.of(given.part().code(), "Oklahoma", group));
    cells.addAll(figures);
    return cells;
  }

  private static List<List<String>> filled(Given given) {
    var figures = new ArrayList<String>();
    var shares = new ArrayList<String>();
    for (var indicator : given.layout().counted()) {
      figures.add("40");
      shares.add("12");
      if (indicator.unit() != Catalogue.Unit.COUNT) {
        figures.add("100");
        shares.add("*");
      }
    }
    var group =
        KNOWN.catalogue().dimensions().getFirst().groups().values().stream()
            .map(names -> names.get(1 + Language.all().indexOf(given.language())))
            .sorted()
            .toList()
            .getFirst();
    return List.of(row(given, "", figures), row(given, group, shares));
  }

  private SheetReading.Result read(Given given, Path file) throws IOException {
    var mappings = TemplateLayout.mappings(given.dataset(), KNOWN, Language.EN);
    var mapped = new MappedFile(file, mappings, KNOWN.catalogue(), Optional.of(given.period()));
    assertThat(mapped.personalData()).isEmpty();
    return mapped.read().result();
  }

  private static void isTaken(SheetReading.Result result) {
    assertThat(result.report()).as(result.report().toString()).isInstanceOf(Report.Accepted.class);
    assertThat(((Report.Accepted) result.report()).reading().notes())
        .extracting(ProblemGroup::code)
        .doesNotContain("sheets_unread", "sheets_hidden", "title_lines");
    assertThat(result.cells()).extracting(ReadCell::group).contains("all");
    assertThat(result.cells().stream().map(ReadCell::group).distinct()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aFilledWorkbookIsTaken(Given given) throws IOException {
    var empty = Files.write(folder.resolve("template.xlsx"), given.file().workbook());
    var rows =
        filled(given).stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>")
                        .collect(Collectors.joining("", "<row>", "</row>")))
            .collect(Collectors.joining());
    var full = folder.resolve("full.xlsx");
    Books.change(
        empty,
        full,
        "xl/worksheets/sheet1.xml",
        xml -> xml.replace("</sheetData>", rows + "</sheetData>"));

    isTaken(read(given, full));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aFilledTextIsTaken(Given given) throws IOException {
    var text =
        given.file().csv()
            + filled(given).stream()
                .map(row -> "\"" + String.join("\",\"", row) + "\"\r\n")
                .collect(Collectors.joining());

    isTaken(read(given, Files.writeString(folder.resolve("full.csv"), text)));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void itsMappingCanBeFollowed(Given given) {
    assertThat(SheetReading.canBeFollowed(given.layout().mapping(), KNOWN.catalogue())).isTrue();
  }

  @Test
  void aNumberThatItsSenderDoesNotHaveIsMissingAndNotZero() throws IOException {
    var given = new Given(KNOWN.dataset("wic-participation").orElseThrow(), Language.ES);
    var text =
        given.file().csv()
            + given.part().code()
            + ",Oklahoma,,-\r\n"
            + given.part().code()
            + ",Cherokee Nation,,7\r\n";

    var result = read(given, Files.writeString(folder.resolve("a.csv"), text));

    assertThat(result.report()).isInstanceOf(Report.Accepted.class);
    assertThat(result.cells())
        .extracting(ReadCell::mark)
        .containsExactly(Optional.of(CellMark.MISSING), Optional.empty());
  }

  @Test
  void aGroupThatNobodyKnowsIsAskedAbout() throws IOException {
    var given = new Given(KNOWN.dataset("wic-participation").orElseThrow(), Language.EN);
    var text = given.file().csv() + given.part().code() + ",Oklahoma,nobody,7\r\n";

    var result = read(given, Files.writeString(folder.resolve("a.csv"), text));

    assertThat(((Report.Refused) result.report()).groups())
        .extracting(ProblemGroup::code)
        .containsExactly("group_unknown");
  }

  @Test
  void theWorkbookOffersPeriodsPlacesAndGroupsThoseOfTheReaderFirst() throws IOException {
    var given = new Given(KNOWN.dataset("wic-participation").orElseThrow(), Language.ES);
    var oklahoma = Objects.requireNonNull(KNOWN.catalogue().placesByName().get("oklahoma")).id();
    var file = new TemplateFile(given.layout(), List.of(given.part()), List.of(oklahoma));
    var book = Files.write(folder.resolve("template.xlsx"), file.workbook());

    assertThat(Sheet.names(book)).hasSize(2).last().isEqualTo("Cómo llenarla");
    assertThat(Books.part(book, "xl/worksheets/sheet1.xml"))
        .contains("sqref=\"A2:A2000\"", "sqref=\"B2:B2000\"", "sqref=\"C2:C2000\"")
        .contains("'Cómo llenarla'!$A$4:$A$4");
    try (var rows = Sheet.open(book, "Cómo llenarla")) {
      var first = new ArrayList<Row>();
      while (first.size() < 4 && rows.next() instanceof Rows.Found(var row)) {
        first.add(row);
      }
      assertThat(first.getLast().cells())
          .containsExactly(given.part().code(), "Oklahoma (State agency)", "Todas las personas");
    }
  }

  @Test
  void theSchemaNamesTheSameColumnsAndWhatMayStandInThem() {
    var given = new Given(KNOWN.dataset("wic-participation").orElseThrow(), Language.EN);

    var schema = given.file().schema();

    assertThat(schema.toString()).contains("Period", "Place", "Group", "Oklahoma", "required=true");
    assertThat(schema).containsEntry("missingValues", List.of("", "-", "*"));
    assertThat(schema).containsEntry("primaryKey", List.of("Period", "Place", "Group"));
  }
}
