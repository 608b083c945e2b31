package org.backbone.platform.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.core.sheet.SheetFault;
import org.backbone.platform.core.sheet.SheetRemark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowsTest {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private static final String STYLES =
      "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"
          + "</cellXfs>";

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
  void aCellIsNoLongerThanItsRunsTogether() throws IOException {
    var run = "<r><t>" + "a".repeat(1 << 14) + "</t></r>";

    assertThat(fault(workbook(inline(run.repeat(3)))))
        .isEqualTo(new SheetFault(SheetFault.Kind.CELL_TOO_LONG, 1, List.of("32767")));
    assertThat(rows(workbook(inline(run.repeat(1))))).hasSize(1);
    assertThat(fault(workbook(inline("<t>" + "a".repeat(3 << 20) + "</t>"))).kind())
        .isEqualTo(SheetFault.Kind.CELL_TOO_LONG);
  }

  private static String inline(String inside) {
    return "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>" + inside + "</is></c></row>";
  }

  @Test
  void howAWordIsPronouncedIsNoPartOfIt() throws IOException {
    var cell = inline("<r><t>東</t></r><r><t>京_x000A_</t></r><rPh sb=\"0\"><t>トウ</t></rPh>");

    assertThat(rows(workbook(cell))).containsExactly(new Row(1, List.of("東京\n")));
  }

  @Test
  void aTypeIsDeclaredInNoWorkbook() throws IOException {
    assertThat(refusal(workbook("<!DOCTYPE x [<!ENTITY a \"b\">]>")))
        .isEqualTo(SheetFault.Kind.WORKBOOK_DECLARES);
  }

  @Test
  void aColumnBeyondTheLastIsRefused() throws IOException {
    assertThat(refusal(workbook("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")))
        .isEqualTo(SheetFault.Kind.WORKBOOK_UNREADABLE);
  }

  @Test
  void aRowOfMoreCellsThanAreReadIsNamed() throws IOException {
    var row = "<row r=\"7\">" + "<c><v>1</v></c>".repeat(1_001) + "</row>";

    assertThat(fault(workbook(row)))
        .isEqualTo(new SheetFault(SheetFault.Kind.TOO_MANY_COLUMNS, 7, List.of("1000")));
    assertThat(rows(workbook("<row>" + "<c/>".repeat(16_000) + "</row>"))).hasSize(1);
    assertThat(refusal(workbook("<row>" + "<c/>".repeat(17_000) + "</row>")))
        .isEqualTo(SheetFault.Kind.WORKBOOK_UNREADABLE);
  }

  @Test
  void whatStandsInAnotherOrderThanItSaysIsDamaged() throws IOException {
    var sheets =
        List.of(
            "<row r=\"2\"/><row r=\"2\"/>",
            "<row r=\"0\"/>",
            "<row r=\"-1\"/>",
            "<row r=\"99999999999999999999\"/>",
            "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
            "<row><c r=\"é1\"/></row>",
            "<row><c t=\"s\"><v>0</v></c></row>",
            "<row><c s=\"x\"><v>0</v></c></row>",
            "<row><c></row></c>",
            "<row><c",
            "<row r=\"1></row>",
            "<row r></row>",
            "<row><c><v>&amp</v></c></row>",
            "<row><c><v>&#xFFFFFFFF;</v></c></row>",
            "<row><c><v>&;</v></c></row>",
            "<row" + " ".repeat(1 << 17) + "/>",
            "<a>".repeat(200));
    for (var sheet : sheets) {
      assertThat(refusal(workbook(sheet)))
          .as(sheet.substring(0, Math.min(40, sheet.length())))
          .isEqualTo(SheetFault.Kind.WORKBOOK_UNREADABLE);
    }
  }

  @Test
  void whatIsNoCellIsPassedOver() throws IOException {
    assertThat(
            rows(
                workbook(
                    """
                    <!-- - -- <row> --><?x <row?><row r="1"><c><f>A2</f><v>1<!-- 2 -->3</v></c>
                    <c t="str"><v><![CDATA[<]]]]><![CDATA[>&amp;]]></v></c>
                    <c t="str"><v>&lt;&#65;&#x1F600;&quot;</v></c><c t="b"><v>1</v></c>
                    <c t="n"><v>twelve</v><extLst><v>9</v></extLst></c></row>
                    """)))
        .containsExactly(new Row(1, List.of("13", "<]]>&amp;", "<A😀\"", "TRUE", "twelve")));
  }

  @Test
  void whatItsSenderSeesOtherwiseIsTold() throws IOException {
    var file =
        workbook(
            "",
            "<cols><col min=\"1\" max=\"1\"/><col min=\"2\" max=\"16384\" hidden=\"true\"/></cols>",
            """
            <row r="1"><c><v>1</v></c><c><v>2</v></c></row>
            <row r="2" hidden="1"><c><v>1</v></c></row><row r="3" hidden="1"><c/></row>
            """,
            "<mergeCells><mergeCell ref=\"A1:A9\"/><mergeCell ref=\"C7:D8\"/></mergeCells>");
    try (var sheet = Sheet.open(file)) {
      while (sheet.next() instanceof Rows.Found) {
        assertThat(sheet).isNotNull();
      }
      assertThat(sheet.remarks())
          .containsExactly(
              new SheetRemark(SheetRemark.Kind.ROWS_HIDDEN, 1, List.of(2L)),
              new SheetRemark(SheetRemark.Kind.COLUMNS_HIDDEN, 1, List.of()),
              new SheetRemark(SheetRemark.Kind.CELLS_MERGED, 2, List.of(1L, 7L)));
    }
  }

  @Test
  void aZipThatIsNoWorkbookIsRefused() throws IOException {
    var file = folder.resolve("other.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write("hello".getBytes(UTF_8));
      zip.closeEntry();
    }
    assertThat(fault(file)).isEqualTo(SheetFault.ofFile(SheetFault.Kind.ZIP_OF_FILES, "1"));

    var cut = folder.resolve("cut.xlsx");
    var bytes = Files.readAllBytes(workbook("<row r=\"1\"/>"));
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(refusal(cut)).isEqualTo(SheetFault.Kind.WORKBOOK_UNREADABLE);
  }

  @Test
  void aListOfPartsThatNoMemoryHoldsIsNotRead() throws IOException {
    var large = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    large.putInt(0, 0x06054b50).putInt(12, 200 << 20);
    var file = folder.resolve("large.xlsx");
    Files.write(file, "PK\3\4".getBytes(UTF_8));
    Files.write(file, large.array(), StandardOpenOption.APPEND);

    assertThat(fault(file)).isEqualTo(SheetFault.ofFile(SheetFault.Kind.TOO_MANY_PARTS, "10000"));
  }

  private Path workbook(String sheetData) throws IOException {
    return workbook(STYLES, "", sheetData, "");
  }

  private Path workbook(String styles, String before, String sheetData, String behind)
      throws IOException {
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
      put(zip, "xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\">" + styles + "</styleSheet>");
      put(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\""
              + MAIN
              + "\">"
              + before
              + "<sheetData>"
              + sheetData
              + "</sheetData>"
              + behind
              + "</worksheet>");
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
    return fault(file).kind();
  }

  private static SheetFault fault(Path file) throws IOException {
    try (var sheet = Sheet.open(file)) {
      var next = sheet.next();
      while (next instanceof Rows.Found) {
        next = sheet.next();
      }
      return ((Rows.Unreadable) next).fault();
    }
  }
}
