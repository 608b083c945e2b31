package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.platform.table.Table;
import org.backbone.runner.LocalNames;
import org.backbone.template.Repository;
import org.backbone.template.Template;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What each function needed while a small network lived through everything once is what the
/// template grants it.
class PermitsIT {
  /// A month's first day, so that each schedule has something to do.
  private static final Instant MORNING = Instant.parse("2026-12-01T14:00:00Z");

  private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/BackboneTable";
  private static final String BUCKET = "arn:aws:s3:::backbone-uploads";

  /// What is granted although nothing in the walk needs it, and why.
  private static final Map<String, String> BESIDE =
      Map.ofEntries(
          Map.entry(
              "OutcomeUploads: s3:GetObject " + BUCKET + "/errors/*",
              "a browser does it, by a link that the function has signed"),
          Map.entry(
              "OutcomeIngest: s3:GetObjectVersion " + BUCKET + "/incoming/*",
              "an event of a bucket with versions names one; the local S3 keeps none"),
          Map.entry(
              "OutcomeIngest: s3:PutObjectVersionTagging " + BUCKET + "/incoming/*", "as above"),
          Map.entry("OutcomeIngest: s3:DeleteObjectVersion " + BUCKET + "/incoming/*", "as above"),
          Map.entry(
              "OutcomeIngest: s3:ListBucket " + BUCKET,
              "no call: without it a file that is gone is refused (403), and not missing (404)"),
          Map.entry(
              "OutcomeIngest: s3:ListBucket arn:aws:s3:::keybucket",
              "no call: without it a key that is not made yet is refused (403), and not missing (404)"),
          Map.entry(
              "MailSender: s3:ListBucket arn:aws:s3:::outboxbucket",
              "no call: without it a mail that is gone is refused (403), and not missing (404)"),
          Map.entry(
              "OutcomeIngest: dynamodb:DeleteItem " + TABLE + " TBL#*",
              "only where a newer definition of an indicator takes a slot out of the older one's table"),
          Map.entry(
              "MetricRollups: dynamodb:GetItem " + TABLE + " REL#*",
              "only where another run has published a newer release meanwhile"),
          Map.entry(
              "OutcomeIngest: dynamodb:UpdateItem " + TABLE + " AGG#*",
              "only where a file is the seventh of its slot, or was taken back before it came"),
          Map.entry(
              "StaffConsole: dynamodb:GetItem " + TABLE + " TBL#*",
              "only where a figure waits to be added up while staff look"));

  /// Types of items that hold an address and are not found by it, and why.
  private static final Map<String, String> REPEATS =
      Map.of(
          "partner-ref", "goes and changes with its partner",
          "contact-ref", "goes and changes with its partner",
          "series", "the network's own address, for questions");

  private static final String SENDER_UPDATES = "an update of the mail, as the claim before it is";

  /// Methods of stores that a function may come to and the walk does not, and why they need nothing
  /// new.
  private static final Map<String, String> UNWALKED =
      Map.ofEntries(
          Map.entry(
              "Dashboard: DynamoReleaseStore.release",
              "a query as the one of all releases before it"),
          Map.entry(
              "ReportDelivery: DynamoReleaseStore.release",
              "a query as the one of all releases before it"),
          Map.entry("MailSender: DynamoOutbox.leaveToStaff", SENDER_UPDATES),
          Map.entry("MailSender: DynamoOutbox.postpone", SENDER_UPDATES),
          Map.entry("MailSender: DynamoOutbox.unknown", SENDER_UPDATES),
          Map.entry(
              "OutcomeUploads: DynamoMeetingStore.answerOf",
              "a read beside the one of the registration"),
          Map.entry(
              "OutcomeIngest: DynamoSlotStore.hinder",
              "an update of the upload, as where it is looked for again"),
          Map.entry(
              "OutcomeIngest: DynamoSlotStore.letGo",
              "as outcome-uploads does it where a file is taken back"),
          Map.entry(
              "OutcomeIngest: DynamoSlotStore.restore",
              "a put of figures, as where a file counts; nothing is damaged here"),
          Map.entry(
              "OutcomeIngest: DynamoRollupStore.wanted",
              "an update of a table, as where a file counts; nothing is damaged here"),
          Map.entry(
              "StaffConsole: DynamoSlotStore.state", "a read of the slot, as that of its uploads"));

  private static final Pattern ADAPTERS =
      Pattern.compile("org\\.backbone\\.(?!platform\\.)\\w+\\.table");

  /// What of the table reaches nothing by itself: names, and parts of transactions.
  private static final Set<String> PREPARES =
      Set.of("key", "name", "who", "putAction", "updateAction", "deleteAction");

  @TempDir static Path data;
  private static World world;
  private static Set<Needed> needs;

  @BeforeAll
  static void walk() throws IOException {
    // Nothing is refused: one walk tells all that is missing.
    world = new World(Files.createDirectory(data.resolve("data")), MORNING, Permissions::open);
    new Walk(world).walk();
    needs = world.fates().needs();
  }

  @AfterAll
  static void end() {
    world.close();
  }

  @Test
  void nothingIsNeededThatIsNotGranted() {
    assertThat(declared().missing()).isEmpty();
  }

  @Test
  void nothingIsGrantedThatIsNotNeededOrHasAReason() {
    assertThat(declared().unused()).containsExactlyInAnyOrderElementsOf(BESIDE.keySet());
  }

