package org.backbone.outcomes.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The files under `src/test/resources`.
public final class TestFiles {
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private TestFiles() {}

  static Path path(String resource) {
    try {
      return Path.of(Objects.requireNonNull(TestFiles.class.getResource(resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A workbook whose sheets hold these texts.
  ///
  /// @param states of each sheet, `visible` or `hidden`
  public static byte[] workbook(List<String> states, List<List<List<String>>> sheets) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      var named = new StringBuilder();
      var linked = new StringBuilder();
      for (var i = 0; i < sheets.size(); i++) {
        named.append(
            "<sheet name=\"S%d\" sheetId=\"%d\" state=\"%s\" r:id=\"r%d\"/>"
                .formatted(i, i + 1, states.get(i), i));
        linked.append(
            "<Relationship Id=\"r%d\" Type=\"%s/worksheet\" Target=\"worksheets/s%d.xml\"/>"
                .formatted(i, OFFICE, i));
        put(zip, "xl/worksheets/s" + i + ".xml", sheet(sheets.get(i)));
      }
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r=\"" + OFFICE + "\"><sheets>" + named + "</sheets></workbook>");
      put(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + linked + "</Relationships>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String sheet(List<List<String>> rows) {
    var xml = new StringBuilder("<worksheet><sheetData>");
    for (var row : rows) {
      xml.append("<row>");
      row.forEach(
          cell -> xml.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>"));
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /// A file's bytes, also where it lies in a jar.
  public static byte[] bytes(String resource) {
    try (var in = Objects.requireNonNull(TestFiles.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
