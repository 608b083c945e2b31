package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.mail.MailShelf;
import org.backbone.mail.OutboxItem;
import org.backbone.outcomes.ingest.KeptSeals;
import org.backbone.platform.core.Lifetimes;
import org.junit.jupiter.api.Test;

/// `docs/data.md` says for how long things are kept as the code and the template do.
class DataPageTest {
  private static final Path ROOT = DeclaredTemplate.ROOT;
  private static final DeclaredTemplate TEMPLATE = DeclaredTemplate.read();
  private static final String FOR_GOOD = "for good";
  private static final Pattern ITEM =
      Pattern.compile("(?m)^\\| `[^`]+` \\| `[^`]+` \\| ([a-z-]+) \\| ([^|\n]+) \\|$");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|\n]+) \\| ([^|\n]+) \\|([^|\n]*)\\| ([^|\n]+) \\|$");

  /// A line of one of the page's tables.
  ///
  /// @param decides a constant, a property or a parameter; empty where nothing expires
  private record Line(String what, String time, String decides) {
    boolean isOfType() {
      return what.matches("[a-z-]+") && !what.equals("type") && !what.equals("where");
    }
  }

  @Test
  void eachTypeOfItemHasOneLineAndNoOtherHas() {
    assertThat(lines().stream().filter(Line::isOfType).map(Line::what))
        .containsExactlyInAnyOrderElementsOf(types().keySet());
  }

  @Test
  void whatExpiresInTheTableSaysSoOnBothPages() {
    assertThat(lines().stream().filter(Line::isOfType))
        .allSatisfy(
            line ->
                assertThat(!line.time().equals(FOR_GOOD))
                    .as(line.what())
                    .isEqualTo(types().get(line.what()).contains("TTL")));
  }

  @Test
  void theTimeOfEachLineIsWhatDecidesIt() {
    var decided = lines().stream().filter(line -> line.decides().startsWith("`")).toList();

    assertThat(decided).hasSizeGreaterThan(10);
    assertThat(decided)
        .allSatisfy(line -> assertThat(days(line)).as(line.what()).isEqualTo(days(line.time())));
  }

  @Test
  void eachRuleByWhichABucketForgetsHasALine() {
    var named = lines().stream().map(Line::decides).toList();

    TEMPLATE
        .ofType("AWS::S3::Bucket")
        .forEach(
            (bucket, properties) ->
                rules(properties)
                    .forEach(
                        rule ->
                            assertThat(named)
                                .contains(
                                    "`%s %s ExpirationInDays`".formatted(bucket, rule.get("Id")))));
    assertThat(TEMPLATE.ofType("AWS::SQS::Queue").keySet())
        .allSatisfy(queue -> assertThat(named).contains("`" + queue + " MessageRetentionPeriod`"));
  }

  @Test
  void everyLogIsKeptAsTheParameterSays() {
    assertThat(TEMPLATE.ofType("AWS::Logs::LogGroup").values())
        .allSatisfy(
            group -> assertThat(group).containsEntry("RetentionInDays", "!Ref LogRetention"));
  }

  @Test
  void theTableCanBeSetBackAndHasAStream() {
    assertThat(TEMPLATE.ofType("AWS::DynamoDB::Table").values())
        .allSatisfy(
            table ->
                assertThat(table)
                    .containsKeys("PointInTimeRecoverySpecification", "StreamSpecification"));
  }

  @Test
  void aMailLiesAsLongAsItsBucketLetsIt() {
    var rule = rules(TEMPLATE.ofType("AWS::S3::Bucket").get("OutboxBucket")).getFirst();

    assertThat(rule).containsEntry("ExpirationInDays", (int) MailShelf.KEPT.toDays());
    assertThat(OutboxItem.RESENDABLE.plus(OutboxItem.RESENT)).isEqualTo(MailShelf.KEPT);
  }

  /// A rule for a tag that nobody sets lets nothing go.
  @Test
  void aRefusedFileIsSaidToBeOneAsTheRuleExpects() {
    var rule = rule("UploadBucket", "RefusedFiles");
    var tags = DeclaredTemplate.list(rule.get("TagFilters"));
    var receiver = TablePages.sources("ReceiveFile").findFirst().orElseThrow();

    assertThat(tags).containsExactly(Map.of("Key", "outcome", "Value", "refused"));
    assertThat(read(receiver)).contains("new FileTag(\"outcome\", \"refused\")");
    assertThat(rule).doesNotContainKey("Prefix");
  }

  /// A key that goes while it signs would only be followed by another, before its time.
  @Test
  void aKeyOfReceiptsStaysAsLongAsItSigns() {
    assertThat(KeptSeals.LIFETIME.toDays())
        .isLessThan(ofRule("KeyBucket", "KeysWhoseYearIsOver", "ExpirationInDays"));
  }

  /// What `/privacy` tells people.
  @Test
  void whatPeopleAreToldOfFilesAndLogsIsSo() {
    assertThat(Lifetimes.FILE).hasDays(ofRule("UploadBucket", "PartnersFiles", "ExpirationInDays"));
    assertThat(Lifetimes.ERROR_FILE)
        .hasDays(
            ofRule("UploadBucket", "ErrorFiles", "ExpirationInDays")
                + ofRule("UploadBucket", "ErrorFiles", "NoncurrentDays"));
    assertThat(Lifetimes.REFUSED_FILE)
        .hasDays(
            ofRule("UploadBucket", "RefusedFiles", "ExpirationInDays")
                + ofRule("UploadBucket", "RefusedFiles", "NoncurrentDays"));
    assertThat(Lifetimes.LOG)
        .hasDays(((Number) TEMPLATE.parameter("LogRetention").get("Default")).longValue());
    assertThat(lines())
        .contains(new Line("backups of the table", Lifetimes.BACKUP.toDays() + " days", "AWS"));
  }

  private static List<Line> lines() {
    return ROW.matcher(read(ROOT.resolve("docs/data.md")))
        .results()
        .map(row -> new Line(row.group(1).strip(), row.group(2).strip(), row.group(3).strip()))
        .filter(line -> !line.time().equals("how long") && !line.time().startsWith("--"))
        .toList();
  }

  // The types of items that the capabilities' pages describe, with what is said of each.
  private static Map<String, String> types() {
    return TablePages.all().stream()
        .flatMap(page -> ITEM.matcher(read(page)).results())
        .collect(
            java.util.stream.Collectors.toMap(
                row -> row.group(1), row -> row.group(2), (one, other) -> one + other));
  }

  private static long days(String time) {
    var parts = time.split(" ", -1);
    assertThat(parts[1]).as(time).isIn("day", "days");
    return Long.parseLong(parts[0]);
  }

  private static long days(Line line) {
    var name = line.decides().replace("`", "");
    if (name.contains(".")) {
      return ofConstant(
          name.substring(0, name.indexOf('.')), name.substring(name.indexOf('.') + 1));
    }
    var parts = name.split(" ", -1);
    return switch (parts.length) {
      case 1 -> ((Number) TEMPLATE.parameter(name).get("Default")).longValue();
      case 2 ->
          Duration.ofSeconds(
                  ((Number) TEMPLATE.ofType("AWS::SQS::Queue").get(parts[0]).get(parts[1]))
                      .longValue())
              .toDays();
      default -> ofRule(parts[0], parts[1], parts[2]);
    };
  }

  private static long ofRule(String bucket, String id, String property) {
    var rule = rule(bucket, id);
    return ((Number)
            Optional.ofNullable(rule.get(property))
                .orElseGet(
                    () ->
                        DeclaredTemplate.map(rule.get("NoncurrentVersionExpiration"))
                            .get(property)))
        .longValue();
  }

  private static Map<String, Object> rule(String bucket, String id) {
    return rules(TEMPLATE.ofType("AWS::S3::Bucket").get(bucket)).stream()
        .filter(each -> id.equals(each.get("Id")))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, Object>> rules(Map<String, Object> bucket) {
    return DeclaredTemplate.list(
            DeclaredTemplate.map(bucket.get("LifecycleConfiguration")).get("Rules"))
        .stream()
        .map(DeclaredTemplate::map)
        .toList();
  }

  // Some constants are their class's own.
  private static long ofConstant(String type, String constant) {
    var declared = Pattern.compile(constant + " = Duration\\.ofDays\\((\\d+)\\)");
    return TablePages.sources(type)
        .map(file -> declared.matcher(read(file)))
        .filter(java.util.regex.Matcher::find)
        .map(found -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type + "." + constant));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class TablePages {
    static List<Path> all() {
      return find("TABLE.md").filter(file -> !file.toString().contains("platform")).toList();
    }

    static Stream<Path> sources(String type) {
      return find(type + ".java");
    }

    private static Stream<Path> find(String name) {
      try (var files = Files.walk(ROOT.resolve("shared"))) {
        return files
            .filter(file -> file.getFileName().toString().equals(name))
            .filter(file -> !file.toString().contains("/target/"))
            .toList()
            .stream();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
