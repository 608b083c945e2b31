import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.SAXParserFactory;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.backbone.outcomes.catalog.CatalogueReader;
import org.backbone.outcomes.catalog.FileMappingReader;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.ingest.MappedFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.xml.sax.InputSource;

/// Makes the files of bench/data and reads them, by the suite and by the libraries beside it.
final class ReadFiles {
  private static final int PLACES = 1_000;
  private static final int FIGURES = 12;

  private ReadFiles() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "make" -> make(folder, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
      case "time" -> time(arguments[2], folder.resolve(arguments[3]), folder, arguments[4]);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void make(Path folder, int rows, int bookRows) throws IOException {
    Files.writeString(folder.resolve("catalogue.json"), catalogue());
    Files.writeString(folder.resolve("mapping.json"), mapping());
    text(folder.resolve("large.csv"), rows);
    text(folder.resolve("small.csv"), rows / 10);
    book(folder.resolve("book.xlsx"), bookRows);
  }

  private static String place(int number) {
    return String.format(Locale.ROOT, "Community Site No. %04d", number);
  }

  private static String catalogue() {
    var indicators = new StringBuilder();
    for (var i = 1; i <= FIGURES; i++) {
      indicators.append(
          """
          %s{"id": "people-%d", "version": 1, "unit": "count", "period": "month",
           "title": {"en": "People %d", "es": "Personas %d"},
           "counted": {"en": "people", "es": "personas"}}"""
              .formatted(i > 1 ? "," : "", i, i, i));
    }
    var places = new StringBuilder("{\"id\": \"all\", \"kind\": \"network\", \"name\": \"All\"}");
    var ids = new StringBuilder();
    for (var i = 0; i < PLACES; i++) {
      places.append(
          ",\n{\"id\": \"site-%d\", \"kind\": \"site\", \"in\": \"all\", \"name\": \"%s\"}"
              .formatted(i, place(i)));
    }
    for (var i = 1; i <= FIGURES; i++) {
      ids.append(i > 1 ? "," : "").append("\"people-" + i + "\"");
    }
    return """
        {"indicators": [%s], "dimensions": [], "places": [%s],
         "datasets": [{"id": "people", "title": {"en": "People", "es": "Personas"},
          "indicators": [%s]}]}
        """
        .formatted(indicators, places, ids);
  }

  private static String mapping() {
    var figures = new StringBuilder();
    for (var i = 1; i <= FIGURES; i++) {
      figures.append(
          "%s{\"indicator\": \"people-%d\", \"count\": \"People %d\"}"
              .formatted(i > 1 ? "," : "", i, i));
    }
    return """
        {"id": "bench", "dataset": "people", "period": {"is": "2024-01"}, "place": "Site",
         "add": true, "figures": [%s],
         "rows": [{"except": ["Total"], "column": "Site",
          "why": {"en": "A sum.", "es": "Una suma."}}]}
        """
        .formatted(figures);
  }

  private static String header() {
    var header = new StringBuilder("Site");
    for (var i = 1; i <= FIGURES; i++) {
      header.append(",People ").append(i);
    }
    return header.toString();
  }

  private static void text(Path path, int rows) throws IOException {
    var random = new Random(1);
    try (var out = Files.newBufferedWriter(path)) {
      out.write(header() + "\n");
      var line = new StringBuilder();
      for (var i = 0; i < rows; i++) {
        line.setLength(0);
        line.append(place(random.nextInt(PLACES)));
        for (var figure = 0; figure < FIGURES; figure++) {
          line.append(',').append(random.nextInt(1, 10_000));
        }
        out.write(line.append('\n').toString());
      }
    }
  }

  // As a spreadsheet program writes it: a name and a remark in the list of texts, twelve figures.
  private static void book(Path path, int rows) throws IOException {
    var random = new Random(2);
    var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    var packages = "http://schemas.openxmlformats.org/package/2006/";
    var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    try (var zip = new ZipOutputStream(Files.newOutputStream(path));
        var out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
      part(zip, out, "[Content_Types].xml", "<Types xmlns=\"" + packages + "content-types\">"
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>"
          + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + type + "worksheet+xml\"/>"
          + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + type + "styles+xml\"/>"
          + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + type + "sharedStrings+xml\"/></Types>");
      part(zip, out, "_rels/.rels", "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"r1\" Type=\""
          + office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
      part(zip, out, "xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office
          + "\"><sheets><sheet name=\"People\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
      part(zip, out, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + packages + "relationships\">"
          + "<Relationship Id=\"r1\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"r2\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
          + "<Relationship Id=\"r3\" Type=\"" + office + "/styles\" Target=\"styles.xml\"/></Relationships>");
      part(zip, out, "xl/styles.xml", "<styleSheet xmlns=\"" + main + "\"><fonts count=\"1\"><font/></fonts>"
          + "<fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
          + "<cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>");
      part(zip, out, "xl/sharedStrings.xml", texts(main));
      part(zip, out, "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + main + "\"><sheetData>");
      cells(out, 1, List.of(PLACES), FIGURES, i -> PLACES + 1 + i, true);
      for (var row = 2; row <= rows + 1; row++) {
        cells(out, row, List.of(random.nextInt(PLACES)), FIGURES, _ -> random.nextInt(1, 10_000), false);
      }
      out.write("</sheetData></worksheet>");
      out.flush();
    }
  }

  private interface Figures {
    int at(int column);
  }

  private static void cells(
      BufferedWriter out, int row, List<Integer> texts, int count, Figures figures, boolean areTexts)
      throws IOException {
    out.write("<row r=\"" + row + "\"><c r=\"A" + row + "\" t=\"s\"><v>" + texts.getFirst() + "</v></c>");
    for (var i = 0; i < count; i++) {
      var at = (char) ('B' + i);
      out.write("<c r=\"" + at + row + (areTexts ? "\" t=\"s\"><v>" : "\"><v>") + figures.at(i) + "</v></c>");
    }
    var remark = areTexts ? PLACES + FIGURES + 1 : PLACES + FIGURES + 2;
    out.write("<c r=\"N" + row + "\" t=\"s\"><v>" + remark + "</v></c></row>");
  }

  private static String texts(String main) {
    var texts = new StringBuilder("<sst xmlns=\"" + main + "\">");
    for (var i = 0; i < PLACES; i++) {
      texts.append("<si><t>").append(place(i)).append("</t></si>");
    }
    for (var title : (header() + ",Remark,as counted").split(",")) {
      texts.append("<si><t>").append(title).append("</t></si>");
    }
    return texts.append("</sst>").toString();
  }

  private static void part(ZipOutputStream zip, BufferedWriter out, String name, String text)
      throws IOException {
    out.flush();
    zip.putNextEntry(new ZipEntry(name));
    out.write(text);
    out.flush();
  }

  private interface Reading {
    long read() throws Exception;
  }

  // The median of so many runs, in seconds, after as many that do not count.
  private static void time(String what, Path file, Path folder, String times) throws Exception {
    Reading reading =
        switch (what) {
          case "check" -> () -> check(file, folder);
          case "fastcsv" -> () -> fastCsv(file);
          case "poi" -> () -> poi(file);
          case "fastexcel" -> () -> fastExcel(file);
          default -> throw new IllegalArgumentException(what);
        };
    var runs = Integer.parseInt(times);
    var seconds = new double[runs];
    for (var i = -Math.max(2, runs / 2); i < runs; i++) {
      var from = System.nanoTime();
      var read = reading.read();
      if (read == 0) {
        throw new IllegalStateException(what + " read nothing of " + file);
      }
      if (i >= 0) {
        seconds[i] = (System.nanoTime() - from) / 1e9;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(Locale.ROOT, "%.3f%n", seconds[runs / 2]);
  }

  private static <T> T good(JsonText.Result<T> result) {
    return switch (result) {
      case JsonText.Good<T>(var read) -> read;
      case JsonText.Bad<T>(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }

  private static long check(Path file, Path folder) throws IOException {
    try (var catalogue = Files.newInputStream(folder.resolve("catalogue.json"));
        var mapping = Files.newInputStream(folder.resolve("mapping.json"))) {
      var mapped =
          new MappedFile(
              file,
              List.of(good(FileMappingReader.read(mapping))),
              good(CatalogueReader.read(catalogue)),
              Optional.empty());
      if (mapped.personalData().isPresent()
          || !(mapped.read().result().report() instanceof Report.Accepted accepted)) {
        throw new IllegalStateException("not taken: " + file);
      }
      return accepted.reading().counted();
    }
  }

  private static long fastCsv(Path file) throws IOException {
    var cells = 0L;
    try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(file)) {
      for (var row : reader) {
        cells += row.getFieldCount();
      }
    }
    return cells;
  }

  private static long poi(Path file) throws Exception {
    var cells = new long[1];
    try (var opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      var reader = new XSSFReader(opened);
      var parser = SAXParserFactory.newInstance();
      parser.setNamespaceAware(true);
      var xml = parser.newSAXParser().getXMLReader();
      xml.setContentHandler(
          new XSSFSheetXMLHandler(
              reader.getStylesTable(),
              new ReadOnlySharedStringsTable(opened),
              new XSSFSheetXMLHandler.SheetContentsHandler() {
                @Override
                public void startRow(int row) {}

                @Override
                public void endRow(int row) {}

                @Override
                public void cell(String reference, String text, XSSFComment comment) {
                  cells[0]++;
                }
              },
              false));
      try (InputStream sheet = reader.getSheetsData().next()) {
        xml.parse(new InputSource(sheet));
      }
    }
    return cells[0];
  }

  private static long fastExcel(Path file) throws IOException {
    var cells = new long[1];
    try (var book = new ReadableWorkbook(file.toFile());
        var rows = book.getFirstSheet().openStream()) {
      rows.forEach(row -> row.forEach(cell -> cells[0] += cell.getRawValue().isEmpty() ? 0 : 1));
    }
    return cells[0];
  }
}
