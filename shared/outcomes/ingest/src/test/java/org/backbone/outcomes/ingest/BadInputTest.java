package org.backbone.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Report;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that would be too much for whoever reads them whole, made as they are asked for.
class BadInputTest {
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final int MEGABYTE = 1 << 20;
  @TempDir private Path folder;

  private enum Bad {
    MILLION_COLUMNS,
    ENDLESS_LINE,
    RICH_TEXT_RUNS,
    STYLES_OF_250_MEGABYTES,
    TEN_MILLION_CELLS_IN_A_ROW,
    SHEET_OF_400_MEGABYTES,
    TEXTS_OF_400_MEGABYTES,
    SHEETS_OF_1200_MEGABYTES_TOGETHER,
    ELEMENTS_IN_ELEMENTS,
    TAG_THAT_NEVER_ENDS
  }

  @ParameterizedTest
  @CsvSource({
    "MILLION_COLUMNS, too_many_columns",
    "ENDLESS_LINE, cell_too_long",
    "RICH_TEXT_RUNS, cell_too_long",
    "STYLES_OF_250_MEGABYTES, styles_too_large",
    "TEN_MILLION_CELLS_IN_A_ROW, too_many_columns",
    "SHEET_OF_400_MEGABYTES, workbook_too_large",
    "TEXTS_OF_400_MEGABYTES, strings_too_large",
    "SHEETS_OF_1200_MEGABYTES_TOGETHER, workbook_too_large",
    "ELEMENTS_IN_ELEMENTS, workbook_unreadable",
    "TAG_THAT_NEVER_ENDS, workbook_unreadable"
  })
  void eachIsRefusedInWordsOfItsOwn(Bad bad, String code) throws IOException {
    var known = DatasetFiles.bundled();
    var file = new MappedFile(made(bad), known.mappings(), known.catalogue(), Optional.empty());

    assertThat(file.personalData()).isEmpty();
    assertThat(file.read().result().report()).isInstanceOf(Report.Refused.class);
    assertThat(((Report.Refused) file.read().result().report()).groups())
        .extracting(ProblemGroup::code)
        .containsExactly(code);
  }

  private Path made(Bad bad) throws IOException {
    var path = folder.resolve("bad");
    try (var out = Files.newOutputStream(path)) {
      switch (bad) {
        case MILLION_COLUMNS -> out.write("a,".repeat(MEGABYTE).getBytes(UTF_8));
        case ENDLESS_LINE -> repeat(out, "a", 3);
        default -> workbook(bad, out);
      }
    }
    return path;
  }

  private static void workbook(Bad bad, OutputStream out) throws IOException {
    var sheets = bad == Bad.SHEETS_OF_1200_MEGABYTES_TOGETHER ? 5 : 1;
    try (var zip = new ZipOutputStream(out)) {
      var named = new StringBuilder();
      var linked = new StringBuilder();
      for (var i = 0; i < sheets; i++) {
        named.append("<sheet name=\"S%d\" sheetId=\"1\" r:id=\"r%d\"/>".formatted(i, i));
        linked.append(link("r" + i, "worksheet", "worksheets/s" + i + ".xml"));
        zip.putNextEntry(new ZipEntry("xl/worksheets/s" + i + ".xml"));
        sheet(bad, zip);
      }
      linked.append(link("rs", "styles", "styles.xml"));
      linked.append(link("rt", "sharedStrings", "sharedStrings.xml"));
      zip.putNextEntry(new ZipEntry("xl/styles.xml"));
      write(zip, "<styleSheet><cellXfs>");
      if (bad == Bad.STYLES_OF_250_MEGABYTES) {
        repeat(zip, "<xf fontId=\"10\"/>", 250);
      }
      write(zip, "</cellXfs></styleSheet>");
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      write(zip, "<sst><si>");
      switch (bad) {
        case RICH_TEXT_RUNS -> repeat(zip, "<r><t>" + "a".repeat(1_000) + "</t></r>", 100);
        case TEXTS_OF_400_MEGABYTES -> repeat(zip, "<rPh><t>aaaaaaa</t></rPh>", 400);
        default -> write(zip, "<t>a</t>");
      }
      write(zip, "</si></sst>");
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      write(zip, "<workbook xmlns:r=\"" + OFFICE + "\"><sheets>" + named + "</sheets></workbook>");
      zip.putNextEntry(new ZipEntry("xl/_rels/workbook.xml.rels"));
      write(zip, "<Relationships>" + linked + "</Relationships>");
    }
  }

  private static String link(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static void sheet(Bad bad, OutputStream zip) throws IOException {
    write(zip, "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row>");
    switch (bad) {
      case TEN_MILLION_CELLS_IN_A_ROW -> {
        write(zip, "<row>");
        repeat(zip, "<c><v>1</v></c>", 150);
        write(zip, "</row>");
      }
      case SHEET_OF_400_MEGABYTES -> repeat(zip, " ".repeat(1_000), 400);
      case SHEETS_OF_1200_MEGABYTES_TOGETHER -> repeat(zip, " ".repeat(1_000), 240);
      case ELEMENTS_IN_ELEMENTS -> repeat(zip, "<row>", 1);
      case TAG_THAT_NEVER_ENDS -> {
        write(zip, "<row r=\"");
        repeat(zip, "1", 1);
      }
      default -> {
        // It is another part that is too large.
      }
    }
    write(zip, "</sheetData></worksheet>");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }

  private static void repeat(OutputStream out, String text, int megabytes) throws IOException {
    var chunk = text.repeat(Math.max(1, MEGABYTE / text.length())).getBytes(UTF_8);
    for (var i = 0; i < megabytes; i++) {
      out.write(chunk);
    }
  }
}
