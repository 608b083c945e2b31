package org.backbone.functions.partnerintake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.backbone.access.Door;
import org.backbone.access.Strangers;
import org.backbone.access.twin.MemoryBudgets;
import org.backbone.access.twin.MemoryFormKeys;
import org.backbone.audit.Actor;
import org.backbone.mail.twin.MemoryLinks;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.partners.JoinFields;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.Json;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.pages.Trap;
import org.backbone.testkit.HttpEvents;
import org.backbone.testkit.TestContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class PartnerIntakeHandlerTest {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  private static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  private static final Pattern KEY =
      Pattern.compile("<input type=\"hidden\" name=\"key\" value=\"([^\"]+)\">");

  private final MemoryPartnerStore partners =
      new MemoryPartnerStore(new MemoryOutbox(new MemoryLinks()));
  private final MemoryFormKeys keys = new MemoryFormKeys();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final PartnerIntakeHandler handler =
      new PartnerIntakeHandler(
          partners,
          new Strangers(new MemoryBudgets(), keys, 1000, InstantSource.fixed(NOW)),
          InstantSource.fixed(NOW),
          "Cradle to Career Tulsa County",
          "https://network.example.org",
          new JsonLog(new PrintStream(lines, true, UTF_8), "partner-intake"));

  static List<String> samples() {
    return HttpEvents.names("partner-intake");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsAnsweredWithoutFault(String name) {
    assertThat(answer(HttpEvents.sample("partner-intake", name)).getStatusCode()).isLessThan(500);
  }

  @Test
  void theFormIsThereInBothLanguages() {
    var english = sample("join-form.json");
    var spanish = sample("join-form-es.json");

    assertThat(english.getStatusCode()).isEqualTo(200);
    assertThat(english.getBody())
        .contains("<html lang=\"en\">", "<title>Join the network: ", "Name of your organization")
        .contains("name=\"contact_email\"", "name=\"consent\"", "name=\"fax\"");
    assertThat(spanish.getBody())
        .contains("<html lang=\"es\">", "<title>Únase a la red: ", "Nombre de su organización")
        .contains("action=\"/partners/join?lang=es\"");
  }

  @Test
  void everyFormHasAKeyOfItsOwn() {
    assertThat(key(sample("join-form.json"))).isNotEqualTo(key(sample("join-form.json")));
  }

  @Test
  void whoJoinsWaitsForStaffAndSeesWhatHappensNext() {
    var answer = sample("join.json");

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getHeaders()).containsEntry("location", "/partners/thanks?lang=en");
    var partner = only();
    assertThat(partner.id()).isEqualTo("comedor-comunitario-del-este");
    assertThat(partner.isApproved()).isFalse();
    assertThat(partner.application().kind()).isEqualTo(PartnerKind.NONPROFIT);
    assertThat(partner.application().answers().get(JoinFields.SERVICES))
        .containsExactly("food boxes", "hot meals");
    assertThat(partner.application().answers().get(JoinFields.LANGUAGES))
        .containsExactly("Spanish", "English");
    assertThat(partner.contact().name()).isEqualTo("Coordinación de despensa");
    assertThat(partner.contact().language()).isEqualTo(Language.ES);
    assertThat(sample("thanks.json").getBody()).contains("Gracias", "Qué pasa después");
  }

  @Test
  void eachLineOfTheLogHasTheCallsRequestId() {
    sample("join.json");
    sample("join-trapped.json");

    assertThat(lines.toString(UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"requestId\":\"test-request\""));
  }

  @Test
  void aTableThatDoesNotAnswerCostsNobodyWhatTheyTyped() {
    var answer =
        failing(SdkClientException.create("unable to execute", new ConnectException("refused")))
            .handleRequest(
                drawn(HttpEvents.sample("partner-intake", "join.json")), new TestContext(10_000));

    assertThat(answer.getStatusCode()).isEqualTo(503);
    assertThat(answer.getHeaders()).containsEntry("retry-after", "60");
    assertThat(answer.getBody())
        .contains(
            "We cannot answer right now", "<form method=\"post\" action=\"/partners/join?lang=en\"")
        .contains("name=\"name\" value=\"Comedor Comunitario del Este\"", "name=\"key\"");
    var reference = Pattern.compile("E-\\w{4}-\\w{4}").matcher(answer.getBody());
    assertThat(reference.find()).isTrue();
    assertThat(lines.toString(UTF_8))
        .contains("\"event\":\"request-failed\"", reference.group())
        .contains("\"cause\":\"software.amazon.awssdk.core.exception.SdkClientException")
        .doesNotContain("Comedor", "@");
  }

  @Test
  void aFaultOfOursIsAProblemForAProgramAndTellsNothingOfWhatWasSent() {
    var answer =
        failing(new IllegalStateException("of Ana"))
            .handleRequest(
                HttpEvents.sample("partner-intake", "join-json.json"), new TestContext(10_000));

    assertThat(answer.getStatusCode()).isEqualTo(500);
    assertThat(answer.getHeaders())
        .containsEntry("content-type", "application/problem+json")
        .doesNotContainKey("retry-after");
    assertThat(Json.tree(answer.getBody()).path("reference").asText()).matches("E-\\w{4}-\\w{4}");
    assertThat(answer.getBody() + lines.toString(UTF_8)).doesNotContain("Ana");
  }

  @Test
  void anotherSitesPageDoesNotJoinForItsReader() {
    var event = HttpEvents.sample("partner-intake", "join.json");
    var headers = new HashMap<>(event.getHeaders());
    headers.put("sec-fetch-site", "cross-site");
    event.setHeaders(headers);

    var answer = answer(event);

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(answer.getBody()).contains("This did not come from a page of ours");
    assertThat(partners.all()).isEmpty();
  }

  private PartnerIntakeHandler failing(RuntimeException thrown) {
    var store =
        (PartnerStore)
            Proxy.newProxyInstance(
                PartnerStore.class.getClassLoader(),
                new Class<?>[] {PartnerStore.class},
                (_, _, _) -> {
                  throw thrown;
                });
    return new PartnerIntakeHandler(
        store,
        new Strangers(new MemoryBudgets(), keys, 1000, InstantSource.fixed(NOW)),
        InstantSource.fixed(NOW),
        "Cradle to Career Tulsa County",
        "https://network.example.org",
        new JsonLog(new PrintStream(lines, true, UTF_8), "partner-intake"));
  }

  @Test
  void whoIsQuickerThanAHumanIsAskedToPressOnceMoreAndNothingIsLost() {
    var drawnJustNow = keys.stampOf(Door.JOIN, NOW.minusSeconds(2));

    var page = post("drawn", drawnJustNow, "key", "k1");

    assertThat(page.getStatusCode()).isEqualTo(422);
    assertThat(page.getHeaders()).containsEntry("cache-control", "no-store");
    assertThat(page.getBody())
        .contains("<title>Error: ", "press the button once more")
        .contains("value=\"River Food Bank\"", "value=\"desk@river.example.org\"")
        .contains("value=\"yes\" checked", "value=\"k1\"")
        .contains("name=\"drawn\" value=\"" + drawnJustNow + "\"");
    assertThat(partners.all()).isEmpty();
    var later = post("drawn", keys.stampOf(Door.JOIN, NOW.minusSeconds(3)), "key", "k1");
    assertThat(later.getStatusCode()).isEqualTo(303);
    assertThat(only().name()).isEqualTo("River Food Bank");
  }

  @Test
  void aFormThatNobodyDrewOrThatIsDaysOldIsShownAgainDrawnAnew() {
    var old = keys.stampOf(Door.JOIN, NOW.minus(Duration.ofDays(2)).minusSeconds(1));
    for (var stamp : List.of("", "12345.made-up", old, keys.stamp(Door.SERIES, NOW))) {
      var page = post("drawn", stamp);

      assertThat(page.getStatusCode()).as(stamp).isEqualTo(422);
      assertThat(page.getBody())
          .contains("We could not tell when this page was opened", "value=\"River Food Bank\"")
          .contains("name=\"drawn\" value=\"" + NOW.toEpochMilli() + ".");
    }
    assertThat(partners.all()).isEmpty();
  }

  @Test
  void whatIsAskedOnceMoreCostsNoBudget() {
    var strict = strict();
    for (int number = 0; number < 50; number++) {
      var quick = HttpEvents.with(joining(0, "192.0.2.1"), "drawn", keys.stampOf(Door.JOIN, NOW));
      assertThat(strict.apply(quick).getStatusCode()).isEqualTo(422);
    }

    assertThat(strict.apply(joining(0, "192.0.2.1")).getStatusCode()).isEqualTo(303);
  }

  @Test
  void sendingTheFormTwiceMakesOnePartnerAndTheSameAnswer() {
    var first = sample("join.json");
    var second = sample("join.json");

    assertThat(second.getStatusCode()).isEqualTo(first.getStatusCode());
    assertThat(second.getHeaders().get("location")).isEqualTo(first.getHeaders().get("location"));
    assertThat(partners.all()).hasSize(1);
  }

  @Test
  void aClientThatNeverSawTheFormCanSendItAndItsSameAnswersCountOnce() {
    for (int i = 0; i < 2; i++) {
      var answer = answer(plain("River Food Bank"));

      assertThat(answer.getStatusCode()).isEqualTo(303);
      assertThat(answer.getHeaders()).containsEntry("location", "/partners/thanks");
    }
    assertThat(partners.all()).hasSize(1);
  }

  @Test
  void aFormSentBeforeWithOtherAnswersIsNotKeptSilentlyNorDropped() {
    post("key", "one", "name", "River Food Bank");

    var other = post("key", "one", "name", "River Food Pantry");

    assertThat(other.getStatusCode()).isEqualTo(422);
    assertThat(other.getBody())
        .contains("This form was sent before", "value=\"River Food Pantry\"");
    assertThat(key(other)).isNotEqualTo("one");
    assertThat(partners.all()).hasSize(1);
    assertThat(post("key", key(other), "name", "River Food Pantry").getStatusCode()).isEqualTo(303);
    assertThat(partners.all()).hasSize(2);
  }

  @Test
  void everyProblemIsToldAtOnceBesideItsFieldInTheSameWords() {
    var answer = sample("join-with-problems.json");

    assertThat(answer.getStatusCode()).isEqualTo(422);
    var body = answer.getBody();
    assertThat(body).contains("<title>Error: Únase a la red", "Hay un problema");
    for (var told :
        List.of(
            "#name|Escriba el nombre de su organización",
            "#contact_email|Al correo le falta lo que va después de la @",
            "#consent|Confirme que podemos guardar estas respuestas y escribirle")) {
      var field = told.substring(0, told.indexOf('|'));
      var words = told.substring(told.indexOf('|') + 1);
      assertThat(body).contains("<a href=\"" + field + "\">" + words);
      assertThat(body).contains("id=\"" + field.substring(1) + "-e\"");
      assertThat(body.split(Pattern.quote(words), -1)).hasSize(3);
    }
    assertThat(body).contains("value=\"Coordinación de despensa\"", "value=\"despensa@\"");
    assertThat(body).contains("value=\"nonprofit\" checked");
    assertThat(partners.all()).isEmpty();
  }

  @Test
  void aFormThatComesBackKeepsItsKey() {
    var answer = post("key", "my-key", "name", "");

    assertThat(key(answer)).isEqualTo("my-key");
  }

  @Test
  void aProgramInTheTrapIsThankedAndNothingIsKept() {
    var answer = sample("join-trapped.json");

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getHeaders()).containsEntry("location", "/partners/thanks");
    assertThat(partners.all()).isEmpty();
  }

  @Test
  void listsMayComeRepeatedOrWithCommas() {
    answer(
        HttpEvents.to("POST /partners/join")
            .form(
                "name", "River Food Bank",
                "kind", "nonprofit",
                "services", "food boxes",
                "services", "hot meals, tutoring",
                "services", " food boxes ",
                "contact_name", "Front desk",
                "contact_email", "desk@river.example.org",
                "consent", "on")
            .event());

    assertThat(only().application().answers().get(JoinFields.SERVICES))
        .containsExactly("food boxes", "hot meals", "tutoring");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Niños’ «Ñandú» & O'Neil", "<b>Bold</b> \"Pantry\"", "食物银行"})
  void namesAreKeptAsPeopleWriteThemAndNeverBecomeMarkup(String name) {
    assertThat(post("name", name, "contact_email", "no address").getBody())
        .doesNotContain("<b>Bold")
        .contains(
            "value=\""
                + name.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace("\"", "&#34;")
                    .replace("'", "&#39;")
                + "\"");

    assertThat(post("name", name).getStatusCode()).isEqualTo(303);
    assertThat(only().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"River\u0000Bank", "River\nBank", "River\u202eknaB", "???"})
  void whatIsNoNameIsRefusedWithASentence(String name) {
    var answer = post("name", name);

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getBody()).contains("<a href=\"#name\">");
    assertThat(partners.all()).isEmpty();
  }

  @Test
  void tooMuchOfAnythingIsRefusedWithItsLimit() {
    var body =
        post(
                "name",
                "n".repeat(121),
                "sector",
                "s".repeat(161),
                "services",
                "a,".repeat(10) + "x".repeat(81),
                "languages",
                "l1,l2,l3,l4,l5,l6,l7,l8,l9,".repeat(1) + numbers(40))
            .getBody();

    assertThat(body)
        .contains(
            "120 characters at most", "160 characters at most", "80 characters at most for each")
        .contains("These are too many: 30 at most");
  }

  @Test
  void jsonMakesAPartnerWhomNobodyIsToldOf() {
    var answer = sample("join-json.json");

    assertThat(answer.getStatusCode()).isEqualTo(201);
    assertThat(answer.getHeaders()).doesNotContainKey("location");
    assertThat(answer.getBody())
        .isEqualTo(
            "{\"name\":\"Riverside Health Clinic\",\"reference\":\""
                + only().reference()
                + "\",\"status\":\"pending\"}");
    assertThat(sample("partner-json.json").getStatusCode()).isEqualTo(404);
    assertThat(only().application().answers().get(JoinFields.SERVICES))
        .containsExactly("vaccinations", "prenatal care");
  }

  @Test
  void theSameKeyAndBodyGetTheSameAnswer() {
    var first = sample("join-json.json");
    partners.decline("nobody", NOW, STAFF);
    var second = sample("join-json.json");

    assertThat(second.getStatusCode()).isEqualTo(201);
    assertThat(second.getBody()).isEqualTo(first.getBody());
    assertThat(second.getHeaders()).isEqualTo(first.getHeaders());
    assertThat(partners.all()).hasSize(1);
  }

  @Test
  void theSameKeyForAnotherBodyIsRefused() {
    json("key-1", body("River Food Bank"));

    var other = json("key-1", body("River Food Pantry"));

    assertThat(other.getStatusCode()).isEqualTo(422);
    assertThat(codes(other)).containsExactly(" key_reused");
    assertThat(partners.all()).hasSize(1);
  }

  @Test
  void withoutAKeyTheContentIsTheKey() {
    json("", body("River Food Bank"));
    json("", body("River Food Bank").replace("\":", "\" : "));
    json("", body("River Food Pantry"));

    assertThat(partners.all()).hasSize(2);
  }

  @Test
  void everyProblemOfAJsonBodyIsToldWithItsPointerInTheCallersLanguage() {
    var answer = sample("join-json-with-problems.json");

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(codes(answer))
        .containsExactlyInAnyOrder(
            "/name not_a_text",
            "/kind unknown",
            "/services not_a_list",
            "/contact/name missing",
            "/contact/email email_local_not_ascii",
            "/consent missing");
    assertThat(answer.getBody()).contains("Esto debe ser un texto", "Escriba su nombre");
    assertThat(partners.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"services\":[1,\"a\",null,{}]}|/services/0 not_a_text;/services/2 not_a_text;/services/3 not_a_text",
        "{\"contact\":[]}|/contact not_an_object",
        "{\"contact\":{\"name\":[],\"email\":{}}}|/contact/name not_a_text;/contact/email not_a_text",
        "{\"consent\":\"yes\"}|/consent not_true_or_false",
        "{\"consent\":false}|/consent missing",
        "null| not_an_object",
        "[]| not_an_object",
        "\"text\"| not_an_object",
      })
  void wrongTypesAreTold(String sent) {
    var parts = sent.split("\\|", 2);

    var answer = json("", parts[0]);

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(codes(answer)).contains(parts[1].split(";"));
  }

  @Test
  void aWrongTypeIsNotAlsoMissing() {
    assertThat(codes(json("", "{\"contact\":7}")))
        .contains("/contact not_an_object")
        .noneMatch(code -> code.startsWith("/contact/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}", "nope"})
  void whatIsNoJsonIsABadRequest(String text) {
    var answer = json("", text);

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
  }

  @Test
  void anotherMediaTypeIsUnsupported() {
    var json =
        answer(HttpEvents.to("POST /api/v1/partners").body("text/plain", body("A"), false).event());
    var form =
        answer(HttpEvents.to("POST /partners/join").query("lang=es").json(body("A")).event());

    assertThat(json.getStatusCode()).isEqualTo(415);
    assertThat(json.getBody()).contains("Send it as application/json");
    assertThat(form.getStatusCode()).isEqualTo(415);
    assertThat(form.getBody()).contains("No pudimos leer lo que se envió");
  }

  @Test
  void aBrokenQueryIsAProblemOnTheApiAndAPageElsewhere() {
    var api =
        answer(
            HttpEvents.to("GET /api/v1/partners/{id}")
                .parameter("id", "a")
                .query("lang=%ZZ")
                .header("accept-language", "es")
                .event());
    var page = answer(HttpEvents.to("GET /partners/join").query("a=%ZZ").event());

    assertThat(api.getStatusCode()).isEqualTo(400);
    assertThat(api.getHeaders()).containsEntry("content-type", "application/problem+json");
    assertThat(api.getBody()).contains("No pudimos leer lo que se envió");
    assertThat(page.getStatusCode()).isEqualTo(400);
    assertThat(page.getBody()).contains("<h1>We could not read what was sent</h1>");
  }

  @Test
  void aBodyOver32KilobytesIsTooLarge() {
    assertThat(json("", "\"" + "a".repeat(33_000) + "\"").getStatusCode()).isEqualTo(413);
    assertThat(post("name", "a".repeat(33_000)).getStatusCode()).isEqualTo(413);
  }

  @Test
  void aKeyOver255CharactersIsABadRequest() {
    assertThat(json("k".repeat(256), body("A")).getStatusCode()).isEqualTo(400);
    assertThat(json("k".repeat(255), body("A")).getStatusCode()).isEqualTo(201);
  }

  @Test
  void twoProgramsMayUseTheSameKey() {
    var first = HttpEvents.to("POST /api/v1/partners").header("idempotency-key", "1");
    var second = HttpEvents.to("POST /api/v1/partners").header("idempotency-key", "1");

    var here = answer(first.json(body("A")).event());
    var there = answer(second.json(body("B")).from("198.51.100.1").event());
    var neighbour = answer(second.json(body("A")).from("192.0.2.200").event());
    var reused = answer(second.json(body("B")).from("192.0.2.200").event());

    assertThat(here.getStatusCode()).isEqualTo(201);
    assertThat(there.getStatusCode()).isEqualTo(201);
    assertThat(neighbour.getBody()).isEqualTo(here.getBody());
    assertThat(codes(reused)).containsExactly(" key_reused");
  }

  @Test
  void aLineThatAsksTooOftenWaitsAndOthersDoNot() {
    var strict = strict();
    for (int number = 0; number < 20; number++) {
      assertThat(strict.apply(joining(number, "192.0.2.1")).getStatusCode()).isEqualTo(303);
    }

    var refused = strict.apply(joining(20, "192.0.2.99"));

    assertThat(refused.getStatusCode()).isEqualTo(429);
    assertThat(refused.getHeaders()).containsEntry("retry-after", "3600");
    assertThat(refused.getBody()).contains("Wait 60 minutes", "name=\"name\" value=\"Pantry 20\"");
    assertThat(lines.toString(UTF_8)).contains("refused-too-many").doesNotContain("192.0.2");
    assertThat(strict.apply(joining(3, "192.0.2.1")).getStatusCode()).isEqualTo(303);
    assertThat(strict.apply(joining(20, "198.51.100.1")).getStatusCode()).isEqualTo(303);
    assertThat(partners.all()).hasSize(21);
  }

  @Test
  void aProgramThatAsksTooOftenIsToldSoAsAProblem() {
    var strict = strict();
    APIGatewayV2HTTPResponse last = null;
    for (int number = 0; number < 6; number++) {
      last = strict.apply(HttpEvents.to("POST /api/v1/partners").json(body("P" + number)).event());
    }

    assertThat(last.getStatusCode()).isEqualTo(429);
    assertThat(codes(last)).containsExactly(" too_many");
  }

  @Test
  void asManyWaitAsMayWaitAndTheAnswersOfTheNextAreKeptForThem() {
    for (int number = 0; number < PartnerStore.MOST_WAITING; number++) {
      answer(joining(number, "10.0." + number % 256 + ".1"));
    }

    var page = answer(joining(1000, "198.51.100.1"));
    var problem = json("", body("One more"));

    assertThat(page.getStatusCode()).isEqualTo(429);
    assertThat(page.getHeaders()).containsEntry("retry-after", "86400");
    assertThat(page.getBody()).contains("Please send them again tomorrow", "value=\"Pantry 1000\"");
    assertThat(problem.getStatusCode()).isEqualTo(429);
    assertThat(answer(joining(7, "10.0.7.1")).getStatusCode()).isEqualTo(303);
    assertThat(partners.all()).hasSize(PartnerStore.MOST_WAITING);
  }

  private Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> strict() {
    var strict =
        new PartnerIntakeHandler(
            partners,
            new Strangers(new MemoryBudgets(), keys, 1, InstantSource.fixed(NOW)),
            InstantSource.fixed(NOW),
            "Cradle to Career Tulsa County",
            "https://network.example.org",
            new JsonLog(new PrintStream(lines, true, UTF_8), "partner-intake"));
    return event -> strict.handleRequest(drawn(event), new TestContext(10_000));
  }

  private static APIGatewayV2HTTPEvent joining(int number, String from) {
    return HttpEvents.to("POST /partners/join")
        .from(from)
        .form(
            "name", "Pantry " + number,
            "kind", "nonprofit",
            "contact_name", "Front desk",
            "contact_email", "desk@p" + number + ".example.org",
            "consent", "yes")
        .event();
  }

  @Test
  void nothingIsToldOfAPartnerWhoIsNotThereOrWasDeclined() {
    sample("join-json.json");
    partners.decline("riverside-health-clinic", NOW, STAFF);

    assertThat(sample("partner-json.json").getStatusCode()).isEqualTo(404);
  }

  @Test
  void pagesAreKeptNowhereAndTellNoOtherSiteWhereTheirReaderWas() {
    assertThat(sample("join-form.json").getHeaders())
        .containsEntry("cache-control", "no-store")
        .containsEntry("referrer-policy", "same-origin")
        .hasEntrySatisfying(
            "content-security-policy", policy -> assertThat(policy).contains("default-src 'none'"));
  }

  private APIGatewayV2HTTPResponse sample(String name) {
    return answer(HttpEvents.sample("partner-intake", name));
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(drawn(event), new TestContext(10_000));
  }

  /// The form as somebody sends it who was shown it a minute before, unless it says else.
  private APIGatewayV2HTTPEvent drawn(APIGatewayV2HTTPEvent event) {
    return event.getRouteKey().equals("POST /partners/join")
        ? HttpEvents.with(event, Trap.DRAWN, keys.stamp(Door.JOIN, NOW))
        : event;
  }

  /// A form that is complete but for what is given instead.
  private APIGatewayV2HTTPResponse post(String... changed) {
    var fields =
        new java.util.LinkedHashMap<String, String>(
            java.util.Map.of(
                "name", "River Food Bank",
                "kind", "nonprofit",
                "contact_name", "Front desk",
                "contact_email", "desk@river.example.org",
                "consent", "yes"));
    for (int i = 0; i < changed.length; i += 2) {
      fields.put(changed[i], changed[i + 1]);
    }
    var all =
        fields.entrySet().stream()
            .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
            .toArray(String[]::new);
    return answer(HttpEvents.to("POST /partners/join").form(all).event());
  }

  private static APIGatewayV2HTTPEvent plain(String name) {
    return HttpEvents.to("POST /partners/join")
        .form(
            "name", name,
            "kind", "nonprofit",
            "contact_name", "Front desk",
            "contact_email", "desk@river.example.org",
            "consent", "yes")
        .event();
  }

  private APIGatewayV2HTTPResponse json(String key, String body) {
    var request = HttpEvents.to("POST /api/v1/partners").json(body);
    return answer((key.isEmpty() ? request : request.header("Idempotency-Key", key)).event());
  }

  private static String body(String name) {
    return "{\"name\":\"%s\",\"kind\":\"agency\",\"contact\":{\"name\":\"Desk\",\"email\":\"d@example.org\"},\"consent\":true}"
        .formatted(name);
  }

  private static List<String> codes(APIGatewayV2HTTPResponse answer) {
    var errors = Json.read(answer.getBody(), JsonNode.class).get("errors");
    return StreamSupport.stream(errors.spliterator(), false)
        .map(error -> error.get("pointer").textValue() + " " + error.get("code").textValue())
        .toList();
  }

  private static String key(APIGatewayV2HTTPResponse page) {
    var matcher = KEY.matcher(page.getBody());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String numbers(int count) {
    var numbers = new StringBuilder();
    for (int i = 0; i < count; i++) {
      numbers.append(i).append(',');
    }
    return numbers.toString();
  }

  private Partner only() {
    assertThat(partners.all()).hasSize(1);
    return partners.all().stream()
        .map(PartnerSummary::id)
        .flatMap(id -> partners.find(id).stream())
        .findFirst()
        .orElseThrow();
  }
}
