package org.backbone.functions.outcomeuploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.access.Door;
import org.backbone.access.Session;
import org.backbone.access.SignIn;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.access.twin.MemoryPeople;
import org.backbone.access.twin.MemoryProgramTokenStore;
import org.backbone.access.twin.MemorySessionStore;
import org.backbone.audit.Actor;
import org.backbone.audit.Matter;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.Moment;
import org.backbone.mail.letters.Composer;
import org.backbone.mail.letters.MailText;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.catalog.LiveCatalogue;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.ExpectData;
import org.backbone.outcomes.Expected;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.DoubtCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.proposal.FileGuess;
import org.backbone.outcomes.proposal.GuessedColumn;
import org.backbone.outcomes.proposal.GuessedColumn.Why;
import org.backbone.outcomes.proposal.Meaning;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptCheck;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.outcomes.twin.MemoryEntryStore;
import org.backbone.outcomes.twin.MemoryExpectationStore;
import org.backbone.outcomes.twin.MemoryLayoutStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.MemoryReceiptKeyStore;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.outcomes.values.CellMark;
import org.backbone.partners.Contact;
import org.backbone.partners.Joining;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.files.BucketAddress;
import org.backbone.platform.files.DownloadLinks;
import org.backbone.platform.files.MemoryFileStore;
import org.backbone.platform.files.Signer;
import org.backbone.platform.files.UploadForms;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.pages.Trap;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeUploadsHandlerTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final String EMAIL = "data@pantry.example.org";
  private static final Pattern PRESS = Pattern.compile("name=\"press\" value=\"([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("/sign-in/([A-Za-z0-9_-]{43})");

  private static final Pattern PROGRAMS_TOKEN = Pattern.compile("bb_[A-Za-z0-9_-]{43}");

  private final Clock clock = new Clock();
  private final MemoryLinks links = new MemoryLinks();
  private final MemoryOutbox outbox = new MemoryOutbox(links);
  private final MemoryPartnerStore partners = new MemoryPartnerStore(outbox);
  private final MemorySessionStore sessions = new MemorySessionStore(links);
  private final MemoryProgramTokenStore tokens = new MemoryProgramTokenStore(outbox.audit());
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryMetricStore slots = new MemoryMetricStore();
  private final MemoryLayoutStore layouts = new MemoryLayoutStore();
  private final MemoryEntryStore entries = new MemoryEntryStore();
  private final MemoryExpectationStore expectations = new MemoryExpectationStore(outbox.audit());
  private final MemoryReceiptKeyStore receiptKeys = new MemoryReceiptKeyStore();
  private final MemoryFileStore files = new MemoryFileStore();
  private final List<Upload> read = new ArrayList<>();
  private final Composer composer = new Composer("Cradle", "hello@network.example.org");
  private final MemoryFormKeys keys = new MemoryFormKeys();
  private final SlotLedger ledger = new SlotLedger(slots, clock);
  private final OutcomeUploadsHandler handler = handler("http://127.0.0.1:8080");
  private String session = "";

  @BeforeEach
  void aMemberIsSignedIn() {
    member("Eastside Food Pantry", EMAIL);
    session = session("eastside-food-pantry", EMAIL);
  }

  @Test
  void everybodyWhoAsksForALinkGetsTheSameAnswer() {
    var known = call(HttpEvents.to("POST /sign-in").form("email", "Data@pantry.example.org"));
    var unknown = call(HttpEvents.to("POST /sign-in").form("email", "who@nowhere.example.org"));

    assertThat(known.getStatusCode()).isEqualTo(303);
    assertThat(known.getHeaders()).isEqualTo(unknown.getHeaders());
    assertThat(signInMails()).isEqualTo(1);
  }

  @Test
  void anAddressIsMailedAtMostFiveLinksFromOneLineWhileALinkWorks() {
    for (var i = 0; i < 5; i++) {
      call(HttpEvents.to("POST /sign-in").form("email", EMAIL));
    }
    var refused = call(HttpEvents.to("POST /sign-in").form("email", EMAIL));
    assertThat(refused.getStatusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.getHeaders().get("retry-after"))).isBetween(1, 1200);
    assertThat(refused.getBody()).contains("Wait ", "value=\"" + EMAIL + "\"");
    assertThat(signInMails()).isEqualTo(5);

    var elsewhere = HttpEvents.to("POST /sign-in").form("email", EMAIL).from("198.51.100.1");
    assertThat(call(elsewhere).getStatusCode()).isEqualTo(303);
    assertThat(signInMails()).isEqualTo(6);

    clock.now = NOW.plus(Duration.ofMinutes(20));
    call(HttpEvents.to("POST /sign-in").form("email", EMAIL));
    assertThat(signInMails()).isEqualTo(7);
  }

  @Test
  void oneFormBringsOneMailHoweverOftenItIsSent() {
    var key = KEY.matcher(call(HttpEvents.to("GET /sign-in")).getBody());
    assertThat(key.find()).isTrue();
    var form = HttpEvents.to("POST /sign-in").form("email", EMAIL, "key", key.group(1));

    for (var i = 0; i < 8; i++) {
      assertThat(call(form).getStatusCode()).isEqualTo(303);
    }

    assertThat(signInMails()).isEqualTo(1);
  }

  @Test
  void whoIsQuickerThanAHumanOrNeverSawTheFormIsAskedToPressOnceMore() {
    var soon = keys.stampOf(Door.SIGN_IN, NOW.minusMillis(999));
    for (var stamp : List.of(soon, "", "made up")) {
      var page = call(HttpEvents.to("POST /sign-in").form("email", EMAIL, "drawn", stamp));

      assertThat(page.getStatusCode()).as(stamp).isEqualTo(422);
      assertThat(page.getHeaders()).containsEntry("cache-control", "no-store");
      assertThat(page.getBody())
          .contains("press the button once more", "href=\"#form\"", "value=\"" + EMAIL + "\"")
          .contains("value=\"" + (stamp.equals(soon) ? soon : NOW.toEpochMilli() + "."));
    }
    assertThat(signInMails()).isZero();
    assertThat(call(HttpEvents.to("GET /sign-in")).getHeaders())
        .containsEntry("cache-control", "no-store");
  }

  @Test
  void somethingThatIsNoAddressIsToldAtItsField() {
    var answer = call(HttpEvents.to("POST /sign-in").query("lang=es").form("email", "nobody"));

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getBody())
        .contains(
            "<title>Error: ", "href=\"#email\"", "Al correo le falta la @", "value=\"nobody\"");
  }

  @Test
  void aLinkOpensAPageAndOnlyItsButtonSignsInOnce() {
    call(HttpEvents.to("POST /sign-in").form("email", EMAIL));
    var token = mailedToken();
    for (var i = 0; i < 3; i++) {
      var page = call(HttpEvents.to("GET /sign-in/{token}").parameter("token", token));
      assertThat(page.getStatusCode()).isEqualTo(200);
      assertThat(page.getCookies()).isEmpty();
      assertThat(page.getBody()).contains("Eastside Food Pantry", "method=\"post\"");
    }

    var signedIn = call(HttpEvents.to("POST /sign-in/{token}").parameter("token", token));
    var again = call(HttpEvents.to("POST /sign-in/{token}").parameter("token", token));

    assertThat(signedIn.getStatusCode()).isEqualTo(303);
    assertThat(signedIn.getHeaders()).containsEntry("location", "/desk");
    assertThat(signedIn.getCookies().getFirst())
        .startsWith("backbone_session=")
        .contains("HttpOnly; SameSite=Lax")
        .doesNotContain("Secure");
    assertThat(again.getStatusCode()).isEqualTo(410);
    assertThat(again.getCookies()).isEmpty();
  }

  /// Else a page anywhere could sign its reader in as somebody else, and read what they then send.
  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void anotherSitesPageSignsNobodyIn(String site) {
    call(HttpEvents.to("POST /sign-in").form("email", EMAIL));
    var token = mailedToken();

    var pressed =
        call(
            HttpEvents.to("POST /sign-in/{token}")
                .parameter("token", token)
                .header("sec-fetch-site", site));

    assertThat(pressed.getStatusCode()).isEqualTo(403);
    assertThat(pressed.getCookies()).isEmpty();
    assertThat(
            call(HttpEvents.to("POST /sign-in/{token}").parameter("token", token)).getStatusCode())
        .isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void anotherSitesPageWithdrawsNothingAndSignsNobodyOut(String site) {
    var upload = asked("FY2014");
    accept(upload, 412);

    var withdrawn =
        call(
            signedIn("POST /uploads/{id}/withdraw")
                .parameter("id", upload.id())
                .header("sec-fetch-site", site));
    var signedOut = call(signedIn("POST /sign-out").header("sec-fetch-site", site));

    assertThat(withdrawn.getStatusCode()).isEqualTo(403);
    assertThat(signedOut.getStatusCode()).isEqualTo(403);
    assertThat(signedOut.getCookies()).isEmpty();
    assertThat(call(signedIn("GET /desk")).getBody()).contains("counted");
  }

  @Test
  void aPageWhoseAnswerWasLostMayPressItsButtonAgain() {
    call(HttpEvents.to("POST /sign-in").form("email", EMAIL));
    var token = mailedToken();
    var press = pressOf(call(HttpEvents.to("GET /sign-in/{token}").parameter("token", token)));
    var other = pressOf(call(HttpEvents.to("GET /sign-in/{token}").parameter("token", token)));
    var link = HttpEvents.to("POST /sign-in/{token}").parameter("token", token);

    var lost = call(link.form("press", press));
    var again = call(link.form("press", press));
    var elsewhere = call(link.form("press", other));

    assertThat(lost.getStatusCode()).isEqualTo(303);
    assertThat(again.getStatusCode()).isEqualTo(303);
    assertThat(again.getCookies()).isNotEqualTo(lost.getCookies());
    assertThat(elsewhere.getStatusCode()).isEqualTo(410);
  }

  @Test
  void anOldLinkDoesNotWork() {
    call(HttpEvents.to("POST /sign-in").form("email", EMAIL));
    var token = mailedToken();
    clock.now = NOW.plus(Duration.ofMinutes(21));

    assertThat(
            call(HttpEvents.to("GET /sign-in/{token}").parameter("token", token)).getStatusCode())
        .isEqualTo(410);
    assertThat(
            call(HttpEvents.to("POST /sign-in/{token}").parameter("token", token)).getStatusCode())
        .isEqualTo(410);
  }

  @Test
  void overHttpsTheCookieStaysWithTheHost() {
    var secure = handler("https://network.example.org");
    var token = Ids.token();
    links.add(
        new SignIn("eastside-food-pantry", EMAIL)
            .link(token, Language.EN, NOW.plus(SignIn.WELCOME)));

    var answer =
        call(secure, HttpEvents.to("POST /sign-in/{token}").parameter("token", token).event());

    assertThat(answer.getCookies().getFirst())
        .startsWith("__Host-backbone_session=")
        .contains("; Path=/;")
        .endsWith("; Secure");
  }

  @Test
  void signingOutEndsTheSession() {
    call(signedIn("POST /sign-out"));

    assertThat(call(signedIn("GET /desk")).getHeaders()).containsEntry("location", "/sign-in");
  }

  @Test
  void theDeskShowsWhatWasSentAndWhatIsDue() {
    var first = asked("FY2014");
    accept(first, 412);
    refuse(asked("FY2015"));

    var desk = call(signedIn("GET /desk")).getBody();

    assertThat(desk)
        .contains("Eastside Food Pantry", Receipt.number(first), "counted", "needs an answer");
  }

  @Test
  void allThatWasSentIsListedWithWhoSentItAndWhenAndWhatBecameOfIt() {
    accept(asked("FY2014"), 412, "first.csv");
    accept(asked("FY2014"), 500, "second.csv");
    refuse(asked("FY2015"));
    asked("FY2016");

    var page = call(signedIn("GET /uploads")).getBody();

    assertThat(page)
        .contains("first.csv", "second.csv", EMAIL, "May 4, 2020", "93 rows read, 92 counted")
        .contains("1 figure is another than before")
        .contains("Why not:", "federal fiscal year 2015")
        .doesNotContain("federal fiscal year 2016");
    assertThat(call(signedIn("GET /uploads").query("lang=es")).getBody())
        .contains("93 filas leídas, 92 contadas", "1 cifra es otra que antes", "Por qué no:");
  }

  @Test
  void whatWasSentLongAgoIsOnThePageAfter() {
    for (var i = 0; i < 101; i++) {
      refuse(asked("FY2015"));
    }
    var first = call(signedIn("GET /uploads")).getBody();
    var older = Pattern.compile("href=\"/uploads\\?(before=[^\"]+)\"").matcher(first);

    assertThat(older.find()).isTrue();
    assertThat(call(signedIn("GET /uploads").query(older.group(1))).getBody())
        .contains("wic.csv")
        .doesNotContain("href=\"/uploads?before");
  }

  @Test
  void whoeverSentADatasetIsAskedForItsLastPeriodUntilItIsThere() {
    accept(asked("FY2014"), 412);
    clock.now = Instant.parse("2019-12-30T15:00:00Z");
    var early = call(signedIn("GET /desk")).getBody();
    clock.now = NOW;
    var late = call(signedIn("GET /desk").query("lang=es")).getBody();
    accept(asked("FY2019"), 412);
    var done = call(signedIn("GET /desk")).getBody();

    assertThat(early)
        .contains("by Tuesday, December 31", "federal fiscal year 2019")
        .contains("/uploads/new?dataset=wic-participation&amp;period=FY2019");
    assertThat(late).contains("125 días de retraso");
    assertThat(done).contains("Nothing is due");
  }

  @Test
  void theDeskAsksForWhatStaffExpectByTheDayThatTheyGave() {
    assertThat(call(signedIn("GET /desk")).getBody()).contains("Nothing is due");
    var last = new Period("FY2019");
    expect(new Expected.Word.Wanted(last, null));
    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("125 days late", "federal fiscal year 2019");

    expect(new Expected.Word.MoreTime(last, LocalDate.of(2020, 5, 31)));
    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("by Sunday, May 31", "federal fiscal year 2019");

    expect(new Expected.Word.Wanted(null, new Period("FY2018")));
    assertThat(call(signedIn("GET /desk")).getBody()).contains("Nothing is due");
  }

  private void expect(Expected.Word word) {
    var pantry = new Matter("partner", "eastside-food-pantry", "Eastside Food Pantry");
    var _ = new ExpectData(expectations, clock).say(pantry, "wic-participation", word, STAFF);
  }

  @Test
  void anAgreementThatEndsIsToldOfAtTheDeskInItsLastThirtyDays() {
    agreementUntil(LocalDate.of(2020, 6, 4));
    assertThat(call(signedIn("GET /desk")).getBody()).doesNotContain("data-sharing agreement");

    agreementUntil(LocalDate.of(2020, 6, 3));
    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("Your data-sharing agreement ends on June 3, 2020")
        .contains("mailto:hello@network.example.org");

    agreementUntil(LocalDate.of(2020, 5, 4));
    assertThat(call(signedIn("GET /desk").query("lang=es")).getBody())
        .contains("Su acuerdo para compartir datos termina el 4 de mayo de 2020");
    assertThat(call(signedIn("GET /uploads/new")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void onceTheAgreementIsOverNoDataIsTakenAndTheWaysOutAreSaid() {
    var before = asked("FY2014");
    agreementUntil(LocalDate.of(2020, 5, 3));

    for (var stopped :
        List.of(
            call(signedIn("GET /uploads/new")),
            call(signedIn("GET /uploads/new").query("dataset=wic-participation&period=FY2014")),
            call(
                signedIn("POST /uploads/new")
                    .form("dataset", "wic-participation", "period", "FY2014")),
            call(page(before)),
            call(signedIn("GET /uploads/entry").query(WIC)),
            typed("do", "send", "f0-0", "12"))) {
      assertThat(stopped.getStatusCode()).isEqualTo(403);
      assertThat(stopped.getBody())
          .contains("You cannot send data now", "mailto:hello@network.example.org")
          .contains("Your data-sharing agreement ended on May 3, 2020")
          .doesNotContain("multipart/form-data");
    }
    assertThat(call(page(before)).getBody()).contains("Nothing to report");
    assertThat(call(signedIn("GET /desk").query("lang=es")).getBody())
        .contains("Su acuerdo para compartir datos terminó el 3 de mayo de 2020");
    assertThat(slots.uploads("eastside-food-pantry")).hasSize(1);
  }

  @Test
  void aProgramIsToldThatTheAgreementIsOver() {
    var token = token("Nightly export");
    agreementUntil(LocalDate.of(2020, 5, 3));

    var answer =
        call(
            HttpEvents.to("POST /api/v1/uploads")
                .bearer(token)
                .json("{\"dataset\":\"wic-participation\",\"period\":\"FY2014\"}"));

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.getBody()).contains("agreement_over", "has ended");
    assertThat(asks(token)).isEqualTo(200);
  }

  @Test
  void whatWasAskedForBeforeTheAgreementEndedCountsAndNothingToReportIsStillSaid() {
    var before = asked("FY2014");
    agreementUntil(LocalDate.of(2020, 5, 3));

    accept(before, 412);
    var said =
        call(
            signedIn("POST /uploads/none")
                .form("dataset", "wic-participation", "period", "FY2019", "say", "nothing"));

    assertThat(said.getStatusCode()).isEqualTo(303);
    assertThat(call(page(before)).getBody()).contains(Receipt.number(before));
    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("counted", "nothing to report", "Nothing is due");
  }

  private void agreementUntil(LocalDate day) {
    partners.changeAgreement("eastside-food-pantry", day, NOW, STAFF);
  }

  @Test
  void aRefusedFileNeedsNoAnswerOnceANewerOneCounts() {
    var refused = asked("FY2015");
    refuse(refused);
    var first = call(signedIn("GET /desk")).getBody();
    var before = call(page(refused)).getBody();
    accept(asked("FY2015"), 412);
    var desk = call(signedIn("GET /desk")).getBody();
    var page = call(page(refused)).getBody();
    var told = call(signedIn("GET /api/v1/uploads/{id}").parameter("id", refused.id()));

    assertThat(first).contains("needs an answer").doesNotContain("a newer file counts");
    assertThat(before).contains("2 of 93 rows need an answer");
    assertThat(desk).doesNotContain("needs an answer").contains("a newer file counts");
    assertThat(page)
        .doesNotContain("need an answer", "Send the mended file")
        .contains("A file that you sent after it counts in its place", "/errors\"");
    assertThat(Json.tree(told.getBody()).path("status").asText()).isEqualTo("refused");
  }

  @Test
  void aRefusedFileNeedsAnAnswerThoughAnOlderOneCounts() {
    accept(asked("FY2019"), 412);
    clock.now = NOW.plusSeconds(60);
    refuse(asked("FY2019"));

    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("needs an answer", "See what to do")
        .doesNotContain("a newer file counts");
  }

  @Test
  void whoeverTookAFileBackIsNotAskedForThatPeriodAgainButForTheNext() {
    accept(asked("FY2018"), 400);
    var taken = asked("FY2019");
    accept(taken, 412);
    call(signedIn("POST /uploads/{id}/withdraw").parameter("id", taken.id()));
    var desk = call(signedIn("GET /desk")).getBody();
    clock.now = Instant.parse("2020-12-30T15:00:00Z");
    session = session("eastside-food-pantry", EMAIL, clock.now);
    var nextYear = call(signedIn("GET /desk")).getBody();

    assertThat(desk).contains("Nothing is due", "withdrawn");
    assertThat(nextYear)
        .contains("/uploads/new?dataset=wic-participation&amp;period=FY2020")
        .contains("up to federal fiscal year 2018");
  }

  @Test
  void whoeverTookEverythingBackIsAskedForNothing() {
    var taken = asked("FY2014");
    accept(taken, 412);
    call(signedIn("POST /uploads/{id}/withdraw").parameter("id", taken.id()));

    assertThat(call(signedIn("GET /desk")).getBody()).contains("Nothing is due");
  }

  @Test
  void aFormThatWasOnlyOpenedAsksForNothing() {
    asked("FY2014");

    assertThat(call(signedIn("GET /desk")).getBody()).contains("Nothing is due");
  }

  @Test
  void withoutASessionThereIsNoDeskAndNoUpload() {
    for (var route : List.of("GET /desk", "GET /uploads", "GET /uploads/new")) {
      assertThat(call(HttpEvents.to(route)).getHeaders()).containsEntry("location", "/sign-in");
    }
    var api = call(HttpEvents.to("POST /api/v1/uploads").json("{}"));
    assertThat(api.getStatusCode()).isEqualTo(401);
    assertThat(api.getHeaders()).containsEntry("content-type", "application/problem+json");
  }

  @Test
  void theLastPeriodThatIsOverIsOfferedFirst() {
    var page = call(signedIn("GET /uploads/new").query("dataset=wic-participation")).getBody();

    assertThat(page).contains("value=\"FY2020\"").contains("value=\"FY2019\" selected");
  }

  @Test
  void lookingAtTheChoicesStartsNothing() {
    call(signedIn("GET /uploads/new"));
    call(signedIn("GET /uploads/new").query("dataset=wic-participation&period=FY2015"));

    assertThat(slots.uploads("eastside-food-pantry")).isEmpty();
  }

  @Test
  void aDatasetAndAPeriodOpenAFormThatGoesToTheBucket() {
    var started = start("dataset", "wic-participation", "period", "FY2015");
    var upload = slots.uploads("eastside-food-pantry").getFirst();
    var page = call(page(upload));

    assertThat(started.getStatusCode()).isEqualTo(303);
    assertThat(started.getHeaders()).containsEntry("location", "/uploads/" + upload.id());
    assertThat(page.getStatusCode()).isEqualTo(200);
    assertThat(page.getHeaders().get("content-security-policy"))
        .contains("form-action 'self' http://127.0.0.1:9000;");
    var body = page.getBody();
    assertThat(body)
        .contains(
            "value=\"FY2015\" selected",
            "action=\"http://127.0.0.1:9000/uploads\"",
            "enctype=\"multipart/form-data\"",
            "name=\"key\" value=\"incoming/eastside-food-pantry/");
    assertThat(body.indexOf("name=\"file\"")).isGreaterThan(body.indexOf("x-amz-signature"));
    var rest = body.substring(body.indexOf("name=\"file\""));
    assertThat(rest.substring(0, rest.indexOf("</form>"))).doesNotContain("<input");
  }

  @Test
  void theBucketTakesMoreThanIsReadSoThatWeAnswerAndNotTheBucket() {
    start("dataset", "wic-participation", "period", "FY2015");
    var body = call(page(slots.uploads("eastside-food-pantry").getFirst())).getBody();

    var policy = Pattern.compile("name=\"policy\" value=\"([^\"]+)\"").matcher(body);
    assertThat(policy.find()).isTrue();
    assertThat(new String(Base64.getDecoder().decode(policy.group(1)), StandardCharsets.UTF_8))
        .contains("[\"content-length-range\",0," + (1 << 30) + "]");
    assertThat(body).contains("200 MB");
  }

  @Test
  void choosingTheSameAgainUsesUpNoNumbers() {
    for (var i = 0; i < 3; i++) {
      start("dataset", "wic-participation", "period", "FY2015");
    }

    assertThat(slots.uploads("eastside-food-pantry")).hasSize(1);
  }

  @Test
  void aPeriodThatTheDatasetDoesNotHaveIsAProblem() {
    for (var answer :
        List.of(
            start("dataset", "wic-participation", "period", "FY2031"),
            start("dataset", "wic-participation"),
            call(signedIn("GET /uploads/new").query("dataset=wic-participation&period=2014-10")))) {
      assertThat(answer.getStatusCode()).isEqualTo(422);
      assertThat(answer.getBody())
          .contains("href=\"#period\"", "id=\"period-e\"", "aria-describedby=\"period-e\"");
    }
    assertThat(slots.uploads("eastside-food-pantry")).isEmpty();
  }

  @Test
  void whoeverChangesTheDatasetChoosesFromItsOwnPeriodsNext() {
    var answer =
        call(
            signedIn("POST /uploads/new")
                .query("lang=es")
                .form("dataset", "chronic-absence", "period", "FY2015"));

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getHeaders())
        .containsEntry("location", "/uploads/new?dataset=chronic-absence&lang=es");
  }

  @Test
  void s3SendsTheBrowserOnToTheUpload() {
    var upload = asked("FY2015");

    var answer =
        call(
            signedIn("GET /uploads/arrived")
                .query("upload=" + upload.id() + "&bucket=b&key=k&etag=%22e%22"));

    assertThat(answer.getHeaders())
        .containsEntry("location", "/uploads/" + upload.id() + "?arrived=" + NOW.getEpochSecond());
    assertThat(
            call(signedIn("GET /uploads/arrived").query("upload=//evil.example.org"))
                .getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void whileAFileIsReadThePageLooksAgain() {
    var upload = asked("FY2015");
    var arrived = "arrived=" + NOW.getEpochSecond();

    var reading = call(page(upload).query(arrived));
    clock.now = NOW.plus(Duration.ofMinutes(16));
    var late = call(page(upload).query(arrived));

    assertThat(reading.getHeaders()).containsEntry("refresh", "3");
    assertThat(reading.getBody()).contains("We are reading your file");
    assertThat(late.getHeaders()).doesNotContainKey("refresh");
    assertThat(late.getBody()).contains("We have not read your file yet");
  }

  @Test
  void whoseFileIsHereAndCouldNotBeReadIsToldThatTheFaultIsOurs() {
    var upload = asked("FY2015");
    slots.hinder(upload, NOW, NOW.plus(Duration.ofHours(1)));

    assertThat(call(page(upload)).getBody())
        .contains("Your file is here; we could not read it yet", "you need to do nothing")
        .doesNotContain("name=\"file\"");
    assertThat(call(signedIn("GET /desk")).getBody()).contains("here, not read yet");
    assertThat(call(signedIn("GET /api/v1/uploads/{id}").parameter("id", upload.id())).getBody())
        .contains("\"status\":\"hindered\"");
    assertThat(asked("FY2015").id()).isNotEqualTo(upload.id());
  }

  @Test
  void whoseFileWasGivenUpIsAskedForItAgain() {
    var upload = asked("FY2015");
    ledger.refuse(
        upload,
        new Outcome.Refused(
            FileFacts.UNREAD,
            NOW,
            0,
            0,
            List.of(new ProblemGroup("not_read", "", 0, List.of(), List.of())),
            ""));

    assertThat(call(page(upload)).getBody())
        .contains("Your file, given up", "for a reason on our side", "Send it again")
        .doesNotContain("0 bytes", "mended");
  }

  @Test
  void aFileWithColumnsOfItsOwnIsShownAsItWouldCountAndReadOnceItsSenderSaysSo() {
    var upload = guessed(asked("FY2015"));

    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("needs your answer", "Tell us once what its columns mean");
    assertThat(call(page(upload).query("lang=es")).getHeaders())
        .containsEntry("location", "/uploads/" + upload.id() + "/columns?lang=es");
    var page = call(columns("GET", upload)).getBody();
    assertThat(page)
        .contains("Is this what your columns mean?", "agencia", "mes", "mujeres", "notas")
        .contains("Cherokee Nation", "October 2014", "1,200", "please look", "sure")
        .contains("means:", "there is a figure, and it is not shown");

    var said =
        call(
            columns("POST", upload)
                .form(
                    "c0", "where", "c1", "when", "c2", COUNT, "c3", "none", "m0", "MISSING", "do",
                    "yes"));

    assertThat(said.getStatusCode()).isEqualTo(303);
    assertThat(said.getHeaders()).containsEntry("location", "/uploads/" + upload.id());
    assertThat(read).extracting(Upload::id).containsExactly(upload.id());
    var kept = layouts.mappings("eastside-food-pantry", "wic-participation");
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().columns()).containsExactly("agencia", "mes", "mujeres");
    assertThat(kept.getFirst().marks()).containsExactly(Map.entry("*", CellMark.MISSING));
    assertThat(slots.awaited(NOW)).extracting(Upload::id).containsExactly(upload.id());
    assertThat(call(columns("GET", upload)).getStatusCode()).isEqualTo(303);
    assertThat(call(page(upload)).getHeaders()).containsEntry("refresh", "3");
    assertThat(call(page(upload)).getBody()).contains("We are reading your file");
    assertThat(asked("FY2015").id()).isNotEqualTo(upload.id());
    clock.now = NOW.plus(Duration.ofMinutes(16));
    assertThat(call(page(upload)).getBody())
        .contains("Your file is here; we could not read it yet")
        .doesNotContain("name=\"file\"");
  }

  @Test
  void whatNoCellProvesIsNotTakenForSaid() {
    var upload = guessed(asked("FY2015"));

    assertThat(call(columns("GET", upload)).getBody()).contains("Choose; we think: How many: ");
    var left =
        columns("POST", upload)
            .form("c0", "where", "c1", "when", "c2", "", "c3", "none", "do", "yes");
    assertThat(call(left).getStatusCode()).isEqualTo(422);
    assertThat(call(left).getBody())
        .contains("href=\"#c2\"", "Choose what this column means, or leave it out");
    assertThat(read).isEmpty();
  }

  @Test
  void whatIsChangedIsShownBeforeItCounts() {
    var upload = guessed(asked("FY2015"));

    var page =
        call(
            columns("POST", upload)
                .form(
                    "c0",
                    "none",
                    "c1",
                    "when",
                    "c2",
                    COUNT,
                    "c3",
                    "none",
                    "place",
                    "cherokee-nation",
                    "do",
                    "again"));

    assertThat(page.getStatusCode()).isEqualTo(200);
    assertThat(page.getBody()).contains("All of it is about", "value=\"cherokee-nation\" selected");
    assertThat(read).isEmpty();
    assertThat(layouts.mappings("eastside-food-pantry", "wic-participation")).isEmpty();
  }

  @Test
  void whatItTakesToBeReadIsSaidInTheReadersLanguage() {
    var upload = guessed(asked("FY2015"));
    var nothing =
        columns("POST", upload)
            .query("lang=es")
            .form("c0", "where", "c1", "when", "c2", "none", "c3", "none");
    var nowhere =
        columns("POST", upload)
            .query("lang=es")
            .form("c0", "none", "c1", "when", "c2", COUNT, "c3", "none");
    var twice =
        columns("POST", upload)
            .query("lang=es")
            .form("c0", "where", "c1", "where", "c2", COUNT, "c3", "none");
    var made =
        columns("POST", upload)
            .query("lang=es")
            .form("c0", "where", "c1", "who.nobody", "c2", COUNT, "c3", "none", "place", "nowhere");

    assertThat(call(nothing).getStatusCode()).isEqualTo(422);
    assertThat(call(nothing).getBody()).contains("Diga al menos de una columna qué cuenta");
    assertThat(call(nowhere).getBody())
        .contains("href=\"#place\"", "Elija el lugar del que trata todo");
    assertThat(call(twice).getBody()).contains("href=\"#c1\"", "Dos columnas significan lo mismo");
    assertThat(call(made).getBody()).contains("href=\"#c1\"", "Elija uno de los significados");
    assertThat(read).isEmpty();
  }

  @Test
  void whatDoesNotGoTogetherIsSaidWhereItStands() {
    var slot = new Slot("eastside-food-pantry", "graduation-cohort", new Period("SY2014-15"));
    var upload = guessed(ledger.request(slot, EMAIL, Language.EN));
    var base =
        columns("POST", upload)
            .form("c0", "where", "c1", "when", "c2", "base.1.hs_graduation_4yr", "c3", "none");
    var percentage =
        columns("POST", upload)
            .form("c0", "where", "c1", "person", "c2", "share.1.hs_graduation_4yr", "c3", "none");

    assertThat(call(base).getStatusCode()).isEqualTo(422);
    assertThat(call(base).getBody())
        .contains("href=\"#c2\"", "No column says how many, out of these");
    assertThat(call(percentage).getStatusCode()).isEqualTo(422);
    assertThat(call(percentage).getBody()).contains("href=\"#c2\"", "one person has no percentage");
  }

  @Test
  void rowsMayBeSaidToBePeople() {
    var upload = guessed(asked("FY2015"));
    call(columns("POST", upload).form("c0", "where", "c1", "when", "c2", COUNT, "c3", "person"));

    assertThat(layouts.mappings("eastside-food-pantry", "wic-participation"))
        .extracting(FileMapping::person)
        .containsExactly("notas");
  }

  @Test
  void whatWasSaidBeforeOfTheSameFileDoesNotHoldAnyMore() {
    var first = guessed(asked("FY2015"));
    call(columns("POST", first).form("c0", "where", "c1", "when", "c2", COUNT, "c3", "who.race"));
    var second = guessed(asked("FY2014"));
    call(columns("POST", second).form("c0", "where", "c1", "when", "c2", COUNT, "c3", "none"));

    assertThat(layouts.mappings("eastside-food-pantry", "wic-participation"))
        .extracting(FileMapping::columns)
        .containsExactly(new TreeSet<>(List.of("agencia", "mes", "mujeres")));
  }

  @Test
  void whoseFileIsGoneBeforeTheyAnswerIsAskedForItAgain() {
    var upload = asked("FY2015");
    ledger.ask(upload, new Outcome.Asked(FileFacts.UNREAD, NOW, 2));

    assertThat(call(columns("GET", upload)).getBody())
        .contains("We do not have this file any more");
  }

  private static final String COUNT = "count.1.wic_pregnant_women";

  @Test
  void whatAFileWouldChangeIsShownCellByCellAndCountsOnceItsSenderSaysWhy() {
    accept(asked("FY2015"), 412);
    var upload = asked("FY2015");
    var doubt =
        new Doubt(
            DoubtCode.TEN_TIMES,
            "wic_pregnant_women",
            1,
            List.of(new Doubt.Example(0, "Oklahoma", Amount.exact(412), Amount.exact(4120))));
    hold(upload, 4120, List.of(doubt));

    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("needs your answer", "It would change figures that count");
    assertThat(call(page(upload).query("lang=es")).getHeaders())
        .containsEntry("location", "/uploads/" + upload.id() + "/confirm?lang=es");
    var page = call(confirm("GET", upload)).getBody();
    assertThat(page)
        .contains("Some of this looks unlikely. Is it right?", "still counts")
        .contains(
            "Pregnant women in WIC: 1 figure is about ten times as large or as small as before.")
        .contains("Oklahoma: 412 before, 4,120 now", "A digit lost, or one too many?")
        .contains("1 figure would be another one.", "0 figures stay as they are.")
        .contains("October 2014", "Throw this file away");

    assertThat(call(confirm("POST", upload).form("reason", " ")).getStatusCode()).isEqualTo(422);
    assertThat(call(confirm("POST", upload).form("reason", "x".repeat(501))).getBody())
        .contains("500 characters");
    assertThat(read).isEmpty();
    var said = call(confirm("POST", upload).form("reason", "We opened a second site."));

    assertThat(said.getHeaders()).containsEntry("location", "/uploads/" + upload.id());
    assertThat(read).extracting(Upload::id).containsExactly(upload.id());
    assertThat(call(page(upload)).getBody()).contains("We are reading your file");
    accept(slots.upload(upload.id()).orElseThrow(), 4120);
    assertThat(call(page(upload)).getBody())
        .contains("Why it is right", "We opened a second site.");
  }

  @Test
  void whatNobodySaysToBeRightIsThrownAway() {
    var upload = asked("FY2015");
    hold(upload, 4120, List.of());

    assertThat(call(confirm("GET", upload)).getBody())
        .contains("This is what your file would change. Is it right?")
        .contains("Nothing of it counts before you say so.")
        .doesNotContain("name=\"reason\"");
    clock.now = NOW.plus(Duration.ofDays(13));

    assertThat(call(confirm("GET", upload)).getBody())
        .contains("We do not have this file any more");
    assertThat(call(confirm("POST", upload).form("reason", "")).getStatusCode()).isEqualTo(200);
    assertThat(read).isEmpty();
    assertThat(slots.counting(upload.slot())).isEmpty();
  }

  @Test
  void aFileThatWaitsCanBeThrownAwayAndNobodySeesAnothersFile() {
    var upload = asked("FY2015");
    hold(upload, 4120, List.of());
    call(signedIn("POST /uploads/{id}/withdraw").parameter("id", upload.id()));

    assertThat(call(confirm("GET", upload)).getStatusCode()).isEqualTo(303);
    assertThat(
            call(signedIn("GET /uploads/{id}/confirm")
                    .parameter("id", "018f2b7e-0000-7000-8000-000000000000"))
                .getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void whoeverHasNothingToReportSaysSoWithOnePressAndMayTakeItBack() {
    var said = call(none("wic-participation", "FY2015", "nothing"));

    assertThat(said.getStatusCode()).isEqualTo(303);
    assertThat(call(none("wic-participation", "FY2015", "nothing")).getHeaders())
        .containsEntry("location", said.getHeaders().get("location"));
    var id = said.getHeaders().get("location").substring("/uploads/".length());
    var upload = slots.upload(id).orElseThrow();
    assertThat(call(page(upload)).getBody())
        .contains("Noted: nothing to report", "You said so on", "Take this back");
    assertThat(call(signedIn("GET /desk")).getBody()).contains("nothing to report");
    assertThat(call(signedIn("GET /api/v1/uploads/{id}").parameter("id", id)).getBody())
        .contains("\"status\":\"nothing\"");

    call(signedIn("POST /uploads/{id}/withdraw").parameter("id", id));
    assertThat(call(page(upload)).getBody()).contains("You took this back.");
    assertThat(slots.counting(upload.slot())).isEmpty();
  }

  @Test
  void whoDoesNotHaveADatasetIsNotAskedForItUntilSomeIsSent() {
    accept(asked("FY2015"), 412);
    assertThat(call(signedIn("GET /desk")).getBody()).contains("We have your figures up to");

    clock.now = NOW.plusSeconds(60);
    call(none("wic-participation", "FY2018", "not_held"));

    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("you do not have this")
        .doesNotContain("We have your figures up to");
    clock.now = NOW.plusSeconds(120);
    accept(asked("FY2017"), 412);
    assertThat(call(signedIn("GET /desk")).getBody())
        .contains("We have your figures up to federal fiscal year 2017");
  }

  @Test
  void nothingToReportIsNotSaidOverAFileThatCounts() {
    var counting = asked("FY2015");
    accept(counting, 412);

    var said = call(none("wic-participation", "FY2015", "nothing"));

    assertThat(said.getStatusCode()).isEqualTo(422);
    assertThat(said.getBody()).contains("A file of yours counts for this period");
    assertThat(slots.counting(counting.slot()).orElseThrow().id()).isEqualTo(counting.id());
    assertThat(call(none("wic-participation", "FY2015", "perhaps")).getStatusCode()).isEqualTo(422);
    assertThat(call(none("wic-participation", "FY1815", "nothing")).getStatusCode()).isEqualTo(422);
  }

  @Test
  void aFileOfTwoPeriodsIsShownWithBothBeforeItCounts() {
    accept(asked("FY2015"), 400);
    var upload = asked("FY2015");
    hold(upload, 412, List.of(), List.of("2013-10", "2014-10"));

    var page = call(confirm("GET", upload)).getBody();

    assertThat(page)
        .contains(
            "The file is about 2 periods",
            "federal fiscal year 2014: 1 figure, and nothing counts there yet",
            "federal fiscal year 2015: 1 figure, in place of what you sent on",
            "October 2013",
            "federal fiscal year 2014 and federal fiscal year 2015");
    assertThat(call(confirm("GET", upload).query("lang=es")).getBody())
        .contains("El archivo es de 2 períodos", "y allí aún no cuenta nada");
    assertThat(call(confirm("POST", upload).form("reason", "")).getStatusCode()).isEqualTo(303);
  }

  @Test
  void aFileOfTwoPeriodsIsListedOnceAndFoundFromEitherAndTakenBackFromBoth() {
    var upload = asked("FY2015");
    accept(upload, List.of("2013-10", "2014-10"));
    var share = slots.counting(upload.slot().of(new Period("FY2014"))).orElseThrow();
    assertThat(share.id()).isNotEqualTo(upload.id());

    var what = "federal fiscal year 2014 and federal fiscal year 2015";
    for (var list : List.of("GET /desk", "GET /uploads")) {
      assertThat(call(signedIn(list)).getBody())
          .contains(what, upload.id())
          .doesNotContain(share.id());
    }
    assertThat(call(signedIn("GET /api/v1/uploads")).getBody())
        .contains("\"periods\":[\"FY2014\",\"FY2015\"]")
        .doesNotContain(share.id());
    assertThat(call(page(share)).getBody())
        .contains(Receipt.number(upload), what, "<dt>Counts for</dt>");

    clock.now = NOW.plusSeconds(60);
    accept(asked("FY2014"), List.of("2013-10"));
    assertThat(call(page(upload)).getBody())
        .contains("for some periods a newer file counts", "<dd>federal fiscal year 2015</dd>");
    clock.now = NOW.plusSeconds(120);
    accept(asked("FY2015"), 500);
    assertThat(call(page(upload)).getBody())
        .contains("Received; a newer file counts", "none of these any more");

    call(signedIn("POST /uploads/{id}/withdraw").parameter("id", share.id()));
    assertThat(slots.upload(upload.id()).orElseThrow().withdrawn()).isTrue();
    assertThat(slots.upload(share.id()).orElseThrow().withdrawn()).isTrue();
  }

  private HttpEvents none(String dataset, String period, String say) {
    return signedIn("POST /uploads/none").form("dataset", dataset, "period", period, "say", say);
  }

  private HttpEvents confirm(String method, Upload upload) {
    return signedIn(method + " /uploads/{id}/confirm").parameter("id", upload.id());
  }

  private void hold(Upload upload, long count, List<Doubt> doubts) {
    hold(upload, count, doubts, List.of("2014-10"));
  }

  private void hold(Upload upload, long count, List<Doubt> doubts, List<String> months) {
    ledger.hold(
        upload,
        new FileFacts("mine.csv", 12, "cd".repeat(32)),
        new Reading(1, 1, 0, 0, List.of(), false),
        figures(count, months),
        doubts);
  }

  private HttpEvents columns(String method, Upload upload) {
    return signedIn(method + " /uploads/{id}/columns").parameter("id", upload.id());
  }

  private Upload guessed(Upload upload) {
    layouts.keep(
        upload,
        new FileGuess(
            "",
            new SheetGuess(
                new Row(1, List.of("agencia", "mes", "mujeres", "notas")),
                List.of(
                    guess(0, "agencia", new Meaning.Where(), Why.EVERY_CELL),
                    guess(1, "mes", new Meaning.When(), Why.EVERY_CELL),
                    guess(
                        2,
                        "mujeres",
                        (Meaning.Figure) Meaning.of(COUNT).orElseThrow(),
                        Why.SOME_WORDS),
                    guess(3, "notas", new Meaning.LeftOut(), Why.NOTHING)),
                true,
                Map.of("*", CellMark.HIDDEN),
                List.of(
                    new Row(2, List.of("Cherokee Nation", "oct-14", "1.200", "")),
                    new Row(3, List.of("Oklahoma", "oct-14", "*", "x"))),
                2)),
        NOW);
    return ledger.ask(
        upload, new Outcome.Asked(new FileFacts("mías.csv", 90, "ab".repeat(32)), NOW, 2));
  }

  private static GuessedColumn guess(int at, String header, Meaning meaning, Why why) {
    return new GuessedColumn(List.of(at), List.of(header), List.of("x"), meaning, why, 2, 2);
  }

  private static final String WIC = "dataset=wic-participation&period=FY2015";

  private APIGatewayV2HTTPResponse typed(String... fields) {
    var all = new ArrayList<>(List.of("dataset", "wic-participation", "period", "FY2015"));
    all.addAll(List.of(fields));
    return call(signedIn("POST /uploads/entry").form(all.toArray(String[]::new)));
  }

  @Test
  void aFewFiguresAreTypedKeptAndSentAsAFile() {
    var places = call(signedIn("GET /uploads/entry").query(WIC + "&lang=es")).getBody();
    assertThat(places).contains("¿De qué lugares informa?", "Cherokee Nation");
    assertThat(typed("do", "places", "place", "cherokee-nation").getStatusCode()).isEqualTo(303);

    var kept = typed("month", "2014-10", "f0-0", "1430", "do", "keep");
    assertThat(kept.getStatusCode()).isEqualTo(200);
    assertThat(kept.getBody()).contains("value=\"1430\"", "Kept Monday, May 4, 2020");
    var next = call(signedIn("GET /uploads/entry").query(WIC + "&month=2014-11")).getBody();
    assertThat(next).contains("October 2014: 1430", "November 2014");
    assertThat(files.list("incoming/", "", 10)).isEmpty();

    var sent = typed("month", "2014-11", "f0-0", "1,512", "do", "send");

    assertThat(sent.getStatusCode()).isEqualTo(303);
    var upload = slots.uploads("eastside-food-pantry").getFirst();
    assertThat(sent.getHeaders().get("location"))
        .startsWith("/uploads/" + upload.id() + "?arrived=");
    assertThat(new String(files.bytes(upload.fileKey()).orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            "entry period","entry place","wic_pregnant_women count"\r
            "2014-10","cherokee-nation","1430"\r
            "2014-11","cherokee-nation","1,512"\r
            """);
  }

  @Test
  void whatCannotBeAFigureIsSaidAtItsFieldAndKept() {
    typed("do", "places", "place", "cherokee-nation");

    var page = typed("month", "2014-10", "f0-0", "about 12", "do", "send", "lang", "es");
    assertThat(page.getStatusCode()).isEqualTo(422);
    assertThat(page.getBody())
        .contains("href=\"#f0-0\"", "aria-invalid=\"true\"", "value=\"about 12\"", "id=\"f0-0-e\"");
    var elsewhere = typed("month", "2014-11", "f0-0", "12", "do", "send");
    assertThat(elsewhere.getStatusCode()).isEqualTo(422);
    assertThat(elsewhere.getBody()).contains("Something needs an answer in October 2014 too.");
    assertThat(typed("month", "2014-10", "do", "send").getStatusCode()).isEqualTo(303);
    assertThat(typed("do", "places").getBody()).contains("Choose one place at least");
    assertThat(call(signedIn("GET /uploads/entry").query("dataset=nothing")).getStatusCode())
        .isEqualTo(303);
  }

  @Test
  void aTimeOfArrivalThatIsNoneShowsTheForm() {
    var upload = asked("FY2015");

    for (var arrived : List.of("", "soon", "-1", "99999999999999999999")) {
      assertThat(call(page(upload).query("arrived=" + arrived)).getBody())
          .contains("name=\"file\"");
    }
  }

  @Test
  void theReceiptSaysWhatWasRead() {
    accept(asked("FY2015"), 400);
    var upload = asked("FY2015");
    accept(upload, 412);

    var receipt = call(page(upload)).getBody();

    assertThat(receipt)
        .contains(
            "Received, and everything fits",
            Receipt.number(upload),
            "wic.csv",
            "93 read: 92 counted, 1 left out",
            "3 figures are hidden by a mark",
            "abababab abababab",
            "The file of May 4, 2020");
  }

  @Test
  void theReceiptSaysWhichMonthsTheFileIsAbout() {
    var upload = asked("FY2015");
    accept(upload, 412);
    var year = asked("FY2014");
    accept(year, List.of("2013-10", "2013-11", "2014-09"));

    assertThat(call(page(upload)).getBody()).contains("<dd>October 2014</dd>");
    assertThat(call(page(year)).getBody()).contains("<dd>October 2013 to September 2014</dd>");
    assertThat(call(page(year).query("lang=es")).getBody())
        .contains("<dd>octubre de 2013 a septiembre de 2014</dd>");
  }

  @Test
  void theFingerprintIsThereForWhoeverOpensIt() {
    var upload = asked("FY2015");
    accept(upload, 412);

    var page = call(page(upload)).getBody();

    var details = page.substring(page.indexOf("<details>"), page.indexOf("</details>"));
    assertThat(details).contains("Proof of what you sent", "abababab abababab");
    assertThat(page.replace(details, "")).doesNotContain("abababab", "sha-256", "SHA-256");
  }

  @Test
  void aSignedReceiptIsExplainedAndLedToByTheReceipt() {
    accept(asked("FY2014"), 400);
    var upload = asked("FY2015");
    accept(upload, 412);

    assertThat(call(page(upload)).getBody()).contains("href=\"/receipts/" + upload.id() + "\"");
    var page = call(signed("", upload)).getBody();
    assertThat(page)
        .contains(
            "Signed receipt " + Receipt.number(upload),
            "WIC: pregnant women taking part, federal fiscal year 2015",
            "93 read: 92 counted, 1 left out",
            "wic_pregnant_women, version 1",
            "ab".repeat(32),
            TestReceipts.SEAL.id(),
            "/receipts/" + upload.id() + "/receipt.json",
            "./backbone verify receipt-" + Receipt.number(upload) + ".json")
        .doesNotContain("None: it is the first", "does not count any more", EMAIL, "wic.csv");
    assertThat(call(signed("", upload).query("lang=es")).getBody())
        .contains("Comprobante firmado " + Receipt.number(upload), "Cómo comprobarlo");
  }

  @Test
  void aSignedReceiptOfAFileThatWasTakenBackSaysSoAndStaysAsItWas() {
    var upload = asked("FY2015");
    accept(upload, 412);
    var before = call(signed("/receipt.json", upload)).getBody();
    call(signedIn("POST /uploads/{id}/withdraw").parameter("id", upload.id()));

    assertThat(call(signed("", upload)).getBody())
        .contains("This file was taken back on", "does not count any more");
    assertThat(call(signed("/receipt.json", upload)).getBody()).isEqualTo(before);
  }

  @Test
  void aSignedReceiptIsKeptAsAFileAndHolds() throws IOException {
    var upload = asked("FY2015");
    accept(upload, 412);
    var token = token("Nightly export");

    var kept = call(signed("/receipt.json", upload));
    var program =
        call(HttpEvents.to("GET /api/v1/receipts/{id}").bearer(token).parameter("id", upload.id()));

    assertThat(kept.getHeaders())
        .containsEntry(
            "content-disposition",
            "attachment; filename=\"receipt-" + Receipt.number(upload) + ".json\"");
    assertThat(program.getBody()).isEqualTo(kept.getBody());
    var read = ReceiptText.read(new ByteArrayInputStream(kept.getBody().getBytes(UTF_8)));
    assertThat(read).isInstanceOf(JsonText.Good.class);
    assertThat(ReceiptText.read(kept.getBody())).isEqualTo(slots.receipt(upload).orElseThrow());
    assertThat(ReceiptCheck.of(ReceiptText.read(kept.getBody()), Optional.empty())).isEmpty();
  }

  @Test
  void aSignedReceiptIsItsPartnersAlone() {
    var upload = asked("FY2015");
    accept(upload, 412);
    var unread = asked("FY2014");
    for (var part : List.of("", "/receipt.json")) {
      assertThat(call(signed(part, unread)).getStatusCode()).isEqualTo(404);
      var nobody = HttpEvents.to("GET /receipts/{id}" + part).parameter("id", upload.id());
      assertThat(call(nobody).getHeaders().get("location")).startsWith("/sign-in");
    }
    member("Westside Clinic", "c@clinic.example.org");
    session = session("westside-clinic", "c@clinic.example.org");

    for (var part : List.of("", "/receipt.json")) {
      assertThat(call(signed(part, upload)).getStatusCode()).isEqualTo(404);
    }
    var api = "GET /api/v1/receipts/{id}";
    assertThat(call(signedIn(api).parameter("id", upload.id())).getStatusCode()).isEqualTo(404);
    assertThat(call(HttpEvents.to(api).parameter("id", upload.id())).getStatusCode())
        .isEqualTo(401);
  }

  @Test
  void anybodyHasTheKeysAndTheOldOnesToo() throws IOException {
    var old = PublishedKey.of(TestReceipts.SEAL, NOW.minusSeconds(100_000));
    var next = PublishedKey.of(ReceiptSeal.fresh(), NOW);
    receiptKeys.publish(1, old, "receipts/1");
    receiptKeys.publish(2, next, "receipts/2");

    var answer = call(HttpEvents.to("GET /receipts/keys"));

    assertThat(answer.getHeaders()).containsEntry("content-type", "application/json");
    assertThat(Json.tree(answer.getBody()).at("/keys/0/until").asText())
        .isEqualTo(NOW.plusSeconds(3600).toString());
    assertThat(ReceiptText.readKeys(new ByteArrayInputStream(answer.getBody().getBytes(UTF_8))))
        .isEqualTo(new JsonText.Good<>(new KeyRing(List.of(old, next))));
  }

  private HttpEvents signed(String part, Upload upload) {
    return signedIn("GET /receipts/{id}" + part).parameter("id", upload.id());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theButtonForAnotherFileKeepsDatasetAndPeriod(boolean wasRefused) {
    var upload = asked("FY2015");
    if (wasRefused) {
      refuse(upload);
    } else {
      accept(upload, 412);
      call(signedIn("POST /uploads/{id}/withdraw").parameter("id", upload.id()));
    }
    var page = call(page(upload)).getBody();
    var sent =
        Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">")
            .matcher(page.substring(page.indexOf("action=\"/uploads/new\"")))
            .results()
            .flatMap(found -> Stream.of(found.group(1), found.group(2)))
            .toArray(String[]::new);

    clock.now = NOW.plusSeconds(60);
    var started = start(sent);

    var another = slots.uploads("eastside-food-pantry").getFirst();
    assertThat(another.id()).isNotEqualTo(upload.id());
    assertThat(another.slot()).isEqualTo(upload.slot());
    assertThat(started.getHeaders()).containsEntry("location", "/uploads/" + another.id());
    assertThat(call(page(another)).getBody())
        .contains("<strong>WIC: pregnant women taking part</strong>, federal fiscal year 2015.")
        .contains("name=\"file\"");
  }

  @Test
  void aFileWithoutANameIsStillYours() {
    var upload = asked("FY2015");
    accept(upload, 412, "");

    assertThat(call(page(upload)).getBody()).contains("Your file, 11 kB");
  }

  @Test
  void aFileNameIsShownAsText() {
    var upload = asked("FY2015");
    accept(upload, 412, "<script>alert(1)</script>.csv");

    assertThat(call(page(upload)).getBody()).doesNotContain("<script>");
  }

  @Test
  void aRefusalSaysRowColumnValueAndWhatToDo() {
    var upload = asked("FY2015");
    refuse(upload);

    var english = call(page(upload)).getBody();
    var spanish = call(page(upload).query("lang=es")).getBody();

    assertThat(english)
        .contains(
            "We could not use this file",
            "2 of 93 rows",
            "Oct 2014",
            "abc",
            ">7<",
            "Osage Nation, OK")
        .contains("/uploads/" + upload.id() + "/errors\"", "What to do:");
    assertThat(spanish).contains("No pudimos usar este archivo", "Qué hacer:");
  }

  @Test
  void anErrorFileThatMayBeGoneIsNotOffered() {
    var upload = asked("FY2015");
    refuse(upload);
    clock.now = NOW.plus(Duration.ofDays(13));

    assertThat(call(page(upload)).getBody()).doesNotContain("/errors");
    assertThat(
            call(signedIn("GET /uploads/{id}/errors").parameter("id", upload.id())).getStatusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /uploads/{id}/errors", "GET /uploads/{id}/errors.csv"})
  void theErrorFileIsASignedLinkUnderTheNameOfItsKind(String route) {
    var upload = asked("FY2015");
    refuse(upload);

    var answer = call(signedIn(route).parameter("id", upload.id()));

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getHeaders().get("location"))
        .startsWith("http://127.0.0.1:9000/uploads/errors/x.csv?")
        .contains("X-Amz-Signature=", "X-Amz-Expires=300")
        .contains("errors-" + Receipt.number(upload) + ".csv");
  }

  @Test
  void whoeverChoosesADatasetIsOfferedATemplateOfIt() {
    var page =
        call(signedIn("GET /uploads/new").query("dataset=wic-participation&lang=es")).getBody();

    var template = "/uploads/template?dataset=wic-participation&amp;lang=es&amp;format=";
    assertThat(page).contains(template + "xlsx", template + "csv", template + "schema");
    assertThat(call(signedIn("GET /uploads/new")).getBody()).doesNotContain("/uploads/template");
  }

  @Test
  void aTemplateSpeaksTheReadersLanguageAndIsSavedAsAFile() {
    var csv =
        call(
            signedIn("GET /uploads/template")
                .query("dataset=wic-participation&period=FY2015&lang=es&format=csv"));
    var book =
        call(
            signedIn("GET /uploads/template")
                .query("dataset=wic-participation&period=FY2015&format=xlsx"));
    var schema =
        call(
            signedIn("GET /uploads/template")
                .query("dataset=wic-participation&period=FY2015&format=schema"));

    assertThat(csv.getBody()).startsWith("\ufeffPeríodo,Lugar,Grupo,\"Cuántos: ");
    assertThat(csv.getHeaders())
        .containsEntry(
            "content-disposition", "attachment; filename=\"template-wic-participation.csv\"");
    assertThat(book.getIsBase64Encoded()).isTrue();
    assertThat(book.getBody()).startsWith("UEsDB");
    assertThat(schema.getBody())
        .contains("\"name\":\"Period\"", "\"2014-10\"", "\"2015-09\"")
        .doesNotContain("2015-10");
  }

  @Test
  void whatThereIsNoTemplateOfLeadsToTheChoice() {
    for (var query :
        List.of("", "dataset=nothing&format=csv", "dataset=wic-participation&format=pdf")) {
      assertThat(call(signedIn("GET /uploads/template").query(query)).getHeaders())
          .as(query)
          .containsEntry("location", "/uploads/new");
    }
  }

  @Test
  void aWithdrawnFileNoLongerCountsAndTheOneBeforeDoes() {
    var first = asked("FY2015");
    accept(first, 400);
    var second = asked("FY2015");
    accept(second, 412);

    var answer = call(signedIn("POST /uploads/{id}/withdraw").parameter("id", second.id()));

    assertThat(answer.getHeaders()).containsEntry("location", "/uploads/" + second.id());
    assertThat(call(page(second)).getBody())
        .contains("Withdrawn")
        .doesNotContain("Your figures are added");
    assertThat(slots.state(first.slot()).head()).hasValue(first.seq());
  }

  @Test
  void anotherPartnersUploadIsNotThere() {
    var upload = asked("FY2015");
    refuse(upload);
    member("Westside Clinic", "c@clinic.example.org");
    session = session("westside-clinic", "c@clinic.example.org");

    for (var route :
        List.of(
            "GET /uploads/{id}",
            "GET /uploads/{id}/errors",
            "GET /uploads/{id}/errors.csv",
            "POST /uploads/{id}/withdraw",
            "GET /api/v1/uploads/{id}")) {
      assertThat(call(signedIn(route).parameter("id", upload.id())).getStatusCode())
          .as(route)
          .isEqualTo(404);
    }
    assertThat(slots.upload(upload.id()).orElseThrow().withdrawn()).isFalse();
  }

  @Test
  void aProgramAsksForAnUploadAndReadsWhatBecameOfIt() {
    var token = token("Nightly export");
    var asked =
        call(
            HttpEvents.to("POST /api/v1/uploads")
                .bearer(token)
                .json("{\"dataset\":\"wic-participation\",\"period\":\"FY2015\"}"));
    var body = Json.tree(asked.getBody());
    var upload = slots.upload(body.path("id").asText()).orElseThrow();
    accept(upload, 412);

    var told =
        Json.tree(
            call(HttpEvents.to("GET /api/v1/uploads/{id}")
                    .bearer(token)
                    .parameter("id", upload.id()))
                .getBody());

    assertThat(asked.getStatusCode()).isEqualTo(201);
    assertThat(body.path("status").asText()).isEqualTo("requested");
    assertThat(body.path("url").asText()).isEqualTo("http://127.0.0.1:9000/uploads");
    assertThat(body.path("fields").path("key").asText()).isEqualTo(upload.fileKey());
    assertThat(told.path("status").asText()).isEqualTo("counted");
    assertThat(told.path("rows").asInt()).isEqualTo(93);
  }

  @Test
  void whatAProgramAskedForIsKeptAsItsDoingAndListed() {
    var token = token("Nightly export");
    call(
        HttpEvents.to("POST /api/v1/uploads")
            .bearer(token)
            .json("{\"dataset\":\"wic-participation\",\"period\":\"FY2015\"}"));
    var again =
        call(
            HttpEvents.to("POST /api/v1/uploads")
                .bearer(token)
                .json("{\"dataset\":\"wic-participation\",\"period\":\"FY2015\"}"));
    var contacts = asked("FY2014");

    var listed = Json.tree(call(HttpEvents.to("GET /api/v1/uploads").bearer(token)).getBody());
    var id = Json.tree(again.getBody()).path("id").asText();
    var upload = slots.upload(id).orElseThrow();

    assertThat(listed.path("uploads").findValuesAsText("id"))
        .containsExactlyInAnyOrder(id, contacts.id());
    assertThat(listed.path("uploads").findValuesAsText("program"))
        .containsExactly("Nightly export");
    assertThat(upload.program()).isNotNull();
    assertThat(upload.email()).isEqualTo(EMAIL);
    accept(upload, 412);
    assertThat(call(page(upload)).getBody()).contains("Sent by the program", "Nightly export");
  }

  @Test
  void aTokenIsShownOnceAndListedWithoutWhatItIs() {
    var made = makeToken("Nightly export", "365", "a form");
    var value = tokenIn(made);

    assertThat(made.getStatusCode()).isEqualTo(200);
    assertThat(made.getHeaders()).containsEntry("cache-control", "no-store");
    assertThat(made.getBody())
        .contains("Nightly export", "May 4, 2021", "You see this token only now");
    assertThat(call(signedIn("GET /desk/programs")).getBody())
        .contains("Nightly export", "May 4, 2021", "Not used yet", "Revoke")
        .doesNotContain(value, Digest.sha256(value));
    assertThat(call(signedIn("GET /desk/programs").query("lang=es")).getBody())
        .contains("Aún no se ha usado", "4 de mayo de 2021");
    assertThat(lines()).containsExactly("access.token-made");

    asks(value);
    assertThat(call(signedIn("GET /desk/programs")).getBody()).contains("Last used on May 4, 2020");
  }

  @Test
  void whatIsWrongWithATokensFormIsToldAtItsField() {
    var empty =
        call(signedIn("POST /desk/programs").form("program", " ", "days", "400", "key", "k"));

    assertThat(empty.getStatusCode()).isEqualTo(422);
    assertThat(empty.getBody())
        .contains("<title>Error: ", "href=\"#program\"", "href=\"#days\"")
        .contains("Enter a name for the program", "Choose 30 days, 90 days or a year")
        .contains("name=\"key\" value=\"k\"");
    assertThat(
            call(signedIn("POST /desk/programs").form("program", "x".repeat(61), "days", "30"))
                .getBody())
        .contains("60 characters at most");
    assertThat(lines()).isEmpty();
  }

  @Test
  void aPartnerHasFiveTokensAtMostAndEachAnotherName() {
    for (var number = 1; number <= 5; number++) {
      token("Program " + number);
    }

    assertThat(makeToken("Another", "30", "k").getBody()).contains("Revoke one of them first");
    revoke("Program 1");
    assertThat(makeToken("PROGRAM 2", "30", "k").getBody()).contains("Another program of yours");
    assertThat(makeToken("Another", "30", "k").getStatusCode()).isEqualTo(200);
  }

  @Test
  void aFormThatIsSentAgainMakesOneTokenAndAUsedOneStays() {
    var lost = tokenIn(makeToken("Nightly export", "30", "a form"));
    var shown = tokenIn(makeToken("Nightly export", "30", "a form"));

    assertThat(asks(lost)).isEqualTo(401);
    assertThat(asks(shown)).isEqualTo(200);

    var again = makeToken("Nightly export", "30", "a form");
    assertThat(again.getStatusCode()).isEqualTo(422);
    assertThat(again.getBody()).contains("a program uses it");
    assertThat(asks(shown)).isEqualTo(200);
    assertThat(lines()).containsExactly("access.token-made");
  }

  @Test
  void aTokenThatWasRevokedIsOverOrMistypedIsToldAlikeInTheReadersLanguage() {
    var revoked = token("Revoked");
    var old = token("Old");
    revoke("Revoked");
    var answers =
        Stream.of(revoked, old, "bb_" + Ids.token(), session, "x")
            .map(
                value -> {
                  clock.now = value.equals(old) ? NOW.plus(Duration.ofDays(31)) : NOW;
                  return call(
                      HttpEvents.to("GET /api/v1/uploads")
                          .bearer(value)
                          .header("accept-language", "es"));
                })
            .toList();

    assertThat(answers).extracting(APIGatewayV2HTTPResponse::getStatusCode).containsOnly(401);
    assertThat(answers.stream().map(APIGatewayV2HTTPResponse::getBody).distinct())
        .singleElement()
        .satisfies(
            body ->
                assertThat(body)
                    .contains("token_over", "Esta clave no funciona", "/desk/programs"));
    assertThat(answers.getFirst().getHeaders())
        .containsEntry("content-type", "application/problem+json")
        .containsEntry("www-authenticate", "Bearer error=\"invalid_token\"");
    assertThat(call(HttpEvents.to("GET /api/v1/uploads")).getHeaders())
        .containsEntry("www-authenticate", "Bearer");
  }

  @Test
  void aTokenOpensNoPageAndMakesNoOtherToken() {
    var token = token("Nightly export");

    for (var route :
        List.of("GET /desk", "GET /desk/you/data.json", "GET /desk/programs", "GET /uploads/new")) {
      assertThat(call(HttpEvents.to(route).bearer(token)).getHeaders().get("location"))
          .as(route)
          .startsWith("/sign-in");
    }
    var another =
        call(HttpEvents.to("POST /desk/programs").bearer(token).form("program", "B", "days", "30"));
    assertThat(another.getHeaders()).containsEntry("location", "/sign-in");
    assertThat(call(HttpEvents.to("GET /desk").cookie("backbone_session", token)).getStatusCode())
        .isEqualTo(303);
  }

  @Test
  void whoShowsATokenIsNotSomebodyElseByTheirCookie() {
    var answer =
        call(
            HttpEvents.to("GET /api/v1/uploads")
                .bearer("bb_" + Ids.token())
                .cookie("backbone_session", session));

    assertThat(answer.getStatusCode()).isEqualTo(401);
  }

  @Test
  void aTokenIsOfOnePartnerAlone() {
    var upload = asked("FY2015");
    member("Westside Clinic", "c@clinic.example.org");
    session = session("westside-clinic", "c@clinic.example.org");
    var other = token("Other");

    var answer =
        call(HttpEvents.to("GET /api/v1/uploads/{id}").bearer(other).parameter("id", upload.id()));

    assertThat(answer.getStatusCode()).isEqualTo(404);
    assertThat(call(HttpEvents.to("GET /api/v1/uploads").bearer(other)).getBody())
        .isEqualTo("{\"uploads\":[]}");
  }

  @Test
  void aTokenIsDeadWhileItsPartnerIsSuspendedAndOnceItsContactIsAnother() {
    var token = token("Nightly export");
    assertThat(asks(token)).isEqualTo(200);

    partners.suspend("eastside-food-pantry", NOW, STAFF);
    assertThat(asks(token)).isEqualTo(401);

    partners.resume("eastside-food-pantry", NOW, STAFF);
    assertThat(asks(token)).isEqualTo(200);

    var next = new Contact("Ben", "ben@pantry.example.org", Language.EN);
    partners.changeContact("eastside-food-pantry", next, NOW, STAFF);
    assertThat(asks(token)).isEqualTo(401);
  }

  @Test
  void aContactRevokesTheirOwnTokensAlone() {
    var token = token("Nightly export");
    var id = tokens.live("eastside-food-pantry", NOW).getFirst().id();
    member("Westside Clinic", "c@clinic.example.org");
    session = session("westside-clinic", "c@clinic.example.org");

    assertThat(call(signedIn("POST /desk/programs/revoke").form("token", id)).getStatusCode())
        .isEqualTo(303);

    assertThat(asks(token)).isEqualTo(200);
    assertThat(lines()).containsExactly("access.token-made");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void anotherSitesPageMakesAndRevokesNoToken(String site) {
    var token = token("Nightly export");
    var id = tokens.live("eastside-food-pantry", NOW).getFirst().id();

    var made =
        signedIn("POST /desk/programs")
            .form("program", "B", "days", "30")
            .header("sec-fetch-site", site);
    var revoked =
        signedIn("POST /desk/programs/revoke").form("token", id).header("sec-fetch-site", site);

    assertThat(call(made).getStatusCode()).isEqualTo(403);
    assertThat(call(revoked).getStatusCode()).isEqualTo(403);
    assertThat(asks(token)).isEqualTo(200);
  }

  private List<String> lines() {
    return outbox.audit().all().stream()
        .map(line -> line.deed().text())
        .filter(deed -> deed.startsWith("access."))
        .toList();
  }

  private int asks(String token) {
    return call(HttpEvents.to("GET /api/v1/uploads").bearer(token)).getStatusCode();
  }

  private APIGatewayV2HTTPResponse makeToken(String name, String days, String key) {
    return call(signedIn("POST /desk/programs").form("program", name, "days", days, "key", key));
  }

  private static String tokenIn(APIGatewayV2HTTPResponse page) {
    var token = PROGRAMS_TOKEN.matcher(page.getBody());
    assertThat(token.find()).as(page.getBody()).isTrue();
    return token.group();
  }

  private String token(String name) {
    return tokenIn(makeToken(name, "30", Ids.token()));
  }

  private void revoke(String name) {
    var token =
        tokens.live("eastside-food-pantry", NOW).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    call(signedIn("POST /desk/programs/revoke").form("token", token.id()));
  }

  @Test
  void aProgramIsToldWhatDoesNotFit() {
    var token = token("Nightly export");
    for (var body : List.of("{}", "{\"dataset\":\"x\"}", "{\"dataset\":\"wic-participation\"}")) {
      assertThat(
              call(HttpEvents.to("POST /api/v1/uploads").bearer(token).json(body)).getStatusCode())
          .as(body)
          .isEqualTo(422);
    }
    for (var body : List.of("", "[", "3", "{\"dataset\":3}")) {
      assertThat(
              call(HttpEvents.to("POST /api/v1/uploads").bearer(token).json(body)).getStatusCode())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void whatCannotBeReadIsAProblemOnTheApiAndAPageElsewhere() {
    var token = token("Nightly export");
    var broken = HttpEvents.to("GET /api/v1/uploads/{id}").parameter("id", "a").query("lang=%ZZ");
    var type = HttpEvents.to("POST /api/v1/uploads").bearer(token).body("text/plain", "{}", false);
    var large = HttpEvents.to("POST /api/v1/uploads").bearer(token).json("x".repeat(33_000));
    var unknown = HttpEvents.to("GET /api/v1/uploads/{id}").parameter("id", "nope").bearer(token);
    Map.of(broken, 400, type, 415, large, 413, unknown, 404)
        .forEach(
            (event, status) -> {
              var answer = call(event);
              assertThat(answer.getStatusCode()).isEqualTo(status);
              assertThat(answer.getHeaders())
                  .containsEntry("content-type", "application/problem+json");
            });
    var page = call(HttpEvents.to("GET /sign-in").query("a=%ZZ").cookie("lang", "es"));
    assertThat(page.getStatusCode()).isEqualTo(400);
    assertThat(page.getBody()).contains("<html lang=\"es\">");
  }

  @Test
  void aContactSeesWhereTheyAreSignedInAndEndsOneOrAll() {
    var phone = session("eastside-food-pantry", EMAIL);

    var page = call(signedIn("GET /desk/you")).getBody();
    assertThat(page)
        .contains("Where you are signed in", "this one", Digest.sha256(phone))
        .doesNotContain(phone, session);
    assertThat(page.split("name=\"session\"", -1)).hasSize(3);

    assertThat(ended(Digest.sha256(phone)).getHeaders()).containsEntry("location", "/desk/you");
    assertThat(sessions.find(phone, NOW)).isEmpty();
    assertThat(sessions.find(session, NOW)).isPresent();

    var another = session("eastside-food-pantry", EMAIL);
    var all = ended("");
    assertThat(all.getHeaders()).containsEntry("location", "/sign-in");
    assertThat(all.getCookies().getFirst()).contains("Max-Age=0");
    assertThat(sessions.find(another, NOW)).isEmpty();
    assertThat(sessions.find(session, NOW)).isEmpty();
    assertThat(call(signedIn("GET /desk/you")).getHeaders().get("location")).isEqualTo("/sign-in");
  }

  @Test
  void nobodyEndsTheSessionOfSomebodyElse() {
    member("Other Pantry", "o@other.example.org");
    var other = session("other-pantry", "o@other.example.org");

    ended(Digest.sha256(other));

    assertThat(sessions.find(other, NOW)).isPresent();
  }

  @Test
  void endingTheSessionOfThisBrowserSignsOut() {
    assertThat(ended(Digest.sha256(session)).getHeaders()).containsEntry("location", "/sign-in");
    assertThat(sessions.find(session, NOW)).isEmpty();
  }

  @Test
  void whoSignsInAnewHasANewSessionAndTheOneOfThisBrowserIsOver() {
    call(HttpEvents.to("POST /sign-in").form("email", EMAIL));
    var before = session;

    var pressed = call(signedIn("POST /sign-in/{token}").parameter("token", mailedToken()));

    assertThat(pressed.getStatusCode()).isEqualTo(303);
    assertThat(pressed.getCookies().getFirst()).doesNotContain(before);
    assertThat(sessions.find(before, NOW)).isEmpty();
    assertThat(sessions.open("eastside-food-pantry", EMAIL, NOW)).hasSize(1);
  }

  @Test
  void aSuspendedPartnersDeskIsClosedWhateverItsSessionsSay() {
    partners.suspend("eastside-food-pantry", NOW, STAFF);

    assertThat(call(signedIn("GET /desk")).getHeaders()).containsEntry("location", "/sign-in");

    partners.resume("eastside-food-pantry", NOW, STAFF);
    assertThat(call(signedIn("GET /desk")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void whoIsAContactNoLongerHasNoDesk() {
    partners.changeContact(
        "eastside-food-pantry",
        new Contact("Eva", "eva@pantry.example.org", Language.EN),
        NOW,
        STAFF);

    assertThat(call(signedIn("GET /desk")).getHeaders()).containsEntry("location", "/sign-in");
  }

  @Test
  void aContactGetsAllThatIsKeptAboutTheirAddressAndOfNobodyElse() {
    people.keep(EMAIL, "outbox", "OUTBOX#1/META", NOW, false);
    people.keep("else@pantry.example.org", "outbox", "OUTBOX#2/META", NOW, false);

    var file = call(signedIn("GET /desk/you/data.json"));

    assertThat(file.getStatusCode()).isEqualTo(200);
    assertThat(file.getHeaders().get("content-disposition")).startsWith("attachment");
    assertThat(file.getBody()).contains(EMAIL, "OUTBOX#1").doesNotContain("else@", "OUTBOX#2");
  }

  private APIGatewayV2HTTPResponse ended(String which) {
    return call(signedIn("POST /desk/you/sign-out").form("session", which));
  }

  static List<String> samples() {
    return HttpEvents.names("outcome-uploads");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsAnswered(String name) {
    var answer = call(handler, HttpEvents.sample("outcome-uploads", name));

    assertThat(answer.getStatusCode()).isBetween(200, 499);
  }

  private OutcomeUploadsHandler handler(String publicUrl) {
    var address = BucketAddress.at("uploads", "us-east-1", "http://127.0.0.1:9000");
    var signer = Signer.with("id", "secret", "us-east-1");
    return new OutcomeUploadsHandler(
        new OutcomeUploadsHandler.Surroundings(
            partners,
            partners,
            new Strangers(new MemoryBudgets(), keys, 1, clock),
            sessions,
            tokens,
            people,
            links,
            outbox,
            composer,
            slots,
            layouts,
            entries,
            expectations,
            receiptKeys,
            files,
            read::add,
            new MemoryMeetingStore(),
            new LiveCatalogue(new MemoryCatalogueStore()),
            new UploadForms(address, signer, clock),
            new DownloadLinks(address, signer, clock),
            clock,
            "Cradle to Career Tulsa County",
            "hello@network.example.org",
            ZoneId.of("America/Chicago"),
            publicUrl));
  }

  private APIGatewayV2HTTPResponse call(HttpEvents request) {
    return call(handler, drawn(request.event()));
  }

  /// The form as somebody sends it who was shown it a minute before, unless it says else.
  private APIGatewayV2HTTPEvent drawn(APIGatewayV2HTTPEvent event) {
    return event.getRouteKey().equals("POST /sign-in")
        ? HttpEvents.with(event, Trap.DRAWN, keys.stamp(Door.SIGN_IN, clock.instant()))
        : event;
  }

  @SuppressWarnings("NullAway") // the handler does not look at the context
  private static APIGatewayV2HTTPResponse call(
      OutcomeUploadsHandler handler, APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(event, new TestContext(10_000));
  }

  private HttpEvents signedIn(String route) {
    return HttpEvents.to(route).cookie("backbone_session", session);
  }

  private HttpEvents page(Upload upload) {
    return signedIn("GET /uploads/{id}").parameter("id", upload.id());
  }

  private void member(String name, String email) {
    var contact = new Contact("Ana", email, Language.EN);
    var application =
        Applications.of(
            name, PartnerKind.NONPROFIT, "food", List.of(), List.of("en"), "Tulsa", contact);
    var joining = partners.join(new Submission(Ids.token(), Digest.sha256(name), application, NOW));
    if (!(joining instanceof Joining.Joined(var partner))) {
      throw new AssertionError(joining);
    }
    var welcome =
        composer.compose(
            new MailText(
                "welcome#" + partner.id(), email, "", Language.EN, "Welcome", "Hello", "<p>Hello"),
            Moment.of(NOW),
            NOW.plus(Duration.ofDays(1)));
    var link = new SignIn(partner.id(), email).link(Ids.token(), Language.EN, NOW);
    partners.approve(partner.id(), NOW, STAFF, KeptMessage.on(outbox.shelf(), welcome), link);
  }

  private String session(String partner, String email) {
    return session(partner, email, NOW);
  }

  private String session(String partner, String email, Instant from) {
    return sessions.start(Session.from(from, partner, email, Language.EN));
  }

  private long signInMails() {
    return outbox.all().stream()
        .filter(item -> item.message().label().kind().equals("sign-in"))
        .count();
  }

  private static String pressOf(APIGatewayV2HTTPResponse page) {
    var field = PRESS.matcher(page.getBody());
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  private String mailedToken() {
    var mail =
        outbox.all().stream()
            .filter(item -> item.message().label().kind().equals("sign-in"))
            .findFirst()
            .orElseThrow();
    var text =
        new String(mail.message().mime().bytes(), StandardCharsets.UTF_8).replace("=\r\n", "");
    var token = TOKEN.matcher(text);
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private APIGatewayV2HTTPResponse start(String... form) {
    return call(signedIn("POST /uploads/new").form(form));
  }

  private Upload asked(String period) {
    return ledger.request(
        new Slot("eastside-food-pantry", "wic-participation", new Period(period)),
        EMAIL,
        Language.EN);
  }

  private void accept(Upload upload, long count) {
    accept(upload, count, "wic.csv");
  }

  private void accept(Upload upload, long count, String file) {
    accept(upload, count, file, List.of("2014-10"));
  }

  private void accept(Upload upload, List<String> months) {
    accept(upload, 412, "wic.csv", months);
  }

  private void accept(Upload upload, long count, String file, List<String> months) {
    ledger.accept(
        upload,
        new FileFacts(file, 12_000, "ab".repeat(32)),
        new Reading(
            93,
            92,
            1,
            3,
            List.of(new ProblemGroup("figures_hidden", "", 3, List.of(), List.of())),
            false),
        figures(count, months),
        TestReceipts.SIGNED);
  }

  private static Aggregate figures(long count, List<String> months) {
    var tables = new TreeMap<TableKey, List<Cell>>();
    for (var month : months) {
      tables.put(
          new TableKey("wic_pregnant_women", 1, new Period(month)),
          List.of(new Cell(CellKey.site("Oklahoma"), Amount.exact(count), Amount.ZERO)));
    }
    return new Aggregate(tables);
  }

  private void refuse(Upload upload) {
    ledger.refuse(
        upload,
        new Outcome.Refused(
            new FileFacts("wic.csv", 12_000, "ab".repeat(32)),
            NOW,
            93,
            2,
            List.of(
                new ProblemGroup(
                    "not_a_number",
                    "Oct 2014",
                    2,
                    List.of("a whole number"),
                    List.of(
                        new ProblemGroup.Sample(7, "abc", "Osage Nation, OK"),
                        new ProblemGroup.Sample(9, "x", "")))),
            "errors/x.csv"));
  }

  private static final class Clock implements InstantSource {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }
  }
}
