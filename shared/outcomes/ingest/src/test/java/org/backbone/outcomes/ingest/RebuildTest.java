package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.backbone.access.ProgramToken;
import org.backbone.audit.Actor;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.RollCheck;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.table.DynamoReleaseStore;
import org.backbone.metrics.table.DynamoRollupStore;
import org.backbone.metrics.table.MetricKeys;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.SlotState;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Finding.Code;
import org.backbone.outcomes.rebuild.Finding.Fate;
import org.backbone.outcomes.rebuild.Progress;
import org.backbone.outcomes.table.DynamoLayoutStore;
import org.backbone.outcomes.table.DynamoReceiptKeyStore;
import org.backbone.outcomes.table.DynamoSlotStore;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Lifetimes;
import org.backbone.platform.core.Period;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Items;
import org.backbone.platform.table.Table;
import org.backbone.testkit.LocalFiles;
import org.backbone.testkit.LocalTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// On a real table and a real bucket.
class RebuildTest {
  private static final String DATASET = "wic-participation";
  private static final String TWO_YEARS =
      """
      Period,Place,Group,How many: Pregnant women in WIC
      2017-09,Oklahoma,Everyone,9000
      2017-10,Oklahoma,Everyone,9100
      """;
  private static final Disclosure DISCLOSURE = new Disclosure(10);

  @RegisterExtension final LocalTable localTable = new LocalTable();
  @RegisterExtension final LocalFiles localFiles = new LocalFiles();

  private final MemoryCatalogueStore catalogues = new MemoryCatalogueStore();
  private final List<Finding> found = new ArrayList<>();
  private Instant now = Instant.now();
  private final InstantSource clock = () -> now;

  private Table table;
  private S3FileStore files;
  private DynamoSlotStore slots;
  private DynamoRollupStore rollups;
  private DynamoReleaseStore releases;
  private Rollup rollup;
  private Upload upload;

  @BeforeEach
  void oneFileCounts() throws IOException {
    table = new Table(localTable.client(), localTable.name());
    files = new S3FileStore(localFiles.client(), localFiles.bucket());
    slots = new DynamoSlotStore(table);
    rollups = new DynamoRollupStore(table);
    releases = new DynamoReleaseStore(table);
    rollup = new Rollup(rollups, releases, DISCLOSURE, clock);
    upload = received("river-food-bank");
    rollups.dirty(100).forEach(rollup::roll);
  }

  @Test
  void whereNothingIsWrongAllIsTheSame() throws IOException {
    assertThat(run(false)).isEmpty();

    assertThat(run(true)).isEmpty();
  }

  @Test
  void damagedFiguresAreFoundAndPutBackExactly() throws IOException {
    var before = slots.figures(pointer(), accepted().tables());
    spoil(MetricKeys.aggregatePk(pointer()), MetricKeys.aggregateSk(pointer(), first()) + "#000");

    assertThat(run(false))
        .extracting(Finding::code, Finding::fate)
        .contains(tuple(Code.FIGURES_DAMAGED, Fate.MENDABLE), tuple(Code.TABLE_LACKS, Fate.NOTED));
    assertThat(run(true)).extracting(Finding::code).containsExactly(Code.FIGURES_DAMAGED);
    assertThat(slots.figures(pointer(), accepted().tables())).isEqualTo(before);
    assertThat(run(false)).isEmpty();
  }

  @Test
  void missingFiguresAreFoundAndPutBack() throws IOException {
    table.delete(
        MetricKeys.aggregatePk(pointer()), MetricKeys.aggregateSk(pointer(), first()) + "#000");

    assertThat(run(false)).extracting(Finding::code).contains(Code.FIGURES_MISSING);
    assertThat(run(true))
        .extracting(Finding::code, Finding::fate)
        .containsExactly(tuple(Code.FIGURES_MISSING, Fate.MENDED));
    assertThat(run(false)).isEmpty();
  }

  @Test
  void aFileOfTwoPeriodsIsComparedInBothAndPutBackInBoth() throws IOException {
    var file = byProgram(TWO_YEARS);
    rollups.dirty(100).forEach(rollup::roll);
    var both = accepted(file).tables();
    assertThat(both).hasSize(2);

    assertThat(run(false)).isEmpty();

    for (var of : both) {
      spoil(
          MetricKeys.aggregatePk(file.pointer()),
          MetricKeys.aggregateSk(file.pointer(), of) + "#000");
    }
    table.delete(
        MetricKeys.tablePk(both.getLast()),
        MetricKeys.pointerSk(file.slot().of(new Period("FY2018"))));
    assertThat(run(true))
        .extracting(Finding::code)
        .contains(Code.FIGURES_DAMAGED, Code.POINTER_WRONG);
    assertThat(run(false)).isEmpty();
    assertThat(rollups.pointers(both.getLast())).extracting(Pointer::seq).containsExactly(1L);
  }

