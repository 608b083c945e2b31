package org.backbone.runner.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Repository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A function's zip is the same whoever builds it, and says what is in it and under which terms.
/// `.ci/twice` builds all of them twice and compares.
class ZipsIT {
  private static final double MEGABYTE = 1 << 20;

  // What no change of our own code comes to.
  private static final double A_LIBRARY = 0.5;

  private static final String THIRD_PARTY = "META-INF/THIRD-PARTY.txt";
  private static final String SBOM = "META-INF/sbom/application.cdx.json";
  private static final String OURS = "-1.0-SNAPSHOT.jar";
  private static final String LICENCES = "META-INF/licences/";
  private static final Set<String> KNOWN =
      Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "EDL-1.0");

  // The commit's date stands nowhere: all entries are of one fixed moment.
  private static final String BUILT = "2026-11-24T00:00";

  private static final JsonMapper JSON = new JsonMapper();

  static List<LambdaFunction> functions() {
    return Repository.template().functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void holdsNothingOfWhereAndWhenItWasBuilt(LambdaFunction function) throws IOException {
    var entries = new ArrayList<ZipEntry>();
    var here = Repository.root().toString().getBytes(UTF_8);
    try (var zip = new ZipInputStream(Files.newInputStream(function.zip()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.add(entry);
        var bytes = zip.readAllBytes();
        assertThat(holds(bytes, here)).as(entry.getName()).isFalse();
        if (entry.getName().endsWith(OURS)) {
          for (var inner : read(bytes).entrySet()) {
            assertThat(holds(inner.getValue(), here))
                .as(entry.getName() + " " + inner.getKey())
                .isFalse();
          }
        }
      }
    }
    assertThat(entries).extracting(ZipEntry::getName).doesNotHaveDuplicates();
    assertThat(entries)
        .allSatisfy(
            entry ->
                assertThat(entry.getTimeLocal().toString()).as(entry.getName()).isEqualTo(BUILT));
    var libraries =
        entries.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".jar")).toList();
    assertThat(libraries).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void weighsWhatTheReadmeSays(LambdaFunction function) throws IOException {
    var name = function.zip().getFileName().toString().replace(".zip", "");
    var row = Pattern.compile("(?m)^\\| zip of " + name + " \\| ([0-9.]+) MB \\|");
    var said = row.matcher(Files.readString(Repository.root().resolve("README.md")));

    assertThat(said.find()).isTrue();
    assertThat(Files.size(function.zip()) / MEGABYTE)
        .isCloseTo(Double.parseDouble(said.group(1)), within(A_LIBRARY));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void namesEachLibraryWithALicenceWhoseTextIsThere(LambdaFunction function) throws IOException {
    var zip = read(Files.readAllBytes(function.zip()));
    var licences = licences(new String(zip.get(THIRD_PARTY), UTF_8));

    assertThat(licences.keySet()).isEqualTo(libraries(zip));
    assertThat(zip).containsKey("META-INF/LICENSE");
    licences.forEach(
        (jar, named) -> {
          assertThat(named).as(jar).containsAnyElementsOf(KNOWN);
          assertThat(named.stream().filter(KNOWN::contains))
              .as(jar)
              .allMatch(licence -> zip.containsKey(LICENCES + licence + ".txt"));
        });
  }

  @ParameterizedTest
  @MethodSource("functions")
  void itsBillOfMaterialsHasEachJar(LambdaFunction function) throws IOException {
    var zip = read(Files.readAllBytes(function.zip()));
    var bom = JSON.readTree(zip.get(SBOM));
    var listed = new TreeMap<String, JsonNode>();
    bom.path("components").forEach(component -> listed.put(jar(component), component));

    assertThat(bom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(bom.path("specVersion").asText()).isEqualTo("1.6");
    assertThat(listed.keySet()).isEqualTo(jars(zip).keySet());
    assertThat(listed.values())
        .allSatisfy(
            component -> {
              assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
              assertThat(component.path("licenses")).isNotEmpty();
            });
  }

  private static String jar(JsonNode component) {
    return component.path("name").asText() + "-" + component.path("version").asText() + ".jar";
  }

  private static Map<String, List<String>> licences(String text) {
    return text.lines()
        .filter(line -> line.contains(".jar: "))
        .map(line -> line.split("\\.jar: ", 2))
        .collect(
            Collectors.toMap(
                parts -> parts[0] + ".jar",
                parts -> List.of(parts[1].split(", ", -1)),
                (one, _) -> one,
                TreeMap::new));
  }

  // Those of others.
  private static Set<String> libraries(Map<String, byte[]> zip) {
    return jars(zip).keySet().stream()
        .filter(name -> !name.endsWith(OURS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, byte[]> jars(Map<String, byte[]> zip) {
    var jars = new TreeMap<String, byte[]>();
    zip.forEach(
        (name, bytes) -> {
          if (name.startsWith("lib/") && name.endsWith(".jar")) {
            jars.put(name.substring("lib/".length()), bytes);
          }
        });
    return jars;
  }

  private static Map<String, byte[]> read(byte[] archive) throws IOException {
    var entries = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static boolean holds(byte[] bytes, byte[] wanted) {
    return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
        .contains(new String(wanted, java.nio.charset.StandardCharsets.ISO_8859_1));
  }
}
