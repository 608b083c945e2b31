package org.backbone.runner.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backbone.runner.background.TestPart;
import org.backbone.runner.http.FrontDoor;
import org.backbone.runner.http.LocalPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailPagesTest {
  private static final String MIME =
      """
      From: hello@network.example.org
      To: ana@school.example.org
      Subject: <script>alert(1)</script>
      MIME-Version: 1.0
      Content-Type: text/html; charset=utf-8

      <p onclick="x()">Hello <a href="http://127.0.0.1:8080/rsvp/abc">here</a></p>
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;

  private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient http = HttpClient.newHttpClient();
  private FrontDoor door;
  private SesEndpoint ses;
  private StoredMail mail;

  @BeforeEach
  void start() throws IOException {
    ses =
        SesEndpoint.start(
            folder,
            events::add,
            () -> Instant.parse("2020-05-04T15:00:00.123Z"),
            TestPart.named("SES"));
    mail =
        ses.mailbox()
            .keep(
                new Mailbox.Arrived(
                    MIME.getBytes(StandardCharsets.UTF_8),
                    "hello@network.example.org",
                    List.of("ana@school.example.org"),
                    "<script>alert(1)</script>",
                    "note",
                    "backbone",
                    Map.of("outbox", "abc")),
                Instant.parse("2020-05-04T15:00:00.123Z"));
    var pages = new LocalPages();
    new MailPages(ses).addTo(pages);
    door = FrontDoor.open(0, pages);
  }

  @AfterEach
  void stop() {
    http.close();
    door.close();
    ses.close();
  }

  @Test
  void theListNamesEachMessageAndItsFile() throws Exception {
    var listed = new ObjectMapper().readTree(get("/_local/mail?format=json").body()).get(0);

    assertThat(listed.path("to").asText()).isEqualTo("ana@school.example.org");
    assertThat(listed.path("subject").asText()).isEqualTo("<script>alert(1)</script>");
    assertThat(listed.path("kind").asText()).isEqualTo("note");
    assertThat(listed.path("at").asText()).isEqualTo("2020-05-04T15:00:00.123Z");
    assertThat(get(listed.path("eml").asText()).body()).isEqualTo(MIME);
    assertThat(folder.resolve(Path.of(listed.path("eml").asText()).getFileName())).exists();
  }

  @Test
  void aMessageIsAStrangersPageAndRunsNothing() throws Exception {
    var page = get("/_local/mail/" + mail.name());
    var html = get("/_local/mail/" + mail.name() + "/html");

    assertThat(page.body())
        .contains("&lt;script&gt;", "sandbox=\"allow-popups", "http://127.0.0.1:8080/rsvp/abc")
        .doesNotContain("<script>");
    assertThat(html.headers().firstValue("content-security-policy").orElse(""))
        .startsWith("sandbox")
        .contains("default-src 'none'");
    assertThat(get("/_local/mail").body()).doesNotContain("<script>");
  }

  @Test
  void messagesAreFoundByAddressAndKind() throws Exception {
    assertThat(get("/_local/mail?format=json&to=ANA").body()).contains("ana@school");
    assertThat(get("/_local/mail?format=json&to=bob").body()).doesNotContain("ana@school");
    assertThat(get("/_local/mail?format=json&kind=welcome").body()).doesNotContain("ana@school");
  }

  @Test
  void theFormFindsMessagesByAddressAndKindToo() throws Exception {
    var found = get("/_local/mail?to=ANA&kind=note").body();

    assertThat(found).contains(mail.name(), "value=\"ana\"", "<option value=\"note\" selected>");
    assertThat(get("/_local/mail?to=bob&kind=").body())
        .contains("No such mail")
        .doesNotContain(mail.name());
    assertThat(get("/_local/mail?to=&kind=welcome").body()).doesNotContain(mail.name());
  }

  @Test
  void everyMessageIsReachedByGoingToOlderOnes() throws Exception {
    for (int i = 0; i < 120; i++) {
      ses.mailbox()
          .keep(
              new Mailbox.Arrived(
                  MIME.getBytes(StandardCharsets.UTF_8),
                  "hello@network.example.org",
                  List.of("bob+" + i + "@school.example.org"),
                  "",
                  "note",
                  "backbone",
                  Map.of()),
              mail.at().plusSeconds(i));
    }

    var sizes = new ArrayList<Integer>();
    for (var next = Optional.of("/_local/mail?to=bob%2B"); next.isPresent(); ) {
      var page = get(next.get()).body();
      sizes.add(page.split("<a href=\"/_local/mail/2", -1).length - 1);
      next =
          Pattern.compile("href=\"([^\"]+)\" rel=\"next\"")
              .matcher(page)
              .results()
              .map(result -> result.group(1).replace("&amp;", "&"))
              .findFirst();
    }

    assertThat(sizes).containsExactly(50, 50, 20);
  }

  @Test
  void aMessageThatIsNotThereIsNotFound() throws Exception {
    assertThat(get("/_local/mail/none").statusCode()).isEqualTo(404);
    assertThat(get("/_local/mail/none.eml").statusCode()).isEqualTo(404);
    assertThat(get("/_local/mail/none/html").statusCode()).isEqualTo(404);
  }

  @Test
  void aMessageCanBeMadeToBounce() throws Exception {
    var answer = post("/_local/mail/" + mail.name() + "/bounce");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(events.getLast().path("detail-type").asText()).isEqualTo("Email Bounced");
  }

  @Test
  void onlyFaultsThatExistCanBeAskedFor() throws Exception {
    assertThat(post("/_local/mail/fault?next=drop").statusCode()).isEqualTo(200);
    assertThat(post("/_local/mail/fault?next=fire").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return http.send(
        request(path).POST(HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path));
  }
}