  @Test
  void whatAFileCameToInAPeriodThatItNoLongerCountsForIsNotMissed() throws IOException {
    var file = byProgram(TWO_YEARS);
    var left = accepted(file).tables().getFirst();
    // Each takes the place of the one before it in the file's own period, until that is let go.
    for (var i = 0; i < 6; i++) {
      byProgram(
          "Period,Place,Group,How many: Pregnant women in WIC\n2017-09,Oklahoma,Everyone,%d\n"
              .formatted(9001 + i));
    }
    rollups.dirty(100).forEach(rollup::roll);
    slots.letGo(file.pointer(), new TreeSet<>(List.of(left)), now);
    table.delete(
        MetricKeys.aggregatePk(file.pointer()),
        MetricKeys.aggregateSk(file.pointer(), left) + "#000");

    assertThat(run(false)).isEmpty();

    var kept = accepted(file).tables().getLast();
    spoil(
        MetricKeys.aggregatePk(file.pointer()),
        MetricKeys.aggregateSk(file.pointer(), kept) + "#000");
    assertThat(run(true)).extracting(Finding::code).contains(Code.FIGURES_DAMAGED);
    assertThat(run(false)).isEmpty();
  }

  // A program has nobody to show to what it changes.
  private Upload byProgram(String file) throws IOException {
    var slot = new Slot("lake-food-bank", DATASET, new Period("FY2017"));
    var year = Duration.ofDays(365);
    var token =
        ProgramToken.of(slot.partner(), "desk@lake.example.org", "Nightly", "key", now, year);
    var asked = new SlotLedger(slots, clock).request(slot, token, Language.EN);
    return received(asked, file.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPointerThatIsGoneIsFoundAndPutBackWithoutOtherFigures() throws IOException {
    var before = rollups.roll(first()).orElseThrow();
    table.delete(MetricKeys.tablePk(first()), MetricKeys.pointerSk(upload.slot()));

    assertThat(run(false))
        .extracting(Finding::code, Finding::fate)
        .containsExactly(tuple(Code.POINTER_WRONG, Fate.MENDABLE));
    run(true);
    assertThat(rollups.pointers(first())).containsExactly(pointer());
    assertThat(rollups.roll(first()).orElseThrow().cells()).isEqualTo(before.cells());
    assertThat(run(false)).isEmpty();
  }

  @Test
  void aPointerOfASlotThatDoesNotCountIsFoundAndTakenAway() throws IOException {
    var stray = new Slot("nobody", DATASET, new Period("FY2015"));
    table.put(
        Map.of(
            "pk", text(MetricKeys.tablePk(first())),
            "sk", text(MetricKeys.pointerSk(stray)),
            "type", text("table-pointer"),
            "slot", text(MetricKeys.of(stray)),
            "seq", AttributeValue.fromN("1"),
            "aggregate", text("ab".repeat(32))));

    assertThat(run(false)).extracting(Finding::code).containsExactly(Code.POINTER_WRONG);
    run(true);
    assertThat(rollups.pointers(first())).containsExactly(pointer());
    assertThat(run(false)).isEmpty();
  }

  @Test
  void damagedSumsAreFoundAndRolledUpAgain() throws IOException {
    var before = rollups.roll(first()).orElseThrow();
    spoil(MetricKeys.tablePk(first()), "ROLL#000");

    assertThat(run(false))
        .extracting(Finding::code, Finding::fate)
        .containsExactly(tuple(Code.ROLLUP_WRONG, Fate.MENDABLE));
    run(true);
    assertThat(rollups.roll(first()).orElseThrow().cells()).isEqualTo(before.cells());
    assertThat(run(false)).isEmpty();
  }

  @Test
  void sumsUnderAVersionThatNeverWasMakeRoom() throws IOException {
    change(MetricKeys.tablePk(first()), "ROLL#000", "v", AttributeValue.fromN("900"));

    assertThat(run(false)).extracting(Finding::code).containsExactly(Code.ROLLUP_WRONG);
    run(true);
    assertThat(rollups.roll(first()).orElseThrow().version()).isGreaterThan(900);
    assertThat(run(false)).isEmpty();
  }

  @Test
  void whatThePublicSeesOtherwiseIsFoundAndMadeAgain() throws IOException {
    change(
        "REL#" + first().indicator(),
        "PERIOD#" + first().version() + "#" + first().period() + "#000",
        "minN",
        AttributeValue.fromN("1"));

    assertThat(run(false)).extracting(Finding::code).containsExactly(Code.RELEASE_WRONG);
    run(true);
    assertThat(releases.release(first()).orElseThrow().minN()).isEqualTo(DISCLOSURE.minN());
    assertThat(run(false)).isEmpty();
  }

  @Test
  void aFileWhoseTimeIsOverIsSaidAndNothingIsWrong() throws IOException {
    files.delete(upload.fileKey());
    now = now.plus(Lifetimes.FILE).plus(Duration.ofDays(1));

    assertThat(run(false))
        .extracting(Finding::code, Finding::isWrong)
        .containsExactly(tuple(Code.FILE_EXPIRED, false));
  }

  @Test
  void aFileOfPeopleIsGoneAsItShouldBe() throws IOException {
    var pk = "SLOT#" + MetricKeys.of(upload.slot());
    var sk = "UP#" + MetricKeys.seq(upload.seq());
    var reading = new HashMap<>(Items.map(table.get(pk, sk).orElseThrow(), "reading"));
    reading.put("people", AttributeValue.fromBool(true));
    change(pk, sk, "reading", AttributeValue.fromM(reading));
    files.delete(upload.fileKey());

    assertThat(run(true))
        .extracting(Finding::code, Finding::subject, Finding::isWrong)
        .containsExactly(tuple(Code.FILE_COUNTED, upload.id(), false));
  }

  @Test
  void periodsThatDoNotKnowOfTheirFileYetAreSaidAndTold() throws IOException {
    var file = byProgram(TWO_YEARS);
    rollups.dirty(100).forEach(rollup::roll);
    var state = slots.state(file.slot());
    var stopped =
        new SlotState(
            state.slot(),
            state.version() + 1,
            state.issued(),
            state.ingested(),
            state.withdrawn(),
            state.leaving(),
            state.moving(),
            new TreeSet<>(Set.of(file.seq())));
    assertThat(slots.move(state, stopped, new TreeMap<>())).isTrue();

    assertThat(run(false))
        .extracting(Finding::code, Finding::fate)
        .contains(tuple(Code.SHARES_UNDER_WAY, Fate.NOTED));
    assertThat(run(true))
        .extracting(Finding::code, Finding::fate)
        .contains(tuple(Code.SHARES_UNDER_WAY, Fate.MENDED));
    rollups.dirty(100).forEach(rollup::roll);
    assertThat(run(false)).isEmpty();
    assertThat(slots.state(file.slot()).spreading()).isEmpty();
  }

  @Test
  void aFileThatIsGoneBeforeItsTimeStays() throws IOException {
    files.delete(upload.fileKey());

    assertThat(run(true))
        .extracting(Finding::code, Finding::isWrong)
        .containsExactly(tuple(Code.FILE_MISSING, true));
  }

  @Test
  void figuresWhoseFileIsOverCannotBePutBack() throws IOException {
    files.delete(upload.fileKey());
    now = now.plus(Lifetimes.FILE).plus(Duration.ofDays(1));
    spoil(MetricKeys.aggregatePk(pointer()), MetricKeys.aggregateSk(pointer(), first()) + "#000");

    assertThat(run(true))
        .extracting(Finding::code, Finding::fate)
        .contains(tuple(Code.FIGURES_DAMAGED, Fate.STAYS));
    assertThat(rollups.pointers(first())).containsExactly(pointer());
  }

  @Test
  void aTableWhoseFiguresAreLostIsSaidAndKeepsNoOtherFromItsTurn() throws IOException {
    files.delete(upload.fileKey());
    table.delete(
        MetricKeys.aggregatePk(pointer()), MetricKeys.aggregateSk(pointer(), first()) + "#000");
    table.delete(MetricKeys.tablePk(first()), MetricKeys.pointerSk(upload.slot()));
    spoil(MetricKeys.tablePk(accepted().tables().last()), "ROLL#000");

    assertThat(run(true))
        .extracting(Finding::code)
        .contains(Code.FILE_MISSING, Code.FIGURES_MISSING, Code.POINTER_WRONG);
    assertThat(rollups.pointers(first())).containsExactly(pointer());
  }

  @Test
  void anotherFileInItsPlaceChangesNothing() throws IOException {
    put(upload, "another,file\n1,2\n".getBytes(StandardCharsets.UTF_8));

    assertThat(run(true)).extracting(Finding::code).containsExactly(Code.FILE_OTHER);
    assertThat(accepted().aggregate()).isEqualTo(pointer().aggregate());
  }

  @Test
  void aFileIsReadByTheCatalogueThatItWasAcceptedBy() throws IOException {
    renameAPlace();

    assertThat(run(false)).isEmpty();
  }

  @Test
  void whatIsReadOtherwiseTodayIsSaidAndStays() throws IOException {
    var before = accepted();
    var kept = slots.receipt(upload).orElseThrow();
    for (var i = 0; i < 10; i++) {
      renameAPlace();
    }

    assertThat(run(true))
        .extracting(Finding::code, Finding::fate)
        .containsExactly(tuple(Code.FILE_NOT_TAKEN, Fate.STAYS));
    assertThat(accepted()).isEqualTo(before);
    assertThat(slots.receipt(upload)).contains(kept);
  }

  @Test
  void whatWasTakenBackIsNotCompared() throws IOException {
    new SlotLedger(slots, clock).withdraw(upload, Actor.partner("river", "River Food Bank"));
    rollups.dirty(100).forEach(rollup::roll);
    files.delete(upload.fileKey());

    assertThat(run(false)).isEmpty();
  }

  @Test
  void whatWasStoppedGoesOnWhereItWas() throws IOException {
    var other = received("lake-food-bank");
    rollups.dirty(100).forEach(rollup::roll);
    spoil(MetricKeys.tablePk(first()), "ROLL#000");
    files.delete(other.fileKey());
    var rebuild = rebuild();
    var progress = Progress.START;
    var steps = 0;
    while (!progress.isDone()) {
      progress = rebuild.begin(false, found::add).until(progress, twice());
      steps++;
    }

    assertThat(found)
        .extracting(Finding::code)
        .containsExactlyInAnyOrder(Code.FILE_MISSING, Code.ROLLUP_WRONG);
    assertThat(progress).isEqualTo(new Progress(Progress.Stage.DONE, "", 2, 12));
    assertThat(steps).isGreaterThan(5);
  }

  // Time for a little.
  private static Deadline twice() {
    var asked = new int[1];
    return () -> asked[0]++ > 2;
  }

  private List<Finding> run(boolean isMending) throws IOException {
    found.clear();
    var end = rebuild().begin(isMending, found::add).until(Progress.START, Deadline.NONE);
    assertThat(end.isDone()).isTrue();
    return List.copyOf(found);
  }

  private Rebuild rebuild() {
    return new Rebuild(
        files,
        slots,
        new DynamoLayoutStore(table),
        catalogues,
        rollups,
        new RollCheck(rollups, releases, DISCLOSURE),
        rollup::roll,
        clock);
  }

  private Upload received(String partner) throws IOException {
    var slot = new Slot(partner, DATASET, new Period("FY2015"));
    return received(
        new SlotLedger(slots, clock).request(slot, "data@example.org", Language.EN),
        TestFiles.bytes("/data/wic-pregnant-women-fy2015.csv"));
  }

  private Upload received(Upload asked, byte[] bytes) throws IOException {
    put(asked, bytes);
    receiver().receive(new ArrivedFile(asked.fileKey(), "", asked.id()));
    return slots.upload(asked.id()).orElseThrow();
  }

  private ReceiveFile receiver() {
    var datasets = new LiveCatalogue(catalogues).view(DatasetFiles::of);
    var composer = new Composer("Cradle to Career", "mail@network.example.org");
    var address = "https://network.example.org";
    var mail =
        new ReceiptMail(
            composer, datasets, clock, ZoneId.of("America/Chicago"), "Cradle to Career", address);
    var seals = new KeptSeals(new MemoryFileStore(), new DynamoReceiptKeyStore(table), clock);
    return new ReceiveFile(
        files,
        slots,
        new DynamoLayoutStore(table),
        datasets,
        new MemoryOutbox(),
        mail,
        new MakeReceipt("Cradle to Career", address, seals),
        clock);
  }

  private void put(Upload asked, byte[] bytes) {
    localFiles
        .client()
        .putObject(
            put -> put.bucket(localFiles.bucket()).key(asked.fileKey()),
            RequestBody.fromBytes(bytes));
  }

  // After which the file names a place twice.
  private void renameAPlace() {
    var seen = catalogues.revision();
    var document = LiveCatalogue.document(catalogues, seen);
    var tree = (ObjectNode) Json.tree(document.text());
    ((ObjectNode) tree.at("/places/0")).put("name", "Kansas");
    var text = CatalogueDocument.kept(tree.toString()).text();
    assertThat(
            catalogues.keep(
                new CatalogueHead(seen + 1, now, Actor.staff("5f1c", "Ana")), text, List.of()))
        .isTrue();
  }

  private Outcome.Accepted accepted() {
    return accepted(upload);
  }

  private Outcome.Accepted accepted(Upload some) {
    return (Outcome.Accepted) slots.upload(some.id()).orElseThrow().outcome();
  }

  private Pointer pointer() {
    return new Pointer(upload.slot(), upload.seq(), accepted().aggregate());
  }

  private TableKey first() {
    return accepted().tables().first();
  }

  private void spoil(String pk, String sk) {
    change(
        pk, sk, "cells", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2, 3, 4, 5})));
  }

  private void change(String pk, String sk, String name, AttributeValue value) {
    var item = new HashMap<>(table.get(pk, sk).orElseThrow());
    item.put(name, value);
    table.put(item);
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
