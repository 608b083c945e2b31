package org.backbone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backbone.fuzz.PlatformDoors.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backbone.access.staff.StaffSignIn;
import org.backbone.mail.Moment;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailText;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.pages.SeriesRequest;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.table.CellCodec;
import org.backbone.outcomes.catalog.CatalogueReader;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.FileMappingWriter;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.ingest.ErrorFile;
import org.backbone.outcomes.ingest.MappedFile;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.personal.PersonalDataSearch;
import org.backbone.outcomes.proposal.GuessSheet;
import org.backbone.outcomes.proposal.MappingDraft;
import org.backbone.outcomes.proposal.Meaning;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptCheck;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.outcomes.words.FileWords;
import org.backbone.partners.Slug;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.core.sheet.Rows;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.sheets.Sheet;
import org.backbone.template.Repository;
import software.amazon.awssdk.core.SdkBytes;

/// What the capabilities read beyond the platform's forms: sheets, mappings, series, what is packed
/// in the table; and what they write into formats of others with words of a stranger in it.
final class CapabilityDoors {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Composer COMPOSER = new Composer("Network", "hello@network.example.org");
  private static final Path MAPPINGS = Repository.root().resolve("docs/mapping");
  private static final Catalogue CATALOGUE = theCatalogue();
  private static final Period SOME_YEAR = new Period("SY2018-19");
  private static final int LINES = 30;
  private static final int LONGEST_LINE = 75;

  private CapabilityDoors() {}

  static List<Target> all() {
    return List.of(
        new Target(
            "sheet",
            Set.of(Sheet.class, FileWords.class, ErrorFile.class, PersonalDataSearch.class),
            CapabilityDoors::sheets,
            CapabilityDoors::realFiles,
            List.of(
                "\"",
                "\"\"",
                ";",
                "\t",
                "\r\n\r\n",
                "\uFEFF",
                "=\"",
                "1e9",
                "NaN",
                "99999999999999999999999",
                "PS",
                "GE95",
                "85-89",
                "101",
                "{month}",
                "2014-10-01 00:00:00",
                "State Level",
                "First name",
                "fecha de nacimiento",
                "a@b.org",
                "+1 (918) 555-0142",
                "078-05-1120",
                "\0",
                "PK\3\4",
                "%PDF",
                "<html>",
                "{\"doc_id\":",
                "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")),
        new Target(
            "workbook",
            Set.of(Sheet.class),
            CapabilityDoors::workbooks,
            CapabilityDoors::workbookParts,
            List.of(
                "<row r=\"1\">",
                "<c r=\"XFD1048576\"",
                " t=\"s\"",
                "<v>",
                "</v>",
                "<!DOCTYPE",
                "<![CDATA[",
                "<!--",
                "&lol;",
                "&#x1F600;",
                "1e400",
                "<is><t>",
                "<r><t>",
                "<f>SUM(A1:A2)</f>",
                " hidden=\"1\"",
                " state=\"hidden\"",
                " TargetMode=\"External\"",
                "<col min=\"1\" max=\"16384\" hidden=\"1\"/>",
                "<numFmt numFmtId=\"164\" formatCode=\"0000000\"/>",
                "xl/workbook.bin",
                "mimetype",
                "<mergeCell ref=\"A1:B2\"/>")),
        new Target(
            "file-mapping",
            Set.of(FileMappingReader.class),
            () -> CapabilityDoors::fileMapping,
            () -> Inputs.files(MAPPINGS),
            List.of("{period}", "{it}", "\"across\":", "\"is\":", "\"known\":", "null", "[]")),
        new Target(
            "receipt",
            Set.of(ReceiptText.class),
            () -> CapabilityDoors::receipt,
            CapabilityDoors::someReceipts,
            List.of("\"receipt\":", "\"keys\":", "\\ud800", "1e3", "null", "[]")),
        new Target(
            "catalogue",
            Set.of(CatalogueReader.class),
            () -> CapabilityDoors::catalogue,
            () -> Inputs.files(MAPPINGS),
            List.of("\"in\":", "\"aliases\":", "\"unit\":", "null", "[]")),
        new Target(
            "mapped-sheet",
            Set.of(SheetReading.class, MappedFile.class, GuessSheet.class),
            CapabilityDoors::mappedSheets,
            CapabilityDoors::realFiles,
            List.of("2018-19", "Oct-14", "1415", "9170", "Grand Total", "x", "\u2265", "1.234,5")),
        new Target(
            "cells",
            Set.of(CellCodec.class),
            () -> CapabilityDoors::cells,
            CapabilityDoors::packed,
            List.of()),
        Target.of(
                "series",
                Set.of(SeriesRequest.class, Calendar.class),
                () -> text(CapabilityDoors::series),
                """
            {"title": {"en": "Food", "es": "Comida"}, "description": {"en": "d", "es": "d"},
             "place": {"en": "Online", "es": "En línea"}, "anchor": "2026-12-05", "start": "10:00",
             "minutes": 60, "zone": "America/Chicago", "everyWeeks": 2, "contact": "c@example.org"}
            """)
            .with(
                "9999-12-31",
                "23:59",
                "America/Indiana/Indianapolis",
                "\\r\\n",
                "\"zone\":\"UTC\"",
                "Z",
                "+18:00"),
        Target.of(
            "letter",
            Composer.class,
            CapabilityDoors::letter,
            "Ana\nWelcome\nto you",
            "A\r\nBcc: b@example.org\nS"),
        Target.of(
                "meaning",
                Meaning.class,
                text(
                    code ->
                        Meaning.of(code)
                            .ifPresent(meaning -> assertThat(meaning.code()).isEqualTo(code))),
                "count.2.families_food",
                "who.race",
                "none")
            .with("base.", "share.", "when", "where"),
        Target.of("slug", Slug.class, text(CapabilityDoors::slug), "Ñandú & Sons, Inc."),
        Target.of(
            "console-path",
            StaffSignIn.class,
            text(to -> assertThat(StaffSignIn.ours(to)).matches("/console[!-~]*")),
            "/console/partners/a"));
  }

