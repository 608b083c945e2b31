package org.backbone.runner;

import static org.backbone.runner.DeclaredTemplate.at;
import static org.backbone.runner.DeclaredTemplate.list;
import static org.backbone.runner.DeclaredTemplate.map;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.backbone.runner.DeclaredTemplate.Event;
import org.backbone.runner.DeclaredTemplate.Function;
import org.jspecify.annotations.Nullable;

/// What a real account refuses, or takes and does otherwise than it seems: each rule names what
/// breaks it, so that a deployment need not find out.
final class AccountRules {
  /// Properties that name a resource for the whole account and region.
  private static final Set<String> NAMES =
      Set.of(
          "TableName",
          "QueueName",
          "TopicName",
          "FunctionName",
          "RoleName",
          "LogGroupName",
          "AlarmName",
          "UserPoolName",
          "DashboardName");

  private static final Set<String> WATCHED =
      Set.of(
          "AWS/SQS ApproximateNumberOfMessagesVisible",
          "AWS/ApiGateway 5xx",
          "AWS/Lambda Throttles",
          "AWS/SES Reputation.BounceRate",
          "AWS/SES Reputation.ComplaintRate",
          "!Ref AWS::StackName Trouble",
          "!Ref AWS::StackName Looks");

  private static final List<String> ZONES =
      List.of(
          "America/Chicago",
          "America/Indiana/Indianapolis",
          "America/Port-au-Prince",
          "Etc/GMT+6",
          "UTC");

  private static final Pattern ONE_PARTITION = Pattern.compile("amazonaws\\.com|arn:aws:");
  // A service's name in a policy is the same in every partition.
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+\\.amazonaws\\.com");

  private final DeclaredTemplate template;

  AccountRules(DeclaredTemplate template) {
    this.template = template;
  }

  /// A new account may run ten functions at once, and ten must stay unreserved.
  List<String> reservedConcurrency() {
    return template.functions().stream()
        .filter(function -> function.properties().containsKey("ReservedConcurrentExecutions"))
        .map(Function::logicalName)
        .toList();
  }

  /// A first deployment that fails is undone; what it kept under a name that was given refuses the
  /// second. What is worth keeping is kept after that.
  List<String> namesThatOutliveAFailedFirstDeployment() {
    var found = new ArrayList<String>();
    template
        .declared("AWS::S3::Bucket")
        .forEach(
            (name, bucket) -> {
              if (!"RetainExceptOnCreate".equals(bucket.get("DeletionPolicy"))
                  || !"Retain".equals(bucket.get("UpdateReplacePolicy"))) {
                found.add(name);
              }
            });
    return found;
  }

  /// What carries a name that is written here forbids a second stack. SAM gives a schedule its
  /// logical name, unless it is told not to.
  List<String> namesThatForbidASecondStack() {
    var found = new ArrayList<String>();
    map(template.whole().get("Resources"))
        .forEach(
            (name, resource) ->
                map(map(resource).get("Properties"))
                    .forEach(
                        (property, value) -> {
                          if (NAMES.contains(property)
                              && !String.valueOf(value).startsWith("!Ref ")) {
                            found.add(name + "." + property);
                          }
                        }));
    events("ScheduleV2").stream()
        .filter(event -> !Boolean.TRUE.equals(event.properties().get("OmitName")))
        .map(Event::name)
        .forEach(found::add);
    return found;
  }

