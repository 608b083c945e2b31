package org.backbone.runner.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backbone.runner.background.TestPart;
import org.backbone.runner.http.FrontDoor;
import org.backbone.runner.http.LocalPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOON = Instant.parse("2020-05-04T12:00:00Z");
  private static final String CALLED = "href=\"(/_local/log/[0-9a-f-]+)\"";

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Journal journal;
  private FrontDoor door;

  @BeforeEach
  void start() throws IOException {
    journal = new Journal(folder, TestPart.named("log"));
    var pages = new LocalPages();
    new LogPages(
            journal,
            List.of("Desk", "Sender"),
            (function, event, cause) -> {
              throw new IllegalStateException("nothing is replayed here");
            })
        .addTo(pages);
    door = FrontDoor.open(0, pages);
  }

  @AfterEach
  void stop() {
    client.close();
    door.close();
  }

  /// One call of each sort: `a` a request that was answered, `b` one that was refused, `c` one that
  /// warned, `d` one that failed, `e` a batch of which a part was left, `f` what `a` caused.
  private void keepOneOfEach() throws IOException {
    journal.keep(
        request(
            "a", "/desk", 200, "{\"level\":\"INFO\",\"event\":\"opened\",\"upload\":\"u-77\"}"));
    journal.keep(request("b", "/partners/join", 422));
    journal.keep(
        call("c", "Sender", "stream NewMail", "{}")
            .with("{\"level\":\"WARN\",\"event\":\"mail-not-sent\"}")
            .kept());
    journal.keep(
        call(
                "d",
                "Sender",
                "stream NewMail",
                "{\"errorType\":\"some.Broken\",\"errorMessage\":\"no <way>\"}")
            .failing()
            .kept());
    journal.keep(
        call("e", "Sender", "schedule Tick", "{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}")
            .kept());
    journal.keep(call("f", "Sender", "stream NewMail", "{}").causedBy(id("a")).kept());
  }

  @ParameterizedTest
  @CsvSource({
    "'', abcdef",
    "function=Desk, ab",
    "function=Sender, cdef",
    "function=Nobody, ''",
    "failed=true, d",
    "failed=false, abcef",
    "level=error, de",
    "level=warn, bcde",
    "level=info, abcdef",
    "request=/desk, a",
    "request=POST, ab",
    "request=u-77, a",
    "request=gateway-b, b",
    "request=Tick, e",
    "function=Sender&level=warn&request=NewMail, cd",
    "function=&level=&request=, abcdef"
  })
  void aFilterLeavesTheCallsThatFitOnThePageAndInTheJson(String query, String expected)
      throws Exception {
    keepOneOfEach();

    assertThat(shown("/_local/log?" + query)).isEqualTo(expected);
    assertThat(listed("/_local/log?format=json&" + query)).isEqualTo(expected);
  }

  @Test
  void theIdOfACallFindsItAndWhatItCaused() throws Exception {
    keepOneOfEach();

    assertThat(shown("/_local/log?request=" + id("a"))).isEqualTo("af");
  }

  @Test
  void theFormKeepsWhatWasAskedFor() throws Exception {
    keepOneOfEach();

    assertThat(get("/_local/log?function=Sender&level=error&request=%22x%22").body())
        .contains(
            "<option value=\"Sender\" selected>",
            "<option value=\"error\" selected>",
            "value=\"&#34;x&#34;\"",
            "No such call");
  }

  @Test
  void aLevelThatIsNoneIsRefused() throws Exception {
    assertThat(get("/_local/log?level=loud").statusCode()).isEqualTo(400);
  }

  @Test
  void errorsAndWarningsStandOutWithTheirReason() throws Exception {
    keepOneOfEach();

    var page = get("/_local/log").body();

    assertThat(row(page, "a")).doesNotContain("class=\"error\"", "class=\"warn\"", "class=\"tag");
    assertThat(row(page, "b")).contains("class=\"warn\"", "<span class=\"tag wait\">422</span>");
    assertThat(row(page, "c")).contains("class=\"warn\"", "mail-not-sent");
    assertThat(row(page, "d")).contains("class=\"error\"", ">Broken: no &lt;way&gt;");
    assertThat(row(page, "e")).contains("class=\"error\"", "1 left");
  }

  @Test
  void everyCallIsReachedByGoingToOlderOnes() throws Exception {
    var kept = new ArrayList<String>();
    for (int i = 0; i < 120; i++) {
      var name = "%02x".formatted(i);
      kept.addFirst("/_local/log/" + id(name));
      journal.keep(call(name, i % 2 == 0 ? "Desk" : "Sender", "schedule Tick", "{}").kept());
    }

    var reached = new ArrayList<String>();
    var sizes = new ArrayList<Integer>();
    for (var next = Optional.of("/_local/log"); next.isPresent(); ) {
      var page = get(next.get()).body();
      var calls = found(CALLED, page);
      reached.addAll(calls);
      sizes.add(calls.size());
      next = found("href=\"([^\"]+)\" rel=\"next\"", page).stream().findFirst();
    }

    assertThat(reached).isEqualTo(kept);
    assertThat(sizes).containsExactly(50, 50, 20);
  }

  @Test
  void olderCallsKeepTheFilter() throws Exception {
    for (int i = 0; i < 120; i++) {
      journal.keep(
          call("%02x".formatted(i), i % 2 == 0 ? "Desk" : "Sender", "schedule Tick", "{}").kept());
    }

    var first = get("/_local/log?function=Desk").body();
    var older = found("href=\"([^\"]+)\" rel=\"next\"", first).getFirst().replace("&amp;", "&");

    assertThat(found(CALLED, first)).hasSize(50);
    assertThat(found(CALLED, get(older).body())).hasSize(10);
    assertThat(listed("/_local/log?format=json&function=Desk").length()).isEqualTo(60);
  }

  @Test
  void aCallsPageShowsItsEventAndWhatItLogged() throws Exception {
    keepOneOfEach();

    var failed = get("/_local/log/" + id("d")).body();
    var caused = get("/_local/log/" + id("f")).body();

    assertThat(get("/_local/log/" + id("a")).body())
        .contains("POST /desk", "u-77", "action=\"/_local/log/" + id("a") + "/replay\"");
    assertThat(failed).contains("<h2>Error</h2>", "no &lt;way&gt;").doesNotContain("<way>");
    assertThat(caused).contains("href=\"/_local/log/" + id("a") + "\"");
    assertThat(get("/_local/log/" + id("9")).statusCode()).isEqualTo(404);
  }

  private static String id(String name) {
    return "0".repeat(8 - name.length()) + name;
  }

  private static JournalEntry request(String name, String path, int status, String... log) {
    var event = JSON.createObjectNode().put("rawPath", path);
    event
        .putObject("requestContext")
        .put("requestId", "gateway-" + name)
        .putObject("http")
        .put("method", "POST");
    return new JournalEntry(
        id(name),
        NOON,
        "Desk",
        "POST " + path,
        Optional.empty(),
        event,
        JSON.createObjectNode().put("statusCode", status),
        Optional.empty(),
        7,
        List.of(log));
  }

  private static Call call(String name, String function, String trigger, String result)
      throws IOException {
    return new Call(name, function, trigger, JSON.readTree(result), List.of(), false, "");
  }

  private record Call(
      String name,
      String function,
      String trigger,
      JsonNode result,
      List<String> log,
      boolean failed,
      String cause) {
    Call with(String line) {
      return new Call(name, function, trigger, result, List.of(line), failed, cause);
    }

    Call failing() {
      return new Call(name, function, trigger, result, log, true, cause);
    }

    Call causedBy(String other) {
      return new Call(name, function, trigger, result, log, failed, other);
    }

    JournalEntry kept() {
      return new JournalEntry(
          id(name),
          NOON,
          function,
          trigger,
          Optional.of(cause).filter(text -> !text.isEmpty()),
          JSON.createObjectNode(),
          result,
          failed ? Optional.of("Unhandled") : Optional.empty(),
          7,
          log);
    }
  }

  /// The calls that a page shows, each by its name, in the order in which they were made.
  private String shown(String path) throws Exception {
    var names = new StringBuilder();
    for (var href : found(CALLED, get(path).body()).reversed()) {
      names.append(href.charAt(href.length() - 1));
    }
    return names.toString();
  }

  private String listed(String path) throws Exception {
    var names = new StringBuilder();
    for (var call : JSON.readTree(get(path).body())) {
      var id = call.path("id").asText();
      names.insert(0, id.charAt(id.length() - 1));
    }
    return names.toString();
  }

  private static String row(String page, String name) {
    return found(
            "(<tr[^>]*><td>(?:(?!</tr>).)*/_local/log/" + id(name) + "\"(?:(?!</tr>).)*)", page)
        .getFirst();
  }

  private static List<String> found(String pattern, String page) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path)).build(),
        BodyHandlers.ofString());
  }
}