  private static Door sheets() {
    var known = DatasetFiles.bundled();
    var file = scratch(".csv");
    return input -> {
      Files.write(file, input);
      look(file, known);
    };
  }

  // What is read is what was signed, and is written as it was read.
  private static void receipt(byte[] input) {
    try {
      if (ReceiptText.readKeys(new ByteArrayInputStream(input))
          instanceof JsonText.Good<KeyRing>(var ring)) {
        var again = ReceiptText.write(ring).getBytes(StandardCharsets.UTF_8);
        assertThat(ReceiptText.readKeys(new ByteArrayInputStream(again)))
            .isEqualTo(new JsonText.Good<>(ring));
      }
      if (ReceiptText.read(new ByteArrayInputStream(input))
          instanceof JsonText.Good<SignedReceipt>(var receipt)) {
        assertThat(ReceiptText.read(receipt.json())).isEqualTo(receipt);
        assertThat(ReceiptCheck.of(receipt, Optional.empty())).isNotNull();
        assertThat(ReceiptCheck.chains(List.of(receipt.body(), receipt.body()))).hasSize(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> someReceipts() {
    var body = TestReceipts.example();
    var receipt = TestReceipts.SEAL.sign(body);
    var key = PublishedKey.of(TestReceipts.SEAL, body.countedAt());
    var next = PublishedKey.of(ReceiptSeal.fresh(), body.countedAt().plusSeconds(1));
    return Stream.of(
            ReceiptText.write(receipt),
            receipt.json(),
            ReceiptText.write(new KeyRing(List.of(key, next))))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static void look(Path file, Datasets known) throws IOException {
    var mapped = new MappedFile(file, known.mappings(), known.catalogue(), Optional.empty());
    mapped
        .personalData()
        .ifPresent(
            found -> {
              var words = FileWords.in(Language.ES);
              assertThat(found.groups()).isNotEmpty();
              found.groups().forEach(group -> assertThat(words.what(group)).isNotBlank());
            });
    var read = mapped.read();
    if (read.result().report() instanceof Report.Refused refused) {
      assertThat(refused.total()).isPositive();
      for (var language : Language.all()) {
        var words = FileWords.in(language);
        refused.first().forEach(problem -> assertThat(words.message(problem)).isNotBlank());
        refused.groups().forEach(group -> assertThat(words.what(group)).isNotBlank());
        refused.groups().forEach(group -> assertThat(words.toDo(group)).isNotBlank());
        refused.notes().forEach(note -> assertThat(words.note(note)).isNotBlank());
      }
      var _ =
          ErrorFile.write(
              mapped, read.sheet(), refused, Language.ES, OutputStream.nullOutputStream());
    }
  }

  private static Path scratch(String ending) {
    try {
      var file = Files.createTempFile("fuzz", ending);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> realFiles() {
    var folder = Repository.root().resolve("events/runner/src/main/resources/sample/files");
    var cut = new ArrayList<byte[]>();
    for (var name : named(folder, ".csv")) {
      var lines = new String(Inputs.read(name), StandardCharsets.UTF_8).split("\n", LINES);
      cut.add(
          Inputs.bytes(
              String.join("\n", List.of(lines).subList(0, Math.min(lines.length, LINES - 1)))));
    }
    return cut;
  }

  private static List<Path> named(Path folder, String ending) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A fuzzer hardly finds through compression: it is given a workbook's parts as text.
  private static final String PART = "\n=== ";

  private static Door workbooks() {
    var known = DatasetFiles.bundled();
    var file = scratch(".xlsx");
    return input -> {
      var parts = new String(input, StandardCharsets.UTF_8).split(PART, -1);
      try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
        zip.setMethod(ZipOutputStream.STORED);
        var names = new java.util.HashSet<String>();
        for (var part : parts) {
          var name = part.split("\n", 2);
          if (name.length == 2
              && !name[0].isEmpty()
              && name[0].length() < 200
              && names.add(name[0])) {
            put(zip, name[0], Inputs.bytes(name[1]));
          }
        }
      }
      look(file, known);
    };
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    var sum = new CRC32();
    sum.update(bytes);
    entry.setCrc(sum.getValue());
    entry.setSize(bytes.length);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static List<byte[]> workbookParts() {
    var types =
        PART
            + "[Content_Types].xml\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    var first =
        PART
            + "_rels/.rels\n<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    var plain =
        types
            + first
            + PART
            + "xl/workbook.xml\n<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            + PART
            + "xl/_rels/workbook.xml.rels\n<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            + PART
            + "xl/worksheets/sheet1.xml\n<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>State</t></is></c><c r=\"B1\" t=\"n\"><v>41913</v></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Oklahoma</t></is></c><c r=\"B2\"><v>12</v></c></row></sheetData></worksheet>";
    var full =
        types
            + first
            + PART
            + "xl/workbook.xml\n<x:workbook><x:workbookPr date1904=\"1\"/><x:sheets><x:sheet name=\"S\" r:id=\"rId1\"/><x:sheet name=\"T\" state=\"hidden\" r:id=\"rId4\"/></x:sheets></x:workbook>"
            + PART
            + "xl/_rels/workbook.xml.rels\n<Relationships><Relationship Id=\"rId1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings\" Target=\"../xl/strings.xml\"/><Relationship Id=\"rId3\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/styles\" Target=\"/xl/styles.xml\"/><Relationship Id=\"rId4\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            + PART
            + "xl/styles.xml\n<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
            + PART
            + "xl/strings.xml\n<sst><si><t>State</t></si><si><r><t>Okla</t></r><r><t>homa_x0020_</t></r><rPh><t>o</t></rPh></si></sst>"
            + PART
            + "xl/worksheets/sheet1.xml\n<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>41913</v></c></row><row hidden=\"1\"><c t=\"s\"><v>1</v></c><c s=\"2\"><v>0.12</v></c><c s=\"3\"><v>7</v></c><c t=\"d\"><v>2014-10-01</v></c><c><f>A1</f></c></row></sheetData><mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>";
    return List.of(Inputs.bytes(plain), Inputs.bytes(full));
  }

  private static void fileMapping(byte[] input) throws IOException {
    switch (FileMappingReader.read(new ByteArrayInputStream(input))) {
      case JsonText.Good<FileMapping>(var mapping) -> {
        var faults = SheetReading.faults(mapping, CATALOGUE);
        if (faults.isEmpty()) {
          var header = new Row(1, List.of("State", "2014-10-01", "%", "Race/Ethnicity"));
          var row = new Row(2, List.of("Oklahoma", "12", "4.8", "White"));
          assertThat(
                  SheetReading.of(List.of(mapping), CATALOGUE, Optional.empty())
                      .read(Listed.of(header, row)))
              .isNotNull();
        }
      }
      case JsonText.Bad<FileMapping>(var faults) -> assertThat(faults).isNotEmpty();
    }
  }

  private static void catalogue(byte[] input) throws IOException {
    switch (CatalogueReader.read(new ByteArrayInputStream(input))) {
      case JsonText.Good<Catalogue>(var catalogue) ->
          assertThat(catalogue.placesByName()).isNotNull();
      case JsonText.Bad<Catalogue>(var faults) -> assertThat(faults).isNotEmpty();
    }
  }

  private static Door mappedSheets() {
    var mappings = Inputs.files(MAPPINGS).stream().flatMap(CapabilityDoors::mapped).toList();
    assertThat(mappings).hasSizeGreaterThan(8);
    var file = scratch(".csv");
    return input -> {
      Files.write(file, input);
      guessed(file);
      // One of them for each input, always the same.
      var mapping = mappings.get(Math.floorMod(Arrays.hashCode(input), mappings.size()));
      var asked = Optional.of(SOME_YEAR);
      var result = new MappedFile(file, List.of(mapping), CATALOGUE, asked).read().result();
      if (result.report() instanceof Report.Refused refused) {
        var words = FileWords.in(Language.ES);
        refused.first().forEach(problem -> assertThat(words.message(problem)).isNotBlank());
      }
    };
  }

  // What is proposed can be followed, whatever it was proposed for.
  private static void guessed(Path file) throws IOException {
    try (var sheet = Sheet.open(file)) {
      GuessSheet.of(sheet, CATALOGUE)
          .map(guess -> MappingDraft.of(guess, "proposed", "exclusions"))
          .filter(draft -> draft.lack().isEmpty())
          .ifPresent(
              draft -> {
                var json = FileMappingWriter.write(draft.mapping()).toString();
                assertThat(mapped(Inputs.bytes(json))).containsExactly(draft.mapping());
              });
    }
  }

  private static Stream<FileMapping> mapped(byte[] json) {
    try {
      return FileMappingReader.read(new ByteArrayInputStream(json))
              instanceof JsonText.Good<FileMapping>(var mapping)
          ? Stream.of(mapping)
          : Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Catalogue theCatalogue() {
    try (var in = Files.newInputStream(MAPPINGS.resolve("catalogue.json"))) {
      return CatalogueReader.read(in) instanceof JsonText.Good<Catalogue>(var read)
          ? read
          : new Catalogue(List.of(), List.of(), List.of(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rows that are there already.
  private record Listed(Iterator<Row> rows) implements Rows {
    static Rows of(Row... rows) {
      return new Listed(List.of(rows).iterator());
    }

    @Override
    public Next next() {
      return rows.hasNext() ? new Found(rows.next()) : new End();
    }

    @Override
    public void close() {}
  }

  // What is no packing of ours is refused as such: a damaged item fails its read, and no more.
  private static void cells(byte[] input) {
    try {
      var cells = CellCodec.read(SdkBytes.fromByteArray(input));
      assertThat(CellCodec.read(SdkBytes.fromByteArray(CellCodec.write(cells)))).isEqualTo(cells);
    } catch (UncheckedIOException _) {
      // Said as what it is.
    }
    try {
      var cells = CellCodec.readPublic(SdkBytes.fromByteArray(input));
      assertThat(CellCodec.readPublic(SdkBytes.fromByteArray(CellCodec.writePublic(cells))))
          .isEqualTo(cells);
    } catch (UncheckedIOException _) {
      // As above.
    }
  }

  private static List<byte[]> packed() {
    var cells = List.of(new Cell(CellKey.site("Oklahoma"), Amount.exact(412), Amount.ZERO));
    return List.of(CellCodec.write(cells), CellCodec.write(List.of()));
  }

  private static void series(String body) {
    try {
      if (SeriesRequest.read("food", Json.tree(body), Optional.empty())
          instanceof SeriesRequest.Read.Good(var series)) {
        var calendar = new Calendar("Network", "mail@network.example.org");
        var dates = series.next(NOW, 3);
        for (var language : Language.all()) {
          wellFolded(
              calendar.feed(series, dates, language, "https://network.example.org/m", NOW),
              dates.size());
          for (var date : dates) {
            var guest = new Calendar.Guest("a@b.co", body, language, "https://n.example.org/r");
            wellFolded(calendar.invitation(date, guest, NOW), 1);
          }
        }
      }
    } catch (BadRequest bad) {
      assertThat(bad.status()).isBetween(400, 499);
    }
  }

  // RFC 5545, section 3.1: lines end with CRLF and are no longer than 75 octets.
  private static void wellFolded(String calendar, int events) {
    assertThat(calendar.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(calendar.lines())
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LINE);
    assertThat(calendar.lines().filter("BEGIN:VEVENT"::equals).count()).isEqualTo(events);
    assertThat(calendar.lines().filter("END:VEVENT"::equals).count()).isEqualTo(events);
    assertThat(calendar.lines().filter(line -> line.startsWith("ATTENDEE")).count())
        .isLessThanOrEqualTo(1);
  }

  private static void letter(byte[] input) {
    var said = Inputs.text(input).split("\n", 3);
    var name = said[0];
    var subject = said.length > 1 ? said[1] : "";
    var text = said.length > 2 ? said[2] : "";
    var mail =
        new MailText(
            "letter#k", "ana@example.org", name, Language.EN, subject, text, "<p>Hello</p>");
    var composed = COMPOSER.compose(mail, Moment.of(NOW), NOW.plus(Duration.ofDays(1)));
    var whole = new String(composed.mime().bytes(), StandardCharsets.ISO_8859_1);
    var head = whole.substring(0, whole.indexOf("\r\n\r\n"));
    assertThat(head.lines().filter(line -> line.startsWith("To:")).count()).isEqualTo(1);
    assertThat(head.lines().filter(line -> line.startsWith("Subject:")).count())
        .isLessThanOrEqualTo(1);
    assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("Cc:"));
    assertThat(head.replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  private static void slug(String name) {
    assertThat(Slug.of(name)).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(Slug.of(name, "another")).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }
}
