package org.backbone.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backbone.outcomes.catalog.CatalogueReader;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.FileMapping;
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

class ErrorFileTest {
  private static final String NETWORK =
      """
      {"indicators": [
        {"id": "households", "version": 1, "unit": "count", "period": "month",
         "title": {"en": "Households served with food", "es": "Hogares atendidos con alimentos"},
         "counted": {"en": "households", "es": "hogares"}}],
       "dimensions": [],
       "places": [
        {"id": "tulsa", "kind": "network", "name": "Tulsa County"},
        {"id": "74103", "kind": "site", "in": "tulsa", "name": "74103"},
        {"id": "74104", "kind": "site", "in": "tulsa", "name": "74104"},
        {"id": "74106", "kind": "site", "in": "tulsa", "name": "74106"}],
       "datasets": [
        {"id": "food", "title": {"en": "Food", "es": "Comida"}, "indicators": ["households"]}]}
      """;
  private static final String OWN =
      """
      {"id": "own", "dataset": "food", "period": "mes", "place": "codigo_postal",
       "figures": [{"indicator": "households", "count": "hogares"}]}
      """;

  @TempDir private Path folder;

  // What a file is read by.
  private record Reader(Catalogue catalogue, FileMapping mapping, Optional<Period> asked) {
    MappedFile file(Path path) {
      return new MappedFile(path, List.of(mapping), catalogue, asked);
    }

    MappedFile.Outcome read(Path path) throws IOException {
      assertThat(file(path).personalData()).isEmpty();
      return file(path).read();
    }
  }

  private static Reader food() throws IOException {
    return new Reader(
        good(CatalogueReader.read(new ByteArrayInputStream(NETWORK.getBytes(UTF_8)))),
        good(FileMappingReader.read(new ByteArrayInputStream(OWN.getBytes(UTF_8)))),
        Optional.empty());
  }

  private static Reader published(String name) throws IOException {
    var asked = name.equals("ct-suspension-2020-21") ? "SY2020-21" : "";
    return new Reader(MappedFileTest.CATALOGUE, MappedFileTest.mapping(name), Period.parse(asked));
  }

