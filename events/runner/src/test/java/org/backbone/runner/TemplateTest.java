package org.backbone.runner;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backbone.runner.DeclaredTemplate.ROOT;
import static org.backbone.runner.DeclaredTemplate.at;
import static org.backbone.runner.DeclaredTemplate.list;
import static org.backbone.runner.DeclaredTemplate.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.mail.SendMail;
import org.backbone.runner.DeclaredTemplate.Event;
import org.backbone.runner.DeclaredTemplate.Function;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// Holds `template.yaml`, the folders, the code and the sample events together: what one of them
/// says and another does not is found here, without SAM and without Docker.
class TemplateTest {
  private static final DeclaredTemplate TEMPLATE = DeclaredTemplate.read();
  private static final List<Function> FUNCTIONS = TEMPLATE.functions();
  private static final JavaClasses CLASSES = compiled();

  private static final String QUEUE = "!GetAtt FailureQueue.Arn";

  /// Routes that API Gateway lets anyone call, and why. A route that is not here has an authorizer.
  private static final Map<String, Set<String>> OPEN =
      Map.ofEntries(
          Map.entry(
              "Anyone may ask to join; staff decide.",
              Set.of(
                  "GET /partners/join",
                  "POST /partners/join",
                  "GET /partners/thanks",
                  "POST /api/v1/partners",
                  "GET /api/v1/partners/{id}")),
          Map.entry(
              "They are the way in, for people who have no session yet.",
              Set.of(
                  "GET /sign-in",
                  "POST /sign-in",
                  "GET /sign-in/{token}",
                  "POST /sign-in/{token}")),
          Map.entry(
              "The function checks the token of a session or a program, which is ours and no JWT.",
              Set.of(
                  "POST /sign-out",
                  "GET /desk",
                  "GET /desk/you",
                  "GET /desk/you/data.json",
                  "POST /desk/you/sign-out",
                  "GET /desk/programs",
                  "POST /desk/programs",
                  "POST /desk/programs/revoke",
                  "GET /uploads",
                  "GET /uploads/new",
                  "POST /uploads/new",
                  "GET /uploads/arrived",
                  "GET /uploads/{id}",
                  "GET /uploads/{id}/errors",
                  "GET /uploads/{id}/errors.csv",
                  "GET /uploads/template",
                  "GET /uploads/entry",
                  "POST /uploads/entry",
                  "GET /uploads/{id}/columns",
                  "POST /uploads/{id}/columns",
                  "GET /uploads/{id}/confirm",
                  "POST /uploads/{id}/confirm",
                  "POST /uploads/none",
                  "POST /uploads/{id}/withdraw",
                  "GET /api/v1/uploads",
                  "POST /api/v1/uploads",
                  "GET /api/v1/uploads/{id}",
                  "GET /receipts/{id}",
                  "GET /receipts/{id}/receipt.json",
                  "GET /api/v1/receipts/{id}")),
          Map.entry(
              "By its public keys anybody checks what the network signed.",
              Set.of("GET /receipts/keys")),
          Map.entry(
              "Meetings are announced to anyone, and anyone may ask for invitations.",
              Set.of("GET /meetings", "GET /meetings/{series}", "POST /meetings/{series}/join")),
          Map.entry(
              "The token in the path is the permission, and it came by mail.",
              Set.of(
                  "GET /rsvp/{token}",
                  "POST /rsvp/{token}",
                  "GET /leave/{token}",
                  "POST /leave/{token}")),
          Map.entry(
              "Released figures are public.",
              Set.of(
                  "GET /",
                  "GET /dashboard",
                  "GET /dashboard/{indicator}",
                  "GET /api/v1/indicators",
                  "GET /api/v1/indicators/{id}")),
          Map.entry(
              "Language and looks concern every reader.",
              Set.of("POST /language", "GET /assets/{file}")),
          Map.entry("Everybody may know what is kept about them.", Set.of("GET /privacy")),
          Map.entry(
              "A browser sends a cookie and no header: the function checks the JWT in it.",
              Set.of(
                  "GET /console",
                  "GET /console/partners/{id}",
                  "POST /console/partners/{id}/approve",
                  "POST /console/partners/{id}/decline",
                  "GET /console/partners/{id}/suspend",
                  "POST /console/partners/{id}/suspend",
                  "POST /console/partners/{id}/resume",
                  "GET /console/partners/{id}/remove",
                  "POST /console/partners/{id}/remove",
                  "GET /console/partners/{id}/contact",
                  "POST /console/partners/{id}/contact",
                  "GET /console/partners/{id}/agreement",
                  "POST /console/partners/{id}/agreement",
                  "POST /console/partners/{id}/sign-out",
                  "POST /console/partners/{id}/revoke",
                  "GET /console/people",
                  "POST /console/people",
                  "POST /console/people/export",
                  "POST /console/people/erase",
                  "GET /console/mail",
                  "GET /console/audit",
                  "GET /console/catalogue",
                  "GET /console/catalogue/{file}",
                  "GET /console/catalogue/indicators/{id}",
                  "POST /console/catalogue/indicators/{id}",
                  "GET /console/catalogue/datasets/{id}",
                  "POST /console/catalogue/datasets/{id}",
                  "GET /console/catalogue/dimensions/{id}",
                  "POST /console/catalogue/dimensions/{id}",
                  "GET /console/catalogue/places",
                  "GET /console/catalogue/places/{id}",
                  "POST /console/catalogue/places/{id}",
                  "GET /console/catalogue/import",
                  "POST /console/catalogue/import",
                  "POST /console/mail/{id}/resend",
                  "POST /console/mail/{id}/done",
                  "POST /console/uploads/{id}/again",
                  "POST /console/uploads/{id}/ask",
                  "GET /console/data",
                  "GET /console/rebuild",
                  "POST /console/rebuild",
                  "GET /console/data/owed.csv",
                  "GET /console/partners/{id}/data/{dataset}",
                  "POST /console/partners/{id}/data/{dataset}",
                  "GET /console/receipts/{id}",
                  "GET /console/receipts/{id}/receipt.json",
                  "POST /console/sign-out")),
          Map.entry(
              "They bring staff to the issuer and back.",
              Set.of("GET /console/sign-in", "GET /console/callback")),
          Map.entry(
              "Who lost their way has no token to show, and reads nothing but that.",
              Set.of("$default")));

