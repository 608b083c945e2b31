package org.backbone.runner.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The four roads, walked over HTTP by somebody who knows nothing of the code, wherever the suite
/// runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FourRoads {
  private static final Pattern SIGN_IN = Pattern.compile("/sign-in/[A-Za-z0-9_-]{43}");
  private static final Pattern RSVP = Pattern.compile("/rsvp/[A-Za-z0-9_-]{43}");
  private Deployment deployment;
  private Network network;

  /// Where the roads are walked; said before the first of them.
  final void walk(Deployment there) {
    deployment = there;
    network = new Network(there);
    network.meets();
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
    assertThat(client().fillIn("/partners/join", "/partners/join?lang=es", answers).status())
        .isEqualTo(303);
    assertThat(client().fillIn("/partners/join", "/partners/join?lang=es", answers).status())
        .isEqualTo(303);

    var partners = network.partnersNamed("Casa Ñandú");
    assertThat(partners).hasSize(1);
    var id = partners.getFirst().get("id").asText();
    network.approve(id);
    network.approve(id);
    assertThat(network.mails("welcome", "hola@nandu.example.org")).hasSize(1);
  }

  @Test
  void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
    var first =
        client()
            .postJson("/api/v1/partners", Network.partner("Key Keepers"), "idempotency-key", "k");
    var again =
        client()
            .postJson("/api/v1/partners", Network.partner("Key Keepers"), "idempotency-key", "k");
    var other =
        client().postJson("/api/v1/partners", Network.partner("Others"), "idempotency-key", "k");
    var wrong = client().postJson("/api/v1/partners", "{\"name\": 7}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(422);
    assertThat(wrong.status()).isBetween(400, 422);
    assertThat(wrong.headers().get("content-type")).containsExactly("application/problem+json");
  }

  @Test
  void staffRoutesNeedStaff() {
    assertThat(client().get("/api/v1/staff/partners").status()).isEqualTo(401);
    assertThat(client().get("/console").status()).isEqualTo(303);
    assertThat(network.staff().get("/console").status()).isEqualTo(200);
  }

  @Test
  void aSignInLinkOpensTheDeskOnce() {
    network.member("Link Lenders", "desk@lenders.example.org");
    var contact = client();
    var link = linkIn(network.mails("welcome", "desk@lenders.example.org").getFirst(), SIGN_IN);

    assertThat(client().get(link).status()).isEqualTo(200);
    assertThat(contact.get("/desk").status()).isEqualTo(303);
    assertThat(contact.postForm(link, Map.of()).status()).isEqualTo(303);
    assertThat(contact.get("/desk").body()).contains("Link Lenders");
    assertThat(client().postForm(link, Map.of()).status()).isBetween(400, 499);
  }

  @Test
  void aRealFileBecomesAPublicFigureAndABadOneComesBackWithItsErrors() throws IOException {
    network.member("WIC Walkers", "data@walkers.example.org");
    var contact = network.contactOf("wic-walkers");
    var program = network.programOf("wic-walkers");
    var file = Files.readAllBytes(Stack.realFile("wic-pregnant-women-fy2015.csv"));

    var receipt = upload(program, file);
    assertThat(receipt.get("status").asText()).isEqualTo("counted");
    network.settle();

    assertThat(network.publicCount("wic_pregnant_women", "2015-09")).isEqualTo(12_748);
    assertThat(client().get("/dashboard/wic_pregnant_women").body()).contains("12,748");
    assertThat(client().get("/api/v1/indicators/wic_pregnant_women.csv").body())
        .contains("2015-09");

    var bad = new String(file, UTF_8).replace("11000.0", "abc").getBytes(UTF_8);
    var refused = upload(program, bad);
    assertThat(refused.get("status").asText()).isEqualTo("refused");
    var page = contact.get("/uploads/" + refused.get("id").asText());
    assertThat(page.body()).doesNotContain("abc").contains("2014-10-01 00:00:00");
    network.settle();
    assertThat(network.publicCount("wic_pregnant_women", "2015-09")).isEqualTo(12_748);
    assertThat(network.mails("receipt", "data@walkers.example.org")).hasSize(2);
    assertThat(client().get("/uploads/" + refused.get("id").asText()).status()).isEqualTo(303);
  }

  @Test
  void everyRegisteredContactIsInvitedToTheMeetingsOfMay2020Once() {
    network.register("food-family-resources", "food@guest.example.org");
    network.register("distance-learning", "learn@guest.example.org");
    network.register("food-family-resources", "both@guest.example.org");
    network.register("distance-learning", "both@guest.example.org");

    network.tickMay();
    network.tickMay();

    assertThat(network.invited("food@guest.example.org", 2020))
        .containsExactlyInAnyOrder("20200505", "20200519");
    assertThat(network.invited("learn@guest.example.org", 2020))
        .containsExactlyInAnyOrder("20200512", "20200526");
    assertThat(network.invited("both@guest.example.org", 2020))
        .containsExactlyInAnyOrder("20200505", "20200512", "20200519", "20200526");

    var link = linkIn(network.mails("invitation", "food@guest.example.org").getFirst(), RSVP);
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
    network.member("Report Readers", "read@readers.example.org");

    deployment.verb("tick", "--at", "2026-12-01T14:00:00Z");
    deployment.verb("tick", "--at", "2026-12-01T14:00:00Z");

    assertThat(network.mails("partner-report", "read@readers.example.org")).hasSize(1);
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
            "/?lang=%FF")) {
      assertThat(client().get(path).status()).as(path).isBetween(200, 499);
    }
    for (var body : List.of("", "{", "[]", "null", "\"", "{\"name\":\"" + "x".repeat(40_000))) {
      assertThat(client().postJson("/api/v1/partners", body).status()).as(body).isBetween(400, 499);
    }
    var tooLarge = Map.of("name", "x".repeat(40_000));
    assertThat(client().postForm("/partners/join", tooLarge).status()).isEqualTo(413);
  }

  @Test
  void whatNobodyAnswersIsToldInTheNetworksOwnWords() {
    var page = client().get("/rsvp?lang=es");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.body()).contains("<html lang=\"es\"", "href=\"/meetings\"");

    for (var path : List.of("/api/v1/nothing", "/api/v1/indicators/nope")) {
      var problem = client().get(path);
      assertThat(problem.status()).as(path).isEqualTo(404);
      assertThat(problem.headers().get("content-type")).containsExactly("application/problem+json");
      assertThat(problem.json().get("detail").asText()).isNotBlank();
    }
    var otherMethod = client().get("/api/v1/partners");
    assertThat(otherMethod.status()).isEqualTo(405);
    assertThat(otherMethod.headers().get("allow")).containsExactly("POST");
  }

  final Client client() {
    return network.client();
  }

  private JsonNode upload(Client sender, byte[] file) {
    return network.read(sender, network.send(sender, "wic-participation", "FY2015", file));
  }

  private String linkIn(JsonNode mail, Pattern pattern) {
    var link = pattern.matcher(Mails.text(network.eml(mail)));
    assertThat(link.find()).isTrue();
    return link.group();
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
}
