package org.backbone.runner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The shape of the house. It reads what Maven compiled in each module, so a module that is new is
/// held to the rules from its first class on.
class ArchitectureTest {
  private static final Path ROOT = Path.of(System.getProperty("backbone.root"));

  /// Everything that we wrote and deploy or run, without tests and without compiled pages.
  private static final JavaClasses OURS = everyModule();

  private static final DescribedPredicate<JavaClass> FUNCTION =
      resideInAPackage("org.backbone.functions..");

  /// What runs in Lambda; the local stack and the test kit do not.
  private static final DescribedPredicate<JavaClass> DEPLOYED =
      resideOutsideOfPackages("org.backbone.runner..", "org.backbone.testkit..");

  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.OffsetDateTime",
          "java.time.Year",
          "java.time.YearMonth",
          "java.time.ZonedDateTime");

  private static JavaClasses everyModule() {
    var compiled =
        Stream.of("shared", "functions", "events")
            .map(ROOT::resolve)
            .flatMap(ArchitectureTest::folders)
            .filter(folder -> Files.exists(folder.resolve("pom.xml")))
            .map(folder -> folder.resolve("target/classes"))
            .filter(Files::isDirectory)
            .toList();
    return new ClassFileImporter()
        .importPaths(compiled)
        .that(
            describe(
                "are not compiled pages",
                type ->
                    !type.getPackageName().endsWith(".jte")
                        && !type.getPackageName().contains(".jte.")));
  }

  private static Stream<Path> folders(Path parent) {
    try (var entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(parent + " cannot be read", e);
    }
  }

  @Test
  void functionsDoNotKnowEachOther() {
    check(slices().matching("org.backbone.functions.(*)..").should().notDependOnEachOther());
  }

  @Test
  void theDomainKnowsTheJdkAlone() {
    check(
        classes()
            .that()
            .resideInAPackage("org.backbone.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.backbone.domain..", "java..", "org.jspecify.annotations"));
  }

  @Test
  void whatIsSharedKnowsTheDomainAndNothingElseOfOurs() {
    for (var shared :
        Set.of("catalog", "sheets", "table", "files", "mail", "lambda", "tokens", "pages")) {
      check(
          noClasses()
              .that()
              .resideInAPackage("org.backbone." + shared + "..")
              .should()
              .dependOnClassesThat(
                  resideInAPackage("org.backbone..")
                      .and(
                          resideOutsideOfPackages(
                              "org.backbone.domain..", "org.backbone." + shared + ".."))));
    }
  }

  @Test
  void nothingDeployedKnowsTheLocalStackOrTheTestKit() {
    check(
        noClasses()
            .that(DEPLOYED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.backbone.runner..", "org.backbone.testkit.."));
  }

  @Test
  void onlyTableFilesAndMailTouchTheAwsSdk() {
    check(
        noClasses()
            .that(DEPLOYED)
            .and(
                resideOutsideOfPackages(
                    "org.backbone.table..", "org.backbone.files..", "org.backbone.mail.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.."));
  }

  @Test
  void librariesForFormatsStayBehindTheModuleThatNeedsThem() {
    check(
        noClasses()
            .that(DEPLOYED)
            .and(resideOutsideOfPackages("org.backbone.mail.."))
            // S3 writes a file's name as mail headers do, and one class of ingest reads it so.
            .and(resideOutsideOfPackages("org.backbone.functions.outcomeingest"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("biweekly..", "jakarta.mail..", "org.eclipse.angus.."));
    check(
        noClasses()
            .that(DEPLOYED)
            .and(resideOutsideOfPackages("org.backbone.sheets.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.siegmar.fastcsv..", "org.dhatim.fastexcel.."));
  }

  @Test
  void inAFunctionOnlyTheHandlerIsPublic() {
    check(
        classes()
            .that(FUNCTION)
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("Handler"));
  }

  @Test
  void aClassIsFinalUnlessItIsMadeToBeExtended() {
    check(
        classes()
            .that(DEPLOYED)
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and(
                describe(
                    "are not abstract",
                    type -> !type.getModifiers().contains(JavaModifier.ABSTRACT)))
            .and(describe("are named", type -> !type.isAnonymousClass() && !type.isLocalClass()))
            .and(
                describe(
                    "have no class of ours below them", type -> type.getSubclasses().isEmpty()))
            .should()
            .haveModifier(JavaModifier.FINAL));
  }

  @Test
  void datesAreJavaTime() {
    check(
        noClasses()
            .that(DEPLOYED)
            // The iCalendar library speaks in java.util.Date; shared/mail keeps that to itself.
            .and(resideOutsideOfPackages("org.backbone.mail.."))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\..*DateFormat.*"));
  }

  @Test
  void nothingDeployedPrints() {
    check(
        noClasses()
            .that(DEPLOYED)
            .and(
                describe(
                    "are not the log itself",
                    type -> !type.getName().startsWith("org.backbone.lambda.Log")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  @Test
  void timeIsGivenAndNeverAskedFor() {
    check(
        noClasses()
            .that(DEPLOYED)
            .should()
            .accessTargetWhere(
                describe(
                    "reads a clock outside a handler's wiring",
                    access -> readsAClock(access) && !(isASource(access) && isWiring(access)))));
  }

  @Test
  void settingsAreReadWhileAHandlerIsWiredAndNowhereElse() {
    check(
        noClasses()
            .that(DEPLOYED)
            .and(
                describe(
                    "are neither Env itself nor look where the SDK's own settings point",
                    type ->
                        !type.getName().startsWith("org.backbone.lambda.Env")
                            && !type.getName().equals("org.backbone.files.BucketAddress")))
            .should()
            .accessTargetWhere(
                describe(
                    "reads a setting outside a handler's wiring",
                    access -> readsASetting(access) && !isWiring(access))));
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

  private static boolean readsAClock(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return (CLOCKS.contains(owner) && name.equals("now"))
        || (owner.equals("java.time.Clock") && (name.startsWith("system") || name.equals("tick")))
        || (owner.equals("java.time.InstantSource") && name.equals("system"))
        || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
  }

  private static boolean isASource(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.time.InstantSource");
  }

  private static boolean readsASetting(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return (owner.equals("org.backbone.lambda.Env") && name.equals("system"))
        || (owner.equals("java.lang.System") && name.equals("getenv"));
  }

  /// What builds a handler, once: its constructors, and the methods that they call before there is
  /// an object.
  private static boolean isWiring(JavaAccess<?> access) {
    var origin = access.getOrigin();
    return origin.getOwner().getSimpleName().endsWith("Handler")
        && (origin instanceof JavaConstructor || origin.getModifiers().contains(STATIC));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(OURS);
  }
}