  @Test
  void everyMethodOfAStoreThatAFunctionMayComeToWasWalkedByIt() throws IOException {
    var classes = compiled();
    var unwalked = new TreeSet<String>();
    for (var function : world.template().functions()) {
      var walked =
          needs.stream()
              .filter(needed -> needed.function().equals(function.name()))
              .flatMap(needed -> needed.stores().stream())
              .collect(Collectors.toSet());
      var handlers = function.handler().replaceFirst("\\.[^.]*$", "");
      Reachable.from(classes, handlers).stream()
          .filter(PermitsIT::reachesTheTable)
          // A stream is read where its method has returned long since.
          .filter(method -> !method.getRawReturnType().isEquivalentTo(Stream.class))
          .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
          .filter(method -> !walked.contains(method))
          .forEach(method -> unwalked.add(function.id() + ": " + method));
    }

    assertThat(unwalked).containsExactlyInAnyOrderElementsOf(UNWALKED.keySet());
  }

  private static boolean reachesTheTable(JavaCodeUnit method) {
    return ADAPTERS.matcher(method.getOwner().getPackageName()).matches()
        && Stream.concat(
                method.getMethodCallsFromSelf().stream(),
                method.getMethodReferencesFromSelf().stream())
            .anyMatch(
                call ->
                    call.getTargetOwner().isEquivalentTo(Table.class)
                        && !PREPARES.contains(call.getName()));
  }

  @Test
  void whatBrowsersDoWithWhatWasSignedIsWhatIsGranted() {
    assertThat(world.state().objects().keySet())
        .anyMatch(name -> name.startsWith("backbone-uploads/incoming/"))
        .anyMatch(name -> name.startsWith("backbone-uploads/errors/"))
        .filteredOn(name -> name.startsWith("backbone-uploads/"))
        .allMatch(name -> name.matches("backbone-uploads/(incoming|errors|erased)/.*"));
  }

  /// Else somebody who has themselves erased is still there.
  @Test
  void whatHoldsAnAddressIsFoundByItOrRepeatsWhatIs() {
    assertThat(world.state().items().values().stream().filter(PermitsIT::holdsAnAddress))
        .isNotEmpty()
        .filteredOn(item -> !item.containsKey(Table.WHO))
        .extracting(item -> item.get("type").s())
        .isSubsetOf(REPEATS.keySet());
  }

  @Test
  void whoWasErasedStandsNowhereAnyMore() {
    var all = world.state().items().values().stream().map(PermitsIT::text).toList();

    assertThat(all).noneMatch(text -> text.contains("guest.example.org"));
    assertThat(all).noneMatch(text -> text.contains("desk@food.example.org"));
    assertThat(all).noneMatch(text -> text.contains("desk@fourth.example.org"));
    assertThat(all).anyMatch(text -> text.contains("next@food.example.org"));
  }

  private static boolean holdsAnAddress(Map<String, AttributeValue> item) {
    return text(item).matches("(?s).*[a-z]@[a-z.-]+\\.example\\.org.*");
  }

  private static String text(Map<String, AttributeValue> item) {
    return item.values().stream().map(AttributeValue::toString).collect(Collectors.joining(" "));
  }

  @Test
  void aPermissionThatIsTakenFromAPolicyIsMissed() throws IOException {
    var without = planted("MailSender", "- dynamodb:UpdateItem\n", "- dynamodb:GetItem\n");

    assertThat(without.missing())
        .contains("MailSender: dynamodb:UpdateItem " + TABLE + " OUTBOX#*");
  }

  @Test
  void aKeyThatIsTakenFromAPolicyIsMissed() throws IOException {
    var without = planted("PartnerIntake", "                    - KEY#*\n", "");

    assertThat(without.missing()).contains("PartnerIntake: dynamodb:GetItem " + TABLE + " KEY#*");
  }

  @Test
  void aPermissionThatNobodyNeedsIsFound() throws IOException {
    var more =
        planted(
            "MailSender",
            "                - dynamodb:UpdateItem\n",
            "                - dynamodb:UpdateItem\n                - dynamodb:DeleteItem\n");

    assertThat(more.unused()).contains("MailSender: dynamodb:DeleteItem " + TABLE + " OUTBOX#*");
  }

  private static Permissions declared() {
    return new Permissions(template(Repository.root().resolve("template.yaml")), needs);
  }

  private static Template template(Path file) {
    return Template.read(file, LocalNames.parameters("http://127.0.0.1"));
  }

  private static JavaClasses compiled() throws IOException {
    var ours = Pattern.compile("/(shared|functions)/.*/target/classes$");
    try (var folders = Files.walk(Repository.root())) {
      return new ClassFileImporter()
          .importPaths(folders.filter(folder -> ours.matcher(folder.toString()).find()).toList());
    }
  }

  // The template with the first of something changed behind the function's name.
  private static Permissions planted(String function, String before, String after)
      throws IOException {
    var text = Files.readString(Repository.root().resolve("template.yaml"));
    var at = text.indexOf(before, text.indexOf("\n  " + function + ":\n"));
    assertThat(at).as("%s of %s", before, function).isPositive();
    var file = data.resolve("planted.yaml");
    Files.writeString(file, text.substring(0, at) + after + text.substring(at + before.length()));
    return new Permissions(template(file), needs);
  }
}
