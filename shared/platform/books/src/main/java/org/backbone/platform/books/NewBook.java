package org.backbone.platform.books;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a small workbook of texts.
public final class NewBook {
  /// The namespace of a workbook's elements.
  public static final String SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  /// The same in strict workbooks (ISO 29500-1).
  public static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";

  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  // Text, whatever is typed: a spreadsheet would make a date of 2014-10.
  private static final int TEXT = 1;

  private final ZipOutputStream zip;

  private NewBook(ZipOutputStream zip) {
    this.zip = zip;
  }

  /// Writes a workbook of these sheets.
  public static void write(List<NewSheet> sheets, OutputStream to) throws IOException {
    var zip = new ZipOutputStream(to);
    new NewBook(zip).write(sheets);
    zip.finish();
  }

  private void write(List<NewSheet> sheets) throws IOException {
    var types = new StringBuilder();
    var named = new StringBuilder();
    var linked = new StringBuilder();
    for (var i = 1; i <= sheets.size(); i++) {
      types.append(override("worksheets/sheet" + i, "worksheet"));
      named.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>"
              .formatted(XmlText.escaped(sheets.get(i - 1).name()), i, i));
      linked.append(link("r" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
    }
    put(
        "[Content_Types].xml",
        "<Types xmlns=\""
            + PACKAGE
            + "content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
            + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + override("workbook", "sheet.main")
            + override("styles", "styles")
            + types
            + "</Types>");
    put("_rels/.rels", links(link("r1", "officeDocument", "xl/workbook.xml")));
    put(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + SPACE
            + "\" xmlns:r=\""
            + OFFICE
            + "relationships\"><sheets>"
            + named
            + "</sheets></workbook>");
    put("xl/_rels/workbook.xml.rels", links(linked + link("styles", "styles", "styles.xml")));
    put("xl/styles.xml", styles());
    for (var i = 1; i <= sheets.size(); i++) {
      begin("xl/worksheets/sheet" + i + ".xml");
      Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
      sheets.get(i - 1).write(SPACE, TEXT, out);
      out.flush();
      zip.closeEntry();
    }
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/xl/%s.xml\" ContentType=\"%s%s+xml\"/>"
        .formatted(part, TYPE, type);
  }

  private static String link(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%srelationships/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String links(String links) {
    return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + links + "</Relationships>";
  }

  private static String styles() {
    return "<styleSheet xmlns=\""
        + SPACE
        + "\">"
        + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
        + "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\""
        + " applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\""
        + " wrapText=\"1\"/></xf></cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
        + "</styleSheet>";
  }

  private void begin(String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
  }

  private void put(String name, String xml) throws IOException {
    begin(name);
    zip.write((XmlText.DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
