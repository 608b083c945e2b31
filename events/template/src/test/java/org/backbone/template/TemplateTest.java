package org.backbone.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void theHousesTemplateIsReadWhole() {
    var template = Repository.template();

    assertThat(template.functions())
        .extracting(LambdaFunction::name)
        .contains("partner-intake", "mail-sender", "dashboard");
    assertThat(template.table().name()).isEqualTo("BackboneTable");
    assertThat(template.table().key()).isEqualTo(new TableDefinition.Key("pk", Optional.of("sk")));
    assertThat(template.buckets())
        .filteredOn(BucketDefinition::eventBridge)
        .extracting(BucketDefinition::name)
        .containsExactlyInAnyOrder("backbone-uploads", "backbone-mail");
    // Those without a name of their own are called as AWS would call them, without capitals.
    assertThat(template.buckets())
        .filteredOn(bucket -> !bucket.eventBridge())
        .extracting(BucketDefinition::name)
        .containsExactlyInAnyOrder("outboxbucket", "keybucket");
    assertThat(template.queues()).hasSize(1);
  }

  @Test
  void aFunctionHasItsVariablesRoutesAndLimits() {
    var intake = Repository.template().function("PartnerIntake");

    assertThat(intake.zip())
        .isEqualTo(Repository.root().resolve("functions/partner-intake/target/partner-intake.zip"));
    assertThat(intake.timeout()).isEqualTo(Duration.ofSeconds(29));
    assertThat(value(intake, "TABLE_NAME")).isEqualTo("BackboneTable");
    assertThat(value(Repository.template().function("MeetingInvites"), "PUBLIC_URL"))
        .isEqualTo("http://127.0.0.1:8080");
    assertThat(intake.triggers(Trigger.Route.class))
        .extracting(Trigger.Route::key)
        .contains("GET /partners/join", "POST /api/v1/partners");
  }

  @Test
  void aFunctionsRoleIsReadStatementByStatement() {
    var sender = Repository.template().function("MailSender");

    assertThat(sender.grants())
        .filteredOn(grant -> grant.actions().contains("dynamodb:UpdateItem"))
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.resources())
                  .containsExactly("arn:aws:dynamodb:us-east-1:000000000000:table/BackboneTable");
              assertThat(grant.leadingKeys()).containsExactly("OUTBOX#*");
            });
    assertThat(sender.grants())
        .filteredOn(grant -> grant.sid().equals("Send"))
        .singleElement()
        .satisfies(
            grant ->
                assertThat(grant.resources())
                    .contains("arn:aws:ses:us-east-1:000000000000:identity/network.example.org"));
  }

  @Test
  void aRouteThatNamesNoAuthorizerHasTheDefaultOneAndItsScope() {
    var routes =
        Repository.template().function("StaffConsole").triggers(Trigger.Route.class).toList();

    assertThat(routes)
        .filteredOn(route -> route.key().equals("GET /api/v1/staff/partners"))
        .singleElement()
        .satisfies(
            route -> {
              assertThat(route.authorizer()).contains("Staff");
              assertThat(route.scopes()).containsExactly("backbone/staff");
            });
    assertThat(routes)
        .filteredOn(route -> route.key().equals("GET /console"))
        .allMatch(route -> route.authorizer().isEmpty());
  }

  @Test
  void schedulesStreamsAndRulesAreReadAsDeclared() throws IOException {
    var template = Repository.template();

    assertThat(template.function("Clock").triggers(Trigger.Schedule.class))
        .singleElement()
        .satisfies(
            schedule -> {
              assertThat(schedule.expression()).isEqualTo("cron(0/15 * * * ? *)");
              assertThat(schedule.zone()).hasToString("America/Chicago");
              assertThat(schedule.retry().attempts()).isEqualTo(3);
              assertThat(schedule.retry().failureQueueArn())
                  .contains(template.queues().getFirst().arn());
            });
    assertThat(template.function("MailSender").triggers(Trigger.Stream.class))
        .singleElement()
        .satisfies(
            stream -> {
              assertThat(stream.tableId()).isEqualTo("BackboneTable");
              assertThat(stream.batchSize()).isEqualTo(10);
              assertThat(stream.bisect()).isTrue();
              assertThat(stream.partialResponses()).isTrue();
              assertThat(stream.filters()).hasSize(1);
            });
    assertThat(template.function("OutcomeIngest").triggers(Trigger.Rule.class))
        .singleElement()
        .satisfies(
            rule ->
                assertThat(
                        rule.pattern()
                            .matches(
                                JSON.readTree(
                                    """
                                    {"source":"aws.s3","detail-type":"Object Created","detail":
                                     {"bucket":{"name":"backbone-uploads"},"object":{"key":"incoming/a"}}}
                                    """)))
                    .isTrue());
  }

  @Test
  void everythingUnknownIsNamedInOneErrorWithItsLine() {
    var refused =
        catchThrowableOfType(
            TemplateRefused.class,
            () ->
                read(
                    """
                    Parameters:
                      Url:
                        Type: String
                    Mappings: {}
                    Resources:
                      Topic:
                        Type: AWS::Kinesis::Stream
                      Files:
                        Type: AWS::S3::Bucket
                        Properties:
                          WebsiteConfiguration: {}
                      Table:
                        Type: AWS::DynamoDB::Table
                        Condition: Big
                        Properties:
                          AttributeDefinitions:
                            - {AttributeName: pk, AttributeType: S}
                          KeySchema:
                            - {AttributeName: pk, KeyType: HASH}
                          TableName: !Join ["", [a]]
                          LocalSecondaryIndexes: []
                      Job:
                        Type: AWS::Serverless::Function
                        Properties:
                          Runtime: java25
                          CodeUri: functions/job/target/job.zip
                          Handler: org.backbone.Job
                          Environment:
                            Variables:
                              STACK: !Ref AWS::StackId
                              OTHER: !GetAtt Files.WebsiteURL
                              URL: !Sub "${Nowhere}/x"
                          Events:
                            Often:
                              Type: Schedule
                              Properties:
                                Schedule: rate(1 minute)
                            Weekly:
                              Type: ScheduleV2
                              Properties:
                                ScheduleExpression: at(2026-01-01T00:00:00)
                                ScheduleExpressionTimezone: Mars/Base
                            New:
                              Type: DynamoDB
                              Properties:
                                Stream: !GetAtt Table.StreamArn
                                StartingPosition: LATEST
                                TumblingWindowInSeconds: 5
                            Put:
                              Type: EventBridgeRule
                              Properties:
                                Pattern:
                                  source:
                                    - wildcard: "*"
                    """));

    assertThat(refused.problems())
        .containsExactly(
            "template.yaml:2: Parameters.Url has no value here",
            "template.yaml:4: the section Mappings is not emulated",
            "template.yaml:6: Topic: AWS::Kinesis::Stream is not emulated",
            "template.yaml:11: Files.Properties: WebsiteConfiguration is not emulated",
            "template.yaml:14: Big is no condition that stands before this",
            "template.yaml:20: the intrinsic Join is not emulated",
            "template.yaml:21: Table.Properties: LocalSecondaryIndexes is not emulated",
            "template.yaml:30: the pseudo parameter AWS::StackId is not emulated",
            "template.yaml:31: the attribute WebsiteURL of Files (AWS::S3::Bucket) is not emulated",
            "template.yaml:32: Nowhere is neither a parameter nor a resource",
            "template.yaml:35: Job.Properties.Events.Often: Type 'Schedule' is not emulated",
            "template.yaml:41: Job.Properties.Events.Weekly.Properties: ScheduleExpression"
                + " 'at(2026-01-01T00:00:00)' is not emulated",
            "template.yaml:42: Job.Properties.Events.Weekly.Properties: ScheduleExpressionTimezone"
                + " 'Mars/Base' is no time zone",
            "template.yaml:46: Job.Properties.Events.New.Properties: Stream names no table with a"
                + " stream: 'arn:aws:dynamodb:us-east-1:000000000000:table//stream/local'",
            "template.yaml:48: Job.Properties.Events.New.Properties: TumblingWindowInSeconds is"
                + " not emulated",
            "template.yaml:52: Job.Properties.Events.Put.Properties: Pattern has the operator"
                + " wildcard, which is not emulated");
  }

  @Test
  void whatAConditionLeavesOutIsNotThereAndAChoiceIsMade() {
    var yaml =
        """
        Parameters:
          Pool: {Type: String, Default: "%s"}
        Conditions:
          Made: !Not [!Equals [!Ref Pool, ""]]
          Given: !Not [!Condition Made]
          Always: !Or [!Condition Made, !Condition Given]
          Never: !And [!Condition Made, !Condition Given]
        Resources:
          StaffPool:
            Type: AWS::Cognito::UserPool
            Condition: Never
          Queue:
            Type: AWS::SQS::Queue
            Condition: Always
          Job:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: java25
              CodeUri: functions/job/target/job.zip
              Handler: org.backbone.Job
              MemorySize: !If [Made, 512, !Ref AWS::NoValue]
              Environment:
                Variables:
                  ISSUER: !If [Made, !Sub "https://${Pool}.example.org", none]
        Outputs:
          PoolId:
            Condition: Never
            Value: !Ref StaffPool
        """;

    var given = read(yaml.formatted(""));
    var made = read(yaml.formatted("p"));

    assertThat(value(given.function("Job"), "ISSUER")).isEqualTo("none");
    assertThat(given.function("Job").memory()).isEqualTo(128);
    assertThat(value(made.function("Job"), "ISSUER")).isEqualTo("https://p.example.org");
    assertThat(made.function("Job").memory()).isEqualTo(512);
    assertThat(given.queues()).hasSize(1);
  }

  @Test
  void aConditionThatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> read("Conditions:\n  A: !Contains [a, b]\nResources: {}\n"))
        .hasMessage("template.yaml:2: the condition Contains is not emulated");
  }

  @Test
  void yamlThatCannotBeReadNamesItsLine() {
    assertThatThrownBy(() -> read("Resources:\n  A: [\n"))
        .isInstanceOf(TemplateRefused.class)
        .hasMessageStartingWith("template.yaml:3: ");
  }

  @Test
  void aListThatHoldsItselfIsRefused() {
    assertThatThrownBy(() -> read("Conditions:\n  A: &a !Not [*a]\nResources: {}\n"))
        .isInstanceOf(TemplateRefused.class)
        .hasMessageStartingWith("template.yaml:1: ");
  }

  @Test
  void aConditionOfNothingIsRefused() {
    assertThatThrownBy(() -> read("Conditions:\n  A: !Not []\nResources: {}\n"))
        .hasMessage("template.yaml:2: the condition Not is about one other");
    assertThatThrownBy(() -> read("Conditions:\n  A: &a !Not\nResources: {}\n"))
        .hasMessage("template.yaml:2: the condition Not is about one other");
    assertThatThrownBy(() -> read("Conditions:\n  A: !Or\nResources: {}\n"))
        .hasMessage("template.yaml:2: the condition Or is about others");
    assertThatThrownBy(() -> read("Conditions:\n  A: !And []\nResources: {}\n"))
        .hasMessage("template.yaml:2: the condition And is about others");
  }

  @Test
  void aNameSaidTwiceIsRefused() {
    assertThatThrownBy(() -> read("Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Type: X\n"))
        .isInstanceOf(TemplateRefused.class)
        .hasMessageContaining("template.yaml:4: Type is said twice");
  }

  @Test
  void aParameterMustFitWhatTheTemplateAllows() {
    assertThatThrownBy(
            () ->
                Template.read(
                    write("Parameters:\n  N: {Type: Number, MinValue: 5}\nResources: {}\n"),
                    Map.of("N", "4")))
        .hasMessage("template.yaml:2: Parameters.N may not be '4'");
    assertThatThrownBy(
            () ->
                Template.read(
                    write("Parameters:\n  N: {Type: Number, MinValue: 5}\nResources: {}\n"),
                    Map.of("N", "five")))
        .hasMessage("template.yaml:2: Parameters.N may not be 'five'");
  }

  @Test
  void aPatternThatIsNoneIsRefused() {
    assertThatThrownBy(
            () ->
                Template.read(
                    write(
                        "Parameters:\n  N: {Type: String, AllowedPattern: '[a'}\nResources: {}\n"),
                    Map.of("N", "a")))
        .hasMessage("template.yaml:2: Parameters.N.AllowedPattern is no pattern: [a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':['x']}                       | {'a':'x'}          | true",
        "{'a':['x']}                       | {'a':'y'}          | false",
        "{'a':['x']}                       | {'b':'x'}          | false",
        "{'a':['x']}                       | {'a':['y','x']}    | true",
        "{'a':['x'],'b':[1]}               | {'a':'x','b':1.0}  | true",
        "{'a':{'b':[{'prefix':'in/'}]}}    | {'a':{'b':'in/z'}} | true",
        "{'a':[{'suffix':'.csv'}]}         | {'a':'z.csv'}      | true",
        "{'a':[{'exists':false}]}          | {}                 | true",
        "{'a':[{'exists':true}]}           | {'a':null}         | true",
        "{'a':[null]}                      | {'a':null}         | true",
        "{'a':[{'anything-but':['x']}]}    | {'a':'y'}          | true",
        "{'a':[{'anything-but':'x'}]}      | {'a':'x'}          | false",
        "{'a':[{'anything-but':'x'}]}      | {}                 | false",
        "{'a':[{'numeric':['>',1,'<=',3]}]}| {'a':3}            | true",
        "{'a':[{'numeric':['>',1,'<=',3]}]}| {'a':1}            | false",
        "{'a':[{'equals-ignore-case':'X'}]}| {'a':'x'}          | true",
      })
  void aPatternLetsThroughWhatEventBridgeWould(String pattern, String event, boolean passes)
      throws IOException {
    assertThat(EventPattern.of(json(pattern)).matches(json(event))).isEqualTo(passes);
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private Template read(String yaml) {
    return Template.read(write(yaml), Map.of());
  }

  private Path write(String yaml) {
    try {
      return Files.writeString(folder.resolve("template.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void globalsHoldForEveryFunctionAndItsOwnValuesReplaceThem() {
    var template =
        read(
            """
            Globals:
              Function:
                Runtime: java25
                Timeout: 7
                Environment:
                  Variables: {A: one, B: two}
            Resources:
              Job:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: functions/job/target/job.zip
                  Handler: org.backbone.Job
                  MemorySize: 512
                  Environment:
                    Variables: {B: three}
            """);

    var job = template.function("Job");
    assertThat(job.timeout()).isEqualTo(Duration.ofSeconds(7));
    assertThat(value(job, "A")).isEqualTo("one");
    assertThat(value(job, "B")).isEqualTo("three");
    assertThat(List.copyOf(job.environment().keySet())).containsExactly("A", "B");
  }

  private static String value(LambdaFunction function, String variable) {
    return Objects.requireNonNull(function.environment().get(variable)).value();
  }
}
