package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What people do with a running stack, in their own words.
public final class Network {
  private static final String SERIES =
      """
      {"id": "%s", "title": {"en": "%s", "es": "%s"}, "description": {"en": "d", "es": "d"},
       "place": {"en": "Online", "es": "En línea"}, "anchor": "%s", "start": "10:00",
       "minutes": 60, "zone": "America/Chicago", "everyWeeks": 2, "contact": "c@example.org"}
      """;

  /// The cookie in which a contact's session stands.
  static final String SESSION = "backbone_session";

  private static final Pattern TOKEN = Pattern.compile("bb_[A-Za-z0-9_-]{43}");
  private static final Pattern REVOKED = Pattern.compile("name=\"token\" value=\"([0-9a-f]{16})\"");
  private static final Duration LONGEST_READING = Duration.ofMinutes(2);

  private final Deployment deployment;
  private final Client staff;

  Network(Deployment deployment) {
    this.deployment = deployment;
    this.staff = client().with("authorization", "Bearer " + deployment.verb("token", "staff"));
  }

  Client client() {
    return new Client(deployment.base());
  }

  Client staff() {
    return staff;
  }

  /// The contact of a partner, signed in.
  Client contactOf(String partner) {
    return client().with(Map.of(SESSION, sessionOf(partner)));
  }

  /// What the cookie of a partner's contact holds.
  String sessionOf(String partner) {
    return deployment.verb("token", "contact:" + partner);
  }

  /// A program of a partner.
  Client programOf(String partner) {
    return client().with("authorization", "Bearer " + tokenOf(partner));
  }

  /// What a program of a partner shows.
  String tokenOf(String partner) {
    return deployment.verb("token", "partner:" + partner);
  }

  /// The token that a page shows, once.
  static String tokenIn(Client.Answer page) {
    var found = TOKEN.matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group();
  }

  /// Revokes the token of a program at the desk.
  static void revoke(Client contact, String program) {
    var page = contact.get("/desk/programs").body();
    var token = REVOKED.matcher(page.substring(page.indexOf(">" + program + "<")));
    assertThat(token.find()).as(page).isTrue();
    var answer = contact.postForm("/desk/programs/revoke", Map.of("token", token.group(1)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
  }

  /// The two series of the source.
  void meets() {
    putSeries("food-family-resources", "2020-05-05");
    putSeries("distance-learning", "2020-05-12");
  }

  private void putSeries(String id, String anchor) {
    var answer = staff.putJson("/api/v1/staff/series/" + id, SERIES.formatted(id, id, id, anchor));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
  }

  /// A partner that joined and was approved.
  void member(String name, String email) {
    var answer = client().postJson("/api/v1/partners", partner(name, email));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    approve(partnersNamed(name).getFirst().get("id").asText());
    settle();
  }

  void approve(String id) {
    var answer = staff.postJson("/api/v1/staff/partners/" + id + "/approve", "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    settle();
  }

  List<JsonNode> partners() {
    var found = new ArrayList<JsonNode>();
    var after = "";
    do {
      var place = URLEncoder.encode(after, StandardCharsets.UTF_8);
      var list = staff.get("/api/v1/staff/partners?after=" + place).json();
      list.get("partners").forEach(found::add);
      after = list.path("next").asText("");
    } while (!after.isEmpty());
    return found;
  }

  List<JsonNode> partnersNamed(String name) {
    return partners().stream()
        .filter(partner -> partner.get("name").asText().equals(name))
        .toList();
  }

  void register(String series, String email) {
    var fields = Map.of("name", "G", "organisation", "O", "email", email, "language", "en");
    var answer = client().fillIn("/meetings/" + series, "/meetings/" + series + "/join", fields);
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
  }

  void tickMay() {
    deployment.verb("tick", "--at", "2020-04-28T05:00:00Z", "--until", "2020-05-27T05:00:00Z");
  }

  /// A tick of a time at which nothing is due returns when all has settled.
  void settle() {
    deployment.verb("tick", "--at", "2019-01-02T03:07:00Z");
  }

  /// Sends a file as a contact or a program; returns the upload's id as soon as the file was taken.
  String send(Client sender, String dataset, String period, byte[] file) {
    var ask = "{\"dataset\":\"%s\",\"period\":\"%s\"}".formatted(dataset, period);
    var form = sender.postJson("/api/v1/uploads", ask);
    assertThat(form.status()).as(form.body()).isEqualTo(201);
    var url = form.json().get("url").asText();
    var sent = client().postFile(url, form.json().get("fields"), file);
    assertThat(sent.status()).as(sent.body()).isBetween(200, 303);
    return form.json().get("id").asText();
  }

  JsonNode receipt(Client contact, String upload) {
    return contact.get("/api/v1/uploads/" + upload).json();
  }

  /// The receipt of a file once it was read: on another engine nobody knows when the object's event
  /// has arrived.
  JsonNode read(Client contact, String upload) {
    var until = Instant.now().plus(LONGEST_READING);
    settle();
    var receipt = receipt(contact, upload);
    while (receipt.get("status").asText().equals("requested") && Instant.now().isBefore(until)) {
      settle();
      receipt = receipt(contact, upload);
    }
    return receipt;
  }

  /// The whole network's count in a period.
  long publicCount(String indicator, String period) {
    var body = client().get("/api/v1/indicators/" + indicator).json();
    for (var table : body.get("tables")) {
      if (table.get("period").asText().equals(period)) {
        for (var cell : table.get("cells")) {
          if (cell.get("site").asText().equals("all") && cell.get("group").asText().equals("all")) {
            return cell.at("/count/value").asLong();
          }
        }
      }
    }
    throw new AssertionError("no " + period + " in " + body);
  }

  List<JsonNode> mails(String kind, String to) {
    var found = new ArrayList<JsonNode>();
    for (var mail : client().get("/_local/mail?format=json").json()) {
      if (mail.get("kind").asText().equals(kind) && mail.get("to").asText().contains(to)) {
        found.add(mail);
      }
    }
    return found;
  }

  /// The days of a year that somebody was invited to, one for each invitation. Of other years
  /// other ticks tell, and the machine's own clock.
  List<String> invited(String email, int year) {
    return mails("invitation", email).stream()
        .map(mail -> Mails.calendarValue(eml(mail), "DTSTART").substring(0, 8))
        .filter(day -> day.startsWith(Integer.toString(year)))
        .toList();
  }

  /// A mail as it was sent.
  byte[] eml(JsonNode mail) {
    var name = Path.of(mail.get("eml").asText()).getFileName();
    var answer = client().get("/_local/mail/" + name);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body().getBytes(StandardCharsets.UTF_8);
  }

  static String partner(String name) {
    var domain = name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example.org";
    return partner(name, "hello@" + domain);
  }

  public static String partner(String name, String email) {
    return """
        {"name": "%s", "kind": "nonprofit", "sector": "Food", "services": ["Pantry"],
         "languages": ["English"], "area": "Tulsa", "consent": true,
         "contact": {"name": "Desk", "email": "%s"}}
        """
        .formatted(name, email);
  }
}
