package org.backbone.platform.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowsTest {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  @TempDir private Path folder;

  @Test
  void aWorkbookReadsAsItsSenderSeesIt() throws IOException {
    var file =
        workbook(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Agency</t></is></c><c r="B1" s="1"><v>41913</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>Oklahoma</t></is></c><c r="B3"><v>11000</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>Rate</t></is></c><c r="B4"><v>4.7999999999999998</v></c></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>Share</t></is></c><c r="B5" s="2"><v>0.048</v></c></row>
            <row r="6"><c r="A6" t="inlineStr"><is><t>Nothing</t></is></c></row>
            """);

    assertThat(rows(file))
        .containsExactly(
            new Row(1, List.of("Agency", "2014-10-01 00:00:00")),
            new Row(3, List.of("Oklahoma", "11000")),
            new Row(4, List.of("Rate", "4.8")),
            new Row(5, List.of("Share", "4.8%")),
            new Row(6, List.of("Nothing", "")));
  }

  @Test
  void aCellOfAThousandMillionLettersIsRefusedBeforeItIsRead() throws IOException {
    var file = folder.resolve("bomb.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write("<worksheet><sheetData><row r=\"1\"><c><v>".getBytes(UTF_8));
      var letters = "a".repeat(1 << 20).getBytes(UTF_8);
      for (var i = 0; i < 3; i++) {
        zip.write(letters);
      }
      zip.closeEntry();
    }

    assertThat(refusal(file)).isEqualTo(SheetFault.Kind.WORKBOOK_TOO_LARGE);
  }

  @Test
  void aDoctypeIsRefused() throws IOException {
    assertThat(refusal(workbook("<!DOCTYPE x [<!ENTITY a \"b\">]>")))
        .isEqualTo(SheetFault.Kind.WORKBOOK_UNREADABLE);
  }

  @Test
  void aColumnBeyondTheLastIsRefused() throws IOException {
    assertThat(refusal(workbook("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")))
        .isEqualTo(SheetFault.Kind.WORKBOOK_UNREADABLE);
  }

  @Test
  void aZipThatIsNoWorkbookIsRefused() throws IOException {
    var file = folder.resolve("other.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write("hello".getBytes(UTF_8));
      zip.closeEntry();
    }
    assertThat(refusal(file)).isEqualTo(SheetFault.Kind.WORKBOOK_UNREADABLE);

    var cut = folder.resolve("cut.xlsx");
    var bytes = Files.readAllBytes(workbook("<row r=\"1\"/>"));
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(refusal(cut)).isEqualTo(SheetFault.Kind.WORKBOOK_UNREADABLE);
  }

  private Path workbook(String sheetData) throws IOException {
    var file = folder.resolve("book.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(
          zip,
          "[Content_Types].xml",
          """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Default Extension="xml" ContentType="application/xml"/>
          <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
          <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
          <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
          </Types>
          """);
      put(
          zip,
          "_rels/.rels",
          relationships(
              "<Relationship Id=\"rId1\" Type=\""
                  + OFFICE
                  + "/officeDocument\""
                  + " Target=\"xl/workbook.xml\"/>"));
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          relationships(
              "<Relationship Id=\"rId1\" Type=\""
                  + OFFICE
                  + "/worksheet\""
                  + " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\""
                  + OFFICE
                  + "/styles\" Target=\"styles.xml\"/>"));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\""
              + MAIN
              + "\" xmlns:r=\""
              + OFFICE
              + "\"><sheets>"
              + "<sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      put(
          zip,
          "xl/styles.xml",
          "<styleSheet xmlns=\""
              + MAIN
              + "\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/>"
              + "<xf numFmtId=\"14\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>");
      put(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheetData + "</sheetData></worksheet>");
    }
    return file;
  }

  private static String relationships(String inside) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + inside
        + "</Relationships>";
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write((HEAD + content).getBytes(UTF_8));
    zip.closeEntry();
  }

  private static List<Row> rows(Path file) throws IOException {
    var rows = new ArrayList<Row>();
    try (var sheet = Sheet.open(file)) {
      while (sheet.next() instanceof Rows.Found(var row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static SheetFault.Kind refusal(Path file) throws IOException {
    try (var sheet = Sheet.open(file)) {
      return ((Rows.Unreadable) sheet.next()).fault().kind();
    }
  }
}
