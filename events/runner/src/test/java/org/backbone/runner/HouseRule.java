package org.backbone.runner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The shape of the house: each rule in a sentence, as ArchUnit reads it, with a class or two that
/// would break it.
@SuppressWarnings("ImmutableEnumChecker") // its parts are made once and only read
enum HouseRule {
  FUNCTIONS_DO_NOT_KNOW_EACH_OTHER(
      HouseRule::functionsDoNotKnowEachOther,
      List.of(
          new Plant(
              "org.backbone.functions.one.A",
              """
            final class A { org.backbone.functions.two.B b; }
            """),
          new Plant(
              "org.backbone.functions.two.B",
              """
            public final class B {}
            """))),
  RULES_KNOW_THE_JDK_AND_WHAT_EVERY_PART_SPEAKS_OF(
      HouseRule::rulesKnowTheJdkAndWhatEveryPartSpeaksOf,
      List.of(
          new Plant(
              "org.backbone.partners.Planted",
              """
            final class Planted { org.backbone.platform.pages.Words words; }
            """))),
  A_CAPABILITY_KNOWS_THOSE_BELOW_IT_ALONE(
      HouseRule::aCapabilityKnowsThoseBelowItAlone,
      List.of(
          new Plant(
              "org.backbone.mail.pages.Planted",
              """
            final class Planted { org.backbone.partners.Partner partner; }
            """))),
  THE_PLATFORM_KNOWS_NO_CAPABILITY(
      HouseRule::thePlatformKnowsNoCapability,
      List.of(
          new Plant(
              "org.backbone.platform.pages.Planted",
              """
            final class Planted { org.backbone.mail.Outbox outbox; }
            """))),
  NOTHING_THAT_IS_SHARED_KNOWS_A_FUNCTION(
      HouseRule::nothingThatIsSharedKnowsAFunction,
      List.of(
          new Plant(
              "org.backbone.reports.letters.Planted",
              """
            final class Planted { org.backbone.functions.one.A a; }
            """),
          new Plant(
              "org.backbone.functions.one.A",
              """
            public final class A {}
            """))),
  NO_TWO_PARTS_OF_THE_PLATFORM_KNOW_EACH_OTHER_IN_A_CIRCLE(
      HouseRule::noTwoPartsOfThePlatformKnowEachOtherInACircle,
      List.of(
          new Plant(
              "org.backbone.platform.one.A",
              """
            public final class A { org.backbone.platform.two.B b; }
            """),
          new Plant(
              "org.backbone.platform.two.B",
              """
            public final class B { org.backbone.platform.one.A a; }
            """))),
  NOTHING_DEPLOYED_KNOWS_THE_LOCAL_STACK_OR_THE_TEST_KIT(
      HouseRule::nothingDeployedKnowsTheLocalStackOrTheTestKit,
      List.of(
          new Plant(
              "org.backbone.mail.letters.Planted",
              """
            final class Planted { org.backbone.template.Template template; }
            """))),
  ONLY_STORES_AND_TRANSPORTS_TOUCH_THE_AWS_SDK(
      HouseRule::onlyStoresAndTransportsTouchTheAwsSdk,
      List.of(
          new Plant(
              "org.backbone.partners.pages.Planted",
              """
            final class Planted { software.amazon.awssdk.services.dynamodb.DynamoDbClient client; }
            """))),
  LIBRARIES_FOR_FORMATS_STAY_BEHIND_THE_MODULE_THAT_NEEDS_THEM(
      HouseRule::librariesForFormatsStayBehindTheModuleThatNeedsThem,
      List.of(
          new Plant(
              "org.backbone.partners.letters.Planted",
              """
            final class Planted { jakarta.mail.Session session; de.siegmar.fastcsv.reader.CsvReader<?> reader; }
            """))),
  IN_A_FUNCTION_ONLY_THE_HANDLER_IS_PUBLIC(
      HouseRule::inAFunctionOnlyTheHandlerIsPublic,
      List.of(
          new Plant(
              "org.backbone.functions.one.Service",
              """
            public final class Service {}
            """))),
  A_CLASS_IS_FINAL_UNLESS_IT_IS_MADE_TO_BE_EXTENDED(
      HouseRule::aClassIsFinalUnlessItIsMadeToBeExtended,
      List.of(
          new Plant(
              "org.backbone.partners.pages.Planted",
              """
            class Planted {}
            """))),
  DATES_ARE_JAVA_TIME(
      HouseRule::datesAreJavaTime,
      List.of(
          new Plant(
              "org.backbone.meetings.Planted",
              """
            final class Planted { java.util.Date date; }
            """))),
  NOTHING_DEPLOYED_PRINTS(
      HouseRule::nothingDeployedPrints,
      List.of(
          new Plant(
              "org.backbone.meetings.Planted",
              """
            final class Planted { void say() { System.out.println(1); } }
            """))),
  TIME_IS_GIVEN_AND_NEVER_ASKED_FOR(
      HouseRule::timeIsGivenAndNeverAskedFor,
      List.of(
          new Plant(
              "org.backbone.meetings.Planted",
              """
            final class Planted { Object now() { return java.time.Instant.now(); } }
            """))),
  SETTINGS_ARE_READ_WHILE_A_HANDLER_IS_WIRED_AND_NOWHERE_ELSE(
      HouseRule::settingsAreReadWhileAHandlerIsWiredAndNowhereElse,
      List.of(
          new Plant(
              "org.backbone.meetings.Planted",
              """
            final class Planted { String zone() { return System.getenv("ZONE"); } }
            """))),
  A_DAY_IS_THE_NETWORKS_AND_NEVER_UTCS(
      HouseRule::aDayIsTheNetworksAndNeverUtcs,
      List.of(
          new Plant(
              "org.backbone.meetings.Planted",
              """
            final class Planted {
              Object today(java.time.Instant now) { return now.atOffset(java.time.ZoneOffset.UTC); }
            }
            """))),
  A_HANDLER_ANSWERS_WHERE_EACH_LINE_OF_THE_LOG_GETS_THE_CALLS_REQUEST_ID(
      HouseRule::aHandlerAnswersWhereEachLineOfTheLogGetsTheCallsRequestId,
      List.of(
          new Plant(
              "org.backbone.functions.one.PlantedHandler",
              """
            public final class PlantedHandler { public int handleRequest(int event) { return event; } }
            """))),
  WHO_ANSWERS_A_REQUEST_OF_THE_HTTP_API_DOES_IT_THROUGH_ROUTES(
      HouseRule::whoAnswersARequestOfTheHttpApiDoesItThroughRoutes,
      List.of(
          new Plant(
              "org.backbone.functions.one.PlantedHandler",
              """
            public final class PlantedHandler {
              public Object handleRequest(
                  com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent event) {
                return event.getBody();
              }
            }
            """))),
  THE_LOG_TELLS_OF_WHAT_WAS_THROWN_WITHOUT_ITS_WORDS(
      HouseRule::theLogTellsOfWhatWasThrownWithoutItsWords,
      List.of(
          new Plant(
              "org.backbone.meetings.Planted",
              """
            final class Planted {
              void say(org.backbone.platform.core.Log log, RuntimeException e) {
                log.warn("planted", java.util.Map.of("cause", e.toString()));
              }
            }
            """))),
  A_THREAD_OF_THE_LOCAL_STACK_IS_SUPERVISED(
      HouseRule::aThreadOfTheLocalStackIsSupervised,
      List.of(
          new Plant(
              "org.backbone.runner.mail.Planted",
              """
            final class Planted { void work() { Thread.ofVirtual().start(() -> {}); } }
            """))),
  A_FILE_OF_THE_LOCAL_STACK_IS_WRITTEN_WHOLE(
      HouseRule::aFileOfTheLocalStackIsWrittenWhole,
      List.of(
          new Plant(
              "org.backbone.runner.mail.Planted",
              """
            final class Planted {
              void keep(java.nio.file.Path file) throws java.io.IOException {
                java.nio.file.Files.writeString(file, "cut");
              }
            }
            """)));

