package org.backbone.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.runner.walk.Mails;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A person of each kind that is recognised, planted in each column of real files, one at a time,
/// and in their names: all of them are refused, and the person is nowhere afterwards.
class CanaryFilesIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ROWS = 8;

  // What stands in a cell by itself, and what a header has to say.
  private static final Map<String, String> BY_THEMSELVES =
      Map.of(
          "social_security_numbers", "457-55-5462",
          "phone_numbers", "(918) 555-0177",
          "email_addresses", "kestrelina@vandermolen.example.com");
  private static final Map<String, List<String>> UNDER_A_HEADER =
      Map.of(
          "names", List.of("Student last name", "Vandermolen"),
          "birth_dates", List.of("Date of birth", "2012-03-04"));
  private static final List<String> TRACES =
      List.of(
          "457-55-5462",
          "457555462",
          "555-0177",
          "5550177",
          "kestrelina",
          "vandermolen",
          "2012-03-04",
          "student last name",
          "date of birth");

  @TempDir private Path data;

  @Test
  void whoeverStandsInAnyColumnOfAFileOrInItsNameIsNowhereAfterwards() throws IOException {
    try (var world = new World(data, FaultEngine.START)) {
      var log = new ArrayList<String>();
      world.listen(result -> keep(result, log));
      var walk = new Walk(world);
      walk.open();
      var pages = new ArrayList<String>();
      var planted = planted();
      for (var file : planted.entrySet()) {
        var id = sent(walk, file.getKey(), file.getValue());
        world.settle();
        var answer = walk.contact().get("/api/v1/uploads/" + id);
        assertThat(answer.json().path("status").asText()).as(file.getKey()).isEqualTo("refused");
        pages.add(answer.body());
        for (var language : List.of("en", "es")) {
          pages.add(walk.contact().get("/uploads/" + id + "?lang=" + language).body());
        }
      }
      for (var path : List.of("/desk", "/uploads", "/api/v1/uploads")) {
        pages.add(walk.contact().get(path).body());
      }
      pages.add(walk.staff().get("/console/partners/food-bank").body());

      assertThat(planted).hasSizeGreaterThan(150);
      var state = world.state();
      var hits = new TreeSet<String>();
      state
          .items()
          .values()
          .forEach(item -> hit(hits, "item", PackedText.of(AttributeValue.fromM(item))));
      state
          .objects()
          .forEach(
              (name, bytes) -> {
                hit(hits, "object", name);
                hit(hits, "object " + name, new String(bytes, StandardCharsets.ISO_8859_1));
              });
      state.mails().forEach(mail -> hit(hits, "mail", Mails.whole(mail.eml())));
      log.forEach(line -> hit(hits, "log", line));
      pages.forEach(page -> hit(hits, "page", page));
      assertThat(hits).isEmpty();
      assertThat(state.objects().keySet()).noneMatch(name -> name.contains("/incoming/"));
    }
  }

  private static void keep(InvokeResult result, List<String> log) {
    log.addAll(result.log());
  }

  private static void hit(Set<String> hits, String where, String text) {
    var small = text.toLowerCase(Locale.ROOT);
    TRACES.stream().filter(small::contains).forEach(trace -> hits.add(where + ": " + trace));
  }

  private static String sent(Walk walk, String name, String file) throws IOException {
    var asked =
        walk.contact()
            .postJson(
                "/api/v1/uploads", "{\"dataset\":\"wic-participation\",\"period\":\"FY2015\"}");
    var form = (ObjectNode) JSON.readTree(asked.body());
    var answer =
        walk.anybody()
            .postFile(
                form.path("url").asText(),
                form.path("fields"),
                name.substring(name.indexOf('|') + 1),
                file.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(name).isBetween(200, 303);
    return form.path("id").asText();
  }

  // By what is planted where, `|`, and the name of the file.
  private static Map<String, String> planted() throws IOException {
    var files = new LinkedHashMap<String, String>();
    for (var name :
        List.of(
            "wic-pregnant-women-fy2015.csv",
            "ct-chronic-absence-2018-19.csv",
            "edfacts-graduation-ok-2014-15.csv")) {
      var lines = lines(name);
      var header = header(lines);
      for (var column = 0; column < cells(lines.get(header)).size(); column++) {
        for (var kind : BY_THEMSELVES.entrySet()) {
          files.put(
              kind.getKey() + " in " + column + " of " + name + "|data.csv",
              with(lines, header + 2, column, kind.getValue()));
        }
        for (var kind : UNDER_A_HEADER.entrySet()) {
          var said = with(lines, header, column, kind.getValue().getFirst());
          files.put(
              kind.getKey() + " in " + column + " of " + name + "|data.csv",
              with(List.of(said.split("\n", -1)), header + 2, column, kind.getValue().getLast()));
        }
      }
      for (var person :
          List.of(
              "Vandermolen, Maria.csv",
              "457-55-5462.csv",
              "kestrelina@vandermolen.example.com.csv",
              "intake (918) 555-0177.csv")) {
        files.put("the name of " + name + "|" + person, String.join("\n", lines));
      }
    }
    return files;
  }

  private static List<String> lines(String name) throws IOException {
    var folder = Repository.root().resolve("shared/outcomes/ingest/src/test/resources/data");
    return Files.readAllLines(folder.resolve(name)).stream().limit(ROWS).toList();
  }

  // The first line that is as wide as any.
  private static int header(List<String> lines) {
    var widest =
        lines.stream()
            .mapToLong(line -> cells(line).stream().filter(cell -> !cell.isBlank()).count())
            .max()
            .orElseThrow();
    var at = 0;
    while (cells(lines.get(at)).stream().filter(cell -> !cell.isBlank()).count() < widest) {
      at++;
    }
    return at;
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
  }

  private static String with(List<String> lines, int line, int column, String text) {
    var all = new ArrayList<>(lines);
    var cells = new ArrayList<>(cells(all.get(line)));
    cells.set(column, text);
    all.set(line, cells.stream().collect(Collectors.joining(",")));
    return String.join("\n", all);
  }
}
