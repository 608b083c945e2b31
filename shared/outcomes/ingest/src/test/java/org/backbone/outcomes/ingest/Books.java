package org.backbone.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.backbone.platform.sheets.Sheet;

/// Workbooks as other programs write them, and what is in them.
final class Books {
  private static final Map<String, String> STRICT =
      Map.of(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships");

  private Books() {}

  private static Map<String, byte[]> parts(Path book) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(book.toFile())) {
      for (var entry : zip.stream().toList()) {
        try (var in = zip.getInputStream(entry)) {
          parts.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return parts;
  }

  private static void write(Path book, Map<String, byte[]> parts) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(book))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
  }

  static List<String> names(Path book) throws IOException {
    return List.copyOf(parts(book).keySet());
  }

  static String part(Path book, String name) throws IOException {
    return new String(parts(book).getOrDefault(name, new byte[0]), UTF_8);
  }

  /// The part of the sheet of that name, in a book whose parts are numbered in order.
  static String sheetOf(Path book, String sheet) throws IOException {
    var names = Sheet.names(book);
    return "xl/worksheets/sheet" + (names.indexOf(sheet) + 1) + ".xml";
  }

  /// Writes a book with another text in one of its parts.
  static void change(Path book, Path to, String part, UnaryOperator<String> change)
      throws IOException {
    var parts = parts(book);
    var before = part(book, part);
    var after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("nothing to change in " + part);
    }
    parts.put(part, after.getBytes(UTF_8));
    write(to, parts);
  }

  /// Writes it as a strict workbook.
  static void strict(Path book, Path to) throws IOException {
    var parts = parts(book);
    parts.replaceAll(
        (_, bytes) -> {
          var text = new String(bytes, UTF_8);
          for (var name : STRICT.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
          }
          return text.getBytes(UTF_8);
        });
    write(to, parts);
  }

  /// Writes it so that each element of the first sheet has a prefix.
  static void prefixed(Path book, Path to) throws IOException {
    change(
        book,
        to,
        "xl/worksheets/sheet1.xml",
        xml -> xml.replaceAll("<(/?)(?=[a-zA-Z])", "<$1x:").replaceFirst("xmlns=", "xmlns:x="));
  }

  /// Writes it as one with macros.
  static void withMacros(Path book, Path to) throws IOException {
    var parts = parts(book);
    parts.put("xl/vbaProject.bin", new byte[] {1, 2, 3});
    parts.compute(
        "[Content_Types].xml",
        (_, types) ->
            new String(types == null ? new byte[0] : types, UTF_8)
                .replace(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
                .replace(
                    "</Types>",
                    "<Override PartName=\"/xl/vbaProject.bin\""
                        + " ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")
                .getBytes(UTF_8));
    parts.compute(
        "xl/_rels/workbook.xml.rels",
        (_, links) ->
            new String(links == null ? new byte[0] : links, UTF_8)
                .replace(
                    "</Relationships>",
                    "<Relationship Id=\"rIdv\" Type=\"http://schemas.microsoft.com/office/2006/"
                        + "relationships/vbaProject\" Target=\"vbaProject.bin\"/></Relationships>")
                .getBytes(UTF_8));
    write(to, parts);
  }
}
