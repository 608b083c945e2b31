package org.backbone.functions.staffconsole;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.backbone.access.ProgramDeeds;
import org.backbone.access.ProgramToken;
import org.backbone.access.ProgramTokenStore.Making;
import org.backbone.access.Session;
import org.backbone.access.SignIn;
import org.backbone.access.staff.LocalIssuer;
import org.backbone.access.twin.MemoryPeople;
import org.backbone.access.twin.MemoryProgramTokenStore;
import org.backbone.access.twin.MemorySessionStore;
import org.backbone.access.twin.MemoryStaffSessionStore;
import org.backbone.audit.Actor;
import org.backbone.mail.Claim;
import org.backbone.mail.Fate;
import org.backbone.mail.Link;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.OutboxState;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Look;
import org.backbone.outcomes.rebuild.Progress;
import org.backbone.outcomes.twin.MemoryExpectationStore;
import org.backbone.outcomes.twin.MemoryLookStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.outcomes.twin.TestReceipts;
import org.backbone.partners.Contact;
import org.backbone.partners.Joining;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.Json;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffConsoleHandlerTest {
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final String PUBLIC_URL = "https://network.example.org";
  private static final LocalIssuer ISSUER = new LocalIssuer();
  private static final String COOKIE = "__Host-backbone_staff";
  private static final String TOKEN = ISSUER.token(NOW);
  private static final Pattern LINK = Pattern.compile(PUBLIC_URL + "/sign-in/([A-Za-z0-9_-]{43})");

  private final MemoryLinks links = new MemoryLinks();
  private final MemoryOutbox outbox = new MemoryOutbox(links);
  private final MemoryPartnerStore partners = new MemoryPartnerStore(outbox);
  private final MemorySessionStore sessions = new MemorySessionStore(links);
  private final MemoryProgramTokenStore tokens = new MemoryProgramTokenStore(outbox.audit());
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryMetricStore slots = new MemoryMetricStore();
  private final MemoryExpectationStore expectations = new MemoryExpectationStore(outbox.audit());
  private final MemoryLookStore looks = new MemoryLookStore(outbox.audit());
  private final List<Instant> woken = new ArrayList<>();
  private final MemoryCatalogueStore catalogue = new MemoryCatalogueStore(outbox.audit());
  private final MemoryMeetingStore meetings = new MemoryMeetingStore(outbox.audit());
  private final MemoryStaffSessionStore staffSessions = new MemoryStaffSessionStore();
  private final StaffConsoleHandler handler = handler(PUBLIC_URL);
  private Instant now = NOW;

  private StaffConsoleHandler handler(String publicUrl) {
    return new StaffConsoleHandler(
        Env.of(
            Map.of(
                "PUBLIC_URL",
                publicUrl,
                "NETWORK_NAME",
                "Cradle to Career Tulsa County",
                "NETWORK_ZONE",
                "America/Chicago",
                "MAIL_FROM",
                "hello@network.example.org",
                "STAFF_ISSUER",
                ISSUER.name(),
                "STAFF_AUDIENCE",
                LocalIssuer.AUDIENCE)),
        new StaffConsoleHandler.Stores(
            partners,
            slots,
            expectations,
            looks,
            slots,
            catalogue,
            meetings,
            outbox,
            outbox.shelf(),
            outbox.audit(),
            staffSessions,
            sessions,
            tokens,
            people),
        woken::add,
        () -> now);
  }

  @AfterAll
  static void stop() {
    ISSUER.close();
  }

  static List<String> samples() {
    return HttpEvents.names("staff-console");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsAnsweredWithoutFault(String name) {
    assertThat(sample(name).getStatusCode()).isLessThan(500);
    assertThat(partners.all()).isEmpty();
    assertThat(outbox.all()).isEmpty();
  }

  @Test
  void whoIsNotSignedInIsSentToSignIn() {
    assertSeeOther(sample("console-signed-out.json"), "/console/sign-in?to=/console");
    assertSeeOther(sample("console.json"), "/console/sign-in?to=/console");
  }

  @Test
  void aPathThatNoHeaderCanHoldIsNotRememberedForAfterTheSignIn() {
    for (var path : List.of("/console/partners/\r\nX: 1", "/console/partners/\uD83D\uDCA9")) {
      var event = HttpEvents.to("GET /console/partners/{id}").parameter("id", "x").event();
      event.setRawPath(path);

      assertSeeOther(answer(event), "/console/sign-in?to=/console");
    }
  }

  @Test
  void signingInGoesToTheIssuerAndComesBackWithACookieThatNoScriptReads() {
    var away = sample("sign-in.json");

    assertThat(away.getStatusCode()).isEqualTo(303);
    var address = location(away);
    assertThat(address)
        .startsWith(ISSUER.name() + "/authorize?")
        .contains("code_challenge_method=S256", "scope=openid+backbone%2Fstaff")
        .contains("redirect_uri=https%3A%2F%2Fnetwork.example.org%2Fconsole%2Fcallback");
    var state = state(away);
    var pending = away.getCookies().getFirst();
    assertThat(pending).contains("HttpOnly", "SameSite=Lax", "Secure", "Max-Age=600");

    ISSUER.grant("good-code", TOKEN);
    var back = callback(pending, "code=good-code&state=" + state);

    assertSeeOther(back, "/console/mail");
    var cookie = back.getCookies().getFirst();
    assertThat(cookie)
        .startsWith("__Host-backbone_staff=")
        .doesNotContain(TOKEN)
        .contains("Path=/;", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=3600")
        .doesNotContain("Domain");
    assertThat(ISSUER.exchanges().getLast())
        .contains("code_verifier=", "client_id=backbone-console");
    assertThat(page("GET /console/mail").getStatusCode()).isEqualTo(200);
  }

  @Test
  void aCallbackThatWeDidNotSendOutSignsNobodyIn() {
    var away = sample("sign-in.json");
    ISSUER.grant("stolen", TOKEN);

    var otherState = callback(away.getCookies().getFirst(), "code=stolen&state=another");
    var noCookie =
        answer(HttpEvents.to("GET /console/callback").query("code=stolen&state=x").event());
    var refused = callback(away.getCookies().getFirst(), "code=unknown&state=" + state(away));

    for (var answer : List.of(otherState, noCookie, refused, sample("callback-unasked.json"))) {
      assertThat(answer.getStatusCode()).isEqualTo(400);
      assertThat(answer.getCookies()).isEmpty();
      assertThat(answer.getBody()).contains("We could not sign you in");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//elsewhere.example.net",
        "https://elsewhere.example.net",
        "/consoles",
        "/console\\@x"
      })
  void signingInNeverLeadsElsewhere(String to) {
    var away =
        answer(
            HttpEvents.to("GET /console/sign-in")
                .query("to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .event());
    ISSUER.grant("code-for-elsewhere", TOKEN);
    var state = state(away);

    assertSeeOther(
        callback(away.getCookies().getFirst(), "code=code-for-elsewhere&state=" + state),
        "/console");
  }

  @Test
  void overPlainHttpTheCookieIsNotMarkedSecureOrNobodyCouldWorkLocally() {
    var away =
        handler("http://127.0.0.1:8080")
            .handleRequest(
                HttpEvents.sample("staff-console", "sign-in.json"), new TestContext(10_000));

    assertThat(away.getCookies().getFirst()).doesNotContain("Secure");
  }

  @Test
  void signingOutEndsTheSessionWhereverItsKeyLies() {
    var key = signedIn(List.of("facilitator"));
    assertThat(console(key).getStatusCode()).isEqualTo(200);

    var answer = signOut(key);

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getCookies().getFirst())
        .startsWith("__Host-backbone_staff=;")
        .contains("Max-Age=0");
    assertSeeOther(console(key), "/console/sign-in?to=/console");
    assertThat(staffSessions.asKept()).isEqualTo("{}");
  }

  /// No browser lets the answer to a form lead to another site (`form-action`): a page of ours
  /// does.
  @Test
  void signingOutGoesOnToTheIssuerByAPageOfOurs() {
    var answer = signOut(signedIn(List.of("facilitator")));

    var back = "https%3A%2F%2Fnetwork.example.org%2F";
    assertThat(answer.getHeaders().get("refresh"))
        .startsWith("0; url=" + ISSUER.name() + "/logout?")
        .contains("client_id=backbone-console", "logout_uri=" + back)
        .contains("post_logout_redirect_uri=" + back);
    assertThat(answer.getBody())
        .contains("You are signed out", "href=\"" + ISSUER.name() + "/logout?");
  }

  @Test
  void aSessionOutlivesItsTokenAsLongAsTheIssuerSaysSo() {
    var key = signedIn(List.of("facilitator"));
    ISSUER.renew("refresh-1", ISSUER.token(NOW.plusSeconds(4_000), List.of("facilitator")));

    now = NOW.plusSeconds(4_000);
    assertThat(console(key).getStatusCode()).isEqualTo(200);
    ISSUER.revoke("refresh-1");
    now = NOW.plusSeconds(7_000);
    assertThat(console(key).getStatusCode()).isEqualTo(200);
    now = NOW.plusSeconds(8_000);
    assertSeeOther(console(key), "/console/sign-in?to=/console");
    ISSUER.renew("refresh-1", ISSUER.token(now, List.of("facilitator")));
    assertSeeOther(console(key), "/console/sign-in?to=/console");
  }

  @Test
  void whoLosesARoleLosesItWhenTheIssuerIsAskedAgain() {
    var key = signedIn(List.of("facilitator"));
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    now = NOW.plusSeconds(4_000);
    ISSUER.renew("refresh-1", ISSUER.token(now, "facilitator", List.of("analyst")));

    assertThat(act("POST /console/partners/{id}/approve", partner.id(), key).getStatusCode())
        .isEqualTo(403);
    assertThat(console(key).getStatusCode()).isEqualTo(200);
  }

  @Test
  void aSessionIsOverAfterAWorkingDayWhateverTheIssuerSays() {
    var key = signedIn(List.of("facilitator"));
    now = NOW.plus(Duration.ofHours(12));
    ISSUER.renew("refresh-1", ISSUER.token(now, List.of("facilitator")));

    assertSeeOther(console(key), "/console/sign-in?to=/console");
  }

  @Test
  void whatIsKeptOfASessionOpensNothing() {
    var key = signedIn(List.of("facilitator"));

    assertThat(staffSessions.asKept())
        .contains("Ana of the staff")
        .doesNotContain(key, "refresh-1", TOKEN.substring(TOKEN.length() - 40));
  }

  @Test
  void signingInAgainEndsTheSessionBefore() {
    var key = signedIn(List.of("facilitator"));
    var away = sample("sign-in.json");
    ISSUER.grant("again", TOKEN);
    var pending = away.getCookies().getFirst();
    var cookie = pending.substring(0, pending.indexOf(';')).split("=", 2);

    var back =
        answer(
            HttpEvents.to("GET /console/callback")
                .query("code=again&state=" + state(away))
                .cookie(cookie[0], cookie[1])
                .cookie(COOKIE, key)
                .event());

    assertThat(back.getStatusCode()).isEqualTo(303);
    assertSeeOther(console(key), "/console/sign-in?to=/console");
  }

  /// The session ran out while a form was open.
  @Test
  void aFormThatIsSentTooLateIsKeptToBeSentAgain() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);

    var answer =
        answer(
            HttpEvents.to("POST /console/partners/{id}/decline")
                .parameter("id", partner.id())
                .cookie(COOKIE, Ids.token())
                .header("sec-fetch-site", "same-origin")
                .body("application/x-www-form-urlencoded", "why=N%C3%BA%C3%B1ez+%22%3Cb%3E", true)
                .event());

    assertThat(answer.getStatusCode()).isEqualTo(401);
    assertThat(answer.getHeaders()).containsEntry("www-authenticate", "Bearer");
    assertThat(answer.getBody())
        .contains("Your sign-in is over", "href=\"/console/sign-in\" target=\"_blank\"")
        .contains("name=\"why\" value=\"Núñez &#34;&lt;b>\"")
        .contains("<form method=\"post\" action=\"/console/partners/");
    assertThat(sample("approve.json").getBody()).contains("Your sign-in is over");
    assertThat(partners.find(partner.id()).orElseThrow().status()).isEqualTo(PartnerStatus.PENDING);
  }

  @Test
  void whoMayNotIsToldWhoMayAndSeesNoButton() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    var key = signedIn(List.of("analyst"));

    var refused = act("POST /console/partners/{id}/approve", partner.id(), key);

    assertThat(refused.getStatusCode()).isEqualTo(403);
    assertThat(refused.getBody())
        .contains("This is for others", "Only facilitators and administrators may do this.")
        .contains("You are signed in as Ana of the staff: analyst.", "/console/sign-out");
    assertThat(partners.find(partner.id()).orElseThrow().isApproved()).isFalse();
    assertThat(console(key).getBody())
        .contains("River Food Bank")
        .doesNotContain("/approve", "/decline");
    var page =
        answer(
            HttpEvents.to("GET /console/partners/{id}")
                .parameter("id", partner.id())
                .cookie(COOKIE, key)
                .event());
    assertThat(page.getBody()).contains("desk@river.example.org").doesNotContain("/approve");
  }

  @Test
  void aMailThatSomebodyElseMaySendAgainHasNoButton() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    act("POST /console/partners/{id}/approve", partner.id());
    var id = outbox.all().getFirst().message().label().id();
    outbox.claim(id, Claim.of("sender", NOW, Duration.ofMinutes(2)));
    outbox.giveUp(id, "sender", OutboxState.FAILED, "address refused");
    var mail = HttpEvents.to("GET /console/mail").cookie(COOKIE, signedIn(List.of("analyst")));

    assertThat(answer(mail.event()).getBody())
        .contains("address refused")
        .doesNotContain("/resend", "it cannot be sent again");
  }

  @Test
  void whoHasNoRoleYetIsToldWhoGivesOne() {
    var key = signedIn(List.of());

    var answer = console(key);

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(answer.getBody())
        .contains("you have no role here yet", "/console/sign-out")
        .doesNotContain("nothing waits for you");
  }

  /// As the gateway writes a claim that is a list.
  @ParameterizedTest
  @CsvSource({
    "[facilitator], 200",
    "[analyst facilitator], 200",
    "[administrator], 200",
    "[analyst], 403",
    "[], 403",
    "'', 403",
    "[facilitators], 403",
    "'[x,facilitator]', 403",
    "[[facilitator]], 403",
  })
  void theGatewaysWordOnGroupsCounts(String groups, int status) {
    join("Comedor Comunitario del Este", "hola@comedor.example.org", Language.ES);
    var event = HttpEvents.sample("staff-console", "approve-json.json");
    event.getRequestContext().getAuthorizer().getJwt().getClaims().put("cognito:groups", groups);

    assertThat(answer(event).getStatusCode()).isEqualTo(status);
  }

  @Test
  void aProgramThatMayNotIsToldWhoMay() {
    var token = ISSUER.token(NOW, List.of("analyst"));

    var answer =
        answer(
            HttpEvents.to("PUT /api/v1/staff/series/{id}")
                .parameter("id", "food")
                .bearer(token)
                .json("{}")
                .event());

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(tree(answer).at("/errors/0/code").textValue()).isEqualTo("not_your_role");
    assertThat(tree(answer).get("detail").textValue())
        .isEqualTo("Only facilitators and administrators may do this.");
  }

  @Test
  void aPartnersSessionIsNoStaffToken() {
    var session = Ids.token();

    assertSeeOther(
        answer(HttpEvents.to("GET /console").bearer(session).event()),
        "/console/sign-in?to=/console");
    assertSeeOther(
        answer(HttpEvents.to("GET /console").cookie(COOKIE, session).event()),
        "/console/sign-in?to=/console");
    assertThat(
            answer(HttpEvents.to("GET /api/v1/staff/partners").bearer(session).event())
                .getStatusCode())
        .isEqualTo(401);
  }

  @Test
  void anEmptyConsoleSaysWhatWillStandHere() {
    assertThat(page("GET /console").getBody())
        .contains("Monday, May 4: nothing waits for you")
        .contains("Nobody waits", "No members yet", "All mail went its way", "No uploads yet");
    assertThat(answer(staff("GET /console").query("lang=es").event()).getBody())
        .contains("<html lang=\"es\">", "lunes 4 de mayo: no le espera nada", "Nadie espera");
  }

  @Test
  void partnersWaitAndDoublesAreComparedBeforeTheyAreApproved() {
    approved(join("Eastside Food Pantry", "hello@eastside.example.org", Language.EN));
    join("East Side Food Pantry", "volunteers@eastside.example.org", Language.EN);
    var fresh = join("Comedor <b>del</b> Este", "hola@comedor.example.org", Language.ES);

    var body = page("GET /console").getBody();

    assertThat(body)
        .contains("looks double", "mail domain and name as <bdi>Eastside Food Pantry</bdi>")
        .contains("href=\"/console/partners/east-side-food-pantry\"")
        .doesNotContain("/console/partners/east-side-food-pantry/approve")
        .contains("action=\"/console/partners/" + fresh.id() + "/approve\"")
        .contains("Comedor &lt;b&gt;del&lt;/b&gt; Este")
        .doesNotContain("<b>del</b>")
        .contains("write in Spanish", "One member");
  }

  @Test
  void aPartnersPageShowsAllTheySaidAndWhoTheyMayBe() {
    approved(join("Eastside Food Pantry", "hello@eastside.example.org", Language.EN));
    var second = join("East Side Food Pantry", "volunteers@eastside.example.org", Language.EN);

    var body = page("GET /console/partners/{id}", "id", second.id()).getBody();

    assertThat(body)
        .contains("This may be one that we have", "Eastside Food Pantry")
        .contains("food boxes, hot meals", "volunteers@eastside.example.org", "Tulsa County")
        .contains("/approve", "/decline");
    assertThat(page("GET /console/partners/{id}", "id", "nobody").getStatusCode()).isEqualTo(404);
  }

  @Test
  void approvingSendsOneWelcomeWithALinkThatOpensTheDeskOnceWithin14Days() {
    var partner = join("Comedor Comunitario del Este", "hola@comedor.example.org", Language.ES);

    assertSeeOther(
        act("POST /console/partners/{id}/approve", partner.id()),
        "/console?approved=comedor-comunitario-del-este");
    assertSeeOther(act("POST /console/partners/{id}/approve", partner.id()), "/console");

    assertThat(partners.find(partner.id()).orElseThrow().isApproved()).isTrue();
    assertThat(outbox.all()).hasSize(1);
    var message = outbox.all().getFirst().message();
    assertThat(message.label().key()).isEqualTo("welcome#comedor-comunitario-del-este");
    assertThat(message.label().to()).isEqualTo("hola@comedor.example.org");
    assertThat(message.label().subject()).startsWith("Bienvenida a Cradle to Career");
    var mime = new String(message.mime().bytes(), StandardCharsets.UTF_8).replace("=\r\n", "");
    assertThat(mime).contains("Content-Language: es", "Abrir su espacio");
    var matcher = LINK.matcher(mime);
    assertThat(matcher.find()).isTrue();
    var token = matcher.group(1);
    var link = links.find(token, Link.Purpose.SIGN_IN).orElseThrow();
    assertThat(SignIn.of(link)).contains(new SignIn(partner.id(), "hola@comedor.example.org"));
    assertThat(link.until()).isEqualTo(NOW.plus(Duration.ofDays(14)));
  }

  @Test
  void decliningSendsNothingAndCanBeUndone() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);

    assertSeeOther(act("POST /console/partners/{id}/decline", partner.id()), "/console");

    assertThat(partners.find(partner.id()).orElseThrow().status())
        .isEqualTo(PartnerStatus.DECLINED);
    assertThat(outbox.all()).isEmpty();
    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("/approve")
        .doesNotContain("/decline");
  }

  @Test
  void decliningAMemberSaysThatItIsOneAndChangesNothing() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);

    var answer = act("POST /console/partners/{id}/decline", partner.id());

    assertThat(answer.getStatusCode()).isEqualTo(409);
    assertThat(answer.getBody())
        .contains("Nothing was changed", "River Food Bank is a member", "suspend it");
    assertThat(partners.find(partner.id()).orElseThrow().isApproved()).isTrue();
  }

  @Test
  void aPageSaysWhatSuspendingDoesAndItsButtonClosesTheDesk() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    var token = signedIn(partner);

    assertThat(page("GET /console/partners/{id}/suspend", "id", partner.id()).getBody())
        .contains("Suspend River Food Bank?", "Its desk is closed at once", "Its figures stay");
    assertThat(sessions.find(token, NOW)).isPresent();

    assertSeeOther(act("POST /console/partners/{id}/suspend", partner.id()), path(partner));
    assertSeeOther(act("POST /console/partners/{id}/suspend", partner.id()), path(partner));

    assertThat(sessions.find(token, NOW)).isEmpty();
    assertThat(partners.find(partner.id()).orElseThrow().status())
        .isEqualTo(PartnerStatus.SUSPENDED);
    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("suspended", "Suspended since May 4, 2020", "/resume")
        .doesNotContain("/suspend\"", "/approve");
    assertThat(act("POST /console/partners/{id}/approve", partner.id()).getStatusCode())
        .isEqualTo(409);

    assertSeeOther(act("POST /console/partners/{id}/resume", partner.id()), path(partner));

    assertThat(partners.find(partner.id()).orElseThrow().isApproved()).isTrue();
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void staffReadTheReferenceThatWhoeverAskedToJoinWasTold() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);

    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("Reference: <bdi>" + partner.reference() + "</bdi>");
  }

  /// What is done with the promise stands in the tests of who invites and of who reports.
  @Test
  void whatThePageThatSuspendsPromisesOfMailsIsSoInBothLanguages() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    var asking = staff("GET /console/partners/{id}/suspend").parameter("id", partner.id());

    assertThat(answer(asking.event()).getBody())
        .contains("no reports", "its contact is invited to no meeting", "it is invited again");
    assertThat(answer(asking.query("lang=es").event()).getBody())
        .contains("No recibe informes", "no se le invita a ninguna", "se le invita de nuevo");

    act("POST /console/partners/{id}/suspend", partner.id());
    assertThat(partners.members()).isEmpty();
    assertThat(partners.suspendedContacts()).containsExactly("desk@river.example.org");

    act("POST /console/partners/{id}/resume", partner.id());
    assertThat(partners.members()).hasSize(1);
    assertThat(partners.suspendedContacts()).isEmpty();
  }

  @Test
  void whoLeavesKeepsItsNameAndNothingOfItsContact() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    var token = signedIn(partner);

    assertThat(page("GET /console/partners/{id}/remove", "id", partner.id()).getBody())
        .contains("Let River Food Bank leave?", "This cannot be undone");
    assertSeeOther(act("POST /console/partners/{id}/remove", partner.id()), path(partner));

    assertThat(sessions.find(token, NOW)).isEmpty();
    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("River Food Bank", "has left", "Left on May 4, 2020")
        .doesNotContain("desk@river.example.org", "/contact", "/suspend", "/approve");
    assertThat(act("POST /console/partners/{id}/resume", partner.id()).getBody())
        .contains("has left", "asks to join again");
    assertThat(page("GET /console").getBody())
        .contains("No members yet", "One is suspended or has left")
        .contains("href=\"" + path(partner) + "\"");
    assertThat(
            tree(answer(staff("GET /api/v1/staff/partners").query("status=left").event()))
                .at("/partners/0/id")
                .asText())
        .isEqualTo(partner.id());
  }

  @Test
  void aNewContactTakesTheDeskAndTheOneBeforeIsSignedOut() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    var token = signedIn(partner);

    assertThat(page("GET /console/partners/{id}/contact", "id", partner.id()).getBody())
        .contains("value=\"desk@river.example.org\"", "signed out at once");
    var wrong = contact(partner, "Ana", "nobody", "en");
    assertThat(wrong.getStatusCode()).isEqualTo(422);
    assertThat(wrong.getBody()).contains("<title>Error: ", "value=\"nobody\"", "lacks the @");
    assertThat(sessions.find(token, NOW)).isPresent();

    assertSeeOther(contact(partner, "Ana", "Ana@River.example.org", "es"), path(partner));

    assertThat(sessions.find(token, NOW)).isEmpty();
    assertThat(partners.find(partner.id()).orElseThrow().contact())
        .isEqualTo(new Contact("Ana", "ana@river.example.org", Language.ES));
    assertThat(partners.membersOf("desk@river.example.org")).isEmpty();
    assertThat(partners.membersOf("ana@river.example.org")).hasSize(1);
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void theEndOfAnAgreementIsKeptShownAndToldInTheAuditTrail() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("Data-sharing agreement", "No end date is kept", path(partner) + "/agreement");
    assertThat(page("GET /console/partners/{id}/agreement", "id", partner.id()).getBody())
        .contains("The data-sharing agreement of River Food Bank", "type=\"date\"");

    for (var wrong : List.of("June", "20270-06-30", "1027-06-30")) {
      var refused = agreement(partner, wrong);
      assertThat(refused.getStatusCode()).isEqualTo(422);
      assertThat(refused.getBody()).contains("<title>Error: ", "such as 2027-06-30");
    }
    assertSeeOther(agreement(partner, "2020-05-04"), path(partner));
    assertSeeOther(agreement(partner, "2020-05-04"), path(partner));

    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("Until May 4, 2020.", "Changed the end of its data-sharing agreement")
        .contains("none kept", "2020-05-04")
        .doesNotContain("It can send no data");
    now = NOW.plus(Duration.ofDays(1));
    assertThat(answer(staffNow("GET /console/partners/{id}", partner)).getBody())
        .contains("Over since May 4, 2020", "It can send no data until a later date");

    assertSeeOther(agreement(partner, ""), path(partner));
    assertThat(partners.find(partner.id()).orElseThrow().agreementEnd()).isEmpty();
  }

  @Test
  void whoWaitsHasNoAgreementAndWhoIsUnknownNoPageOfIt() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);

    assertThat(page("GET /console/partners/{id}/agreement", "id", partner.id()).getStatusCode())
        .isEqualTo(409);
    assertThat(agreement(partner, "2020-05-04").getStatusCode()).isEqualTo(409);
    assertThat(page("GET /console/partners/{id}/agreement", "id", "nobody").getStatusCode())
        .isEqualTo(404);
    assertThat(act("POST /console/partners/{id}/agreement", "nobody").getStatusCode())
        .isEqualTo(404);
  }

  private APIGatewayV2HTTPResponse agreement(Partner partner, String day) {
    return answer(
        HttpEvents.to("POST /console/partners/{id}/agreement")
            .parameter("id", partner.id())
            .cookie(COOKIE, facilitator())
            .header("sec-fetch-site", "same-origin")
            .form("agreementEndsOn", day)
            .event());
  }

  // A page for whoever signed in just now, at whatever time that is.
  private APIGatewayV2HTTPEvent staffNow(String route, Partner partner) {
    return HttpEvents.to(route).parameter("id", partner.id()).cookie(COOKIE, facilitator()).event();
  }

  @Test
  void anotherNameAtTheSameAddressSignsNobodyOut() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    var token = signedIn(partner);

    assertSeeOther(contact(partner, "Ana", "desk@river.example.org", "en"), path(partner));
    assertSeeOther(contact(partner, "Ana", "desk@river.example.org", "en"), path(partner));

    assertThat(sessions.find(token, NOW)).isPresent();
  }

  @Test
  void theSessionsOfAContactAreShownAndEndedOneByOneOrTogether() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    var first = signedIn(partner);
    var second = signedIn(partner);
    var stranger = sessions.start(Session.from(NOW, "other", "o@other.example.org", Language.EN));

    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("since May 4, 2020, until June 3, 2020", "no device, and no place")
        .contains(Digest.sha256(first), Digest.sha256(second))
        .doesNotContain(first);

    signOut(partner, Digest.sha256(first));
    signOut(partner, Digest.sha256(stranger));
    assertThat(sessions.find(first, NOW)).isEmpty();
    assertThat(sessions.find(second, NOW)).isPresent();
    assertThat(sessions.find(stranger, NOW)).isPresent();

    signOut(partner, "");
    assertThat(sessions.find(second, NOW)).isEmpty();
    assertThat(sessions.find(stranger, NOW)).isPresent();
  }

  @Test
  void theProgramsOfAPartnerAreShownAndTheirTokensRevokedOneByOne() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    var nightly = letIn(partner, "Nightly export");
    var weekly = letIn(partner, "Weekly export");
    tokens.use(weekly, LocalDate.of(2020, 5, 4));
    var id = tokens.find(nightly, NOW).orElseThrow().id();

    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("Programs with a token", "Nightly export", "Not used yet", id)
        .contains("Made on May 4, 2020, works until August 2, 2020.", "Last used on May 4, 2020.")
        .doesNotContain(nightly, weekly, Digest.sha256(nightly));

    assertSeeOther(revoke(partner, id), path(partner));
    assertSeeOther(revoke(partner, id), path(partner));

    assertThat(tokens.find(nightly, NOW)).isEmpty();
    assertThat(tokens.find(weekly, NOW)).isPresent();
    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("Revoked a program’s token")
        .containsOnlyOnce("Revoked a program’s token");
  }

  @Test
  void anAnalystSeesNoProgramsAndRevokesNone() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    var value = letIn(partner, "Nightly export");
    var id = tokens.find(value, NOW).orElseThrow().id();
    var analyst = signedIn(List.of("analyst"));
    var page = HttpEvents.to("GET /console/partners/{id}").cookie(COOKIE, analyst);
    var pressed = HttpEvents.to("POST /console/partners/{id}/revoke").cookie(COOKIE, analyst);

    assertThat(
            answer(pressed.parameter("id", partner.id()).form("token", id).event()).getStatusCode())
        .isEqualTo(403);
    assertThat(answer(page.parameter("id", partner.id()).event()).getBody())
        .contains("River Food Bank")
        .doesNotContain("Programs with a token", "/revoke");
    assertThat(tokens.find(value, NOW)).isPresent();
  }

  @Test
  void theTokensOfWhoeverLosesTheirDeskEndForGood() {
    for (var losing : List.of("suspend", "remove", "contact")) {
      var name = "River " + losing;
      var partner = join(name, losing + "@river.example.org", Language.EN);
      approved(partner);
      var value = letIn(partner, "Nightly export");

      if (losing.equals("contact")) {
        contact(partner, "Ana", losing + "@river.example.org", "en");
        assertThat(tokens.find(value, NOW)).isPresent();
        contact(partner, "Ana", "ana@river.example.org", "en");
      } else {
        act("POST /console/partners/{id}/" + losing, partner.id());
      }

      assertThat(tokens.find(value, NOW)).as(losing).isEmpty();
      assertThat(outbox.audit().all())
          .filteredOn(line -> line.about().id().equals(partner.id()))
          .extracting(line -> line.deed().text())
          .contains("access.token-revoked");
    }
  }

  private String letIn(Partner partner, String name) {
    var token =
        ProgramToken.of(
            partner.id(), partner.contact().email(), name, "key", NOW, Duration.ofDays(90));
    var by = Actor.partner(partner.id(), partner.name());
    var line = ProgramDeeds.made(token, PartnerDeeds.matter(partner), by);
    return ((Making.Made) tokens.make(token, line)).value();
  }

  private APIGatewayV2HTTPResponse revoke(Partner partner, String token) {
    return answer(
        staff("POST /console/partners/{id}/revoke")
            .parameter("id", partner.id())
            .form("token", token)
            .event());
  }

  @Test
  void aProgramChangesAPartnerAsTheConsoleDoes() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    var early = api("POST /api/v1/staff/partners/{id}/suspend", partner.id(), "{}");
    assertThat(early.getStatusCode()).isEqualTo(409);
    assertThat(tree(early).at("/errors/0/code").asText()).isEqualTo("not_now");
    assertThat(tree(early).at("/detail").asText()).contains("“waiting”");
    approved(partner);

    var suspended = api("POST /api/v1/staff/partners/{id}/suspend", partner.id(), "{}");
    assertThat(tree(suspended).get("status").asText()).isEqualTo("suspended");
    assertThat(api("POST /api/v1/staff/partners/{id}/approve", partner.id(), "{}").getStatusCode())
        .isEqualTo(409);
    var resumed = api("POST /api/v1/staff/partners/{id}/resume", partner.id(), "{}");
    assertThat(tree(resumed).get("status").asText()).isEqualTo("approved");
    var bad = api("PUT /api/v1/staff/partners/{id}/contact", partner.id(), "{\"person\":{}}");
    assertThat(tree(bad).at("/errors")).hasSize(3);
    var person =
        "{\"person\":{\"name\":\"A\",\"email\":\"a@river.example.org\",\"language\":\"es\"}}";
    assertThat(api("PUT /api/v1/staff/partners/{id}/contact", partner.id(), person).getStatusCode())
        .isEqualTo(200);
    assertThat(api("POST /api/v1/staff/partners/{id}/sign-out", partner.id(), "{}").getStatusCode())
        .isEqualTo(200);
    var left = api("POST /api/v1/staff/partners/{id}/remove", partner.id(), "{}");
    assertThat(tree(left).get("status").asText()).isEqualTo("left");
    assertThat(api("PUT /api/v1/staff/partners/{id}/contact", partner.id(), person).getStatusCode())
        .isEqualTo(409);
    for (var verb : List.of("suspend", "resume", "remove", "sign-out")) {
      var nobody = api("POST /api/v1/staff/partners/{id}/" + verb, "nobody", "{}");
      assertThat(nobody.getStatusCode()).as(verb).isEqualTo(404);
    }
  }

  @Test
  void whatIsKeptAboutSomebodyIsShownExportedAndErasedByTheirAddress() {
    people.keep("ana@guest.example.org", "registration", "SERIES#food/REG#1", NOW, false);
    people.keep("ana@guest.example.org", "outbox", "OUTBOX#1/META", NOW, false);

    assertThat(page("GET /console/people").getBody()).contains("What we keep about a person");
    assertThat(person("POST /console/people", "nobody").getStatusCode()).isEqualTo(422);
    assertThat(person("POST /console/people", "who@guest.example.org").getBody())
        .contains("Nothing is kept about this address");
    assertThat(person("POST /console/people", "Ana@Guest.example.org").getBody())
        .contains("Sessions that they asked to be invited to", "Mails to them")
        .contains("This cannot be undone", "kept for 400 days")
        .contains("value=\"ana@guest.example.org\"");

    var file = person("POST /console/people/export", "ana@guest.example.org");
    assertThat(file.getHeaders().get("content-disposition")).startsWith("attachment");
    assertThat(tree(file).at("/kept")).hasSize(2);
    assertThat(tree(file).at("/kept/0/email").asText()).isEqualTo("ana@guest.example.org");

    assertThat(person("POST /console/people/erase", "ana@guest.example.org").getBody())
        .contains("2 things were erased", "forget it in 35 days")
        .contains("name=\"back\" value=\"/console/people\"");
    assertThat(people.about("ana@guest.example.org")).isEmpty();
    var again = HttpEvents.to("POST /api/v1/staff/people/erase-again").json("{}");
    assertThat(answer(again.bearer(TOKEN).event()).getStatusCode()).isEqualTo(403);
    var owner = ISSUER.token(NOW, List.of("administrator"));
    assertThat(tree(answer(again.bearer(owner).event())).get("people").asInt()).isEqualTo(1);
  }

  @Test
  void whoIsTheContactOfAMemberIsErasedOnlyAfterItHasAnother() {
    people.keep("desk@river.example.org", "partner", "PARTNER#river/META", NOW, true);

    assertThat(person("POST /console/people", "desk@river.example.org").getBody())
        .contains("A member needs another contact first")
        .doesNotContain("/console/people/erase");
    var refused = person("POST /console/people/erase", "desk@river.example.org");
    assertThat(refused.getStatusCode()).isEqualTo(409);
    var json = api("POST /api/v1/staff/people/erase", "", "{\"email\":\"desk@river.example.org\"}");
    assertThat(json.getStatusCode()).isEqualTo(409);
    assertThat(tree(json).at("/errors/0/code").asText()).isEqualTo("is_held");
    assertThat(people.about("desk@river.example.org")).hasSize(1);
    var none = api("POST /api/v1/staff/people/export", "", "{}");
    assertThat(none.getStatusCode()).isEqualTo(422);
  }

  @Test
  void whoeverIsOfTheStaffSeesWhetherAnybodyLookedAndAnalystsHaveTheButtons() {
    var analyst = signedIn(List.of("analyst"));

    assertThat(rebuildPage(analyst, "en"))
        .contains("Nobody has looked yet", "value=\"compare\"", "value=\"mend\"");
    assertThat(rebuildPage(analyst, "es")).contains("Nadie lo ha revisado todavía");
    assertThat(rebuildPage(facilitator(), "en"))
        .contains("Nobody has looked yet", "An analyst or an administrator may begin it")
        .doesNotContain("value=\"compare\"");
    assertThat(press("compare", facilitator()).getStatusCode()).isEqualTo(403);
    assertThat(looks.last()).isEmpty();
    assertThat(woken).isEmpty();
  }

  @Test
  void aLookBeginsWithALineAndIsCarriedAtOnce() {
    var analyst = signedIn(List.of("analyst"));

    assertSeeOther(press("compare", analyst), "/console/rebuild");

    assertThat(looks.last()).contains(Look.begun(0, false, NOW, "Ana of the staff"));
    assertThat(woken).containsExactly(NOW);
    assertThat(page("GET /console/audit").getBody())
        .contains("Had the figures compared with the files", "/console/rebuild");
    assertThat(rebuildPage(analyst, "en"))
        .contains("It is under way", "Ana of the staff", "Compares, and changes nothing")
        .doesNotContain("value=\"mend\"");
  }

  @Test
  void whileALookIsUnderWayNoOtherBegins() {
    var analyst = signedIn(List.of("analyst"));
    press("compare", analyst);

    assertSeeOther(press("mend", analyst), "/console/rebuild");

    assertThat(looks.last().orElseThrow().isMending()).isFalse();
    // Nobody knows whether the first call was heard.
    assertThat(woken).containsExactly(NOW, NOW);
  }

  @Test
  void whatALookFoundIsSaidAndAnotherMayBegin() {
    var analyst = signedIn(List.of("analyst"));
    press("mend", analyst);
    var finding =
        new Finding(
            Finding.Code.FILE_READS_DIFFERENTLY,
            Finding.Fate.STAYS,
            "0190-upload",
            "river-food-bank wic-participation FY2015",
            List.of("wic 1 2014-10 oklahoma/<all>/all: 9 → 10"),
            List.of("abc", "def", "3"));
    var done = new Progress(Progress.Stage.DONE, "", 7, 12);
    looks.goOn(looks.last().orElseThrow().goneOn(done, Collections.nCopies(101, finding), NOW));

    assertThat(rebuildPage(analyst, "en"))
        .contains(
            "Compares, and puts back",
            "Uploads compared: 7; tables: 12.",
            "stays as it is: 101",
            "Here are the first 100 of 101.",
            "the file of the upload 0190-upload comes to other figures today",
            "oklahoma/&lt;all&gt;/all: 9 → 10",
            "by revision 3 of the catalogue",
            "value=\"compare\"");
    assertThat(rebuildPage(analyst, "es")).contains("el archivo del envío 0190-upload");

    press("compare", analyst);
    looks.goOn(looks.last().orElseThrow().goneOn(done, List.of(), NOW));
    assertThat(rebuildPage(analyst, "en")).contains("All is the same.");
  }

  @Test
  void aLookThatNobodyGoesOnWithMakesRoom() {
    var analyst = signedIn(List.of("analyst"));
    press("compare", analyst);
    now = NOW.plus(Look.STILL);
    ISSUER.renew("refresh-1", ISSUER.token(now, List.of("analyst")));

    assertThat(rebuildPage(analyst, "en"))
        .contains("It stands still", "Nothing was looked at since", "value=\"mend\"");
    press("mend", analyst);
    assertThat(looks.last().orElseThrow().isMending()).isTrue();
  }

  private String signedIn(Partner partner) {
    return sessions.start(Session.from(NOW, partner.id(), partner.contact().email(), Language.EN));
  }

  private static String path(Partner partner) {
    return "/console/partners/" + partner.id();
  }

  private APIGatewayV2HTTPResponse contact(
      Partner partner, String name, String email, String language) {
    return form(
        HttpEvents.to("POST /console/partners/{id}/contact").parameter("id", partner.id()),
        "person_name",
        name,
        "person_email",
        email,
        "person_language",
        language);
  }

  private void signOut(Partner partner, String session) {
    assertSeeOther(
        form(
            HttpEvents.to("POST /console/partners/{id}/sign-out").parameter("id", partner.id()),
            "session",
            session),
        path(partner));
  }

  private APIGatewayV2HTTPResponse person(String route, String email) {
    return form(HttpEvents.to(route), "address", email);
  }

  private APIGatewayV2HTTPResponse form(HttpEvents to, String... fields) {
    return answer(
        to.cookie(COOKIE, facilitator())
            .header("sec-fetch-site", "same-origin")
            .form(fields)
            .event());
  }

  private APIGatewayV2HTTPResponse api(String route, String id, String json) {
    var to = id.isEmpty() ? staff(route) : staff(route).parameter("id", id);
    return answer(to.json(json).event());
  }

  @ParameterizedTest
  @CsvSource({
    "sec-fetch-site, cross-site, 403",
    "sec-fetch-site, same-site, 403",
    "sec-fetch-site, same-origin, 303",
    "origin, https://elsewhere.example.net, 403",
    "origin, null, 403",
    "origin, https://network.example.org, 303",
    "x-nothing, said, 403",
  })
  void onlyAPageOfOursCanChangeSomethingByCookie(String header, String value, int status) {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);

    var answer =
        answer(
            HttpEvents.to("POST /console/partners/{id}/approve")
                .parameter("id", partner.id())
                .cookie(COOKIE, signedIn(List.of("facilitator")))
                .header(header, value)
                .fromNowhere()
                .form()
                .event());

    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(partners.find(partner.id()).orElseThrow().isApproved()).isEqualTo(status == 303);
  }

  @Test
  void aProgramWithATokenNeedsNoOrigin() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);

    var answer =
        answer(
            HttpEvents.to("POST /console/partners/{id}/approve")
                .parameter("id", partner.id())
                .bearer(TOKEN)
                .header("origin", "https://tool.example.net")
                .event());

    assertSeeOther(answer, "/console?approved=" + partner.id());
  }

  @Test
  void mailThatFailedIsShownAndSentAgain() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    act("POST /console/partners/{id}/approve", partner.id());
    var id = outbox.all().getFirst().message().label().id();
    outbox.claim(id, Claim.of("sender", NOW, Duration.ofMinutes(2)));
    outbox.giveUp(id, "sender", OutboxState.FAILED, "address refused");

    assertThat(page("GET /console/mail").getBody())
        .contains("failed", "desk@river.example.org", "address refused")
        .contains("action=\"/console/mail/" + id + "/resend\"");
    assertThat(page("GET /console").getBody()).contains("one thing waits for you");

    assertSeeOther(act("POST /console/mail/{id}/resend", id), "/console/mail");

    assertThat(outbox.find(id).map(OutboxItem::state)).contains(OutboxState.PENDING);
    assertThat(page("GET /console/mail").getBody()).contains("All mail went its way");
    assertThat(act("POST /console/mail/{id}/resend", "nothing").getStatusCode()).isEqualTo(404);
  }

  @Test
  void mailWhoseTextIsDeletedIsShownAndNotOfferedAgain() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    act("POST /console/partners/{id}/approve", partner.id());
    var id = outbox.all().getFirst().message().label().id();
    outbox.report(id, new Fate.Bounced("Permanent/General", NOW), "ses-1");

    assertThat(page("GET /console/mail").getBody())
        .contains("came back", "Its text is deleted; it cannot be sent again.")
        .contains("after 14 days in any case")
        .doesNotContain("/resend");
    assertSeeOther(act("POST /console/mail/{id}/resend", id), "/console/mail");
    assertThat(outbox.find(id).map(OutboxItem::state)).contains(OutboxState.BOUNCED);
  }

  @Test
  void mailThatIsDealtWithWaitsForNobody() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    act("POST /console/partners/{id}/approve", partner.id());
    var id = outbox.all().getFirst().message().label().id();
    outbox.report(id, new Fate.Bounced("Permanent/General", NOW), "ses-1");
    assertThat(page("GET /console").getBody()).contains("one thing waits for you");

    assertSeeOther(act("POST /console/mail/{id}/done", id), "/console/mail");

    assertThat(page("GET /console/mail").getBody()).contains("All mail went its way");
    assertThat(page("GET /console").getBody()).contains("nothing waits for you");
    assertThat(act("POST /console/mail/{id}/done", "nothing").getStatusCode()).isEqualTo(404);
  }

  @Test
  void aFileThatCouldNotBeReadWaitsForStaff() {
    var analyst = signedIn(List.of("analyst"));
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    upload(partner, "FY2014", NOW);
    assertThat(page("GET /console").getBody()).doesNotContain("could not be read");
    var upload = slots.latest(1).getFirst();
    slots.hinder(upload, NOW, NOW.plusSeconds(86_400));

    assertThat(page("GET /console").getBody())
        .contains("one thing waits for you", "1 file could not be read", "River Food Bank");
    assertSeeOther(act("POST /console/uploads/{id}/again", upload.id(), analyst), "/console");
    assertThat(slots.awaited(NOW)).hasSize(1);
    assertSeeOther(act("POST /console/uploads/{id}/ask", upload.id(), analyst), "/console");
    assertThat(page("GET /console").getBody())
        .contains("Its sender will be asked for it within the hour.");
    assertThat(slots.hindered())
        .extracting(Upload::outcome)
        .containsExactly(new Outcome.Hindered(NOW, true, null));
    assertThat(act("POST /console/uploads/{id}/ask", "nothing", analyst).getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void aFileThatStopsWhateverReadsItWaitsForStaffUntilANewerOneCounts() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    upload(partner, "FY2014", NOW);
    var upload = slots.latest(1).getFirst();
    var code = ProblemCode.READING_STOPPED.id();
    var stopped = new ProblemGroup(code, "", 0, List.of(), List.of());
    new SlotLedger(slots, InstantSource.fixed(NOW))
        .refuse(
            upload,
            new Outcome.Refused(
                new FileFacts("wic.xlsx", 9, "5f"), NOW, 0, 0, List.of(stopped), ""));

    assertThat(page("GET /console").getBody())
        .contains("one thing waits for you", "1 file was given up", "River Food Bank");
  }

  @Test
  void figuresThatAreLateWaitForStaff() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    assertThat(page("GET /console").getBody()).doesNotContain("figure is late");
    var table = new TableKey("wic_pregnant_women", 1, new Period("2014-10"));
    count(partner, table);
    slots.overdue(table, NOW);

    assertThat(page("GET /console").getBody())
        .contains("one thing waits for you", "1 figure is late", "October 2014");
  }

  @Test
  void uploadsOfMembersAreShownNewestFirst() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    approved(partner);
    upload(partner, "FY2013", NOW.minusSeconds(60));
    upload(partner, "FY2014", NOW);

    assertThat(page("GET /console").getBody())
        .contains("federal fiscal year 2014", "file not here yet");
    var json = tree(answer(staff("GET /api/v1/staff/uploads").event()));
    assertThat(json.get("uploads")).hasSize(2);
    assertThat(json.at("/uploads/0/period").textValue()).isEqualTo("FY2014");
    assertThat(json.at("/uploads/0/status").textValue()).isEqualTo("requested");
    assertThat(json.at("/uploads/0/partner").textValue()).isEqualTo("river-food-bank");
  }

  @Test
  void jsonListsPartnersWithTheirLikelyDoubles() {
    join("Eastside Food Pantry", "hello@eastside.example.org", Language.EN);
    approved(join("East Side Food Pantry", "v@eastside.example.org", Language.EN));

    var all = tree(answer(staff("GET /api/v1/staff/partners").event())).get("partners");
    var pending = tree(sample("partners-json.json")).get("partners");

    assertThat(all).hasSize(2);
    assertThat(pending).hasSize(1);
    assertThat(pending.at("/0/id").textValue()).isEqualTo("eastside-food-pantry");
    assertThat(pending.at("/0/possibleDuplicates/0/id").textValue())
        .isEqualTo("east-side-food-pantry");
    assertThat(pending.at("/0/possibleDuplicates/0/reasons").toString())
        .isEqualTo("[\"same_domain\",\"near_same_name\"]");
  }

  @Test
  void jsonListsPartnersInPartsUntilAllAreTold() {
    for (int number = 0; number < 60; number++) {
      var partner = join("Pantry of " + number, "desk@p" + number + ".example.org", Language.EN);
      if (number % 3 == 0) {
        approved(partner);
      }
    }
    var told = new ArrayList<String>();
    var after = "";
    do {
      var query = "after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
      var part = tree(answer(staff("GET /api/v1/staff/partners").query(query).event()));
      assertThat(part.get("partners")).hasSizeLessThanOrEqualTo(25);
      told.addAll(part.get("partners").findValuesAsText("id"));
      after = part.path("next").asText("");
    } while (!after.isEmpty());

    assertThat(told)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            partners.all().stream().map(PartnerSummary::id).toList());
  }

  @Test
  void theConsoleShowsSomeOfWhoWaitsAndLeadsToTheRest() {
    for (int number = 0; number < 12; number++) {
      join("Pantry of " + number, "desk@p" + number + ".example.org", Language.EN);
    }

    var first = page("GET /console").getBody();
    var more = Pattern.compile("href=\"/console\\?(waiting=[^\"]+)\"").matcher(first);
    assertThat(more.find()).isTrue();
    var rest = answer(staff("GET /console").query(more.group(1)).event()).getBody();

    assertThat(first).contains("12 partners to approve").contains("Pantry of 0<");
    assertThat(rest).contains("Pantry of 9<").doesNotContain("Pantry of 0<", "?waiting=");
  }

  @Test
  void jsonApprovesOnceAndAnswersTheSameAgain() {
    join("Comedor Comunitario del Este", "hola@comedor.example.org", Language.ES);

    var first = sample("approve-json.json");
    var second = sample("approve-json.json");

    assertThat(first.getStatusCode()).isEqualTo(200);
    assertThat(tree(first).get("status").textValue()).isEqualTo("approved");
    assertThat(second.getBody()).isEqualTo(first.getBody());
    assertThat(outbox.all()).hasSize(1);
    assertThat(
            answer(staff("POST /api/v1/staff/partners/{id}/approve").parameter("id", "x").event())
                .getStatusCode())
        .isEqualTo(404);
  }

  @Test
  void aSeriesIsKeptAndKeptAgain() {
    var first = sample("series-json.json");
    var second = sample("series-json.json");

    assertThat(first.getStatusCode()).isEqualTo(201);
    assertThat(first.getHeaders()).containsEntry("location", "/meetings/food-family-resources");
    assertThat(second.getStatusCode()).isEqualTo(200);
    var series = meetings.series("food-family-resources").orElseThrow();
    assertThat(series.title().in(Language.ES)).isEqualTo("Alimentos y recursos para familias");
    assertThat(series.anchor()).isEqualTo(LocalDate.parse("2020-05-05"));
    assertThat(series.length()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whoDecidedStandsOnThePartnersPageAndInTheAuditTrail() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("Who changed what", "Nobody has changed anything yet.")
        .doesNotContain("Decided:");

    act("POST /console/partners/{id}/decline", partner.id());
    act("POST /console/partners/{id}/approve", partner.id());

    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("Decided: <bdi>May 4, 2020, by Ana of the staff</bdi>")
        .contains("May 4, 2020, 10:00", "Declined", "Approved")
        .contains("<span class=\"soft\">Status:</span> <bdi>declined</bdi>");
    assertThat(page("GET /console/audit").getBody())
        .contains("<a href=\"/console/partners/river-food-bank\" dir=\"auto\">River Food Bank</a>")
        .doesNotContain("desk@river.example.org", "deed.", "partners.approved");
    var spanish = answer(staff("GET /console/audit").query("lang=es").event()).getBody();
    assertThat(spanish).contains("Registro de cambios", "Aprobó", "Rechazó", "en espera");
  }

  @Test
  void theAuditTrailTellsOfSeriesAndMailsToo() {
    sample("series-json.json");
    sample("series-json.json");
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    act("POST /console/partners/{id}/approve", partner.id());
    var id = outbox.all().getFirst().message().label().id();
    outbox.claim(id, Claim.of("sender", NOW, Duration.ofMinutes(2)));
    outbox.giveUp(id, "sender", OutboxState.FAILED, "address refused");
    act("POST /console/mail/{id}/resend", id);
    outbox.claim(id, Claim.of("sender", NOW, Duration.ofMinutes(2)));
    outbox.giveUp(id, "sender", OutboxState.FAILED, "address refused");

    var audit = page("GET /console/audit").getBody();

    assertThat(audit)
        .containsOnlyOnce("Made a meeting series")
        .contains("Sent again", "<a href=\"/meetings/food-family-resources\"")
        .doesNotContain("desk@river.example.org");
    assertThat(page("GET /console/mail").getBody())
        .contains("Sent again on May 4, 2020 by Ana of the staff");
    var one =
        answer(staff("GET /console/audit").query("kind=series&id=+food-family-resources+").event())
            .getBody();
    assertThat(one)
        .contains("Made a meeting series", "value=\"food-family-resources\"")
        .contains("<option value=\"series\" selected>")
        .doesNotContain("Sent again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=partner&id=nobody",
        "kind=partner&id=%00",
        "kind=partner&id=" + "%F0%9F%92%A9%22%3E%3Cb%3E",
        "kind=nothing&id=x",
        "kind=partner&id=x&after=%00",
        "after=9999"
      })
  void whatNobodyDidIsSaidToBeNothing(String query) {
    var answer = answer(staff("GET /console/audit").query(query).event());

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getBody()).contains("No line").doesNotContain("\"><b>");
  }

  @Test
  void theAuditTrailIsReadInParts() {
    var partner = join("River Food Bank", "desk@river.example.org", Language.EN);
    for (int number = 0; number < 60; number++) {
      outbox
          .audit()
          .write(
              PartnerDeeds.decided(
                  partner,
                  PartnerStatus.DECLINED,
                  NOW.minusSeconds(number),
                  Actor.staff("5f1c", "Person " + number)));
    }

    var first = page("GET /console/audit").getBody();
    var earlier = Pattern.compile("href=\"/console/audit\\?(after=[^\"]+)\"").matcher(first);
    assertThat(earlier.find()).isTrue();
    var rest = answer(staff("GET /console/audit").query(earlier.group(1)).event()).getBody();

    assertThat(first).contains("Person 59<", "Person 10<").doesNotContain("Person 9<");
    assertThat(rest).contains("Person 9<", "Person 0<").doesNotContain("Person 10<", "Earlier");
    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("Person 59<", "Person 50<", "kind=partner&amp;id=river-food-bank")
        .doesNotContain("Person 49<");
  }

  @Test
  void everythingThatASeriesLacksIsToldAtOnce() {
    var answer = sample("series-json-with-problems.json");

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(tree(answer).get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/title/es",
            "/description/en",
            "/description/es",
            "/place/en",
            "/place/es",
            "/anchor",
            "/start",
            "/zone",
            "/minutes",
            "/everyWeeks",
            "/contact");
    assertThat(answer.getBody()).contains("Escriba una fecha como 2020-05-05");
    assertThat(meetings.allSeries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Not-A-Slug, 422", "a--b, 422", "a, 422"})
  void aSeriesNeedsASlug(String id, int status) {
    assertThat(
            answer(
                    staff("PUT /api/v1/staff/series/{id}")
                        .parameter("id", id)
                        .json("{\"id\":\"food\"}")
                        .event())
                .getStatusCode())
        .isEqualTo(status);
  }

  @Test
  void whatCannotBeReadIsToldAsJsonOrAsAPage() {
    var json =
        answer(staff("PUT /api/v1/staff/series/{id}").parameter("id", "a").json("{").event());
    var type =
        answer(
            staff("PUT /api/v1/staff/series/{id}")
                .parameter("id", "a")
                .body("text/plain", "{}", false)
                .event());
    var query = answer(staff("GET /console").query("a=%zz").event());
    var api = answer(staff("GET /api/v1/staff/partners").query("a=%zz").event());

    assertThat(json.getStatusCode()).isEqualTo(400);
    assertThat(type.getStatusCode()).isEqualTo(415);
    assertThat(query.getStatusCode()).isEqualTo(400);
    assertThat(query.getBody()).contains("We could not read what was sent");
    assertThat(api.getStatusCode()).isEqualTo(400);
    for (var problem : List.of(json, type, api)) {
      assertThat(problem.getHeaders()).containsEntry("content-type", "application/problem+json");
    }
  }

  private Partner join(String name, String email, Language language) {
    var application =
        Applications.of(
            name,
            PartnerKind.NONPROFIT,
            "food",
            List.of("food boxes", "hot meals"),
            List.of("English"),
            "Tulsa County",
            new Contact("Front desk", email, language));
    var joining = partners.join(new Submission(Ids.token(), "digest", application, NOW));
    return ((Joining.Joined) joining).partner();
  }

  private void approved(Partner partner) {
    act("POST /console/partners/{id}/approve", partner.id());
    assertThat(partners.find(partner.id()).orElseThrow().isApproved()).isTrue();
  }

  private void upload(Partner partner, String period, Instant at) {
    var slot = new Slot(partner.id(), "wic-participation", Period.parse(period).orElseThrow());
    new SlotLedger(slots, InstantSource.fixed(at))
        .request(slot, partner.contact().email(), Language.EN);
  }

  @Test
  void staffReadTheSignedReceiptOfAFile() {
    var partner = join("East Side Food Pantry", "ana@pantry.example.org", Language.EN);
    approved(partner);
    count(partner, new TableKey("wic_pregnant_women", 1, new Period("2013-10")));
    var upload = slots.uploads(partner.id()).getFirst();
    var path = "/console/receipts/" + upload.id();

    assertThat(page("GET /console/partners/{id}", "id", partner.id()).getBody())
        .contains("href=\"" + path + "\"")
        .contains("ana@pantry.example.org", "1 row read, 1 counted");
    assertThat(page("GET /console/receipts/{id}", "id", upload.id()).getBody())
        .contains("Signed receipt R-", TestReceipts.SEAL.id(), path + "/receipt.json");
    assertThat(
            ReceiptText.read(
                page("GET /console/receipts/{id}/receipt.json", "id", upload.id()).getBody()))
        .isEqualTo(slots.receipt(upload).orElseThrow());
    assertThat(page("GET /console/receipts/{id}", "id", "nothing").getStatusCode()).isEqualTo(404);
  }

  @Test
  void staffSeeWhoOwesWhatAndHaveItAsAFile() {
    var sender = join("=East Side, Food Pantry", "ana@pantry.example.org", Language.EN);
    approved(sender);
    approved(join("River Health", "desk@river.example.org", Language.EN));
    count(sender, new TableKey("wic_pregnant_women", 1, new Period("2013-10")));

    var page = page("GET /console/data").getBody();
    assertThat(page)
        .contains("missing, 125 days late", "0 of 1", "/console/partners/" + sender.id())
        .contains("Ask for what is late", "One more member, of whom none of it is expected");
    assertThat(page.substring(0, page.indexOf("One more member"))).doesNotContain("River Health");
    assertThat(data("dataset=wic-participation&period=FY2014").getBody())
        .contains("days late", "not expected", "1 of 1", "0 of 0", "Nothing to do")
        .doesNotContain("missing,");
    assertThat(data("dataset=nothing").getStatusCode()).isEqualTo(404);
    assertThat(data("dataset=wic-participation&period=2014-01").getBody()).contains("125 days");
    assertThat(data("dataset=chronic-absence").getBody()).contains("No member is expected");

    assertThat(page("GET /console/data/owed.csv").getBody())
        .startsWith("partner,name,dataset,period,due,state,days_late\r\n")
        .contains(
            sender.id()
                + ",\"'=East Side, Food Pantry\",wic-participation,FY2019,2019-12-31,late,125\r\n")
        .contains(",FY2014,2014-12-31,received_late,");
  }

  @Test
  void aNetworkWithoutDatasetsIsToldWhereToAddOne() throws IOException {
    var bare = (ObjectNode) new ObjectMapper().readTree(CatalogueDocument.starter().text());
    List.of("datasets", "mappings").forEach(bare::putArray);
    var head = new CatalogueHead(1, now, Actor.staff("5f1c", "Ana"));
    assertThat(catalogue.keep(head, bare.toString(), List.of())).isTrue();

    var page = page("GET /console/data");

    assertThat(page.getStatusCode()).isEqualTo(200);
    assertThat(page.getBody()).contains("has no dataset yet", "href=\"/console/catalogue\"");
  }

  @Test
  void ofASuspendedPartnerNothingIsAwaited() {
    var sender = join("East Side Food Pantry", "ana@pantry.example.org", Language.EN);
    approved(sender);
    count(sender, new TableKey("wic_pregnant_women", 1, new Period("2013-10")));
    act("POST /console/partners/{id}/suspend", sender.id());

    assertThat(page("GET /console/data").getBody()).contains("No member is expected");
  }

  @Test
  void whoseAgreementIsOverIsToRenewItBeforeAnythingIsAskedFor() {
    var sender = join("East Side Food Pantry", "ana@pantry.example.org", Language.EN);
    approved(sender);
    count(sender, new TableKey("wic_pregnant_women", 1, new Period("2013-10")));
    agreement(sender, "2020-05-03");

    assertThat(page("GET /console/data").getBody())
        .contains("missing, 125 days late", "Its data-sharing agreement is over: renew it")
        .doesNotContain("Ask for what is late");
  }

  @Test
  void whatStaffExpectIsOwedFromTheFirstPeriodOnAndMoreTimeIsGiven() {
    var pantry = join("East Side Food Pantry", "ana@pantry.example.org", Language.EN);
    approved(pantry);
    var path = path(pantry) + "/data/wic-participation";
    assertThat(page("GET /console/data").getBody())
        .contains("No member is expected", "One more member", "href=\"" + path + "\"");
    assertThat(
            answer(
                    staff(EXPECT)
                        .parameter("id", pantry.id())
                        .parameter("dataset", "wic-participation")
                        .event())
                .getBody())
        .contains("Expected from the first file that it sends.", "No call is noted");

    assertSeeOther(expect(pantry, "wanted", "expectFrom", "FY2018", "expectUntil", ""), path);
    assertThat(page("GET /console/data").getBody())
        .contains("missing, 125 days late", "missing, 490 days late", "not expected");

    assertSeeOther(expect(pantry, "time", "timePeriod", "FY2019", "timeDay", "2020-05-31"), path);
    assertThat(page("GET /console/data").getBody())
        .contains("due May 31, 2020", "missing, 490 days late")
        .doesNotContain("125 days");
    assertThat(page("GET /console/data/owed.csv").getBody())
        .contains("wic-participation,FY2019,2020-05-31,not_due,");

    assertSeeOther(expect(pantry, "wanted", "expectFrom", "FY2018", "expectUntil", "FY2018"), path);
    assertThat(page("GET /console/data").getBody()).doesNotContain("due May 31, 2020");
  }

  @Test
  void aCallIsNotedAndTheTrailTellsOfItAndNotWhatWasSaid() {
    var pantry = join("East Side Food Pantry", "ana@pantry.example.org", Language.EN);
    approved(pantry);
    expect(pantry, "call", "callOn", "2020-05-01", "callText", "They move until June.");

    assertThat(
            answer(
                    staff(EXPECT)
                        .parameter("id", pantry.id())
                        .parameter("dataset", "wic-participation")
                        .event())
                .getBody())
        .contains("They move until June.", "May 1, 2020");
    assertThat(page("GET /console/partners/{id}", "id", pantry.id()).getBody())
        .contains("Noted a call", "2020-05-01")
        .doesNotContain("They move until June.");
  }

  @Test
  void whatCannotBeExpectedIsToldAtItsField() {
    var pantry = join("East Side Food Pantry", "ana@pantry.example.org", Language.EN);
    approved(pantry);
    for (var wrong :
        List.of(
            List.of("wanted", "expectFrom", "FY2019", "expectUntil", "FY2018", "not before"),
            List.of("wanted", "expectFrom", "2019-01", "expectUntil", "", "one of the periods"),
            List.of("time", "timePeriod", "", "timeDay", "2020-05-31", "one of the periods"),
            List.of("time", "timePeriod", "FY2019", "timeDay", "May", "year, month and day"),
            List.of("time", "timePeriod", "FY2019", "timeDay", "2019-12-31", "after the day"),
            List.of("call", "callOn", "2020-05-05", "callText", "x", "has come"),
            List.of("call", "callOn", "", "callText", "x", "year, month and day"),
            List.of("call", "callOn", "2020-05-04", "callText", " ", "in a sentence"),
            List.of("call", "callOn", "2020-05-04", "callText", "x".repeat(501), "500"))) {
      var answer =
          expect(pantry, wrong.get(0), wrong.get(1), wrong.get(2), wrong.get(3), wrong.get(4));
      assertThat(answer.getStatusCode()).as(wrong.toString()).isEqualTo(422);
      assertThat(answer.getBody()).contains("<title>Error: ", wrong.get(5));
    }
    assertThat(expectations.all().said()).isEmpty();
    assertThat(
            answer(staff(EXPECT).parameter("id", "x").parameter("dataset", "y").event())
                .getStatusCode())
        .isEqualTo(404);
  }

  private static final String EXPECT = "GET /console/partners/{id}/data/{dataset}";

  private APIGatewayV2HTTPResponse expect(Partner partner, String what, String... namesAndValues) {
    var form = new ArrayList<>(List.of("do", what));
    form.addAll(List.of(namesAndValues));
    return answer(
        HttpEvents.to("POST /console/partners/{id}/data/{dataset}")
            .parameter("id", partner.id())
            .parameter("dataset", "wic-participation")
            .cookie(COOKIE, signedIn(List.of("analyst")))
            .header("sec-fetch-site", "same-origin")
            .form(form.toArray(String[]::new))
            .event());
  }

  private APIGatewayV2HTTPResponse data(String query) {
    return answer(staff("GET /console/data").query(query).event());
  }

  // A file that counts and was not added up yet.
  private void count(Partner partner, TableKey table) {
    var slot = new Slot(partner.id(), "wic-participation", new Period("FY2014"));
    var ledger = new SlotLedger(slots, InstantSource.fixed(NOW));
    var upload = ledger.request(slot, partner.contact().email(), Language.EN);
    var cell = new Cell(CellKey.site("74105"), Amount.exact(12), Amount.ZERO);
    var cells = new TreeMap<TableKey, List<Cell>>(Map.of(table, List.of(cell)));
    ledger.accept(
        upload,
        FileFacts.UNREAD,
        new Reading(1, 1, 0, 0, List.of(), false),
        new Aggregate(cells),
        TestReceipts.SIGNED);
  }

  private APIGatewayV2HTTPResponse page(String route, String... parameter) {
    var request = staff(route);
    return answer(
        (parameter.length == 0 ? request : request.parameter(parameter[0], parameter[1])).event());
  }

  // Signs somebody in whom the issuer has in these groups; returns their browser's key.
  private String signedIn(List<String> groups) {
    var code = Ids.token();
    ISSUER.grant(
        code, ISSUER.token(now, groups), ISSUER.identity(now, "Ana of the staff"), "refresh-1");
    var away = sample("sign-in.json");
    var back = callback(away.getCookies().getFirst(), "code=" + code + "&state=" + state(away));
    var cookie = back.getCookies().getFirst();
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  private APIGatewayV2HTTPResponse console(String key) {
    return answer(HttpEvents.to("GET /console").cookie(COOKIE, key).event());
  }

  private APIGatewayV2HTTPResponse signOut(String key) {
    return answer(
        HttpEvents.to("POST /console/sign-out")
            .cookie(COOKIE, key)
            .header("sec-fetch-site", "same-origin")
            .form()
            .event());
  }

  private APIGatewayV2HTTPResponse act(String route, String id) {
    return act(route, id, facilitator());
  }

  private String facilitator() {
    return signedIn(List.of("facilitator"));
  }

  private APIGatewayV2HTTPResponse act(String route, String id, String key) {
    return answer(
        HttpEvents.to(route)
            .parameter("id", id)
            .cookie(COOKIE, key)
            .header("sec-fetch-site", "same-origin")
            .form()
            .event());
  }

  private APIGatewayV2HTTPResponse press(String what, String key) {
    return answer(
        HttpEvents.to("POST /console/rebuild")
            .cookie(COOKIE, key)
            .header("sec-fetch-site", "same-origin")
            .form("do", what)
            .event());
  }

  private String rebuildPage(String key, String language) {
    var answer =
        answer(
            HttpEvents.to("GET /console/rebuild")
                .query("lang=" + language)
                .cookie(COOKIE, key)
                .event());
    assertThat(answer.getStatusCode()).isEqualTo(200);
    return answer.getBody();
  }

  private APIGatewayV2HTTPResponse callback(String pending, String query) {
    var cookie = pending.substring(0, pending.indexOf(';'));
    var at = cookie.indexOf('=');
    return answer(
        HttpEvents.to("GET /console/callback")
            .query(query)
            .cookie(cookie.substring(0, at), cookie.substring(at + 1))
            .event());
  }

  private static String state(APIGatewayV2HTTPResponse away) {
    return location(away).replaceAll(".*[?&]state=([^&]+).*", "$1");
  }

  private static String location(APIGatewayV2HTTPResponse answer) {
    return requireNonNull(answer.getHeaders().get("location"));
  }

  private static HttpEvents staff(String route) {
    return HttpEvents.to(route).bearer(TOKEN);
  }

  private APIGatewayV2HTTPResponse sample(String name) {
    return answer(HttpEvents.sample("staff-console", name));
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(event, new TestContext(10_000));
  }

  private static JsonNode tree(APIGatewayV2HTTPResponse answer) {
    return Json.read(answer.getBody(), JsonNode.class);
  }

  private static void assertSeeOther(APIGatewayV2HTTPResponse answer, String location) {
    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getHeaders()).containsEntry("location", location);
  }
}
