package org.backbone.runner.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// What the local stack and the tests run on holds no version of a library that is known to be at
/// fault, not even inside of another's jar.
class OldJarsTest {
  private static final Pattern JAR =
      Pattern.compile("(?:.*[/\\\\])?([A-Za-z][\\w.-]*?)-(\\d[\\w.-]*)\\.jar");

  /// The lowest version of a library that is good, and what is wrong with those below it.
  private static final Map<String, Good> LOWEST =
      Map.ofEntries(
          good("log4j-api", "2.25.4", "in step with log4j-core"),
          good("log4j-core", "2.25.4", "CVE-2025-68161, CVE-2026-34477, 34478, 34480"),
          good("jetty-http", "12.1.12", "CVE-2026-19203, CVE-2026-2332"),
          good("jetty-server", "12.1.12", "in step with jetty-http"),
          good("jackson-databind", "2.21.5", "CVE-2026-54512 to 54518"),
          good("jackson-dataformat-yaml", "2.21.5", "in step with jackson-databind"),
          good("jackson-datatype-jsr310", "2.21.5", "in step with jackson-databind"),
          good("netty-codec", "4.1.136", "CVE-2026-42583"),
          good("netty-codec-http", "4.1.136", "CVE-2026-59901, CVE-2026-42584"),
          good("netty-codec-http2", "4.1.136", "CVE-2026-42587"),
          good("netty-handler", "4.1.136", "CVE-2025-24970"),
          good("commons-lang3", "3.18.0", "CVE-2025-48924"),
          good("commons-io", "2.14.0", "CVE-2024-47554"),
          good("commons-compress", "1.26.0", "CVE-2024-25710, CVE-2024-26308"),
          good("guava", "32.0.0", "CVE-2023-2976"),
          good("protobuf-java", "3.25.5", "CVE-2024-7254"),
          good("snakeyaml", "2.0", "CVE-2022-1471"),
          good("kotlin-stdlib", "1.6.0", "CVE-2022-24329, CVE-2020-29582"),
          good("kotlin-stdlib-jdk7", "1.6.0", "in step with kotlin-stdlib"),
          good("kotlin-stdlib-jdk8", "1.6.0", "in step with kotlin-stdlib"),
          good("ion-java", "1.10.5", "CVE-2024-21634"),
          good("okhttp", "4.9.2", "CVE-2021-0341"),
          good("okio", "1.17.6", "CVE-2023-3635"),
          good("woodstox-core", "6.4.0", "CVE-2022-40152"),
          good("httpclient5", "5.4.3", "CVE-2025-27820"),
          good("nimbus-jose-jwt", "10.0.2", "CVE-2025-53864"),
          good("angus-mail", "2.0.4", "CVE-2025-7962"));

  private record Good(String version, String reason) {}

  private record Library(String name, String version, String where) {}

  private static Map.Entry<String, Good> good(String name, String version, String reason) {
    return Map.entry(name, new Good(version, reason));
  }

  @Test
  void nothingRunsOnALibraryWithAKnownFault() throws IOException {
    assertThat(faults(libraries(jars()))).isEmpty();
  }

  @Test
  void eachLibraryOfTheListIsThereOrWasTakenOut() throws IOException {
    var names = new TreeSet<String>();
    libraries(jars()).forEach(library -> names.add(library.name()));

    var gone = new TreeSet<>(LOWEST.keySet());
    gone.removeAll(names);
    assertThat(gone)
        .isEqualTo(
            Set.of("okhttp", "okio", "jackson-dataformat-yaml", "commons-compress", "commons-io"));
  }

  @Test
  void anOldOneIsFoundByItsName() {
    var old = named("/x/log4j-core-2.17.1.jar").orElseThrow();
    var good = named("/x/log4j-core-2.26.1.jar").orElseThrow();

    assertThat(faults(List.of(old, good)))
        .containsExactly(
            "log4j-core 2.17.1 in /x/log4j-core-2.17.1.jar, where 2.25.4 is good: "
                + "CVE-2025-68161, CVE-2026-34477, 34478, 34480");
    assertThat(named("/x/guava-33.4.0-jre.jar").orElseThrow().version()).isEqualTo("33.4.0-jre");
    assertThat(faults(List.of(named("/x/guava-31.1-jre.jar").orElseThrow()))).hasSize(1);
    assertThat(faults(List.of(named("/x/netty-codec-4.1.99.Final.jar").orElseThrow()))).hasSize(1);
  }

  private static List<String> faults(List<Library> libraries) {
    return libraries.stream()
        .filter(library -> LOWEST.containsKey(library.name()))
        .filter(
            library ->
                Arrays.compare(
                        numbers(library.version()), numbers(LOWEST.get(library.name()).version()))
                    < 0)
        .map(
            library ->
                "%s %s in %s, where %s is good: %s"
                    .formatted(
                        library.name(),
                        library.version(),
                        library.where(),
                        LOWEST.get(library.name()).version(),
                        LOWEST.get(library.name()).reason()))
        .toList();
  }

  private static int[] numbers(String version) {
    return Pattern.compile("\\d+")
        .matcher(version.replaceAll("[-.][A-Za-z].*", ""))
        .results()
        .mapToInt(number -> Integer.parseInt(number.group()))
        .toArray();
  }

  // Of the stack itself and of the tests, and of DynamoDB Local, which is a process of its own.
  private static List<Path> jars() throws IOException {
    var ours = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    var local = Repository.root().resolve(".tools/dynamodb-local");
    var listed = Files.readString(local.resolve("jars.txt")).strip().split("[:;]", -1);
    return Stream.concat(
            Arrays.stream(ours).map(Path::of),
            Arrays.stream(listed).map(name -> local.resolve(Path.of(name).getFileName())))
        .filter(jar -> jar.toString().endsWith(".jar"))
        .toList();
  }

  private static List<Library> libraries(List<Path> jars) throws IOException {
    var libraries = new ArrayList<Library>();
    for (var jar : jars) {
      named(jar.toString()).ifPresent(libraries::add);
      libraries.addAll(inside(jar));
    }
    assertThat(libraries).hasSizeGreaterThan(100);
    return libraries;
  }

  private static java.util.Optional<Library> named(String jar) {
    var name = JAR.matcher(jar);
    return name.matches()
        ? java.util.Optional.of(new Library(name.group(1), name.group(2), jar))
        : java.util.Optional.empty();
  }

  // Maven writes down what a jar was made of, which a jar that took others in keeps.
  private static List<Library> inside(Path jar) throws IOException {
    var inside = new ArrayList<Library>();
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().toList()) {
        if (entry.getName().matches("META-INF/maven/.*/pom\\.properties")) {
          var known = new Properties();
          try (var in = zip.getInputStream(entry)) {
            known.load(in);
          }
          inside.add(
              new Library(
                  known.getProperty("artifactId", ""),
                  known.getProperty("version", "0"),
                  jar.toString()));
        }
      }
    }
    return inside;
  }
}
