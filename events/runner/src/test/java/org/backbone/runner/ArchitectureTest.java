package org.backbone.runner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The shape of the house. It reads what Maven compiled in each module, so a module that is new is
/// held to the rules from its first class on.
class ArchitectureTest {
  private static final Path ROOT = Path.of(System.getProperty("backbone.root"));

  /// Everything that Maven compiled in every module, without tests.
  static final JavaClasses COMPILED = imported();

  /// Everything that we wrote and deploy or run, without tests and without compiled pages.
  private static final JavaClasses OURS = everyModule();

  private static JavaClasses everyModule() {
    return COMPILED.that(
        describe(
            "are not compiled pages",
            type ->
                !type.getPackageName().endsWith(".jte")
                    && !type.getPackageName().contains(".jte.")));
  }

  private static JavaClasses imported() {
    var compiled =
        Stream.of("shared", "functions", "events")
            .map(ROOT::resolve)
            .flatMap(ArchitectureTest::folders)
            .flatMap(folder -> Stream.concat(Stream.of(folder), folders(folder)))
            .filter(folder -> Files.exists(folder.resolve("pom.xml")))
            .map(folder -> folder.resolve("target/classes"))
            .filter(Files::isDirectory)
            .toList();
    return new ClassFileImporter().importPaths(compiled);
  }

  private static Stream<Path> folders(Path parent) {
    try (var entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(parent + " cannot be read", e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void theHouseKeepsIts(HouseRule rule) {
    rule.rules().forEach(part -> part.check(OURS));
  }

  /// A rule that nothing can break holds nothing.
  @ParameterizedTest(name = "{0}")
  @EnumSource
  void aPlantedClassBreaks(HouseRule rule, @TempDir Path folder) throws IOException {
    var planted = compiled(rule.plants(), folder);

    assertThat(rule.rules()).anyMatch(part -> part.evaluate(planted).hasViolation());
  }

  static JavaClasses compiled(List<HouseRule.Plant> plants, Path folder) throws IOException {
    var sources = new ArrayList<String>();
    for (var plant : plants) {
      var file = folder.resolve("src").resolve(plant.name().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      var home = plant.name().substring(0, plant.name().lastIndexOf('.'));
      Files.writeString(file, "package " + home + ";\n" + plant.source());
      sources.add(file.toString());
    }
    var classes = Files.createDirectories(folder.resolve("classes"));
    var path = System.getProperty("java.class.path");
    var arguments =
        Stream.concat(
            Stream.of("-proc:none", "-d", classes.toString(), "-classpath", path),
            sources.stream());
    var result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).as("javac").isZero();
    return new ClassFileImporter().importPath(classes);
  }

  @Test
  void everyModuleUnderSharedIsPlatformOrStandsInTheTower() throws IOException {
    try (var folders = Files.list(ROOT.resolve("shared"))) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(HouseRule.TOWER.stream(), Stream.of("platform", "testkit")).toList());
    }
  }

  @Test
  void aNameMeansOneThingInEveryModule() {
    assertThat(
            OURS.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info")))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyPackageIsNullMarked() {
    var packages =
        OURS.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("org.backbone"))
            .collect(Collectors.toSet());
    var marked =
        OURS.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .filter(type -> type.isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());

    assertThat(marked).containsExactlyInAnyOrderElementsOf(packages);
  }

  /// The formatter breaks a `///` line that is too long into one that starts with `//`, and javac
  /// then reads half of the sentence, or none.
  @Test
  void documentationIsNotBrokenOffByTheFormatter() throws IOException {
    var broken = Pattern.compile("(?m)^ *///.*\\R *//(?!/).*$");
    for (var parent : List.of("shared", "functions", "events")) {
      try (var files = Files.walk(ROOT.resolve(parent))) {
        for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          assertThat(broken.matcher(Files.readString(file)).results().map(MatchResult::group))
              .as("%s", file)
              .isEmpty();
        }
      }
    }
  }
}
