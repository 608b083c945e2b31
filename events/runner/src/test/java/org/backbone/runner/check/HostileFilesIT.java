package org.backbone.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backbone.runner.Backbone;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Files made to fill a memory, or to take for ever, are answered by name: within seconds, by
/// `backbone check`, in a heap of 256 MB.
class HostileFilesIT {
  // A machine that builds something else besides takes its time.
  private static final int SECONDS = 60;

  private static final int MILLION = 1_000_000;
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String ENTITIES =
      "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";

  @TempDir private Path folder;

  /// What writes a file, or a part of one.
  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> aFileMadeToDoHarmIsAnsweredByName() {
    var files = new LinkedHashMap<String, Content>();
    books(files);
    zips(files);
    texts(files);
    return files.entrySet().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getKey(), () -> isAnswered(file.getKey(), file.getValue())));
  }

  private static void books(Map<String, Content> files) {
    files.put(
        "cell_too_long: 280 runs of a million letters in one cell",
        book(Map.of(), inline(times(280, "<r><t>" + "a".repeat(MILLION) + "</t></r>"))));
    files.put(
        "cell_too_long: ten million runs of a letter in one cell",
        book(Map.of(), inline(times(10 * MILLION, "<r><t>a</t></r>"))));
    files.put(
        "cell_too_long: a string of 280 million letters that a cell points to",
        book(
            Map.of(
                "xl/sharedStrings.xml",
                all(
                    text("<sst><si><t>"),
                    times(280, "a".repeat(MILLION)),
                    text("</t></si></sst>"))),
            text("<row><c t=\"s\"><v>0</v></c></row>")));
    files.put(
        "styles_too_large: 250 MB of styles",
        book(
            Map.of(
                "xl/styles.xml",
                all(
                    text("<styleSheet><dxfs>"),
                    times(250_000, "<dxf>" + " ".repeat(990) + "</dxf>"),
                    text("</dxfs></styleSheet>"))),
            text("")));
    files.put(
        "styles_too_large: four million styles",
        book(
            Map.of(
                "xl/styles.xml",
                all(
                    text("<styleSheet><cellXfs>"),
                    times(4 * MILLION, "<xf/>"),
                    text("</cellXfs></styleSheet>"))),
            text("")));
    files.put(
        "strings_too_large: 200 MB of strings",
        book(
            Map.of(
                "xl/sharedStrings.xml",
                all(
                    text("<sst>"),
                    times(200_000, "<si><t>" + "ab".repeat(490) + "</t></si>"),
                    text("</sst>"))),
            text("")));
    files.put(
        "strings_too_large: fifteen million empty strings",
        book(
            Map.of(
                "xl/sharedStrings.xml",
                all(text("<sst>"), times(15 * MILLION, "<si><t/></si>"), text("</sst>"))),
            text("")));
    files.put(
        "too_many_columns: ten million cells in one row",
        book(Map.of(), all(text("<row>"), times(10 * MILLION, "<c><v>1</v></c>"), text("</row>"))));
    files.put(
        "workbook_unreadable: ten million empty cells in one row",
        book(Map.of(), all(text("<row>"), times(10 * MILLION, "<c/>"), text("</row>"))));
    files.put(
        "row_too_large: a thousand cells of thirty thousand letters",
        book(
            Map.of(),
            all(
                text("<row>"),
                times(1_000, "<c t=\"str\"><v>" + "я".repeat(30_000) + "</v></c>"),
                text("</row>"))));
    files.put(
        "workbook_too_large: a gigabyte of spaces",
        book(Map.of(), times(1_000, " ".repeat(MILLION))));
    files.put(
        "workbook_too_large: a comment of a gigabyte",
        book(Map.of(), all(text("<!--"), times(1_000, " ".repeat(MILLION)))));
    files.put(
        "workbook_unreadable: elements within elements, ten million deep",
        book(Map.of(), times(10 * MILLION, "<a>")));
    files.put(
        "workbook_unreadable: a tag of 280 million letters",
        book(Map.of(), all(text("<row r=\""), times(280, "1".repeat(MILLION)))));
    files.put(
        "file_empty: ten million elements of different names",
        book(Map.of(), counted(10 * MILLION, "<a", "/>")));
    files.put("workbook_declares: entities of entities", book(Map.of(), text(ENTITIES + "&b;")));
  }

  private static void zips(Map<String, Content> files) {
    files.put(
        "too_many_parts: a zip of two hundred thousand files", out -> zipOf(out, 200_000, "file"));
    files.put(
        "zip_of_files: names as long as names can be", out -> zipOf(out, 50, "a/".repeat(32_000)));
  }

  private static void texts(Map<String, Content> files) {
    files.put("cell_too_long: a line of 190 million letters", times(190, "a".repeat(MILLION)));
    files.put(
        "cell_too_long: a quotation mark and 190 million letters",
        all(text("a,b\n1,\""), times(190, "a".repeat(MILLION))));
    files.put(
        "quote_unclosed: a quotation mark and ten million lines",
        all(text("a,b\n1,\""), times(10 * MILLION, "1,2\n")));
    files.put("too_many_columns: a million columns", times(MILLION, "1,"));
    files.put(
        "header_unknown: rows of a megabyte of wide letters",
        times(100, ("я".repeat(30_000) + ",").repeat(30) + "\n"));
    files.put("not_a_sheet: 190 MB of nothing", times(190, "\0".repeat(MILLION)));
    files.put("not_a_sheet: 50 MB of chance", HostileFilesIT::chance);
    files.put("file_empty: 190 million line breaks", times(190, "\n".repeat(MILLION)));
  }

  private void isAnswered(String name, Content content) throws IOException, InterruptedException {
    var file = folder.resolve("hostile");
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      content.to(out);
    }
    assertThat(Files.size(file)).isLessThan(200L << 20);

    var answer = checked(file);

    assertThat(answer).as(answer).startsWith("{");
    var json = JsonMapper.builder().build().readTree(answer);
    assertThat(json.path("problems").get(0).path("code").textValue())
        .as(answer)
        .isEqualTo(name.substring(0, name.indexOf(':')));
  }

  private String checked(Path file) throws IOException, InterruptedException {
    var said = folder.resolve("said");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Backbone.class.getName(),
                "check",
                file.toString(),
                "--format",
                "json")
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(1);
    return Files.readString(said);
  }

  private static Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Content times(int times, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return out -> {
      for (var i = 0; i < times; i++) {
        out.write(bytes);
      }
    };
  }

  private static Content counted(int times, String before, String behind) {
    return out -> {
      for (var i = 0; i < times; i++) {
        out.write((before + i + behind).getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private static Content all(Content... parts) {
    return out -> {
      for (var part : parts) {
        part.to(out);
      }
    };
  }

  private static void chance(OutputStream out) throws IOException {
    var random = new SplittableRandom(7);
    var bytes = new byte[MILLION];
    for (var i = 0; i < 50; i++) {
      random.nextBytes(bytes);
      out.write(bytes);
    }
  }

  private static Content inline(Content inside) {
    return all(text("<row><c t=\"inlineStr\"><is>"), inside, text("</is></c></row>"));
  }

  /// A workbook of one sheet.
  ///
  /// @param parts parts besides
  /// @param rows what stands among the sheet's rows
  private static Content book(Map<String, Content> parts, Content rows) {
    var all = new LinkedHashMap<String, Content>();
    all.put("[Content_Types].xml", text("<Types/>"));
    all.put(
        "xl/_rels/workbook.xml.rels",
        text(
            "<Relationships>"
                + link("worksheet", "sheet1.xml")
                + link("sharedStrings", "sharedStrings.xml")
                + link("styles", "styles.xml")
                + "</Relationships>"));
    all.put(
        "xl/workbook.xml",
        text("<workbook><sheets><sheet name=\"One\" r:id=\"worksheet\"/></sheets></workbook>"));
    all.put(
        "xl/sheet1.xml",
        all(text("<worksheet><sheetData>"), rows, text("</sheetData></worksheet>")));
    all.putAll(parts);
    return out -> {
      var zip = new ZipOutputStream(out);
      zip.setLevel(Deflater.BEST_SPEED);
      for (var part : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        part.getValue().to(zip);
        zip.closeEntry();
      }
      zip.finish();
    };
  }

  private static String link(String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(type, OFFICE, type, target);
  }

  private static void zipOf(OutputStream out, int files, String name) throws IOException {
    var zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    for (var i = 0; i < files; i++) {
      zip.putNextEntry(new ZipEntry(name + i));
      zip.closeEntry();
    }
    zip.finish();
  }
}
