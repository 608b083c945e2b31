package org.backbone.platform.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.backbone.platform.books.NewSheet;
import org.junit.jupiter.api.Test;

class SheetCopyTest {
  private static final NewSheet MORE = new NewSheet("More", List.of(), List.of(), List.of());

  private static String copied(String xml, boolean isAgain, Map<Long, String> texts)
      throws IOException {
    var answer = new BookAnswer("S", 1, isAgain, 1, texts, Map.of(2L, List.of(0)), MORE, "");
    var out = new StringWriter();
    var bytes = xml.getBytes(StandardCharsets.UTF_8);
    new SheetCopy(new XmlTags(new ByteArrayInputStream(bytes)), out, answer, 3).copy();
    return out.toString();
  }

  private static String cell(String at, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
        .formatted(at, text);
  }

  @Test
  void whatIsTheirsStaysLetterForLetter() throws IOException {
    var rows =
        "<sheetData><row r='1' ht=\"30\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" spans=\"1:9\">"
            + "<c r=\"A2\" t=\"str\"><v><![CDATA[a<b]]>&amp; c</v></c>\n</row></sheetData>";
    var xml =
        "<worksheet xmlns=\"x\" mc:Ignorable=\"y\">" + rows + "<drawing r:id=\"r1\"/></worksheet>";

    assertThat(copied(xml, false, Map.of()))
        .endsWith(rows + "<drawing r:id=\"r1\"/></worksheet>")
        .contains("<worksheet xmlns=\"x\" mc:Ignorable=\"y\">");
  }

  @Test
  void aRowGetsItsTextWhereverItsCellsEnd() throws IOException {
    var xml =
        "<worksheet><sheetData><row/><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"
            + "<row r=\"4\"><c r=\"A4\"/><c r=\"B4\" s=\"7\"/><c r=\"D4\" s=\"7\"/></row>"
            + "<row><c><v>1</v></c><c/><c/></row></sheetData></worksheet>";

    assertThat(copied(xml, false, Map.of(1L, "one", 2L, "two", 4L, "a<b", 5L, "=1+1")))
        .contains("<row>" + cell("B1", "one") + "</row>")
        .contains("<row r=\"2\"><c r=\"A2\"><v>1</v></c>" + cell("B2", "two") + "</row>")
        .contains("<c r=\"A4\"/>" + cell("B4", "a&lt;b") + "<c r=\"D4\" s=\"7\"/></row>")
        .contains("<row><c><v>1</v></c>" + cell("B5", "=1+1") + "<c/></row>");
  }

  @Test
  void ourColumnIsTakenOutOfARangeOfColumns() throws IOException {
    var xml =
        "<worksheet><cols><col min=\"1\" max=\"16384\" width=\"9\" hidden=\"1\"/></cols>"
            + "<sheetData/></worksheet>";

    assertThat(copied(xml, false, Map.of()))
        .contains(
            "<cols><col min=\"1\" max=\"1\" width=\"9\" hidden=\"1\"/>"
                + "<col min=\"2\" max=\"2\" width=\"60\" customWidth=\"1\"/>"
                + "<col min=\"3\" max=\"16384\" width=\"9\" hidden=\"1\"/></cols>");
  }

  @Test
  void rulesOfLooksStandWhereASheetHasThem() throws IOException {
    var xml =
        "<worksheet><sheetData><row r=\"2\"/></sheetData><mergeCells/>"
            + "<conditionalFormatting sqref=\"A1\"/><dataValidations/></worksheet>";

    assertThat(copied(xml, false, Map.of(2L, "two")))
        .contains(
            "<conditionalFormatting sqref=\"A1\"/><conditionalFormatting sqref=\"A2 B2\"><cfRule"
                + " type=\"expression\" dxfId=\"3\"")
        .endsWith("</conditionalFormatting><dataValidations/></worksheet>");
  }

  @Test
  void whatAnAnswerBeforeSaidGoes() throws IOException {
    var xml =
        "<worksheet><sheetData><row r=\"2\"><c r=\"A2\"><v>1</v></c>"
            + cell("B2", "old")
            + "</row></sheetData><conditionalFormatting sqref=\"A2 B2\"><cfRule><formula>"
            + "LEN($B$2)&gt;0</formula></cfRule></conditionalFormatting><conditionalFormatting"
            + " sqref=\"A2\"><cfRule><formula>LEN($A$2)&gt;9</formula></cfRule>"
            + "</conditionalFormatting></worksheet>";

    assertThat(copied(xml, true, Map.of(3L, "new")))
        .contains("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>", "LEN($A$2)&gt;9")
        .doesNotContain("old", "LEN($B$2)");
  }

  @Test
  void aPartThatDeclaresSomethingIsNotCopied() {
    assertThatThrownBy(() -> copied("<!DOCTYPE x><worksheet/>", false, Map.of()))
        .isInstanceOf(Unfit.class);
    assertThatThrownBy(() -> copied("<worksheet a=\"", false, Map.of())).isInstanceOf(Unfit.class);
  }
}