  /// A class that breaks a rule.
  ///
  /// @param name its whole name
  /// @param source its source without the package
  record Plant(String name, String source) {}

  /// The capabilities, each of which may know those before it.
  static final List<String> TOWER =
      List.of("audit", "mail", "access", "partners", "meetings", "metrics", "outcomes", "reports");

  /// Where rules and ports are: the capabilities' own packages, without their tables, pages and
  /// letters.
  private static final String[] RULES =
      Stream.concat(
              TOWER.stream().map(name -> "org.backbone." + name),
              Stream.of(
                  "org.backbone.outcomes.check",
                  "org.backbone.outcomes.mapping",
                  "org.backbone.outcomes.personal",
                  "org.backbone.outcomes.proposal",
                  "org.backbone.outcomes.reading",
                  "org.backbone.outcomes.receipts",
                  "org.backbone.outcomes.values"))
          .toArray(String[]::new);

  private static final DescribedPredicate<JavaClass> FUNCTION =
      resideInAPackage("org.backbone.functions..");

  private static final String[] LOCAL = {
    "org.backbone.runner..",
    "org.backbone.testkit..",
    "org.backbone.template..",
    "org.backbone.engines.."
  };

  /// What runs in Lambda; the local stack and the test kit do not.
  private static final DescribedPredicate<JavaClass> DEPLOYED = resideOutsideOfPackages(LOCAL);

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

