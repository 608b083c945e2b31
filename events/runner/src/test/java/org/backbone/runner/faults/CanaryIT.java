package org.backbone.runner.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.runner.walk.Client;
import org.backbone.runner.walk.Mails;
import org.backbone.template.Repository;
import org.backbone.template.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// After a walk through all that the network does, in weather that makes calls fail, with invented
/// people in every form, file, header and mail: where are they?
class CanaryIT {
  private static final Pattern ADDRESS = Pattern.compile("(?:href|action)=\"([^\"]*)\"");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final Pattern HOLDS = Pattern.compile("(?m)^\\| ([a-z-]+) \\| ([a-z, ]+) \\|$");

  @TempDir static Path data;
  private static World world;
  private static State kept;
  private static final List<InvokeResult> RESULTS = Collections.synchronizedList(new ArrayList<>());
  private static final List<Invocation> ASKED = Collections.synchronizedList(new ArrayList<>());
  private static int walked;

  @BeforeAll
  static void walk() throws IOException {
    world = new World(Files.createDirectory(data.resolve("data")), FaultEngine.START);
    world.watch(ASKED::add);
    world.listen(RESULTS::add);
    var seed = new SplittableRandom().nextInt(Integer.MAX_VALUE);
    System.out.println("Canaries: weather " + seed);
    world.exposeTo(new Weather(seed, 0.1));
    new Walk(world, () -> BadWeather.rest(world)).walk(() -> kept = world.state());
    world.fates().decide(_ -> Fate.NONE);
    BadWeather.rest(world);
    walked = RESULTS.size();
    unforeseen();
  }

  // Whatever is typed where nobody asked for it, and then a call that fails.
  private static void unforeseen() {
    var stranger =
        new Client(world.base())
            .with("user-agent", Canary.CHILD)
            .with("referer", "https://example.org/?q=" + Canary.PHONE)
            .with("x-forwarded-for", Canary.NUMBER)
            .with("accept-language", Canary.GUEST)
            .with("idempotency-key", Canary.CHILD + Canary.NUMBER);
    var typed =
        Map.of(
            "name", Canary.CHILD,
            "kind", Canary.NUMBER,
            "contact_name", Canary.CONTACT,
            "contact_email", Canary.CONTACT,
            "email", Canary.CHILD,
            "answer", Canary.PHONE,
            "press", Canary.NUMBER,
            "dataset", Canary.CHILD,
            "period", Canary.NUMBER);
    for (var fate : List.of(Fate.NONE, Fate.REFUSED)) {
      world.fates().decide(_ -> fate);
      for (var function : world.template().functions()) {
        function
            .triggers(Trigger.Route.class)
            .filter(route -> !route.path().equals("$default"))
            .forEach(route -> ask(stranger, route, typed));
      }
    }
    world.fates().decide(_ -> Fate.NONE);
  }

  private static void ask(Client stranger, Trigger.Route route, Map<String, String> typed) {
    var path = route.path().replaceAll("[{]\\w+[}]", "kestrelina-vandermolen");
    switch (route.method()) {
      case "GET" -> stranger.get(path + "?q=Kestrelina&lang=Okonjola");
      case "POST" -> {
        stranger.postForm(path, typed);
        stranger.postJson(path, "{\"name\":\"" + Canary.CHILD + "\",\"contact\":7}");
      }
      case "PUT" -> stranger.putJson(path, "{\"title\":\"" + Canary.CHILD + "\"}");
      default -> stranger.head(path);
    }
  }

  @AfterAll
  static void end() {
    world.close();
  }

  @Test
  void nobodyStandsInALog() throws IOException {
    var hits = new TreeSet<String>();
    RESULTS.stream().flatMap(result -> result.log().stream()).forEach(line -> hit(hits, line));
    try (var files = Files.list(data.resolve("data/log"))) {
      for (var file : files.toList()) {
        Files.readAllLines(file).forEach(line -> hit(hits, line));
      }
    }

    assertThat(RESULTS.stream().flatMap(result -> result.log().stream())).hasSizeGreaterThan(100);
    assertThat(hits).isEmpty();
  }

  @Test
  void nobodyStandsInAnError() {
    var hits = new TreeSet<String>();
    RESULTS.stream()
        .filter(InvokeResult::failed)
        .forEach(result -> hit(hits, result.payload().toString()));

    assertThat(RESULTS).anyMatch(InvokeResult::failed);
    assertThat(hits).isEmpty();
  }

