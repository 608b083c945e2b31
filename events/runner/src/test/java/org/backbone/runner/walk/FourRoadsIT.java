package org.backbone.runner.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The four roads, walked over HTTP by somebody who knows nothing of the code.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FourRoadsIT {
  private static final Pattern SIGN_IN = Pattern.compile("/sign-in/[A-Za-z0-9_-]{43}");
  private static final Pattern RSVP = Pattern.compile("/rsvp/[A-Za-z0-9_-]{43}");
  private static final String SERIES =
      """
      {"id": "%s", "title": {"en": "%s", "es": "%s"}, "description": {"en": "d", "es": "d"},
       "place": {"en": "Online", "es": "En línea"}, "anchor": "%s", "start": "10:00",
       "minutes": 60, "zone": "America/Chicago", "everyWeeks": 2, "contact": "c@example.org"}
      """;

  private Stack stack;
  private Client staff;

  @BeforeAll
  void start(@TempDir Path data) {
    stack = Stack.start(data.resolve("state"), "--empty");
    staff = client().with("authorization", "Bearer " + stack.verb("token", "staff"));
    putSeries("food-family-resources", "2020-05-05");
    putSeries("distance-learning", "2020-05-12");
  }

  @AfterAll
  void stop() {
    stack.close();
  }

  @Test
  void aPartnerJoinsInSpanishAndIsWelcomedOnce() {
    var form = client().get("/partners/join?lang=es");
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.body()).contains("<html lang=\"es\"");

    var refused = client().postForm("/partners/join?lang=es", Map.of("name", "Casa Ñandú"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Casa Ñandú").contains("href=\"#contact_email\"");

    var answers = joinForm("Casa Ñandú", "hola@nandu.example.org");
    assertThat(client().postForm("/partners/join?lang=es", answers).status()).isEqualTo(303);
    assertThat(client().postForm("/partners/join?lang=es", answers).status()).isEqualTo(303);

    var partners = partnersNamed("Casa Ñandú");
    assertThat(partners).hasSize(1);
    var id = partners.getFirst().get("id").asText();
    approve(id);
    approve(id);
    assertThat(mails("welcome", "hola@nandu.example.org")).hasSize(1);
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
    var first =
        client().postJson("/api/v1/partners", partner("Key Keepers"), "idempotency-key", "k");
    var again =
        client().postJson("/api/v1/partners", partner("Key Keepers"), "idempotency-key", "k");
    var other = client().postJson("/api/v1/partners", partner("Others"), "idempotency-key", "k");
    var wrong = client().postJson("/api/v1/partners", "{\"name\": 7}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.location()).isEqualTo(first.location()).isNotEmpty();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(422);
    assertThat(wrong.status()).isBetween(400, 422);
    assertThat(wrong.headers().get("content-type")).containsExactly("application/problem+json");
  }

  @Test
  void staffRoutesNeedStaff() {
    assertThat(client().get("/api/v1/staff/partners").status()).isEqualTo(401);
    assertThat(client().get("/console").status()).isEqualTo(303);
    assertThat(staff.get("/console").status()).isEqualTo(200);
  }

  @Test
  void aSignInLinkOpensTheDeskOnce() {
    var contact = member("Link Lenders", "desk@lenders.example.org");
    var link = linkIn(mails("welcome", "desk@lenders.example.org").getFirst(), SIGN_IN);

    assertThat(client().get(link).status()).isEqualTo(200);
    assertThat(contact.get("/desk").status()).isEqualTo(303);
    assertThat(contact.postForm(link, Map.of()).status()).isEqualTo(303);
    assertThat(contact.get("/desk").body()).contains("Link Lenders");
    assertThat(client().postForm(link, Map.of()).status()).isBetween(400, 499);
  }

  @Test
  void aRealFileBecomesAPublicFigureAndABadOneComesBackWithItsErrors() throws IOException {
    member("WIC Walkers", "data@walkers.example.org");
    var session = "Bearer " + stack.verb("token", "partner:wic-walkers");
    var contact = client().with("authorization", session);
    var file = Files.readAllBytes(Stack.realFile("wic-pregnant-women-fy2015.csv"));

    var receipt = upload(contact, "wic-participation", "FY2015", file);
    assertThat(receipt.get("status").asText()).isEqualTo("accepted");
    settle();

    assertThat(latestCount("wic_pregnant_women", "2015-09")).isEqualTo(12_748);
    assertThat(client().get("/dashboard/wic_pregnant_women").body()).contains("12,748");
    assertThat(client().get("/api/v1/indicators/wic_pregnant_women.csv").body())
        .contains("2015-09");

    var bad = new String(file, UTF_8).replace("5834.0", "abc").getBytes(UTF_8);
    var refused = upload(contact, "wic-participation", "FY2015", bad);
    assertThat(refused.get("status").asText()).isEqualTo("refused");
    var page = contact.get("/uploads/" + refused.get("id").asText());
    assertThat(page.body()).contains("abc").contains("2014-10-01 00:00:00");
    settle();
    assertThat(latestCount("wic_pregnant_women", "2015-09")).isEqualTo(12_748);
    assertThat(mails("receipt", "data@walkers.example.org")).hasSize(2);
    assertThat(client().get("/uploads/" + refused.get("id").asText()).status()).isEqualTo(303);
  }

  @Test
  void everyRegisteredContactIsInvitedToTheMeetingsOfMay2020Once() throws IOException {
    register("food-family-resources", "food@guest.example.org");
    register("distance-learning", "learn@guest.example.org");
    register("food-family-resources", "both@guest.example.org");
    register("distance-learning", "both@guest.example.org");

    tickMay();
    tickMay();

    assertThat(invited("food@guest.example.org")).containsExactlyInAnyOrder("20200505", "20200519");
    assertThat(invited("learn@guest.example.org"))
        .containsExactlyInAnyOrder("20200512", "20200526");
    assertThat(invited("both@guest.example.org"))
        .containsExactlyInAnyOrder("20200505", "20200512", "20200519", "20200526");

    var link = linkIn(mails("invitation", "food@guest.example.org").getFirst(), RSVP);
    var page = client().get(link);
    assertThat(page.status()).isEqualTo(200);
    assertThat(client().postForm(link, Map.of("answer", "yes")).status()).isEqualTo(303);
    assertThat(client().postForm(link, Map.of("answer", "no")).status()).isEqualTo(303);
    assertThat(client().get("/rsvp/" + "x".repeat(43)).status()).isBetween(404, 410);
    assertThat(client().get("/meetings/food-family-resources.ics").body())
        .startsWith("BEGIN:VCALENDAR")
        .contains("food-family-resources-");
  }

  @Test
  void aMemberGetsOneReportAMonth() {
    member("Report Readers", "read@readers.example.org");

    stack.verb("tick", "--at", "2026-12-01T14:00:00Z");
    stack.verb("tick", "--at", "2026-12-01T14:00:00Z");

    assertThat(mails("partner-report", "read@readers.example.org")).hasSize(1);
  }

  @Test
  void anEventOfTheLogCanBeReplayedAndChangesNothingTheSecondTime() {
    var id = client().get("/_local/log?format=json").json().at("/0/id").asText();

    assertThat(stack.verb("replay", id)).isNotEmpty();
  }

  @Test
  void badInputIsAnsweredAndNeverA5xx() {
    for (var path :
        List.of(
            "/dashboard/nope",
            "/meetings/nope",
            "/rsvp/%00",
            "/api/v1/indicators/..%2f..",
            "/assets/..%2fapplication",
            "/uploads/nope",
            "/?lang=%FF",
            "/dashboard?x=%zz")) {
      assertThat(client().get(path).status()).as(path).isBetween(200, 499);
    }
    for (var body : List.of("", "{", "[]", "null", "\"", "{\"name\":\"" + "x".repeat(40_000))) {
      assertThat(client().postJson("/api/v1/partners", body).status()).as(body).isBetween(400, 499);
    }
    var tooLarge = Map.of("name", "x".repeat(40_000));
    assertThat(client().postForm("/partners/join", tooLarge).status()).isEqualTo(413);
  }

  private Client client() {
    return new Client(stack.base());
  }

  private void putSeries(String id, String anchor) {
    var answer = staff.putJson("/api/v1/staff/series/" + id, SERIES.formatted(id, id, id, anchor));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
  }

  /// A partner who joined and was approved; the client is its contact's, not signed in.
  private Client member(String name, String email) {
    var answer = client().postJson("/api/v1/partners", partner(name, email));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    approve(partnersNamed(name).getFirst().get("id").asText());
    settle();
    return client();
  }

  private void approve(String id) {
    var answer = staff.postJson("/api/v1/staff/partners/" + id + "/approve", "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    settle();
  }

  private List<JsonNode> partnersNamed(String name) {
    var found = new ArrayList<JsonNode>();
    var list = staff.get("/api/v1/staff/partners").json();
    for (var partner : list.isArray() ? list : list.get("partners")) {
      if (partner.get("name").asText().equals(name)) {
        found.add(partner);
      }
    }
    return found;
  }

  private void register(String series, String email) {
    var answer =
        client()
            .postForm(
                "/meetings/" + series + "/join",
                Map.of("name", "G", "organisation", "O", "email", email, "language", "en"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
  }

  private void tickMay() {
    stack.verb("tick", "--at", "2020-04-28T05:00:00Z", "--until", "2020-05-27T05:00:00Z");
  }

  /// A tick of a time at which nothing is due returns when all has settled.
  private void settle() {
    stack.verb("tick", "--at", "2019-01-02T03:07:00Z");
  }

  private JsonNode upload(Client contact, String dataset, String period, byte[] file) {
    var ask = "{\"dataset\":\"%s\",\"period\":\"%s\"}".formatted(dataset, period);
    var form = contact.postJson("/api/v1/uploads", ask);
    assertThat(form.status()).as(form.body()).isEqualTo(201);
    var sent = client().postFile(form.json().get("url").asText(), form.json().get("fields"), file);
    assertThat(sent.status()).as(sent.body()).isBetween(200, 303);
    settle();
    return contact.get("/api/v1/uploads/" + form.json().get("id").asText()).json();
  }

  private long latestCount(String indicator, String period) {
    var body = client().get("/api/v1/indicators/" + indicator).json();
    for (var release : body.get("releases")) {
      if (release.get("period").asText().equals(period)) {
        for (var cell : release.get("cells")) {
          if (cell.get("site").asText().equals("all") && cell.get("group").asText().equals("all")) {
            return cell.at("/count/value").asLong();
          }
        }
      }
    }
    throw new AssertionError("no " + period + " in " + body);
  }

  private List<JsonNode> mails(String kind, String to) {
    var found = new ArrayList<JsonNode>();
    for (var mail : client().get("/_local/mail?format=json").json()) {
      if (mail.get("kind").asText().equals(kind) && mail.get("to").asText().contains(to)) {
        found.add(mail);
      }
    }
    return found;
  }

  private List<String> invited(String email) throws IOException {
    var dates = new ArrayList<String>();
    for (var mail : mails("invitation", email)) {
      dates.add(Mails.calendarValue(eml(mail), "DTSTART").substring(0, 8));
    }
    return dates;
  }

  private byte[] eml(JsonNode mail) throws IOException {
    var name = mail.get("eml").asText();
    return Files.readAllBytes(stack.data().resolve("mail").resolve(Path.of(name).getFileName()));
  }

  private String linkIn(JsonNode mail, Pattern pattern) {
    try {
      var link = pattern.matcher(Mails.text(eml(mail)));
      assertThat(link.find()).isTrue();
      return link.group();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> joinForm(String name, String email) {
    return Map.of(
        "name", name,
        "kind", "nonprofit",
        "sector", "Food",
        "services", "Despensa",
        "languages", "Spanish",
        "area", "Tulsa",
        "contact_name", "María",
        "contact_email", email,
        "consent", "yes");
  }

  private static String partner(String name) {
    return partner(
        name,
        "hello@" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".example.org");
  }

  private static String partner(String name, String email) {
    return """
        {"name": "%s", "kind": "nonprofit", "sector": "Food", "services": ["Pantry"],
         "languages": ["English"], "area": "Tulsa", "consent": true,
         "contact": {"name": "Desk", "email": "%s"}}
        """
        .formatted(name, email);
  }

  @Test
  void theStackEndsWithinTenSecondsAndKeepsItsState(@TempDir Path data) {
    try (var first = Stack.start(data, "--empty")) {
      var client = new Client(first.base());
      assertThat(client.postJson("/api/v1/partners", partner("Lasting")).status()).isEqualTo(201);
      assertThat(first.terminate()).isLessThan(Duration.ofSeconds(10));
    }
    try (var second = Stack.start(data, "--empty")) {
      var token = second.verb("token", "staff");
      var client = new Client(second.base()).with("authorization", "Bearer " + token);
      assertThat(client.get("/api/v1/staff/partners").body()).contains("Lasting");
    }
  }
}
