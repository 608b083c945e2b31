package org.backbone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// Whatever makes sense of what comes from outside is behind a door that a fuzzer opens; a handler
/// or a reader that is new is missed here without being named.
class EveryDoorTest {
  /// Calls by which text or bytes become something else, in the JDK, in libraries, and ours.
  private static final Set<String> READING =
      Set.of(
          "java.lang.Integer.parseInt",
          "java.lang.Long.parseLong",
          "java.math.BigDecimal.<init>",
          "java.math.BigInteger.<init>",
          "java.time.Instant.parse",
          "java.time.LocalDate.parse",
          "java.time.LocalTime.parse",
          "java.time.YearMonth.parse",
          "java.time.Duration.parse",
          "java.time.ZoneId.of",
          "java.net.URI.<init>",
          "java.net.URI.create",
          "java.net.URLDecoder.decode",
          "java.net.IDN.toASCII",
          "java.util.UUID.fromString",
          "java.util.Base64$Decoder.decode",
          "java.util.zip.GZIPInputStream.<init>",
          "java.util.zip.ZipFile.<init>",
          "java.util.zip.ZipInputStream.<init>",
          "java.nio.charset.CharsetDecoder.decode",
          "com.fasterxml.jackson.databind.ObjectMapper.readTree",
          "com.fasterxml.jackson.databind.ObjectMapper.readValue",
          "com.fasterxml.jackson.databind.json.JsonMapper.readTree",
          "com.fasterxml.jackson.databind.json.JsonMapper.readValue",
          "com.nimbusds.jwt.SignedJWT.parse",
          "org.backbone.platform.lambda.Json.tree",
          "org.backbone.platform.lambda.Json.read");

  /// What reads by such a call and is no door of its own, and why.
  private static final Map<String, String> BEHIND_OTHERS =
      Map.ofEntries(
          Map.entry("org.backbone.access.DrawnForms", "by every handler of a stranger's form"),
          Map.entry("org.backbone.access.staff.Issuer", "reads the issuer's own answers"),
          Map.entry("org.backbone.access.staff.Seal", "opens what it sealed itself"),
          Map.entry("org.backbone.access.table.DynamoPeople", "reads its own tombstones"),
          Map.entry("org.backbone.access.table.DynamoProgramTokenStore", "reads its own items"),
          Map.entry("org.backbone.functions.mailevents.SesEvent", "by the handler"),
          Map.entry("org.backbone.functions.metricrollups.DirtyTables", "by the handler"),
          Map.entry("org.backbone.meetings.InvitationLink", "by meeting-desk; its subject is ours"),
          Map.entry("org.backbone.meetings.SeriesFields", "by the series' door"),
          Map.entry("org.backbone.meetings.table.DynamoMeetingStore", "reads its own items"),
          Map.entry("org.backbone.metrics.pages.CatalogueConsole", "by staff-console"),
          Map.entry("org.backbone.metrics.pages.CatalogueDesk", "by staff-console"),
          Map.entry("org.backbone.metrics.pages.ImportForm", "by staff-console"),
          Map.entry("org.backbone.metrics.table.MetricKeys", "reads its own keys"),
          Map.entry("org.backbone.outcomes.catalog.EntryText", "reads its own items"),
          Map.entry("org.backbone.outcomes.catalog.GuessText", "reads its own items"),
          Map.entry("org.backbone.outcomes.catalog.JsonText", "by the mappings' doors"),
          Map.entry("org.backbone.outcomes.ingest.Rebuild", "reads how far it came itself"),
          Map.entry("org.backbone.outcomes.proposal.MeaningCode", "by the meaning's door"),
          Map.entry("org.backbone.outcomes.receipts.Ed25519", "by the receipt's door"),
          Map.entry("org.backbone.outcomes.reading.Keys", "by the mapped sheet's door"),
          Map.entry("org.backbone.outcomes.reading.PeriodText", "by the mapped sheet's door"),
          Map.entry("org.backbone.outcomes.pages.ExpectConsole", "by staff-console"),
          Map.entry("org.backbone.outcomes.table.DynamoExpectationStore", "reads its own items"),
          Map.entry("org.backbone.outcomes.table.UploadItem", "reads its own items"),
          Map.entry("org.backbone.outcomes.values.CellReader", "by the sheet's door"),
          Map.entry("org.backbone.outcomes.pages.UploadDesk", "by outcome-uploads"),
          Map.entry("org.backbone.partners.AgreementFields", "by staff-console"),
          Map.entry("org.backbone.partners.table.DynamoPartnerStore", "reads its own items"),
          Map.entry("org.backbone.platform.files.BucketAddress", "reads a setting"),
          Map.entry("org.backbone.platform.files.DownloadLinks", "writes, of keys that are ours"),
          Map.entry("org.backbone.platform.lambda.Env", "reads a setting"),
          Map.entry("org.backbone.platform.lambda.LambdaCall", "by every handler of events"),
          Map.entry("org.backbone.platform.lambda.SameOrigin", "by every handler of requests"),
          Map.entry("org.backbone.platform.sheets.BookCopy", "by the workbook's door"),
          Map.entry("org.backbone.platform.sheets.CellString", "by the workbook's door"),
          Map.entry("org.backbone.platform.sheets.NumberFormat", "by the workbook's door"),
          Map.entry("org.backbone.platform.sheets.SheetCopy", "by the workbook's door"),
          Map.entry("org.backbone.platform.sheets.XlsxRows", "by the workbook's door"),
          Map.entry("org.backbone.platform.sheets.ZipParts", "by the workbook's door"),
          Map.entry("org.backbone.platform.table.Items", "reads items of our own"),
          Map.entry("org.backbone.platform.tokens.PublishedKeys", "reads the issuer's own keys"));