  /// What failed lies in the queue with its event. A stream's failure is told by its place; an
  /// event of SES names whom the mail was for, as `docs/data.md` says.
  @Test
  void nobodyStandsInTheFailureQueueButWhoAMailWasFor() {
    var hits = new TreeMap<String, List<String>>();
    ASKED.stream()
        .filter(asked -> asked.source() == Invocation.Source.RULE)
        .filter(asked -> !Canary.in(asked.event().toString()).isEmpty())
        .forEach(asked -> hits.put(asked.function(), Canary.in(asked.event().toString())));

    assertThat(hits).isEqualTo(Map.of("MailEvents", List.of("an address")));
    assertThat(ASKED.stream().filter(asked -> asked.source() == Invocation.Source.SCHEDULE))
        .allSatisfy(asked -> assertThat(Canary.in(asked.event().toString())).isEmpty());
  }

  /// Addresses end in histories, in logs of gateways, and in what browsers tell other sites.
  @Test
  void nobodyStandsInAnAddressThatWeGaveOut() {
    var given = new TreeSet<String>();
    for (var result : RESULTS.subList(0, walked)) {
      var headers = result.payload().path("headers");
      headers.properties().stream()
          .filter(header -> header.getKey().equalsIgnoreCase("location"))
          .forEach(header -> given.add(header.getValue().asText()));
      links(result.payload().path("body").asText()).forEach(given::add);
    }
    world.state().mails().forEach(mail -> links(Mails.whole(mail.eml())).forEach(given::add));

    assertThat(given).hasSizeGreaterThan(50);
    assertThat(given)
        .filteredOn(address -> !address.startsWith("mailto:"))
        .allSatisfy(address -> assertThat(Canary.in(address)).as(address).isEmpty());
  }

  private static Stream<String> links(String html) {
    return ADDRESS.matcher(html).results().map(found -> found.group(1));
  }

  @Test
  void nobodyStandsInWhatEverybodyReads() {
    var anybody = new Client(world.base());
    var read = new TreeMap<String, String>();
    var next =
        new ArrayList<>(
            List.of(
                "/",
                "/dashboard",
                "/meetings",
                "/privacy",
                "/api/v1/indicators",
                "/api/v1/partners/food-bank",
                "/meetings/food.ics"));
    while (!next.isEmpty()) {
      var path = next.removeLast();
      if (!read.containsKey(path)) {
        var answer = anybody.get(path);
        read.put(path, answer.body());
        links(answer.body())
            .filter(link -> link.startsWith("/") && !link.startsWith("//"))
            .filter(link -> !link.startsWith("/console") && !link.startsWith("/_local"))
            .map(link -> link.replaceAll("#.*", "").replace("&amp;", "&"))
            .forEach(next::add);
      }
    }

    assertThat(read.keySet()).hasSizeGreaterThan(10).anyMatch(path -> path.endsWith(".ics"));
    read.forEach((path, body) -> assertThat(Canary.in(body)).as(path).isEmpty());
  }

  @Test
  void inTheTableStandsWhoTheDataPageSays() throws IOException {
    var hits = new TreeMap<String, Set<String>>();
    for (var item : kept.items().values()) {
      var found = Canary.in(PackedText.of(AttributeValue.fromM(item)));
      if (!found.isEmpty()) {
        hits.computeIfAbsent(item.get("type").s(), _ -> new TreeSet<>()).addAll(found);
      }
    }

    var page = Files.readString(Repository.root().resolve("docs/data.md"));
    var said = new TreeMap<String, Set<String>>();
    HOLDS
        .matcher(page.substring(page.indexOf("## Where people are")))
        .results()
        .filter(line -> !line.group(1).equals("type"))
        .forEach(line -> said.put(line.group(1), Set.of(line.group(2).split(", ", -1))));

    assertThat(hits).isEqualTo(said);
  }

  @Test
  void theChildStandsInTheSendersFilesAlone() {
    var state = world.state();
    var files =
        state.objects().entrySet().stream()
            .filter(object -> Canary.in(new String(object.getValue(), UTF_8)).contains("the child"))
            .map(object -> object.getKey().replaceAll("^[^/]*/([a-z]+)/.*", "$1"));

    assertThat(files.distinct()).containsExactlyInAnyOrder("incoming", "errors");
    assertThat(state.mails())
        .allSatisfy(
            mail -> assertThat(Canary.in(Mails.whole(mail.eml()))).doesNotContain("the child"));
    assertThat(
            RESULTS.subList(0, walked).stream()
                .filter(result -> result.payload().path("statusCode").asInt() == 200)
                .filter(
                    result ->
                        Canary.in(result.payload().path("body").asText()).contains("the child")))
        .isEmpty();
  }

  private static void hit(Set<String> hits, String line) {
    if (!Canary.in(line).isEmpty()) {
      hits.add(TOKEN.matcher(line).replaceAll("…"));
    }
  }
}
