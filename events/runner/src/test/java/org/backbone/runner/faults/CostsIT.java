package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.runner.walk.Client;
import org.backbone.runner.walk.Network;
import org.backbone.template.Repository;
import org.backbone.template.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each page and each event costs as the network grows: calls of AWS, and read and write units
/// of the table. `bench/costs` prints it, and `docs/costs.md` shows it.
class CostsIT {
  private static final Instant MORNING = Instant.parse("2026-12-01T14:00:00Z");

  /// How many members there are, each time.
  private static final List<Integer> SIZES =
      Stream.of(System.getProperty("costs.members", "30,300").split(",", -1))
          .map(Integer::valueOf)
          .toList();

  /// Up to how many members the events are lived through too, for that takes its time.
  private static final int MOST_WITH_EVENTS = 600;

  private static final String NAMES = "the page says of which members its figures are";
  private static final String SENT = "it reads what each member sent";
  private static final String ALL = "what all members sent is added up anew";

  /// What grows with the network, and why it must.
  private static final Map<String, String> GROWING =
      Map.ofEntries(
          Map.entry("GET /", NAMES),
          Map.entry("GET /dashboard", NAMES),
          Map.entry("GET /dashboard/{indicator}", NAMES),
          Map.entry("GET /api/v1/indicators", NAMES),
          Map.entry("GET /api/v1/indicators/{id}", NAMES),
          Map.entry("GET /console/data", SENT),
          Map.entry("GET /console/data/owed.csv", SENT),
          Map.entry("a file comes and counts", ALL),
          Map.entry("clock, on the first of a month", "each guest has a mail"),
          Map.entry("report-delivery, on the first of a month", "each member has a report"),
          Map.entry(
              "report-delivery, where nothing is due", "it looks whether each has their report"),
          Map.entry("GET /meetings/{series}", "it counts who comes to the next date"));

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|\n]+) \\| ([^|\n]+) \\|$");

  @TempDir Path data;

  @Test
  void nothingGrowsFasterThanTheNetworkAndLittleAtAll() throws IOException {
    SequencedMap<String, List<Cost>> costs = new LinkedHashMap<>();
    try (var world = new World(Files.createDirectory(data.resolve("data")), MORNING)) {
      var walk = new Walk(world);
      walk.live();
      var grown = new Grown(world.state());
      var upload = upload(world);
      world.put(grown.history());
      var members = 1;
      for (var size : SIZES) {
        world.put(grown.members(members, size));
        members = size;
        measured(world, walk, upload, size)
            .forEach((what, cost) -> costs.computeIfAbsent(what, _ -> new ArrayList<>()).add(cost));
      }
    }
    costs.forEach(
        (what, each) -> System.out.println("Costs: | " + what + " | " + joined(each) + " |"));
    assertThat(
            costs.entrySet().stream()
                .filter(each -> !isFlat(each.getValue()))
                .map(Map.Entry::getKey)
                .toList())
        .containsExactlyInAnyOrderElementsOf(GROWING.keySet());
    assertThat(
            costs.entrySet().stream()
                .filter(each -> !isLinear(each.getValue()))
                .map(Map.Entry::getKey)
                .toList())
        .isEmpty();
  }

  @Test
  void thePageNamesWhatGrowsAndWhy() throws IOException {
    var page = Files.readString(Repository.root().resolve("docs/costs.md"));

    assertThat(
            ROW.matcher(page.substring(page.indexOf("## What grows")))
                .results()
                .filter(row -> !row.group(1).equals("what") && !row.group(1).startsWith("--"))
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2))))
        .isEqualTo(GROWING);
  }

  private static String joined(List<Cost> costs) {
    return String.join(" | ", costs.stream().map(Cost::toString).toList());
  }

  // What fits a page more or less is no growth, nor is a list that is fuller up to its end.
  private static boolean isFlat(List<Cost> costs) {
    var first = costs.getFirst();
    var last = costs.getLast();
    return last.calls() <= first.calls() + 5
        && last.reads() <= 2 * first.reads() + 4
        && last.writes() <= 2 * first.writes() + 4;
  }

  private static boolean isLinear(List<Cost> costs) {
    for (var step = 1; step < costs.size(); step++) {
      var times = 1.2 * SIZES.get(step) / SIZES.get(step - 1);
      var before = costs.get(step - 1);
      var after = costs.get(step);
      if (after.calls() > times * before.calls() + 2
          || after.reads() > times * before.reads() + 4
          || after.writes() > times * before.writes() + 4) {
        return false;
      }
    }
    return true;
  }

  private static SequencedMap<String, Cost> measured(
      World world, Walk walk, String upload, int size) throws IOException {
    SequencedMap<String, Cost> costs = new LinkedHashMap<>();
    for (var function : world.template().functions()) {
      function
          .triggers(Trigger.Route.class)
          .filter(route -> route.method().equals("GET"))
          .forEach(
              route -> {
                var client = reader(walk, route.path());
                var path = path(route.path(), upload);
                costs.put(
                    route.method() + " " + route.path(),
                    of(
                        world,
                        () -> assertThat(client.get(path).status()).as(path).isLessThan(500)));
              });
    }
    costs.put("a stranger asks to join", of(world, () -> join(world, walk, size)));
    var asking = walk.drawn("/sign-in", signIn(size));
    costs.put("a contact asks for a link", of(world, () -> post(world, walk, "/sign-in", asking)));
    var joining = walk.drawn("/meetings/food", joinSeries(size));
    costs.put(
        "a guest joins a series",
        of(world, () -> post(world, walk, "/meetings/food/join", joining)));
    if (size > MOST_WITH_EVENTS) {
      return costs;
    }
    costs.put("a file comes and counts", of(world, () -> send(walk)));
    schedules(world, "on the first of a month", costs);
    schedules(world, "where nothing is due", costs);
    return costs;
  }

  private static void schedules(World world, String when, Map<String, Cost> costs) {
    for (var function : world.template().functions()) {
      for (var schedule : function.triggers(Trigger.Schedule.class).toList()) {
        costs.put(function.name() + ", " + when, of(world, () -> world.call(function, schedule)));
      }
    }
  }

  private static Cost of(World world, Runnable work) {
    world.fates().costs();
    work.run();
    return world.fates().costs();
  }

  private static Client reader(Walk walk, String path) {
    if (path.startsWith("/api/v1/staff")) {
      return walk.program();
    }
    if (path.startsWith("/console")) {
      return walk.staff();
    }
    return path.startsWith("/desk") || path.contains("/uploads") || path.contains("/receipts/{")
        ? walk.contact()
        : walk.anybody();
  }

  private static String path(String path, String upload) {
    var id =
        path.contains("/uploads/") || path.contains("/receipts/")
            ? upload
            : path.contains("/partners/") ? "food-bank" : "wic_pregnant_women";
    return path.replace("{id}", id)
        .replace("{indicator}", "wic_pregnant_women")
        .replace("{dataset}", "wic-participation")
        .replace("{series}", "food")
        .replace("{file}", "backbone.css")
        .replace("{token}", "x".repeat(43));
  }

  private static String upload(World world) {
    return world.state().items().values().stream()
        .filter(item -> item.get("type").s().equals("upload"))
        .filter(item -> item.get("slot").s().startsWith("food-bank#"))
        .map(item -> item.get("id").s())
        .findFirst()
        .orElseThrow();
  }

  private static void join(World world, Walk walk, int size) {
    var name = "Kitchen " + size;
    var key = "key " + size;
    var answer =
        walk.anybody()
            .postJson(
                "/api/v1/partners",
                Network.partner(name, "desk@kitchen" + size + ".example.org"),
                "idempotency-key",
                key);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    world.settle();
  }

  private static Map<String, String> signIn(int size) {
    return Map.of("email", "desk@food.example.org", "key", "form " + size);
  }

  private static Map<String, String> joinSeries(int size) {
    var email = "cy" + size + "@guest.example.org";
    return Map.of("name", "Cy", "organisation", "O", "email", email, "language", "en");
  }

  private static void post(World world, Walk walk, String path, Map<String, String> form) {
    var answer = walk.anybody().postForm(path, form);
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    world.settle();
  }

  private static void send(Walk walk) {
    try {
      walk.sendAFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