  private static <T> T good(JsonText.Result<T> result) {
    return switch (result) {
      case JsonText.Good<T>(var read) -> read;
      case JsonText.Bad<T>(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }

  private Path answered(Reader reader, Path file, Language language) throws IOException {
    var read = reader.read(file);
    var refused = (Report.Refused) read.result().report();
    var name = file.getFileName().toString();
    var answer = folder.resolve("answer-" + language.tag() + "-" + name);
    try (var out = Files.newOutputStream(answer)) {
      assertThat(ErrorFile.write(reader.file(file), read.sheet(), refused, language, out)).isTrue();
    }
    return answer;
  }

  private boolean hasAnswer(Reader reader, Path file) throws IOException {
    var read = reader.read(file);
    try (var out = Files.newOutputStream(folder.resolve("none"))) {
      return ErrorFile.write(
          reader.file(file),
          read.sheet(),
          (Report.Refused) read.result().report(),
          Language.EN,
          out);
    }
  }

  private static void isTaken(Reader reader, Path mended, Path original) throws IOException {
    var read = reader.read(mended).result();
    assertThat(read.report()).isInstanceOf(Report.Accepted.class);
    assertThat(read.cells()).isEqualTo(reader.read(original).result().cells());
    assertThat(((Report.Accepted) read.report()).reading().notes())
        .isEqualTo(notes(reader.read(original).result().report()));
  }

  private static List<ProblemGroup> notes(Report report) {
    return switch (report) {
      case Report.Accepted accepted -> accepted.reading().notes();
      case Report.Refused refused -> refused.notes();
    };
  }

  private static List<Row> rows(Path file, String sheet) throws IOException {
    try (var open = Sheet.open(file, sheet)) {
      return Stream.generate(
              () -> {
                try {
                  return open.next();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              })
          .takeWhile(Rows.Found.class::isInstance)
          .map(next -> ((Rows.Found) next).row())
          .toList();
    }
  }

  @Test
  void aCellThatWouldBeAFormulaIsMadeHarmless() {
    assertThat(ErrorFile.harmless("=HYPERLINK(\"http://x\")")).startsWith("'=");
    assertThat(ErrorFile.harmless("+1-cmd")).startsWith("'");
    assertThat(ErrorFile.harmless("@x")).startsWith("'");
    assertThat(ErrorFile.harmless("\t=1+1")).isEqualTo("'=1+1");
    assertThat(ErrorFile.harmless("\t12")).isEqualTo("12");
    assertThat(ErrorFile.harmless("-5")).isEqualTo("-5");
    assertThat(ErrorFile.harmless("=\"0010011\"")).isEqualTo("=\"0010011\"");
    assertThat(ErrorFile.harmless("plain")).isEqualTo("plain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ct-chronic-absence-2017-18 | Black or African American\",",
        "ct-chronic-absence-2018-19 | Black or African American\",27,",
        "ct-suspension-2020-21 | White,N/A,",
        "ct-suspension-2020-21-cleaned | White,Suspensions,Percent,",
        "edfacts-graduation-ok-2014-15 | HYDRO-EAKLY HS,37,",
        "england-exclusions-by-characteristic | England,Total,Total,Total,Total,",
        "wic-pregnant-women-fy2013 | Oklahoma,",
        "wic-pregnant-women-fy2014 | Oklahoma,",
        "wic-pregnant-women-fy2015 | Oklahoma,"
      })
  void everyPublishedTextWithAFaultIsTakenOnceItsAnswerIsMended(String name, String before)
      throws IOException {
    var original = TestFiles.path("/data/" + name + ".csv");
    var text = Files.readString(original);
    var cell = Pattern.compile("(?<=" + Pattern.quote(before) + ")[^,\\r\\n]+").matcher(text);
    assertThat(cell.find()).isTrue();
    var broken =
        Files.writeString(
            folder.resolve(name + ".csv"),
            text.substring(0, cell.start()) + "abcdefg" + text.substring(cell.end()));
    var reader = published(name);
    for (var language : Language.all()) {
      var answer = answered(reader, broken, language);

      var mended = Files.readString(answer).replaceFirst("abcdefg", cell.group());

      assertThat(mended).contains("abcdefg");
      isTaken(reader, Files.writeString(folder.resolve("mended"), mended), original);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "co-chronic-absence-2018-19, xl/worksheets/sheet1.xml, G9, 3, 18026",
    "chicago-graduation-by-home-school, xl/worksheets/sheet2.xml, L9, 2, 17"
  })
  void everyPublishedWorkbookWithAFaultIsTakenOnceItsAnswerIsMended(
      String name, String part, String cell, String style, String value) throws IOException {
    var original = TestFiles.path("/data/" + name + ".xlsx");
    var right = "<c r=\"%s\" s=\"%s\"><v>%s</v></c>".formatted(cell, style, value);
    var wrong = "<c r=\"%s\" s=\"%s\" t=\"str\"><v>abcdefg</v></c>".formatted(cell, style);
    var broken = folder.resolve(name + ".xlsx");
    Books.change(original, broken, part, xml -> xml.replace(right, wrong));
    var reader = published(name);
    var answer = answered(reader, broken, Language.ES);
    assertThat(Books.part(answer, part))
        .contains("abcdefg", "Qué corregir en esta fila", "conditionalFormatting");
    assertThat(Books.part(answer, "xl/workbook.xml")).contains("Qué corregir");

    var mended = folder.resolve("mended.xlsx");
    Books.change(answer, mended, part, xml -> xml.replace(wrong, right));

    isTaken(reader, mended, original);
  }

  private static Stream<String> books() {
    return Stream.of("food-openpyxl.xlsx", "food-xlsxwriter.xlsx");
  }

  @ParameterizedTest
  @MethodSource("books")
  void aWorkbookComesBackAsItWasWithAColumnAndASheetMore(String name) throws IOException {
    var file = TestFiles.path("/books/" + name);
    var reader = food();
    var sheet = reader.read(file).sheet();
    var before = rows(file, sheet);

    var answer = answered(reader, file, Language.EN);

    assertThat(Sheet.names(answer))
        .isEqualTo(Stream.concat(Sheet.names(file).stream(), Stream.of("What to mend")).toList());
    var after = rows(answer, sheet);
    assertThat(after).hasSameSizeAs(before);
    var told =
        IntStream.range(0, after.size())
            .mapToObj(
                i -> {
                  assertThat(after.get(i).cells().stream().limit(4).toList())
                      .isEqualTo(before.get(i).cells());
                  return after.get(i).cell(4);
                })
            .filter(text -> !text.isEmpty())
            .toList();
    assertThat(told)
        .satisfiesExactly(
            title -> assertThat(title).isEqualTo("What to mend in this row"),
            abc -> assertThat(abc).contains("“abc”", "Write the number in digits alone"),
            place -> assertThat(place).contains("7410"));
    assertThat(rows(answer, "What to mend").stream().map(Row::cells).skip(1))
        .satisfiesExactly(
            header ->
                assertThat(header)
                    .containsExactly(
                        "Rows", "Column", "What is wrong", "What to do", "First in row"),
            group -> assertThat(group).startsWith("1 row", "hogares"),
            group -> assertThat(group).startsWith("1 row", "codigo_postal"));
    for (var part : Books.names(file)) {
      assertThat(Books.names(answer)).contains(part);
    }
  }

  @ParameterizedTest
  @MethodSource("books")
  void aFaultThatStaysIsToldAnewAndNothingIsToldTwice(String name) throws IOException {
    var reader = food();
    var first = answered(reader, TestFiles.path("/books/" + name), Language.EN);

    var second = answered(reader, first, Language.ES);

    assertThat(Sheet.names(second)).isEqualTo(Sheet.names(first));
    var sheet = reader.read(second).sheet();
    var texts = rows(second, sheet).stream().flatMap(row -> row.cells().stream()).toList();
    assertThat(texts).contains("Qué corregir en esta fila");
    assertThat(texts).doesNotContain("What to mend in this row");
    assertThat(texts).filteredOn(text -> text.matches(".+abc.+")).hasSize(1);
    assertThat(rows(second, "What to mend").getFirst().cell(0)).startsWith("Qué corregir");
    assertThat(
            Books.part(second, Books.sheetOf(second, sheet)).split("<cfRule type=\"expression\""))
        .hasSize(4);
  }

  @Test
  void aWorkbookThatAnotherProgramSavedAfterMendingIsTaken() throws IOException {
    var reader = food();
    for (var name : List.of("mended-openpyxl.xlsx", "mended-xlsxwriter.xlsx")) {
      var read = reader.read(TestFiles.path("/books/" + name)).result();

      assertThat(read.report()).as(name).isInstanceOf(Report.Accepted.class);
      assertThat(read.cells()).hasSize(6);
      assertThat(((Report.Accepted) read.report()).reading().notes())
          .extracting(ProblemGroup::code)
          .doesNotContain("row_without_figures");
    }
  }

  @Test
  void aStrictWorkbookComesBackStrict() throws IOException {
    var reader = food();
    var strict = folder.resolve("strict.xlsx");
    Books.strict(TestFiles.path("/books/food-xlsxwriter.xlsx"), strict);

    var answer = answered(reader, strict, Language.EN);

    assertThat(Books.part(answer, "xl/worksheets/answer.xml")).contains("purl.oclc.org");
    assertThat(Books.part(answer, "xl/_rels/workbook.xml.rels")).contains("answer.xml");
    assertThat(rows(answer, "What to mend")).hasSize(4);
    var mended = folder.resolve("mended.xlsx");
    Books.change(
        answer,
        mended,
        "xl/worksheets/sheet1.xml",
        xml ->
            xml.replaceFirst("<c r=\"C3\"[^>]*><v>7</v></c>", "<c r=\"C3\"><v>58</v></c>")
                .replaceFirst("<c r=\"B6\"[^>]*><v>10</v></c>", "<c r=\"B6\"><v>74104</v></c>"));
    assertThat(reader.read(mended).result().report()).isInstanceOf(Report.Accepted.class);
  }

  @Test
  void aWorkbookWhoseElementsHaveAPrefixComesBack() throws IOException {
    var reader = food();
    var prefixed = folder.resolve("prefixed.xlsx");
    Books.prefixed(TestFiles.path("/books/food-xlsxwriter.xlsx"), prefixed);

    var answer = answered(reader, prefixed, Language.EN);

    assertThat(Books.part(answer, "xl/worksheets/sheet1.xml"))
        .contains("<x:c r=\"E1\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">What to mend")
        .contains("<x:cfRule");
    assertThat(rows(answer, "What to mend")).hasSize(4);
  }

  @Test
  void aWorkbookWithMacrosComesBackWithoutThem() throws IOException {
    var macros = folder.resolve("macros.xlsm");
    Books.withMacros(TestFiles.path("/books/food-xlsxwriter.xlsx"), macros);

    var answer = answered(food(), macros, Language.EN);

    assertThat(Books.names(answer)).noneMatch(name -> name.contains("vba"));
    assertThat(Books.part(answer, "[Content_Types].xml"))
        .contains("spreadsheetml.sheet.main+xml")
        .doesNotContain("macroEnabled");
    assertThat(Books.part(answer, "xl/_rels/workbook.xml.rels")).doesNotContain("vbaProject");
  }

  @Test
  void aFileWithoutTheHeaderIsTakenOnceTheHeaderIsMended() throws IOException {
    var reader = food();
    var broken =
        Files.writeString(
            folder.resolve("a.csv"), "Comida\n\nmes;codigo;hogares\nene-20;74103;31\n");

    var answer = answered(reader, broken, Language.ES);

    assertThat(Files.readString(answer)).contains("\"Qué corregir en esta fila: ");
    var mended = Files.readString(answer).replaceFirst(";codigo;", ";codigo_postal;");
    var read = reader.read(Files.writeString(folder.resolve("b.csv"), mended)).result();
    assertThat(read.report()).isInstanceOf(Report.Accepted.class);
  }

  @Test
  void theSameMarkPartsTheCellsOfATextThatComesBackWhateverIsSaidInIt() throws IOException {
    var reader = food();
    var text = "mes;codigo_postal;hogares;cajas\r\nene-20;74103;abc;1,5\r\nene-20;74104;3;2,5\r\n";
    var broken = Files.writeString(folder.resolve("a.csv"), text);

    var answer = Files.readString(answered(reader, broken, Language.EN));

    assertThat(answer.lines().toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo("\ufeffmes;codigo_postal;hogares;cajas;What to mend in this row"),
            line -> assertThat(line).startsWith("ene-20;74103;abc;\"1,5\";\"“hogares” says “abc”"),
            line -> assertThat(line).isEqualTo("ene-20;74104;3;\"2,5\""));
  }

  @Test
  void ofManyProblemsTheFirstThousandStandInTheFileAndAllAreCounted() throws IOException {
    var text = new StringBuilder("mes,codigo_postal,hogares\n");
    for (var i = 0; i < 1_200; i++) {
      text.append("ene-20,74103,abc\n");
    }
    var broken = Files.writeString(folder.resolve("a.csv"), text);

    var answer = Files.readString(answered(food(), broken, Language.EN));

    assertThat(answer.lines().toList()).hasSize(1_201);
    assertThat(answer.lines().filter(line -> line.contains("“abc”"))).hasSize(1_000);
    assertThat(answer.lines().toList().getFirst())
        .contains("The first 1,000 of 1,200 problems stand here.");
  }

  @Test
  void aRowThatIsLongerThanTheHeaderIsTakenOnceItIsMended() throws IOException {
    var reader = food();
    var broken =
        Files.writeString(
            folder.resolve("a.csv"), "mes,codigo_postal,hogares\nene-20,74103,31,much\n");

    var answer = Files.readString(answered(reader, broken, Language.EN));

    var mended = answer.replace(",much,", ",,");
    assertThat(mended).isNotEqualTo(answer);
    var read = reader.read(Files.writeString(folder.resolve("b.csv"), mended)).result();
    assertThat(read.report()).isInstanceOf(Report.Accepted.class);
  }

  @Test
  void aFileThatCannotBeReadToItsEndHasNoAnswerForRowsWouldBeMissing() throws IOException {
    var text = "mes,codigo_postal,hogares\nene-20,74103,abc\nene-20,74104,\"5\nene-20,74106,7\n";

    assertThat(hasAnswer(food(), Files.writeString(folder.resolve("a.csv"), text))).isFalse();
  }

  @Test
  void aSheetThatIsCalledLikeOursButIsTheirsIsRead() throws IOException {
    var file = folder.resolve("a.xlsx");
    Files.write(
        file,
        TestFiles.workbook(
            List.of("visible"),
            List.of(
                List.of(
                    List.of("mes", "codigo_postal", "hogares"),
                    List.of("ene-20", "74103", "abc")))));
    var named = folder.resolve("b.xlsx");
    Books.change(
        file, named, "xl/workbook.xml", xml -> xml.replace("name=\"S0\"", "name=\"What to mend\""));

    assertThat(food().read(named).result().mapping()).isPresent();
  }
}