  /// Of those, what is answered to a session and not to anybody: `HEAD` asks nothing of it.
  private static final Set<String> OF_A_SESSION =
      Set.of(
          "The function checks the token of a session or a program, which is ours and no JWT.",
          "A browser sends a cookie and no header: the function checks the JWT in it.",
          "They bring staff to the issuer and back.");

  /// Buckets without versions, which keep nothing for good, and why.
  private static final Map<String, String> FORGETFUL =
      Map.of(
          "OutboxBucket",
          "what lies there has links that work: a version would be a copy",
          "KeyBucket",
          "a key that is taken away signs no more: a version would be that key");

  private static final String A_KIND_OF_MAIL =
      "mails of one kind, under keys that do not exist yet";

  /// Resources with a star in them, and why no narrower name would do.
  private static final Map<String, String> STARS =
      Map.ofEntries(
          Map.entry(
              "!Sub arn:${AWS::Partition}:s3:::${UploadBucketName}/incoming/*",
              "partners' files, under keys that do not exist yet"),
          Map.entry(
              "!Sub arn:${AWS::Partition}:s3:::${UploadBucketName}/errors/*",
              "error files, under keys that do not exist yet"),
          Map.entry(
              "!Sub arn:${AWS::Partition}:s3:::${UploadBucketName}/erased/*",
              "tombstones of people, by the digests of their addresses"),
          Map.entry(
              "!Sub ${KeyBucket.Arn}/receipts/*",
              "keys of receipts, each of which is followed by another after a year"),
          Map.entry(
              "!Sub ${OutboxBucket.Arn}/*",
              "who sends mail, who hears of it, and who erases a person take every kind away"),
          Map.entry("!Sub ${OutboxBucket.Arn}/data-reminder/*", A_KIND_OF_MAIL),
          Map.entry("!Sub ${OutboxBucket.Arn}/invitation/*", A_KIND_OF_MAIL),
          Map.entry("!Sub ${OutboxBucket.Arn}/partner-report/*", A_KIND_OF_MAIL),
          Map.entry("!Sub ${OutboxBucket.Arn}/receipt/*", A_KIND_OF_MAIL),
          Map.entry("!Sub ${OutboxBucket.Arn}/sign-in/*", A_KIND_OF_MAIL),
          Map.entry("!Sub ${OutboxBucket.Arn}/welcome/*", A_KIND_OF_MAIL));