  private static final JavaClasses DEPLOYED = deployed();

  private static JavaClasses deployed() {
    return new ClassFileImporter()
        .importPaths(
            Stream.of("shared", "functions")
                .flatMap(EveryDoorTest::modules)
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList());
  }

  private static Stream<Path> modules(String parent) {
    try (var found = Files.walk(Repository.root().resolve(parent), 3)) {
      return found
          .filter(file -> file.getFileName().toString().equals("pom.xml"))
          .map(Path::getParent)
          .filter(module -> !module.endsWith("testkit"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> read() {
    return Targets.all().stream()
        .flatMap(target -> target.reads().stream())
        .map(Class::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyHandlerHasATarget() {
    assertThat(
            DEPLOYED.stream()
                .filter(type -> type.getPackageName().startsWith("org.backbone.functions."))
                .filter(type -> type.getSimpleName().endsWith("Handler"))
                .map(JavaClass::getName))
        .hasSizeGreaterThan(10)
        .allSatisfy(handler -> assertThat(read()).contains(handler));
  }

  @Test
  void whateverMakesSenseOfTextIsReadByATarget() {
    var missing = new TreeSet<>(readers());
    missing.removeAll(read());
    missing.removeAll(BEHIND_OTHERS.keySet());

    assertThat(missing).isEmpty();
  }

  @Test
  void whatIsListedReads() {
    assertThat(readers()).containsAll(BEHIND_OTHERS.keySet());
    assertThat(BEHIND_OTHERS.keySet()).doesNotContainAnyElementsOf(read());
  }

  private static Set<String> readers() {
    return DEPLOYED.stream()
        .filter(
            type ->
                Stream.concat(
                        type.getCodeUnitCallsFromSelf().stream(),
                        type.getCodeUnitReferencesFromSelf().stream())
                    .anyMatch(EveryDoorTest::reads))
        .map(EveryDoorTest::topLevel)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean reads(JavaAccess<?> access) {
    return READING.contains(access.getTargetOwner().getName() + "." + access.getName());
  }

  private static String topLevel(JavaClass type) {
    return type.getName().replaceAll("[$].*", "");
  }
}