  /// API Gateway warns of an authorizer that it cannot make, and makes the API without it.
  List<String> apisThatLoseTheirAuthorizerInSilence() {
    return template.ofType("AWS::Serverless::HttpApi").entrySet().stream()
        .filter(api -> !Boolean.TRUE.equals(api.getValue().get("FailOnWarnings")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// S3 says 403 and not 404 of an object that is not there, to who may not list the bucket.
  List<String> readersThatCannotTellWhatIsGone() {
    var found = new ArrayList<String>();
    for (var function : template.functions()) {
      var listed = resources(function, "s3:ListBucket");
      for (var resource : resources(function, "s3:GetObjectVersion")) {
        if (!listed.contains(resource.replaceFirst("/[^/]*/\\*$", ""))) {
          found.add(function.logicalName());
        }
      }
    }
    return found;
  }

  private static Set<String> resources(Function function, String action) {
    var found = new LinkedHashSet<String>();
    for (var statement : function.statements()) {
      if (list(statement.get("Action")).contains(action)) {
        list(statement.get("Resource")).stream().map(String::valueOf).forEach(found::add);
      }
    }
    return found;
  }

  /// ARNs and addresses begin and end otherwise in China and in the government's regions.
  List<String> wordsOfOnePartition() {
    var found = new TreeSet<String>();
    words(template.whole(), found);
    return found.stream()
        .filter(word -> ONE_PARTITION.matcher(word).find())
        .filter(word -> !SERVICE.matcher(word).matches())
        .toList();
  }

  private static void words(@Nullable Object node, Set<String> found) {
    switch (node) {
      case Map<?, ?> map -> map.values().forEach(value -> words(value, found));
      case List<?> items -> items.forEach(item -> words(item, found));
      case String word -> found.add(word);
      case null, default -> {}
    }
  }

  /// S3's certificate covers one label before it.
  List<String> bucketNamesWithDots() {
    return template.ofType("AWS::S3::Bucket").values().stream()
        .map(bucket -> String.valueOf(bucket.get("BucketName")).replace("!Ref ", ""))
        .filter(name -> "a.b.c".matches(pattern(name)))
        .toList();
  }

  /// Zones of one part, of two and of three are zones.
  List<String> zonesThatAreRefused() {
    return ZONES.stream().filter(zone -> !zone.matches(pattern("NetworkZone"))).toList();
  }

  private String pattern(String parameter) {
    return String.valueOf(template.parameter(parameter).get("AllowedPattern"));
  }

  /// The default bus hears of the mail of the whole account.
  List<String> rulesThatHearOthersMail() {
    return events("EventBridgeRule").stream()
        .filter(event -> list(at(event.properties(), "Pattern", "source")).contains("aws.ses"))
        .filter(
            event ->
                !list(at(
                        event.properties(),
                        "Pattern",
                        "detail",
                        "mail",
                        "tags",
                        "ses:configuration-set"))
                    .equals(List.of("!Ref MailConfigurationSet")))
        .map(Event::name)
        .toList();
  }

  /// An alarm that tells nobody is a light in an empty room.
  List<String> alarmsThatTellNobody() {
    return alarms().entrySet().stream()
        .filter(
            alarm -> !list(alarm.getValue().get("AlarmActions")).equals(List.of("!Ref AlarmTopic")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// What AWS counts, and what our logs say.
  List<String> whatNoAlarmWatches() {
    var watched = new TreeSet<String>();
    for (var alarm : alarms().values()) {
      watched.add(alarm.get("Namespace") + " " + alarm.get("MetricName"));
    }
    var wanted = new LinkedHashSet<>(WATCHED);
    for (var filter : filters()) {
      wanted.add(filter.get("MetricNamespace") + " " + filter.get("MetricName"));
    }
    return wanted.stream().filter(figure -> !watched.contains(figure)).toList();
  }

  /// The boundary that answers a failure of a page catches it, so that Lambda counts no error.
  List<String> pagesWhoseFailuresNobodyCounts() {
    var counted = new TreeSet<String>();
    for (var filter : template.ofType("AWS::Logs::MetricFilter").values()) {
      if (String.valueOf(filter.get("FilterPattern")).contains("\"request-failed\"")) {
        counted.add(String.valueOf(filter.get("LogGroupName")));
      }
    }
    return template.functions().stream()
        .filter(function -> !function.events("HttpApi").isEmpty())
        .map(Function::logicalName)
        .filter(name -> !counted.contains("!Ref " + name + "Log"))
        .toList();
  }

  /// What waits for something to happen must not take silence for good news.
  List<String> alarmsThatTakeSilenceForGoodNews() {
    return alarms().entrySet().stream()
        .filter(alarm -> "LessThanThreshold".equals(alarm.getValue().get("ComparisonOperator")))
        .filter(alarm -> !"breaching".equals(alarm.getValue().get("TreatMissingData")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The words that filters look for in the logs.
  Set<String> wordsOfFilters() {
    var found = new TreeSet<String>();
    for (var filter : template.ofType("AWS::Logs::MetricFilter").values()) {
      Pattern.compile("\"([^\"]+)\"")
          .matcher(String.valueOf(filter.get("FilterPattern")))
          .results()
          .forEach(word -> found.add(word.group(1)));
    }
    return found;
  }

  /// Nobody signs up for staff, and nobody is staff by a password alone.
  List<String> poolsThatAreOpen() {
    return template.ofType("AWS::Cognito::UserPool").entrySet().stream()
        .filter(
            pool ->
                !Boolean.TRUE.equals(
                        at(pool.getValue(), "AdminCreateUserConfig", "AllowAdminCreateUserOnly"))
                    || !"ON".equals(pool.getValue().get("MfaConfiguration")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// A client in a browser keeps no secret, and gets no token in an address.
  List<String> clientsThatGiveTokensAway() {
    return template.ofType("AWS::Cognito::UserPoolClient").entrySet().stream()
        .filter(
            client ->
                !Boolean.FALSE.equals(client.getValue().get("GenerateSecret"))
                    || !list(client.getValue().get("AllowedOAuthFlows")).equals(List.of("code"))
                    || !list(client.getValue().get("CallbackURLs"))
                        .equals(List.of("!Sub ${PublicUrl}/console/callback")))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, Map<String, Object>> alarms() {
    return template.ofType("AWS::CloudWatch::Alarm");
  }

  private List<Map<String, Object>> filters() {
    return template.ofType("AWS::Logs::MetricFilter").values().stream()
        .flatMap(filter -> list(filter.get("MetricTransformations")).stream())
        .map(DeclaredTemplate::map)
        .toList();
  }

  private List<Event> events(String type) {
    return template.functions().stream()
        .flatMap(function -> function.events(type).stream())
        .toList();
  }
}