  /// Actions that AWS tells the partition keys of. A condition on them holds for any other action,
  /// for IAM's `ForAllValues` holds where there is no value.
  private static final Set<String> KEYED =
      Set.of(
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:ConditionCheckItem");

  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  /// Folders under events/ that hold no events.
  private static final Set<String> NO_EVENTS =
      Set.of("runner", "dynamodb-local", "template", "engines", "fuzz");

  private static final Pattern ROUTE_IN_CODE =
      Pattern.compile(
          "\\.(?:on|onFromAnywhere|page|action|api)\\(\\s*\"((?:GET|POST|PUT|PATCH|DELETE) /[^\"]*|\\$default)\"");
  private static final Pattern SETTING_IN_CODE =
      Pattern.compile("\\brequire(?:Int)?\\(\\s*\"([A-Z0-9_]+)\"");

  @Test
  void everyFolderIsADeclaredFunctionAndEveryDeclaredFunctionIsAFolder() {
    assertThat(FUNCTIONS)
        .extracting(Function::name)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(folders("functions"));
  }

  @Test
  void everyFunctionIsAModuleThatBuildsTheZipThatTheTemplateNames() {
    var modules = matches(read(ROOT.resolve("functions/pom.xml")), "<module>([^<]+)</module>");

    assertThat(modules).containsExactlyInAnyOrderElementsOf(names());
    for (var function : FUNCTIONS) {
      var name = function.name();
      assertThat(function.codeUri()).isEqualTo("functions/%s/target/%s.zip".formatted(name, name));
      // The assembly names the zip after the artifact.
      assertThat(read(ROOT.resolve("functions/" + name + "/pom.xml")))
          .contains("<artifactId>functions</artifactId>", "<artifactId>" + name + "</artifactId>");
    }
  }

  @Test
  void everyHandlerExistsAndIsWiredWithoutArguments() {
    for (var function : FUNCTIONS) {
      var packageName = "org.backbone.functions." + function.name().replace("-", "");
      var className = packageName + "." + function.logicalName() + "Handler";

      assertThat(function.handler()).isEqualTo(className + "::handleRequest");
      assertThat(CLASSES.contain(className)).as(className + " is in target/classes").isTrue();
      var handler = CLASSES.get(className);
      assertThat(handler.getModifiers()).contains(JavaModifier.PUBLIC, JavaModifier.FINAL);
      assertThat(handler.tryGetConstructor())
          .as("%s has a constructor without parameters", className)
          .hasValueSatisfying(
              made -> assertThat(made.getModifiers()).contains(JavaModifier.PUBLIC));
      assertThat(handler.getMethods())
          .as("%s has the method handleRequest", className)
          .anyMatch(method -> method.getName().equals("handleRequest"));
      assertThat(handler.getAllRawInterfaces())
          .extracting(JavaClass::getName)
          .containsAnyOf(
              "com.amazonaws.services.lambda.runtime.RequestHandler",
              "com.amazonaws.services.lambda.runtime.RequestStreamHandler");
    }
  }

  @Test
  void everyRouteHasAnAuthorizerOrIsOpenForAReason() {
    var open = new TreeSet<String>();
    var byDefault = at(TEMPLATE.ofType("AWS::Serverless::HttpApi").get("HttpApi"), "Auth");
    assertThat(at(byDefault, "DefaultAuthorizer")).isEqualTo("Staff");
    for (var event : events("HttpApi")) {
      var authorizer = at(event.properties(), "Auth", "Authorizer");
      assertThat(authorizer).as(event.route()).isIn(null, "NONE");
      if ("NONE".equals(authorizer) && !event.route().startsWith("HEAD ")) {
        open.add(event.route());
      }
    }

    assertThat(open)
        .containsExactlyInAnyOrderElementsOf(
            OPEN.values().stream().flatMap(Set::stream).collect(toSet()));
  }

  @Test
  void everyRouteIsAnsweredByCodeAndEveryAnswerHasARoute() {
    assertThat(events("HttpApi")).extracting(Event::route).doesNotHaveDuplicates();
    assertThat(each(function -> matches(reachableSources(function), ROUTE_IN_CODE)))
        .as("routes in the code")
        .isEqualTo(
            each(
                function ->
                    function.routes().stream()
                        .filter(route -> !route.startsWith("HEAD "))
                        .collect(toCollection(TreeSet::new))));
  }

  /// The code answers `HEAD` as it answers `GET`, wherever the gateway lets it through.
  @Test
  void whatIsPublicIsAskedForByHeadToo() {
    assertThat(
            events("HttpApi").stream()
                .filter(event -> event.route().startsWith("HEAD "))
                .map(Event::route)
                .map(route -> "GET " + route.substring(5)))
        .containsExactlyInAnyOrderElementsOf(
            OPEN.entrySet().stream()
                .filter(reason -> !OF_A_SESSION.contains(reason.getKey()))
                .flatMap(reason -> reason.getValue().stream())
                .filter(route -> route.startsWith("GET "))
                .collect(toSet()));
    assertThat(events("HttpApi").stream().filter(event -> event.route().startsWith("HEAD ")))
        .allMatch(event -> "NONE".equals(at(event.properties(), "Auth", "Authorizer")));
  }

  @Test
  void everySettingIsReadAndEverySettingReadIsGiven() {
    assertThat(each(function -> matches(reachableSources(function), SETTING_IN_CODE)))
        .as("settings that the code reads")
        .isEqualTo(each(function -> new TreeSet<>(function.environment().keySet())));
  }

  @Test
  void oneNameInTheEnvironmentMeansOneThingEverywhere() {
    var meanings = new TreeMap<String, Set<Object>>();
    for (var function : FUNCTIONS) {
      function
          .environment()
          .forEach(
              (name, value) ->
                  meanings.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value));
    }

    assertThat(meanings).allSatisfy((_, values) -> assertThat(values).hasSize(1));
    assertThat(meanings.values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
  }

  @Test
  void everyRoleNamesItsActionsAndResources() {
    var stars = new TreeSet<String>();
    for (var function : FUNCTIONS) {
      assertThat(function.statements()).as("the role of %s", function).isNotEmpty();
      assertThat(function.properties()).doesNotContainKey("Role");
      for (var statement : function.statements()) {
        assertThat(statement.get("Effect")).isEqualTo("Allow");
        assertThat(statement).doesNotContainKeys("NotAction", "NotResource");
        assertThat(list(statement.get("Action")))
            .as("actions of %s", function)
            .isNotEmpty()
            .allSatisfy(
                action -> assertThat(String.valueOf(action)).matches("[a-z0-9]+:[A-Z][A-Za-z]+"));
        assertThat(list(statement.get("Resource"))).as("resources of %s", function).isNotEmpty();
        list(statement.get("Resource")).stream()
            .map(String::valueOf)
            .filter(resource -> resource.contains("*"))
            .forEach(stars::add);
      }
    }

    assertThat(stars).containsExactlyInAnyOrderElementsOf(STARS.keySet());
  }

  @Test
  void everyGrantOfTheTableNamesTheKeysThatItIsFor() {
    for (var function : FUNCTIONS) {
      for (var statement : function.statements()) {
        if (!list(statement.get("Action")).toString().contains("dynamodb:")) {
          continue;
        }
        assertThat(list(statement.get("Action"))).as("%s", function).isSubsetOf(KEYED);
        assertThat(map(statement.get("Condition")))
            .as("%s", function)
            .containsOnlyKeys("ForAllValues:StringLike");
        assertThat(list(at(statement, "Condition", "ForAllValues:StringLike", LEADING_KEYS)))
            .as("%s", function)
            .isNotEmpty()
            .allSatisfy(key -> assertThat(String.valueOf(key)).matches("[A-Z-]+(#\\*)?"));
      }
    }
  }

  @Test
  void everyFunctionHasALogThatIsNotKeptForever() {
    var groups = TEMPLATE.ofType("AWS::Logs::LogGroup");
    for (var function : FUNCTIONS) {
      var group = function.logicalName() + "Log";

      assertThat(at(function.properties(), "LoggingConfig", "LogGroup")).isEqualTo("!Ref " + group);
      assertThat(at(function.properties(), "LoggingConfig", "LogFormat")).isEqualTo("JSON");
      assertThat(groups).containsKey(group);
    }
    assertThat(groups)
        .allSatisfy(
            (_, group) -> assertThat(group.get("RetentionInDays")).isEqualTo("!Ref LogRetention"));
  }

  @Test
  void whatNobodyWaitsForHasAFailureDestination() {
    for (var function : FUNCTIONS) {
      for (var event : function.events()) {
        switch (event.type()) {
          case "HttpApi" -> {}
          case "DynamoDB" -> {
            assertThat(at(event.properties(), "DestinationConfig", "OnFailure", "Destination"))
                .as(event.name())
                .isEqualTo(QUEUE);
            assertThat(at(event.properties(), "MaximumRetryAttempts")).as(event.name()).isNotNull();
            assertThat(list(at(event.properties(), "FunctionResponseTypes")))
                .as(event.name())
                .contains("ReportBatchItemFailures");
          }
          case "ScheduleV2", "EventBridgeRule" -> {
            assertThat(at(event.properties(), "DeadLetterConfig", "Arn"))
                .as(event.name())
                .isEqualTo(QUEUE);
            assertThat(
                    at(
                        function.properties(),
                        "EventInvokeConfig",
                        "DestinationConfig",
                        "OnFailure",
                        "Destination"))
                .as(function.logicalName())
                .isEqualTo(QUEUE);
          }
          default -> throw new AssertionError("no rule for " + event.name() + ": " + event.type());
        }
      }
      if (isWoken(function)) {
        assertThat(
                at(
                    function.properties(),
                    "EventInvokeConfig",
                    "DestinationConfig",
                    "OnFailure",
                    "Destination"))
            .as(function.logicalName())
            .isEqualTo(QUEUE);
      }
    }
  }

  /// Who is called by another function is named there by the template, in its environment and in
  /// its role: a name that is written down would forbid a second stack.
  @Test
  void whoWakesOthersMayWakeThoseAloneThatItIsToldOf() {
    for (var function : FUNCTIONS) {
      assertThat(woken(function))
          .as(function.logicalName())
          .isEqualTo(
              FUNCTIONS.stream()
                  .map(Function::logicalName)
                  .filter(name -> function.environment().containsValue("!Ref " + name))
                  .collect(toCollection(TreeSet::new)));
    }
    assertThat(FUNCTIONS).filteredOn(TemplateTest::isWoken).isNotEmpty();
    // What nothing starts is dead.
    assertThat(FUNCTIONS).allMatch(each -> isWoken(each) || !each.events().isEmpty());
  }

  /// Whom a function may call.
  private static Set<String> woken(Function function) {
    return function.statements().stream()
        .filter(statement -> list(statement.get("Action")).contains("lambda:InvokeFunction"))
        .flatMap(statement -> list(statement.get("Resource")).stream())
        .map(resource -> String.valueOf(resource).replaceFirst("^!GetAtt (\\w+)\\.Arn$", "$1"))
        .collect(toCollection(TreeSet::new));
  }

  private static boolean isWoken(Function function) {
    return FUNCTIONS.stream().anyMatch(each -> woken(each).contains(function.logicalName()));
  }

  /// So any day can be replayed, and a late tick does what it would have done in time.
  @Test
  void aFunctionWithAScheduleHasItsTimeFromTheTickAndNobodyElseReadsIt() throws IOException {
    var scheduled =
        FUNCTIONS.stream()
            .filter(function -> !function.events("ScheduleV2").isEmpty() || isWoken(function))
            .toList();
    assertThat(scheduled).isNotEmpty();
    for (var function : scheduled) {
      var handler = CLASSES.get(function.handler().replaceAll("::.*", ""));
      assertThat(handler.getMethodCallsFromSelf())
          .as(function.name())
          .anyMatch(
              call ->
                  call.getTargetOwner().getName().equals("org.backbone.platform.lambda.Tick")
                      && call.getName().equals("timeOf"));
    }
    assertThat(sourcesThatSay("\"scheduledTime\"")).containsExactly("Tick.java");
  }

  private static List<String> sourcesThatSay(String text) throws IOException {
    var found = new ArrayList<String>();
    for (var top : List.of("shared", "functions")) {
      try (var files = Files.walk(ROOT.resolve(top))) {
        for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          if (file.toString().contains("/src/main/") && Files.readString(file).contains(text)) {
            found.add(file.getFileName().toString());
          }
        }
      }
    }
    return found;
  }