  /// What others want in UTC, or what is the same in every zone.
  private static final Set<String> IN_UTC =
      Set.of(
          "org.backbone.mail.letters.Composer",
          "org.backbone.platform.files.Signer",
          "org.backbone.platform.files.UploadForms");

  /// What starts threads beside `Part`, and why no failure of theirs is the end of anything.
  private static final Map<String, String> OWN_THREADS =
      Map.of(
          "org.backbone.runner.background.Part", "the supervisor itself",
          "org.backbone.runner.web.WebServer", "a thread for a request, which ends with its answer",
          "org.backbone.runner.host.HostMain", "in the functions' JVM, which is started again",
          "org.backbone.runner.host.FunctionSlot", "in the functions' JVM, for one call",
          "org.backbone.runner.LocalStack", "the start waits for it",
          "org.backbone.runner.schedule.Schedules", "the step of a moved clock waits for it",
          "org.backbone.runner.sample.SampleNetwork", "the loading waits for it",
          "org.backbone.runner.RunVerb", "what the JVM does when it ends");

  /// What writes files beside `WholeFile` and `LineFile`, and why a cut one does no harm.
  private static final Map<String, String> OWN_FILES =
      Map.of(
          "org.backbone.runner.data.WholeFile", "the one way",
          "org.backbone.runner.data.LineFile", "the other, for lines",
          "org.backbone.runner.DataLock", "the lock has no content that is read",
          "org.backbone.runner.host.Version", "unpacked anew by each start");

  private static final Set<String> THREAD_MAKERS =
      Set.of("ofVirtual", "ofPlatform", "startVirtualThread", "supplyAsync", "runAsync");

  private static final Set<String> FILE_WRITERS =
      Set.of(
          "write",
          "writeString",
          "newBufferedWriter",
          "newOutputStream",
          "newByteChannel",
          "copy",
          "open");

  private static final Set<String> FILES =
      Set.of("java.nio.file.Files", "java.nio.channels.FileChannel");

  private static final Set<String> WRITING_STREAMS =
      Set.of("java.io.FileOutputStream", "java.io.FileWriter", "java.io.RandomAccessFile");

  private static final Set<String> BOUNDARIES =
      Set.of("org.backbone.platform.lambda.LambdaCall", "org.backbone.platform.lambda.Routes");

  private static final Set<String> WORDS_OF_A_THROWABLE =
      Set.of("toString", "getMessage", "getLocalizedMessage");

  private final Supplier<List<ArchRule>> rules;
  private final List<Plant> plants;

  HouseRule(Supplier<List<ArchRule>> rules, List<Plant> plants) {
    this.rules = rules;
    this.plants = plants;
  }

  /// The rule, in one or more parts.
  List<ArchRule> rules() {
    return rules.get().stream().map(rule -> rule.allowEmptyShould(true)).toList();
  }

  /// What breaks it.
  List<Plant> plants() {
    return plants;
  }

  /// The rule in a sentence.
  String sentence() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static List<ArchRule> functionsDoNotKnowEachOther() {
    return List.of(
        slices().matching("org.backbone.functions.(*)..").should().notDependOnEachOther());
  }

