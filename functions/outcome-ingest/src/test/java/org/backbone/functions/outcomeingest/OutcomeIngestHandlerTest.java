package org.backbone.functions.outcomeingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.backbone.access.ProgramToken;
import org.backbone.audit.Actor;
import org.backbone.mail.MailLabel;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.RollCheck;
import org.backbone.metrics.Rollup;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.ReadAgain;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.DoubtCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.ingest.ArrivedFile;
import org.backbone.outcomes.ingest.CarryLook;
import org.backbone.outcomes.ingest.KeptSeals;
import org.backbone.outcomes.ingest.MakeReceipt;
import org.backbone.outcomes.ingest.Rebuild;
import org.backbone.outcomes.ingest.ReceiptMail;
import org.backbone.outcomes.ingest.ReceiveFile;
import org.backbone.outcomes.ingest.TestFiles;
import org.backbone.outcomes.proposal.MappingDraft;
import org.backbone.outcomes.rebuild.BeginLook;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Finding.Code;
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.outcomes.receipts.ReceiptCheck;
import org.backbone.outcomes.templates.TemplateFile;
import org.backbone.outcomes.templates.TemplateLayout;
import org.backbone.outcomes.twin.MemoryLayoutStore;
import org.backbone.outcomes.twin.MemoryLookStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.MemoryReceiptKeyStore;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.platform.books.NewBook;
import org.backbone.platform.books.NewSheet;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.files.FileTag;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.template.Repository;
import org.backbone.testkit.JustBefore;
import org.backbone.testkit.TestContext;
import org.backbone.testkit.ThirdLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeIngestHandlerTest {
  private static final Instant NOW = Instant.parse("2020-05-01T19:14:03Z");
  private static final Disclosure DISCLOSURE = new Disclosure(10);

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final MemoryFileStore files = new MemoryFileStore();
  private final MemoryFileStore keyFiles = new MemoryFileStore();
  private final MemoryReceiptKeyStore keys = new MemoryReceiptKeyStore();
  private final MemoryMetricStore store = new MemoryMetricStore();
  private final MemoryLayoutStore layouts = new MemoryLayoutStore();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryLookStore looks = new MemoryLookStore(outbox.audit());
  private final MemoryCatalogueStore catalogues = new MemoryCatalogueStore();
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final SlotLedger ledger = new SlotLedger(store, clock);
  private final OutcomeIngestHandler handler = handler();

  private OutcomeIngestHandler handler() {
    var catalogue = new LiveCatalogue(catalogues);
    var datasets = catalogue.view(DatasetFiles::of);
    var composer = new Composer("Cradle to Career", "mail@network.example.org");
    var mail =
        new ReceiptMail(
            composer,
            datasets,
            clock,
            ZoneId.of("America/Chicago"),
            "Cradle to Career",
            "https://network.example.org");
    var receipts =
        new MakeReceipt(
            "Cradle to Career",
            "https://network.example.org",
            new KeptSeals(keyFiles, keys, clock));
    var log = new JsonLog(new PrintStream(lines, true, StandardCharsets.UTF_8), "outcome-ingest");
    var rebuild =
        new Rebuild(
            files,
            store,
            layouts,
            catalogues,
            store,
            new RollCheck(store, store, DISCLOSURE),
            _ -> {},
            clock);
    return new OutcomeIngestHandler(
        catalogue,
        new ReceiveFile(files, store, layouts, datasets, outbox, mail, receipts, clock),
        store,
        new CarryLook(looks, rebuild, clock, log),
        log);
  }

  @Test
  void aFileThatFitsCountsAndItsSenderHears() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));

    assertThat(answer(event(upload.fileKey())))
        .isEqualTo("{\"outcome\":\"accepted\",\"rows\":92,\"upload\":\"" + upload.id() + "\"}");

    var accepted = (Outcome.Accepted) outcome(upload);
    assertThat(accepted.tables()).hasSize(12);
    assertThat(accepted.file().name()).isEqualTo("wic.csv");
    assertThat(accepted.file().bytes()).isEqualTo(data("wic-pregnant-women-fy2015.csv").length);
    assertThat(store.state(upload.slot()).head()).hasValue(upload.seq());
    assertThat(mail(upload, accepted.file()).label().subject())
        .startsWith("Received, and everything fits: WIC: pregnant women taking part, ")
        .endsWith("2015");
  }

  @Test
  void aFileThatCountsHasOneReceiptHoweverOftenItIsToldOf() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    var bytes = data("wic-pregnant-women-fy2015.csv");
    receive(upload, "Xochitl Quispe.csv", bytes);

    answer(event(upload.fileKey()));
    var receipt = store.receipt(upload).orElseThrow();
    answer(event(upload.fileKey()));

    assertThat(store.receipt(upload)).contains(receipt);
    assertThat(store.chain(upload.slot().partner())).isEqualTo(ChainEnd.of(receipt.body()));
    assertThat(ReceiptCheck.of(receipt, Optional.of(new KeyRing(keys.published())))).isEmpty();
    assertThat(
            ReceiptCheck.of(
                receipt.body(), new ReceiptBody.Bytes(bytes.length, Digest.sha256(bytes))))
        .isEmpty();
    assertThat(receipt.body().sentAt()).isEqualTo(MemoryFileStore.PUT_AT);
    assertThat(receipt.body().countedAt()).isEqualTo(NOW);
    assertThat(receipt.body().counts().rows()).isEqualTo(92);
    assertThat(receipt.body().periods()).hasSize(12);
    assertThat(receipt.body().figures())
        .isEqualTo(((Outcome.Accepted) outcome(upload)).aggregate());
    assertThat(receipt.json()).doesNotContain("Xochitl", "Quispe", upload.email());
  }

  @Test
  void receiptsOfAPartnerFollowEachOther() throws IOException {
    for (var year : List.of("FY2015", "FY2015")) {
      var upload = requested("wic-participation", year, Language.EN);
      receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
      answer(event(upload.fileKey()));
    }

    var bodies =
        store.uploads("river-food-bank").stream()
            .map(upload -> store.receipt(upload).orElseThrow().body())
            .toList();
    var chain = ReceiptCheck.chains(bodies).getFirst();
    assertThat(chain.faults()).isEmpty();
    assertThat(chain.receipts()).extracting(body -> body.link().number()).containsExactly(1L, 2L);
    assertThat(bodies)
        .extracting(ReceiptBody::mapping)
        .doesNotContain("")
        .allMatch(bodies.getFirst().mapping()::equals);
  }

  @Test
  void aFileThatIsRefusedHasNoReceiptAndNeedsNoKey() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", "State,2014-10\nAtlantis,12\n".getBytes(StandardCharsets.UTF_8));

    answer(event(upload.fileKey()));

    assertThat(store.receipt(upload)).isEmpty();
    assertThat(keys.published()).isEmpty();
    assertThat(keyFiles.list("", "", 10)).isEmpty();
  }

  @Test
  void aFileIsReadAsTheCatalogueSaysWhenItArrives() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    keep(catalogue -> ((ObjectNode) catalogue.at("/places/0")).put("name", "Kansas"));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");
  }

  @Test
  void aFileOfADatasetThatTheNetworkDroppedMeanwhileIsAnswered() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.ES);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    keep(
        catalogue -> {
          without(catalogue, "datasets", "id", "wic-participation");
          without(catalogue, "mappings", "dataset", "wic-participation");
        });

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");

    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.problems()).extracting(ProblemGroup::code).containsExactly("dataset_gone");
    assertThat(files.tag(upload.fileKey())).contains(new FileTag("outcome", "refused"));
    assertThat(text(mail(upload, refused.file()))).contains("Su red ya no recopila estos datos.");
  }

  private static void without(ObjectNode catalogue, String part, String field, String value) {
    catalogue.withArray(part).removeIf(each -> each.path(field).asText().equals(value));
  }

  private void keep(Consumer<ObjectNode> change) throws IOException {
    var catalogue = (ObjectNode) new ObjectMapper().readTree(CatalogueDocument.starter().text());
    change.accept(catalogue);
    var head = new CatalogueHead(1, NOW, Actor.staff("5f1c", "Ana"));
    assertThat(catalogues.keep(head, catalogue.toString(), List.of())).isTrue();
  }

  @Test
  void aFileThatWouldChangeFiguresIsShownFirstAndCountsOnceItsSenderSaysThatItIsRight()
      throws IOException {
    var first = requested("wic-participation", "FY2015", Language.EN);
    receive(first, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    answer(event(first.fileKey()));
    var second = requested("wic-participation", "FY2015", Language.ES);
    receive(second, "otro.csv", without(data("wic-pregnant-women-fy2015.csv"), "Oklahoma,"));

    for (var told = 0; told < 2; told++) {
      assertThat(answer(event(second.fileKey()))).contains("\"outcome\":\"held\"");
    }

    var held = (Outcome.Held) outcome(second);
    assertThat(held.doubts()).extracting(Doubt::code).containsExactly(DoubtCode.PLACES_GONE);
    assertThat(store.state(second.slot()).head()).hasValue(first.seq());
    assertThat(files.tag(second.fileKey())).contains(new FileTag("outcome", "refused"));
    assertThat(outbox.all()).hasSize(2);
    assertThat(text(mail(ReceiptMail.key(second, held.file()) + "#held")))
        .contains("Mire qué cambiaría", "/uploads/" + second.id());

    ledger.confirm(second, "La agencia cerró", Actor.partner("p", "P"));

    assertThat(answer(ReadAgain.event(second))).contains("\"outcome\":\"accepted\"");
    assertThat(store.state(second.slot()).head()).hasValue(second.seq());
    assertThat(files.tag(second.fileKey())).contains(new FileTag("outcome", "taken"));
    assertThat(outbox.all()).hasSize(3);
  }

  @Test
  void aFileThatSaysTheSameCountsAtOnce() throws IOException {
    var first = requested("wic-participation", "FY2015", Language.EN);
    receive(first, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    answer(event(first.fileKey()));
    var second = requested("wic-participation", "FY2015", Language.EN);
    receive(second, "wic.csv", data("wic-pregnant-women-fy2015.csv"));

    assertThat(answer(event(second.fileKey()))).contains("\"outcome\":\"accepted\"");
  }

  @Test
  void whatAProgramMerelyChangesCountsAtOnceAndWhatIsUnlikelyIsAskedAbout() throws IOException {
    var first = requested("wic-participation", "FY2015", Language.EN);
    receive(first, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    answer(event(first.fileKey()));
    var changed = text(data("wic-pregnant-women-fy2015.csv")).replace(",775.0,", ",776.0,");

    var likely = requestedByProgram(first.slot());
    receive(likely, "wic.csv", changed.getBytes(StandardCharsets.UTF_8));
    assertThat(answer(event(likely.fileKey()))).contains("\"outcome\":\"accepted\"");

    var unlikely = requestedByProgram(first.slot());
    receive(unlikely, "wic.csv", without(data("wic-pregnant-women-fy2015.csv"), "Oklahoma,"));
    assertThat(answer(event(unlikely.fileKey()))).contains("\"outcome\":\"held\"");
  }

  @Test
  void aPlaceThatWasThereInThePeriodBeforeIsMissed() throws IOException {
    var before = requested("wic-participation", "FY2015", Language.EN);
    receive(before, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    answer(event(before.fileKey()));
    var next = requested("wic-participation", "FY2016", Language.EN);
    var file = text(without(data("wic-pregnant-women-fy2015.csv"), "Oklahoma,"));
    receive(
        next,
        "wic.csv",
        file.replace("2015-", "2016-")
            .replace("2014-", "2015-")
            .replace("2015 ", "2016 ")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(answer(event(next.fileKey()))).contains("\"outcome\":\"held\"");
    assertThat(((Outcome.Held) outcome(next)).doubts())
        .extracting(Doubt::code)
        .contains(DoubtCode.PLACES_GONE);
  }

  private static final String TWO_YEARS =
      """
      Period,Place,Group,How many: %s
      2014-09,Oklahoma,Everyone,9000
      2014-10,Oklahoma,Everyone,9100
      2014-11,Oklahoma,Everyone,9200
      """;

  @Test
  void aFileOfTwoPeriodsIsShownFirstAndCountsInBothOnceItsSenderSaysThatItIsRight()
      throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "two-years.csv", years(TWO_YEARS));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"held\"");
    assertThat(store.upload(upload.id()).orElseThrow().periods())
        .extracting(Period::code)
        .containsExactly("FY2014", "FY2015");
    assertThat(
            text(mail(ReceiptMail.key(upload, ((Outcome.Held) outcome(upload)).file()) + "#held")))
        .contains("2014 and ", "2015");

    ledger.confirm(upload, "", Actor.partner("p", "P"));

    assertThat(answer(ReadAgain.event(upload))).contains("\"outcome\":\"accepted\"");
    for (var year : List.of("FY2014", "FY2015")) {
      assertThat(store.counting(upload.slot().of(new Period(year))).orElseThrow().pointer())
          .isEqualTo(store.upload(upload.id()).orElseThrow().pointer());
    }
    assertThat(store.receipt(upload).orElseThrow().body().periods())
        .extracting(Period::code)
        .containsExactly("2014-09", "2014-10", "2014-11");

    ledger.withdraw(store.upload(upload.id()).orElseThrow(), Actor.partner("p", "P"));

    assertThat(store.counting(upload.slot().of(new Period("FY2014")))).isEmpty();
    assertThat(store.counting(upload.slot())).isEmpty();
  }

  @Test
  void eachPeriodOfAFileIsHeldAgainstTheOneBeforeItInTheSameFile() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "two-years.csv", years(TWO_YEARS.replace(",9000", ",90")));

    answer(event(upload.fileKey()));

    assertThat(((Outcome.Held) outcome(upload)).doubts())
        .extracting(Doubt::code, Doubt::periods)
        .containsExactly(
            tuple(DoubtCode.PLACES_CHANGED, new TreeSet<>(List.of(new Period("FY2015")))));
  }

  @Test
  void aFileOfOtherPeriodsThanTheOneThatWasChosenIsNotTaken() throws IOException {
    var upload = requested("wic-participation", "FY2016", Language.EN);
    receive(upload, "two-years.csv", years(TWO_YEARS));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");

    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.problems())
        .extracting(ProblemGroup::code, ProblemGroup::arguments)
        .containsExactly(tuple("period_other", List.of("FY2014", "FY2016")));
  }

  @Test
  void figuresOfAMonthThatHasNotBegunAreAskedAbout() throws IOException {
    var file = "Period,Place,Group,How many: %s\n2020-0%d,Oklahoma,Everyone,9000\n";
    var begun = requested("wic-participation", "FY2020", Language.EN);
    receive(begun, "begun.csv", years(file.replace("%d", "5")));
    var ahead = requestedByProgram(begun.slot());
    receive(ahead, "ahead.csv", years(file.replace("%d", "6")));

    assertThat(answer(event(begun.fileKey()))).contains("\"outcome\":\"accepted\"");
    assertThat(answer(event(ahead.fileKey()))).contains("\"outcome\":\"held\"");
    assertThat(((Outcome.Held) outcome(ahead)).doubts())
        .extracting(Doubt::code, Doubt::about, Doubt::count)
        .contains(tuple(DoubtCode.PERIOD_AHEAD, "wic_pregnant_women", 1));
  }

  private static byte[] years(String file) {
    return file.replace("%s", "Pregnant women in WIC").getBytes(StandardCharsets.UTF_8);
  }

  private Upload requestedByProgram(Slot slot) {
    var year = Duration.ofDays(365);
    return ledger.request(
        slot,
        ProgramToken.of(slot.partner(), "desk@food.example.org", "Nightly", "key", NOW, year),
        Language.EN);
  }

  private static byte[] without(byte[] file, String row) {
    return text(file)
        .lines()
        .filter(line -> !line.startsWith(row) && !line.startsWith("\"" + row))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static final String OWN =
      "agencia;mes;mujeres\nCherokee Nation;oct-14;1.200\nOklahoma;oct-14;9.100\n";

  @Test
  void aFileWithColumnsOfItsOwnIsAskedAboutAndReadOnceItsSenderHasSaidWhatTheyMean()
      throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.ES);
    receive(upload, "mías.csv", OWN.getBytes(StandardCharsets.UTF_8));

    for (var told = 0; told < 2; told++) {
      assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"asked\"");
    }
    var asked = (Outcome.Asked) outcome(upload);
    assertThat(asked.rows()).isEqualTo(2);
    assertThat(store.state(upload.slot()).head()).isEmpty();
    assertThat(files.tag(upload.fileKey())).contains(new FileTag("outcome", "refused"));
    assertThat(outbox.all()).hasSize(1);
    var key = ReceiptMail.key(upload, asked.file()) + "#asked";
    assertThat(text(mail(key)))
        .contains("¿Qué significan sus columnas?", "/uploads/" + upload.id());

    var guess = layouts.guess(upload.id()).orElseThrow().guess();
    layouts.keep(
        upload.slot().partner(), MappingDraft.of(guess, "own", "wic-participation").mapping(), NOW);
    ledger.answered(store.upload(upload.id()).orElseThrow());

    assertThat(answer(ReadAgain.event(upload))).contains("\"outcome\":\"accepted\"");
    assertThat(store.state(upload.slot()).head()).hasValue(upload.seq());
    assertThat(files.tag(upload.fileKey())).contains(new FileTag("outcome", "taken"));
  }

  @Test
  void theNextFileOfTheSameColumnsIsReadWithoutAskingAndAChangedOneAsksAgain() throws IOException {
    var first = requested("wic-participation", "FY2015", Language.EN);
    receive(first, "mine.csv", OWN.getBytes(StandardCharsets.UTF_8));
    answer(event(first.fileKey()));
    var guess = layouts.guess(first.id()).orElseThrow().guess();
    layouts.keep(
        first.slot().partner(), MappingDraft.of(guess, "own", "wic-participation").mapping(), NOW);

    var next = requested("wic-participation", "FY2016", Language.EN);
    receive(
        next,
        "mine.csv",
        "Mujeres;MES;agencia\n1.300;oct-15;Cherokee Nation\n".getBytes(StandardCharsets.UTF_8));
    var changed = requested("wic-participation", "FY2017", Language.EN);
    receive(
        changed,
        "mine.csv",
        OWN.replace("mujeres", "mujeres atendidas")
            .replace("-14", "-16")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(answer(event(next.fileKey()))).contains("\"outcome\":\"accepted\"");
    assertThat(answer(event(changed.fileKey()))).contains("\"outcome\":\"asked\"");
  }

  @Test
  void whatWasTypedIsReadAsAFileIs() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    var typed =
        """
        "entry period","entry place","wic_pregnant_women count"\r
        "2014-10","cherokee-nation","1430"\r
        "2014-11","cherokee-nation","-"\r
        """;
    receive(upload, "", typed.getBytes(StandardCharsets.UTF_8));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"accepted\"");
    var accepted = (Outcome.Accepted) outcome(upload);
    assertThat(accepted.file().name()).isEqualTo("wic-participation-FY2015.csv");
    assertThat(accepted.tables()).hasSize(1);
  }

  @Test
  void aFileOfAnotherDatasetIsKnownAsThat() throws IOException {
    var upload = requested("chronic-absence", "SY2017-18", Language.ES);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");
    assertThat(text(mail(upload, ((Outcome.Refused) outcome(upload)).file())))
        .contains("Estos no son los datos que eligió, sino: WIC: mujeres embarazadas");
  }

  @Test
  void aFileWithoutAnyFigureIsNotAskedAbout() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(
        upload,
        "names.csv",
        "what,who\nlunch,everybody\ndinner,nobody\n".getBytes(StandardCharsets.UTF_8));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");
    assertThat(layouts.guess(upload.id())).isEmpty();
  }

  @Test
  void whoLetAProgramInHearsOfItsFileAndWhichProgramSentIt() throws IOException {
    var token =
        ProgramToken.of(
            "river-food-bank",
            "data@river.example.org",
            "Nightly export",
            "key",
            NOW,
            Duration.ofDays(30));
    var slot = new Slot("river-food-bank", "wic-participation", new Period("FY2015"));
    var upload = ledger.request(slot, token, Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));

    answer(event(upload.fileKey()));

    var accepted = (Outcome.Accepted) outcome(upload);
    var mail = mail(upload, accepted.file());
    assertThat(mail.label().to()).isEqualTo("data@river.example.org");
    assertThat(text(mail)).contains("because your program “Nightly export” sent the file");
  }

  @Test
  void aFileOfWhichNothingWasHeardIsFoundByTheSchedule() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));

    assertThat(answer(tick("2020-05-01T19:15:00Z"))).isEqualTo("{\"found\":0}");
    assertThat(answer(tick("2020-05-01T20:15:00Z"))).isEqualTo("{\"found\":1}");
    assertThat(answer(tick("2020-05-01T21:15:00Z"))).isEqualTo("{\"found\":0}");

    assertThat(outcome(upload)).isInstanceOf(Outcome.Accepted.class);
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereIsLookedForMoreAndMoreSeldom() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    var looks = 0;
    for (var hour = 1; hour < 24 * 40; hour++) {
      var now = NOW.plus(Duration.ofHours(hour));
      looks += store.awaited(now).isEmpty() ? 0 : 1;
      answer(tick(now.toString()));
    }

    assertThat(looks).isBetween(5, 15);
    assertThat(outcome(upload)).isInstanceOf(Outcome.Requested.class);
  }

  @Test
  void aFileWhoseReadingBreaksOffIsKnownToStaffAndTriedAgain() throws IOException {
    var upload = hindered();

    assertThat(store.hindered()).extracting(Upload::id).containsExactly(upload.id());
    assertThat(outcome(upload))
        .isEqualTo(new Outcome.Hindered(NOW.plus(Duration.ofHours(1)), false, null));

    files.mend();
    assertThat(answer(tick(NOW.plus(Duration.ofHours(26)).toString()))).isEqualTo("{\"found\":1}");
    assertThat(outcome(upload)).isInstanceOf(Outcome.Accepted.class);
    assertThat(store.hindered()).isEmpty();
  }

  @Test
  void aFileWhoseReadingBreaksOffIsTriedAtLeastOnceADay() throws IOException {
    var upload = hindered();
    var tries = 0;
    for (var hour = 2; hour <= 24 * 30; hour++) {
      try {
        answer(tick(NOW.plus(Duration.ofHours(hour)).toString()));
      } catch (UncheckedIOException e) {
        tries++;
      }
    }

    assertThat(tries).isBetween(30, 40);
    assertThat(store.hindered()).extracting(Upload::id).containsExactly(upload.id());
  }

  @Test
  void theSenderIsAskedForAFileThatStaffGaveUp() throws IOException {
    var upload = hindered();
    store.press(upload, NOW, true, Actor.staff("5f1c", "Analyst"));

    answer(tick(NOW.plus(Duration.ofHours(2)).toString()));
    answer(tick(NOW.plus(Duration.ofHours(3)).toString()));

    assertThat(outcome(upload)).isInstanceOf(Outcome.Refused.class);
    assertThat(text(mail(upload, FileFacts.UNREAD)))
        .contains("We could not read this file, for a reason on our side.")
        .contains("Please send it again.");
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void aFileThatEndsWhateverReadsItIsBegunTwiceAndThenItsSenderHears() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    beginAndEndTheProcess(upload, data("wic-pregnant-women-fy2015.csv"));
    beginAndEndTheProcess(upload, data("wic-pregnant-women-fy2015.csv"));

    assertThat(answer(event(upload.fileKey())))
        .isEqualTo("{\"outcome\":\"stopped\",\"upload\":\"" + upload.id() + "\"}");
    answer(event(upload.fileKey()));

    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.file().name()).isEqualTo("wic.csv");
    assertThat(files.tag(upload.fileKey())).contains(new FileTag("outcome", "refused"));
    assertThat(store.unreadable()).extracting(Upload::id).containsExactly(upload.id());
    assertThat(text(mail(upload, refused.file())))
        .contains("Our program stopped each time that it began to read this file")
        .contains("Do not send the same file once more.");
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void aFileThatIsReadAtTheSecondTimeCounts() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    beginAndEndTheProcess(upload, data("wic-pregnant-women-fy2015.csv"));

    for (var times = 0; times < 5; times++) {
      assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"accepted\"");
    }
    assertThat(store.unreadable()).isEmpty();
  }

  @Test
  void anotherFileInPlaceOfOneThatEndsWhateverReadsItCounts() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.xlsx", new byte[] {1});
    beginAndEndTheProcess(upload, new byte[] {1});
    beginAndEndTheProcess(upload, new byte[] {1});
    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"stopped\"");
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"accepted\"");

    assertThat(store.unreadable()).isEmpty();
  }

  @Test
  void figuresThatDidNotReachAllTheirTablesAreMovedOnByTheSweep() throws IOException {
    var slot = new Slot("river", "households", new Period("FY2015"));
    var tables = new TreeMap<TableKey, List<Cell>>();
    for (var year = 1900; year < 1900 + SlotLedger.TABLES_AT_ONCE + 1; year++) {
      tables.put(
          new TableKey("households", 1, new Period("CY" + year)),
          List.of(new Cell(CellKey.site("s-1"), Amount.exact(1), Amount.ZERO)));
    }
    var stops =
        JustBefore.theFirst(
            "move",
            SlotStore.class,
            store,
            () -> {
              throw new IllegalStateException("stopped");
            });
    var upload = ledger.request(slot, "a@example.org", Language.EN);
    var file = new FileFacts("f.csv", 1, "00");
    var reading = new Reading(1, 1, 0, 0, List.of(), false);
    assertThatThrownBy(
            () ->
                new SlotLedger(stops, clock)
                    .accept(upload, file, reading, new Aggregate(tables), TestReceipts.NONE))
        .hasMessageContaining("stopped");
    assertThat(store.unfinished()).containsExactly(slot);

    answer(tick("2020-05-01T20:00:00Z"));

    assertThat(store.unfinished()).isEmpty();
    assertThat(tables.keySet()).allSatisfy(table -> assertThat(store.pointers(table)).hasSize(1));
  }

  private void beginAndEndTheProcess(Upload upload, byte[] bytes) {
    assertThat(store.begin(upload, Digest.sha256(bytes))).isTrue();
  }

  private Upload hindered() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    files.breakReads();
    assertThatThrownBy(() -> answer(tick(NOW.plus(Duration.ofHours(1)).toString())))
        .isInstanceOf(UncheckedIOException.class);
    return upload;
  }

  @Test
  void aTickOfTheTemplateIsReplayed() throws IOException {
    var sweep = Repository.root().resolve("events").resolve("outcome-ingest").resolve("sweep.json");

    assertThat(answer(Files.readString(sweep))).isEqualTo("{\"found\":0}");
  }

  private static String tick(String time) {
    return "{\"scheduledTime\":\"" + time + "\"}";
  }

  @Test
  void eachLineOfTheLogHasTheCallsRequestId() throws IOException {
    aFileThatFitsCountsAndItsSenderHears();

    assertThat(lines.toString(StandardCharsets.UTF_8).lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("\"requestId\":\"test-request\""));
  }

  @Test
  void theFilesNameIsReadAsItsSenderKnowsIt() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    var told = "=?UTF-8?Q?C:\\fakepath\\datos_del_a=C3=B1o.csv?=";
    receive(upload, told, data("wic-pregnant-women-fy2015.csv"));

    answer(event(upload.fileKey()));

    assertThat(((Outcome.Accepted) outcome(upload)).file().name()).isEqualTo("datos del año.csv");
  }

  @Test
  void aFilesNameHidesAndReversesNothing() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    var told = "=?UTF-8?Q?wic=E2=80=AEslx=07.csv?=";
    receive(upload, told, data("wic-pregnant-women-fy2015.csv"));

    answer(event(upload.fileKey()));

    assertThat(((Outcome.Accepted) outcome(upload)).file().name()).isEqualTo("wicslx.csv");
  }

  @Test
  void theSameEventTwiceChangesNothing() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    answer(event(upload.fileKey()));
    var state = store.state(upload.slot());
    var kept = store.upload(upload.id());

    answer(event(upload.fileKey()));

    assertThat(store.state(upload.slot())).isEqualTo(state);
    assertThat(store.upload(upload.id())).isEqualTo(kept);
  }

  @Test
  void theSameBytesInAnotherUploadSaySo() throws IOException {
    var first = requested("wic-participation", "FY2015", Language.EN);
    receive(first, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    answer(event(first.fileKey()));
    var second = requested("wic-participation", "FY2015", Language.EN);
    receive(second, "wic again.csv", data("wic-pregnant-women-fy2015.csv"));

    answer(event(second.fileKey()));

    var accepted = (Outcome.Accepted) outcome(second);
    assertThat(accepted.aggregate()).isEqualTo(((Outcome.Accepted) outcome(first)).aggregate());
    assertThat(text(mail(second, accepted.file())))
        .contains("It is the same file as the one of May 1, 2020, so no figure changes.");
  }

  @Test
  void aFileWithErrorsChangesNothingAndComesBackWithThem() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    var bad = text("wic-pregnant-women-fy2015.csv").replace("Oklahoma,11000.0", "Oklahoma,abc");
    receive(upload, "wic.csv", bad.getBytes(StandardCharsets.UTF_8));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");

    assertThat(files.tag(upload.fileKey())).contains(new FileTag("outcome", "refused"));
    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.rows()).isEqualTo(92);
    assertThat(refused.badRows()).isEqualTo(1);
    assertThat(store.state(upload.slot()).head()).isEmpty();
    var errors = new String(files.bytes(refused.errorFile()).orElseThrow(), StandardCharsets.UTF_8);
    assertThat(errors.lines().toList().getFirst())
        .startsWith("\ufeffState Agency or Indian Tribal Organization,")
        .endsWith(",What to mend in this row");
    assertThat(errors.lines().toList().get(39))
        .startsWith("Oklahoma,abc,")
        .endsWith(
            ",\"“2014-10-01 00:00:00” says “abc”, where a whole number is due. Write the number in"
                + " digits alone, for instance 1250.\"");
    var mail = mail(upload, refused.file());
    assertThat(mail.label().subject()).startsWith("We could not use your file: ");
    assertThat(text(mail))
        .contains("1 of 92 rows needs an answer.", "Row 40.")
        .contains("/uploads/" + upload.id() + "/errors");
  }

  @Test
  void whatACellSaysIsInTheFileThatComesBackAndNeitherMailedNorKept() throws IOException {
    // No digits in hex: ids are drawn at random.
    var child = "Ada Canary";
    var good = text("wic-pregnant-women-fy2015.csv");
    var badCell = good.replace("Oklahoma,11000.0", "Oklahoma," + child + " wxyz");
    var withoutHeader =
        good.lines().skip(1).map(line -> child + "," + line).collect(Collectors.joining("\r\n"));
    for (var bad : List.of(badCell, withoutHeader)) {
      var upload = requested("wic-participation", "FY2015", Language.EN);
      receive(upload, "wic.csv", bad.getBytes(StandardCharsets.UTF_8));
      answer(event(upload.fileKey()));

      var refused = (Outcome.Refused) outcome(upload);
      var errors = files.bytes(refused.errorFile()).orElseThrow();
      assertThat(new String(errors, StandardCharsets.UTF_8)).contains(child);
      assertThat(refused.problems()).isNotEmpty();
      assertThat(refused.problems().toString()).doesNotContain(child).doesNotContain("wxyz");
      assertThat(text(mail(upload, refused.file()))).doesNotContain(child).doesNotContain("wxyz");
    }
  }

  // Headers that say so, and what stands below them.
  private static final Map<String, String> CANARIES =
      Map.of(
          "First name", "Zanzibaria Quuxley",
          "Fecha de nacimiento", "1987-03-29",
          "any", "918-555-0142",
          "other", "quuxley@zanzibaria.example.org",
          "third", "078-05-1120");

  @Test
  void ofAFileWithPersonalDataNothingIsLeftAnywhere() throws IOException {
    var good =
        text("wic-pregnant-women-fy2015.csv")
            .lines()
            .limit(45)
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    for (var canary : CANARIES.entrySet()) {
      for (var column = 0; column < good.getFirst().size(); column++) {
        var bad = planted(good, column, canary.getKey(), canary.getValue());
        isGone(canary.getValue(), csv(bad));
        isGone(canary.getValue(), TestFiles.workbook(List.of("visible"), List.of(bad)));
        isGone(
            canary.getValue(),
            TestFiles.workbook(List.of("visible", "hidden"), List.of(good, bad)));
      }
    }
    var said = lines.toString(StandardCharsets.UTF_8);
    CANARIES.values().forEach(canary -> assertThat(said).doesNotContain(canary));
  }

  private static List<List<String>> planted(
      List<List<String>> rows, int column, String header, String value) {
    var planted = new ArrayList<List<String>>();
    rows.forEach(row -> planted.add(new ArrayList<>(row)));
    planted.getFirst().set(column, header);
    planted.get(30).set(column, value);
    return planted;
  }

  private static byte[] csv(List<List<String>> rows) {
    return rows.stream()
        .map(row -> String.join(",", row))
        .collect(Collectors.joining("\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private void isGone(String canary, byte[] file) throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, canary + ".csv", file);

    for (var told = 0; told < 2; told++) {
      assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");
    }

    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.file().name()).isEmpty();
    assertThat(refused.errorFile()).isEmpty();
    assertThat(store.upload(upload.id()).toString()).doesNotContain(canary);
    assertThat(store.state(upload.slot()).head()).isEmpty();
    assertThat(layouts.guess(upload.id())).isEmpty();
    assertThat(files.list("", "", 1_000)).isEmpty();
    var mail = mail(upload, refused.file());
    assertThat(mail.toString()).doesNotContain(canary);
    assertThat(text(mail)).doesNotContain(canary).contains("within the hour").contains("Your file");
  }

  @Test
  void aFileWhoseNameHoldsPersonalDataIsDeletedWithIt() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.ES);
    receive(upload, "wic 918-555-0142.csv", data("wic-pregnant-women-fy2015.csv"));

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");

    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.file().name()).isEmpty();
    assertThat(files.has(upload.fileKey())).isFalse();
    assertThat(text(mail(upload, refused.file())))
        .contains("El nombre del archivo tiene un número de teléfono.")
        .doesNotContain("555");
  }

  @Test
  void whoeverIsStoppedWhenAFileWithPeopleIsDeletedLeavesNoReadingBegun() throws IOException {
    var bytes = "site,SSN\nNorth,078051120\n".getBytes(StandardCharsets.UTF_8);
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "a.csv", bytes);
    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");
    assertThat(store.begin(upload, Digest.sha256(bytes))).isTrue();

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");

    for (var again = 0; again < SlotStore.MOST_BEGINNINGS; again++) {
      assertThat(store.begin(upload, Digest.sha256(bytes))).isTrue();
    }
  }

  @Test
  void whatCannotBeDeletedAtFirstIsDeletedAtTheNextTry() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "a.csv", "site,SSN\nNorth,078051120\n".getBytes(StandardCharsets.UTF_8));
    files.breakDeletions();
    assertThatThrownBy(() -> answer(event(upload.fileKey())))
        .isInstanceOf(IllegalStateException.class);
    assertThat(outcome(upload)).isInstanceOf(Outcome.Refused.class);
    assertThat(files.tag(upload.fileKey())).contains(new FileTag("outcome", "refused"));

    files.mend();
    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");

    assertThat(files.has(upload.fileKey())).isFalse();
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void whatNoTryOfItsEventCouldDeleteTheSweepDeletesWithinTheHour() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "a.csv", "site,SSN\nNorth,078051120\n".getBytes(StandardCharsets.UTF_8));
    files.breakDeletions();
    assertThatThrownBy(() -> answer(event(upload.fileKey())))
        .isInstanceOf(IllegalStateException.class);
    files.mend();

    assertThat(answer(tick(NOW.plus(Duration.ofHours(1)).toString()))).isEqualTo("{\"found\":0}");

    assertThat(files.has(upload.fileKey())).isFalse();
    assertThat(store.unerased(NOW.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void aFileOfPeopleIsDeletedOnceTheyAreCounted() throws IOException {
    var upload = people();

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"accepted\"");

    assertThat(files.has(upload.fileKey())).isFalse();
    assertThat(((Outcome.Accepted) outcome(upload)).reading().counted()).isEqualTo(3);
    assertThat(store.receipt(upload)).isPresent();
    assertThat(store.unerased(NOW.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(outbox.all()).hasSize(1);
    assertThat(text(outbox.all().getFirst().message()))
        .contains("3 rows count, and each row is one person.", "is deleted once it is counted")
        .doesNotContain("m-1");

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"accepted\"");
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void aFileOfPeopleThatCouldNotBeDeletedIsDeletedByTheSweep() throws IOException {
    var upload = people();
    files.breakDeletions();
    assertThatThrownBy(() -> answer(event(upload.fileKey())))
        .isInstanceOf(IllegalStateException.class);
    assertThat(outcome(upload)).isInstanceOf(Outcome.Accepted.class);
    assertThat(files.tag(upload.fileKey())).contains(new FileTag("outcome", "refused"));
    files.mend();

    assertThat(answer(tick(NOW.plus(Duration.ofHours(1)).toString()))).isEqualTo("{\"found\":0}");

    assertThat(files.has(upload.fileKey())).isFalse();
    assertThat(store.unerased(NOW.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(outbox.all()).hasSize(1);
  }

  private Upload people() throws IOException {
    keep(
        catalogue ->
            catalogue
                .withArray("mappings")
                .add(
                    Json.tree(
                        """
                        {"id": "mothers", "dataset": "wic-participation", "person": "Mother",
                         "period": "Month", "place": "Agency",
                         "figures": [{"indicator": "wic_pregnant_women",
                                      "count": {"is": "yes"}}]}
                        """)));
    var upload = requested("wic-participation", "FY2015", Language.EN);
    var file =
        """
        Mother,Month,Agency
        m-1,2014-10,Oklahoma
        m-1,2014-11,Oklahoma
        m-2,2014-11,Oklahoma
        """;
    receive(upload, "mothers.csv", file.getBytes(StandardCharsets.UTF_8));
    return upload;
  }

  @Test
  void theNameOfAFileThatEndsWhateverReadsItIsNotRepeated() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "078-05-1120.xlsx", new byte[] {1});
    beginAndEndTheProcess(upload, new byte[] {1});
    beginAndEndTheProcess(upload, new byte[] {1});

    answer(event(upload.fileKey()));

    assertThat(outcome(upload).toString()).doesNotContain("1120");
    assertThat(files.has(upload.fileKey())).isFalse();
  }

  @Test
  void theMendedErrorFileIsTaken() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    var bad = text("wic-pregnant-women-fy2015.csv").replace("Oklahoma,11000.0", "Oklahoma,abc");
    receive(upload, "wic.csv", bad.getBytes(StandardCharsets.UTF_8));
    answer(event(upload.fileKey()));
    var key = ((Outcome.Refused) outcome(upload)).errorFile();
    var errors = new String(files.bytes(key).orElseThrow(), StandardCharsets.UTF_8);
    var mended = errors.replace("Oklahoma,abc", "Oklahoma,11000.0");
    receive(upload, "wic.csv", mended.getBytes(StandardCharsets.UTF_8));

    answer(event(upload.fileKey()));

    assertThat(outcome(upload)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void aRefusedWorkbookComesBackAsOneAndIsTakenOnceItIsMended() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.ES);
    var months = text("wic-pregnant-women-fy2015.csv").lines().findFirst().orElseThrow();
    var header = List.of(months.split(",", -1));
    var figures = new ArrayList<>(Collections.nCopies(header.size(), "11"));
    figures.set(0, "Oklahoma");
    var wrong = new ArrayList<>(figures);
    wrong.set(1, "abc");
    receive(
        upload,
        "wic.xlsx",
        TestFiles.workbook(List.of("visible"), List.of(List.of(header, wrong))));
    answer(event(upload.fileKey()));
    // Without what says which part is of which kind it is nobody's to open.
    assertThat(((Outcome.Refused) outcome(upload)).errorFile()).isEmpty();

    var out = new ByteArrayOutputStream();
    NewBook.write(
        List.of(new NewSheet("Datos", List.of(header, wrong), List.of(), List.of())), out);
    receive(upload, "wic.xlsx", out.toByteArray());
    answer(event(upload.fileKey()));
    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.errorFile()).isEqualTo("errors/" + upload.id() + ".xlsx");
    var errors = files.bytes(refused.errorFile()).orElseThrow();
    receive(upload, "wic.xlsx", mended(errors));
    answer(event(upload.fileKey()));

    var accepted = (Outcome.Accepted) outcome(upload);
    assertThat(accepted.reading().notes())
        .extracting(ProblemGroup::code)
        .doesNotContain("sheets_unread");
  }

  private static byte[] mended(byte[] book) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(book));
        var zip = new ZipOutputStream(out)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        zip.write(text.replace(">abc<", ">11000<").getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  @Test
  void aFilledTemplateIsTakenInEveryLanguage() throws IOException {
    var known = DatasetFiles.bundled();
    for (var language : Language.all()) {
      var upload = requested("wic-participation", "FY2015", Language.EN);
      var layout =
          TemplateLayout.of(
                  known.dataset("wic-participation").orElseThrow(), known.catalogue(), language)
              .orElseThrow();
      var csv =
          new TemplateFile(layout, List.of(new Period("2014-10")), List.of()).csv()
              + "2014-10,Oklahoma,,11000\r\n";
      receive(upload, "wic.csv", csv.getBytes(StandardCharsets.UTF_8));

      assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"accepted\"");
    }
  }

  @Test
  void aRefusalIsWrittenInTheSendersLanguage() throws IOException {
    assertThat(refusal(Language.ES))
        .contains("Todavía no conocemos este encabezado")
        .contains("Todo sigue igual.");
  }

  @Test
  void aRefusalIsWrittenInALanguageOfWhichThereAreOnlyFiles(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(ThirdLanguage.said(RefusalIn.class, folder, ThirdLanguage.TAG))
        .contains(ThirdLanguage.accented("We could not use your file"))
        .contains(ThirdLanguage.accented("We do not know this header yet."))
        .contains("In English: see this file at your desk")
        .contains("En español: ")
        .contains("?lang=en", "?lang=es")
        .doesNotContain("We do not know", "?lang=xx");
  }

  /// The mail about a file that nobody knows, as its sender in that language reads it.
  String refusal(Language language) throws IOException {
    var upload = requested("chronic-absence", "SY2017-18", language);
    receive(
        upload,
        "asistencia.csv",
        "what,who\nlunch,everybody\ndinner,nobody\n".getBytes(StandardCharsets.UTF_8));
    answer(event(upload.fileKey()));
    var refused = (Outcome.Refused) outcome(upload);
    return text(mail(upload, refused.file()));
  }

  @Test
  void whatIsNoSheetHasNoErrorFile() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "photo.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1, 2, 3});

    answer(event(upload.fileKey()));

    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.errorFile()).isEmpty();
    assertThat(refused.problems()).extracting(group -> group.code()).containsExactly("not_a_sheet");
  }

  @Test
  void ofAnEmptyFileItsSenderHearsThatItHasNoRows() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", new byte[0]);

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"refused\"");

    var refused = (Outcome.Refused) outcome(upload);
    assertThat(refused.errorFile()).isEmpty();
    assertThat(refused.problems()).extracting(group -> group.code()).containsExactly("file_empty");
    assertThat(text(mail(upload, refused.file()))).contains("The file has no rows.");
  }

  @Test
  void aSecondFileThatFitsDoesNotReplaceTheOneThatAnUploadBrought() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    answer(event(upload.fileKey()));
    var other = text("wic-pregnant-women-fy2015.csv").replace("Oklahoma,11000.0", "Oklahoma,11001");
    receive(upload, "wic.csv", other.getBytes(StandardCharsets.UTF_8));
    var before = outcome(upload);

    assertThat(answer(event(upload.fileKey()))).contains("\"outcome\":\"spent\"");

    assertThat(outcome(upload)).isEqualTo(before);
    var mail =
        outbox.all().stream()
            .map(item -> item.message())
            .filter(message -> message.label().subject().startsWith("We have a file already"))
            .findFirst()
            .orElseThrow();
    assertThat(text(mail)).contains("/uploads/new?dataset=wic-participation&period=FY2015");
  }

  @Test
  void aFileThatNobodyAskedForGoesToTheFailureQueue() {
    files.receive(
        "incoming/river-food-bank/0171d1f0-5b1a-7000-8000-0000000000ff", "x.csv", new byte[] {1});

    assertThatThrownBy(
            () -> answer(event("incoming/river-food-bank/0171d1f0-5b1a-7000-8000-0000000000ff")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("nobody asked for incoming/");
  }

  @Test
  void aFileUnderAnotherPartnersNameGoesToTheFailureQueue() {
    var upload = requested("wic-participation", "FY2015", Language.EN);

    assertThatThrownBy(() -> answer(event("incoming/other/" + upload.id())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoFileOfAnUploadGoesToTheFailureQueue() {
    assertThatThrownBy(() -> answer(event("incoming/../secrets")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no file of an upload");
    assertThatThrownBy(() -> answer("{}")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSampleEventTellsOfAnUploadedFile() throws IOException {
    var sample = Repository.root().resolve("events/outcome-ingest/object-created.json");

    var arrived = ArrivedFile.of(Json.tree(Files.readString(sample)));

    assertThat(arrived)
        .isEqualTo(
            new ArrivedFile(
                "incoming/river-food-bank/0171d1f0-5b1a-7000-8000-000000000001",
                "",
                "0171d1f0-5b1a-7000-8000-000000000001"));
  }

  @Test
  void aLookThatStaffBeganIsCarriedToItsEndByTheSchedule() throws IOException {
    counted();
    begin(false);

    assertThat(answer(tick("2020-05-01T20:20:00Z"))).isEqualTo("{\"found\":0}");

    var look = looks.last().orElseThrow();
    assertThat(look.isDone()).isTrue();
    assertThat(look.progress().uploads()).isOne();
    assertThat(look.progress().tables()).isEqualTo(12);
    assertThat(look.found()).isZero();
    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("look-carried");
    var kept = look.version();
    answer(tick("2020-05-01T21:20:00Z"));
    assertThat(looks.last().orElseThrow().version()).isEqualTo(kept);
  }

  @Test
  void whatALookFindsIsKeptWithIt() throws IOException {
    var upload = counted();
    var tables = ((Outcome.Accepted) outcome(upload)).tables();
    var figures = store.figures(upload.pointer(), tables).orElseThrow();
    files.delete(upload.fileKey());
    begin(true);
    answer(tick("2020-05-01T20:20:00Z"));

    var look = looks.last().orElseThrow();
    assertThat(look.isDone()).isTrue();
    assertThat(look.findings()).extracting(Finding::code).containsExactly(Code.FILE_MISSING);
    assertThat(look.count(Finding.Fate.STAYS)).isOne();
    assertThat(store.figures(upload.pointer(), tables)).contains(figures);
  }

  @Test
  void whatBecomesOfTheFilesKeepsNoLookFromGoingOn() throws IOException {
    begin(false);
    var upload = requested("wic-participation", "FY2014", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    files.breakReads();

    assertThatThrownBy(() -> answer(tick("2020-05-01T21:20:00Z")))
        .isInstanceOf(RuntimeException.class);

    assertThat(looks.last().orElseThrow().isDone()).isTrue();
  }

  private Upload counted() throws IOException {
    var upload = requested("wic-participation", "FY2015", Language.EN);
    receive(upload, "wic.csv", data("wic-pregnant-women-fy2015.csv"));
    answer(event(upload.fileKey()));
    var rollup = new Rollup(store, store, DISCLOSURE, clock);
    store.dirty(100).forEach(rollup::roll);
    return store.upload(upload.id()).orElseThrow();
  }

  private void begin(boolean isMending) {
    var staff = Actor.staff("5f1c", "Analyst");
    assertThat(new BeginLook(looks, clock).begin(isMending, staff)).isTrue();
  }

  private Upload requested(String dataset, String period, Language language) {
    var slot = new Slot("river-food-bank", dataset, new Period(period));
    return ledger.request(slot, "data@river.example.org", language);
  }

  private void receive(Upload upload, String name, byte[] bytes) {
    files.receive(upload.fileKey(), name, bytes);
  }

  private Outcome outcome(Upload upload) {
    return store.upload(upload.id()).orElseThrow().outcome();
  }

  private OutboxMessage mail(Upload upload, FileFacts file) {
    return mail(ReceiptMail.key(upload, file));
  }

  private OutboxMessage mail(String key) {
    var id = MailLabel.id(key);
    return outbox.all().stream()
        .map(MemoryOutbox.Put::message)
        .filter(message -> message.label().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String text(OutboxMessage mail) throws IOException {
    return MailTexts.plain(mail.mime());
  }

  private static String event(String key) {
    return Json.write(
        Map.of(
            "source",
            "aws.s3",
            "detail-type",
            "Object Created",
            "detail",
            Map.of("object", Map.of("key", key))));
  }

  private String answer(String event) throws IOException {
    var out = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    handler.handleRequest(in, out, new TestContext(300_000));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] data(String name) throws IOException {
    return TestFiles.bytes("/data/" + name);
  }

  private static String text(String name) throws IOException {
    return new String(TestFiles.bytes("/data/" + name), StandardCharsets.UTF_8);
  }
}