  @Test
  void everyScheduleHasATimeZoneAndCarriesItsOwnTime() {
    assertThat(events("ScheduleV2"))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.properties())
                  .containsEntry("ScheduleExpressionTimezone", "!Ref NetworkZone")
                  .containsEntry("Input", "{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}");
              assertThat(String.valueOf(event.properties().get("ScheduleExpression")))
                  .startsWith("cron(");
            });
  }

  @Test
  void everyBucketIsPrivateEncryptedTlsOnlyAndKeepsVersionsOrForgets() {
    var buckets = TEMPLATE.ofType("AWS::S3::Bucket");
    var policies = TEMPLATE.ofType("AWS::S3::BucketPolicy");

    assertThat(buckets).isNotEmpty();
    buckets.forEach(
        (name, bucket) -> {
          assertThat(map(bucket.get("PublicAccessBlockConfiguration")))
              .as(name)
              .isEqualTo(
                  Map.of(
                      "BlockPublicAcls", true,
                      "BlockPublicPolicy", true,
                      "IgnorePublicAcls", true,
                      "RestrictPublicBuckets", true));
          assertThat(at(bucket, "BucketEncryption", "ServerSideEncryptionConfiguration"))
              .as(name)
              .isNotNull();
          if (FORGETFUL.containsKey(name)) {
            assertThat(bucket.get("VersioningConfiguration")).as(name).isNull();
            assertThat(list(at(bucket, "LifecycleConfiguration", "Rules")))
                .as(name)
                .anySatisfy(
                    rule ->
                        assertThat(map(rule))
                            .containsKey("ExpirationInDays")
                            .doesNotContainKey("Prefix"));
          } else {
            assertThat(at(bucket, "VersioningConfiguration", "Status"))
                .as(name)
                .isEqualTo("Enabled");
            assertThat(
                    at(
                        bucket,
                        "NotificationConfiguration",
                        "EventBridgeConfiguration",
                        "EventBridgeEnabled"))
                .as(name)
                .isEqualTo(true);
          }
          assertThat(policies.get(name + "Policy"))
              .as(name)
              .isNotNull()
              .satisfies(
                  policy ->
                      assertThat(list(at(policy, "PolicyDocument", "Statement")))
                          .anySatisfy(statement -> assertThatItDemandsTls(name, statement)));
        });
  }

  private static void assertThatItDemandsTls(String bucket, Object statement) {
    assertThat(map(statement))
        .containsEntry("Effect", "Deny")
        .containsEntry("Principal", "*")
        .containsEntry("Action", "s3:*")
        .containsEntry(
            "Resource", List.of("!GetAtt " + bucket + ".Arn", "!Sub ${" + bucket + ".Arn}/*"));
    assertThat(at(statement, "Condition", "Bool", "aws:SecureTransport")).isEqualTo(false);
  }

  @Test
  void theTableStreamsExpiresAndCanBeRestored() {
    assertThat(TEMPLATE.ofType("AWS::DynamoDB::Table")).containsOnlyKeys("BackboneTable");
    var table = TEMPLATE.ofType("AWS::DynamoDB::Table").get("BackboneTable");

    assertThat(at(table, "StreamSpecification", "StreamViewType")).isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(map(at(table, "TimeToLiveSpecification")))
        .isEqualTo(Map.of("AttributeName", "expiresAt", "Enabled", true));
    assertThat(at(table, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"))
        .isEqualTo(true);
    assertThat(at(table, "SSESpecification", "SSEEnabled")).isEqualTo(true);
    assertThat(at(table, "DeletionProtectionEnabled")).isEqualTo(true);
  }

  @Test
  void everyFunctionHasSampleEventsAndEveryEventBelongsToAFunction() {
    var folders = new TreeSet<>(folders("events"));
    folders.removeAll(NO_EVENTS);

    assertThat(folders).containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void everySampleEventComesFromATriggerOfItsFunction() {
    for (var function : FUNCTIONS) {
      var samples = samples(function);
      assertThat(samples).as("events/%s", function.name()).isNotEmpty();
      samples.forEach(
          (file, event) ->
              assertThat(cause(event))
                  .as("what starts %s in %s", function.name(), file)
                  .isIn(causes(function)));
      assertThat(samples.values().stream().map(TemplateTest::kind))
          .as("a sample of every kind of trigger of %s", function.name())
          .containsAll(function.events().stream().map(Event::type).toList())
          .containsAll(isWoken(function) ? Set.of("ScheduleV2") : Set.of());
    }
  }

  @Test
  void everyFunctionSaysWhatStartsItWhatItTouchesAndHowItFails() {
    for (var function : FUNCTIONS) {
      var readme = read(ROOT.resolve("functions/" + function.name() + "/README.md"));

      assertThat(readme)
          .as("README of %s", function.name())
          .startsWith("# " + function.name())
          .containsIgnoringCase("trigger")
          .containsIgnoringCase("reads")
          .containsIgnoringCase("writes")
          .containsIgnoringCase("fail");
    }
  }

  private static <T> Map<String, T> each(java.util.function.Function<Function, T> what) {
    var found = new TreeMap<String, T>();
    FUNCTIONS.forEach(function -> found.put(function.name(), what.apply(function)));
    return found;
  }

  private static List<String> names() {
    return FUNCTIONS.stream().map(Function::name).toList();
  }

  private static List<Event> events(String type) {
    return FUNCTIONS.stream().flatMap(function -> function.events(type).stream()).toList();
  }

  // Sample events, by their file, in the shape that the trigger gives them.
  private static Map<Path, JsonNode> samples(Function function) {
    var found = new LinkedHashMap<Path, JsonNode>();
    var mapper = new ObjectMapper();
    for (var file : files(ROOT.resolve("events/" + function.name()), ".json")) {
      try {
        found.put(ROOT.relativize(file), mapper.readTree(file.toFile()));
      } catch (IOException e) {
        throw new UncheckedIOException(file.toString(), e);
      }
    }
    return found;
  }

  private static String kind(JsonNode event) {
    if (event.has("routeKey")) {
      return "HttpApi";
    }
    if (event.has("Records")) {
      return "DynamoDB";
    }
    return event.has("scheduledTime") ? "ScheduleV2" : "EventBridgeRule";
  }

  private static String cause(JsonNode event) {
    return switch (kind(event)) {
      case "HttpApi" -> event.get("routeKey").asText();
      case "DynamoDB" -> event.at("/Records/0/eventSource").asText();
      case "ScheduleV2" -> "schedule";
      default -> event.path("source").asText() + " " + event.path("detail-type").asText();
    };
  }

  private static Set<String> causes(Function function) {
    var causes = new TreeSet<String>(function.routes());
    if (isWoken(function)) {
      // With the tick of whoever wakes it.
      causes.add("schedule");
    }
    for (var event : function.events()) {
      switch (event.type()) {
        case "DynamoDB" -> causes.add("aws:dynamodb");
        case "ScheduleV2" -> causes.add("schedule");
        case "EventBridgeRule" -> {
          for (var source : list(at(event.properties(), "Pattern", "source"))) {
            for (var type : list(at(event.properties(), "Pattern", "detail-type"))) {
              causes.add(source + " " + type);
            }
          }
        }
        default -> {}
      }
    }
    return causes;
  }

  /// The source of every class of ours that a function's handler leads to.
  private static String reachableSources(Function function) {
    var handler = function.handler().split("::", -1)[0];
    if (!CLASSES.contain(handler)) {
      return "";
    }
    var seen = new LinkedHashSet<JavaClass>();
    var next = new ArrayDeque<>(List.of(CLASSES.get(handler)));
    while (!next.isEmpty()) {
      var type = next.remove();
      // A module's templates are one class: through it every page would seem to lead to every
      // other.
      if (type.getName().startsWith("org.backbone.")
          && !type.getPackageName().endsWith(".jte")
          && CLASSES.contain(type.getName())
          && seen.add(type)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .forEach(next::add);
      }
    }
    return seen.stream()
        .map(type -> type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java")
        .distinct()
        .flatMap(
            file ->
                Stream.concat(modules("shared"), modules("functions"))
                    .map(module -> module.resolve("src/main/java").resolve(file))
                    .filter(Files::exists))
        .map(TemplateTest::read)
        .collect(joining("\n"));
  }

  private static JavaClasses compiled() {
    return new ClassFileImporter()
        .importPaths(
            Stream.concat(modules("shared"), modules("functions"))
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList());
  }

  /// Every folder below `parent` that has a pom, however deep: a capability may have modules of its
  /// own.
  private static Stream<Path> modules(String parent) {
    try (var found = Files.walk(ROOT.resolve(parent), 3)) {
      return found
          .filter(file -> file.getFileName().toString().equals("pom.xml"))
          .map(Path::getParent)
          .filter(folder -> !folder.equals(ROOT.resolve(parent)))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> matches(String text, String pattern) {
    return matches(text, Pattern.compile(pattern));
  }

  private static Set<String> matches(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static List<String> folders(String parent) {
    var found =
        ROOT.resolve(parent).toFile().list((folder, name) -> isModule(folder.toPath(), name));
    return found == null ? List.of() : Arrays.stream(found).sorted().toList();
  }

  private static boolean isModule(Path parent, String name) {
    return Files.isDirectory(parent.resolve(name))
        && !name.toLowerCase(Locale.ROOT).equals("target");
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var found = Files.walk(folder)) {
      return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoSendsMailEndsBeforeItsLeaseDoes() {
    assertThat(Repository.template().functions())
        .filteredOn(function -> function.name().equals("mail-sender"))
        .hasSize(1)
        .allSatisfy(sender -> assertThat(sender.timeout()).isLessThan(SendMail.LEASE));
  }
}