  private static List<ArchRule> rulesKnowTheJdkAndWhatEveryPartSpeaksOf() {
    return List.of(
        classes()
            .that()
            .resideInAnyPackage(RULES)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                Stream.concat(
                        Arrays.stream(RULES),
                        Stream.of(
                            "org.backbone.platform.core..",
                            "org.backbone.platform.mail",
                            "java..",
                            "org.jspecify.annotations"))
                    .toArray(String[]::new)));
  }

  private static List<ArchRule> aCapabilityKnowsThoseBelowItAlone() {
    return IntStream.range(0, TOWER.size())
        .boxed()
        .flatMap(
            below ->
                TOWER.subList(below + 1, TOWER.size()).stream()
                    .map(
                        above ->
                            noClasses()
                                .that()
                                .resideInAPackage("org.backbone." + TOWER.get(below) + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.backbone." + above + "..")))
        .<ArchRule>map(rule -> rule)
        .toList();
  }

  private static List<ArchRule> thePlatformKnowsNoCapability() {
    return List.of(
        noClasses()
            .that()
            .resideInAPackage("org.backbone.platform..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.backbone..")
                    .and(resideOutsideOfPackages("org.backbone.platform.."))));
  }

  private static List<ArchRule> nothingThatIsSharedKnowsAFunction() {
    return List.of(
        noClasses()
            .that(describe("are not of a function", type -> !FUNCTION.test(type)))
            .should()
            .dependOnClassesThat(FUNCTION));
  }

  private static List<ArchRule> noTwoPartsOfThePlatformKnowEachOtherInACircle() {
    return List.of(slices().matching("org.backbone.platform.(*)..").should().beFreeOfCycles());
  }

  private static List<ArchRule> nothingDeployedKnowsTheLocalStackOrTheTestKit() {
    return List.of(
        noClasses().that(DEPLOYED).should().dependOnClassesThat().resideInAnyPackage(LOCAL));
  }

  private static List<ArchRule> onlyStoresAndTransportsTouchTheAwsSdk() {
    return List.of(
        noClasses()
            .that(DEPLOYED)
            .and(
                resideOutsideOfPackages(
                    "org.backbone.*.table",
                    "org.backbone.platform.files",
                    "org.backbone.platform.s3",
                    "org.backbone.platform.ses",
                    "org.backbone.platform.wake"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.."));
  }

  private static List<ArchRule> librariesForFormatsStayBehindTheModuleThatNeedsThem() {
    return List.of(
        noClasses()
            .that(DEPLOYED)
            .and(
                resideOutsideOfPackages(
                    "org.backbone.mail.letters", "org.backbone.meetings.calendar"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("biweekly..", "jakarta.mail..", "org.eclipse.angus.."),
        noClasses()
            .that(DEPLOYED)
            .and(resideOutsideOfPackages("org.backbone.platform.sheets"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.siegmar.fastcsv.."));
  }

  private static List<ArchRule> inAFunctionOnlyTheHandlerIsPublic() {
    return List.of(
        classes()
            .that(FUNCTION)
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("Handler"));
  }

  private static List<ArchRule> aClassIsFinalUnlessItIsMadeToBeExtended() {
    return List.of(
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

  private static List<ArchRule> datesAreJavaTime() {
    return List.of(
        noClasses()
            .that(DEPLOYED)
            // The iCalendar library speaks in java.util.Date; meetings' calendar keeps that to
            // itself.
            .and(resideOutsideOfPackages("org.backbone.meetings.calendar"))
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                "java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\..*DateFormat.*"));
  }

  private static List<ArchRule> nothingDeployedPrints() {
    return List.of(
        noClasses()
            .that(DEPLOYED)
            .and(
                describe(
                    "are not the log itself",
                    type -> !type.getName().startsWith("org.backbone.platform.lambda.JsonLog")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  private static List<ArchRule> timeIsGivenAndNeverAskedFor() {
    return List.of(
        noClasses()
            .that(DEPLOYED)
            .and(
                describe(
                    "are not the functions' one clock",
                    type -> !type.getName().equals("org.backbone.platform.lambda.LambdaClock")))
            .should()
            .accessTargetWhere(
                describe(
                    "reads a clock, or asks for one outside a handler's wiring",
                    access ->
                        readsAClock(access) || (asksForTheClock(access) && !isWiring(access)))));
  }

  private static List<ArchRule> settingsAreReadWhileAHandlerIsWiredAndNowhereElse() {
    return List.of(
        noClasses()
            .that(DEPLOYED)
            .and(
                describe(
                    "are neither Env itself nor look where the SDK's own settings point",
                    type ->
                        !type.getName().startsWith("org.backbone.platform.lambda.Env")
                            && !type.getName().equals("org.backbone.platform.files.BucketAddress")))
            .should()
            .accessTargetWhere(
                describe(
                    "reads a setting outside a handler's wiring",
                    access -> readsASetting(access) && !isWiring(access))));
  }

  private static List<ArchRule> aDayIsTheNetworksAndNeverUtcs() {
    return List.of(
        noClasses()
            .that(DEPLOYED)
            .and(
                describe(
                    "do not sign a request, date a mail or count an hour's mails",
                    type -> !IN_UTC.contains(type.getName())))
            .should()
            .accessField(ZoneOffset.class, "UTC")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault"));
  }

  private static List<ArchRule> aHandlerAnswersWhereEachLineOfTheLogGetsTheCallsRequestId() {
    return List.of(
        methods()
            .that(
                describe(
                    "are handleRequest of a handler",
                    method ->
                        FUNCTION.test(method.getOwner())
                            && method.getName().equals("handleRequest")
                            && !method.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should(
                ArchCondition.from(
                    describe(
                        "answer through Routes or LambdaCall",
                        method ->
                            method.getMethodCallsFromSelf().stream()
                                .anyMatch(
                                    call ->
                                        call.getName().equals("answer")
                                            && BOUNDARIES.contains(
                                                call.getTargetOwner().getName()))))));
  }

  // There, what nobody foresaw becomes a page, and another site's button is refused.
  private static List<ArchRule> whoAnswersARequestOfTheHttpApiDoesItThroughRoutes() {
    return List.of(
        methods()
            .that(
                describe(
                    "take a request of the HTTP API",
                    method ->
                        FUNCTION.test(method.getOwner())
                            && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                            && method.getRawParameterTypes().stream()
                                .anyMatch(
                                    type -> type.getSimpleName().equals("APIGatewayV2HTTPEvent"))))
            .should(
                ArchCondition.from(
                    describe(
                        "answer through Routes",
                        method ->
                            method.getMethodCallsFromSelf().stream()
                                .anyMatch(
                                    call ->
                                        call.getName().equals("answer")
                                            && call.getTargetOwner()
                                                .getName()
                                                .equals("org.backbone.platform.lambda.Routes"))))));
  }

  private static List<ArchRule> theLogTellsOfWhatWasThrownWithoutItsWords() {
    return List.of(
        noClasses()
            .that(DEPLOYED)
            .should()
            .callMethodWhere(
                describe(
                    "gives an exception's words to the log",
                    call ->
                        WORDS_OF_A_THROWABLE.contains(call.getName())
                            && call.getTargetOwner().isAssignableTo(Throwable.class)
                            && !isOfARecordPattern(call)
                            && call.getOrigin().getMethodCallsFromSelf().stream()
                                .anyMatch(
                                    other ->
                                        other
                                            .getTargetOwner()
                                            .isAssignableTo("org.backbone.platform.core.Log")))));
  }

  private static List<ArchRule> aThreadOfTheLocalStackIsSupervised() {
    return List.of(
        noClasses()
            .that(areOfTheLocalStackWithout(OWN_THREADS.keySet()))
            .should()
            .accessTargetWhere(describe("makes a thread", HouseRule::makesAThread)));
  }

  private static List<ArchRule> aFileOfTheLocalStackIsWrittenWhole() {
    return List.of(
        noClasses()
            .that(areOfTheLocalStackWithout(OWN_FILES.keySet()))
            .should()
            .accessTargetWhere(describe("writes a file", HouseRule::writesAFile)));
  }

  private static DescribedPredicate<JavaClass> areOfTheLocalStackWithout(Set<String> those) {
    return describe(
        "are of the local stack, and not one of those with a reason",
        type ->
            type.getPackageName().startsWith("org.backbone.runner")
                && !those.contains(type.getName().replaceFirst("\\$.*", "")));
  }

  private static boolean makesAThread(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    return owner.equals("java.util.concurrent.Executors")
        || owner.equals("java.util.Timer")
        || (owner.equals("java.lang.Thread") && access.getName().equals("<init>"))
        || THREAD_MAKERS.contains(access.getName());
  }

  private static boolean writesAFile(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    return WRITING_STREAMS.contains(owner)
        || (FILES.contains(owner) && FILE_WRITERS.contains(access.getName()));
  }

  // The compiler writes it into a switch over record patterns.
  private static boolean isOfARecordPattern(JavaAccess<?> call) {
    return call.getName().equals("toString")
        && call.getTargetOwner().isEquivalentTo(Throwable.class);
  }

  private static boolean readsAClock(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return (CLOCKS.contains(owner) && name.equals("now"))
        || (owner.equals("java.time.Clock") && (name.startsWith("system") || name.equals("tick")))
        || (owner.equals("java.time.InstantSource") && name.equals("system"))
        || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
  }

  private static boolean asksForTheClock(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("org.backbone.platform.lambda.LambdaClock");
  }

  private static boolean readsASetting(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = access.getTarget().getName();
    return (owner.equals("org.backbone.platform.lambda.Env") && name.equals("system"))
        || (owner.equals("java.lang.System") && name.equals("getenv"));
  }

  /// What builds a handler, once: its constructors, and the methods that they call before there is
  /// an object.
  private static boolean isWiring(JavaAccess<?> access) {
    var origin = access.getOrigin();
    return origin.getOwner().getSimpleName().endsWith("Handler")
        && (origin instanceof JavaConstructor || origin.getModifiers().contains(STATIC));
  }
}
