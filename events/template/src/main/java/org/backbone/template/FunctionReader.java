package org.backbone.template;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads functions and what starts them.
final class FunctionReader {
  private static final Pattern CODE = Pattern.compile("functions/([a-z0-9-]+)/target/\\1\\.zip");
  private static final Pattern SCHEDULE =
      Pattern.compile("cron\\(\\S+( \\S+){5}\\)|rate\\([1-9]\\d* (minute|hour|day)s?\\)");
  private static final Pattern PATH =
      Pattern.compile(
          "\\$default|(/([A-Za-z0-9._~-]*|\\{[A-Za-z0-9._-]+}))*(/\\{[A-Za-z0-9._-]+\\+})?");
  private static final Duration DAY = Duration.ofDays(1);

  private final Path root;
  private final TemplateValue.Fields globals;
  private final Scope scope;
  private final Optional<HttpApi> api;
  private final List<TableDefinition> tables;
  private final List<QueueDefinition> queues;
  private final Set<String> unemulated;

  FunctionReader(
      Path template,
      TemplateValue.Fields globals,
      Scope scope,
      Optional<HttpApi> api,
      List<TableDefinition> tables,
      List<QueueDefinition> queues,
      Set<String> unemulated) {
    this.root = template.toAbsolutePath().normalize().resolveSibling("");
    this.globals = globals;
    this.scope = scope;
    this.api = api;
    this.tables = tables;
    this.queues = queues;
    this.unemulated = unemulated;
  }

  LambdaFunction read(String id, Place place, Section own) {
    var function = own.over(globals);
    inert(function, "Description", "Architectures", "Tracing", "LoggingConfig", "Tags");
    function.oneOf("Runtime", "java25");
    var code = function.text("CodeUri");
    var matcher = CODE.matcher(code);
    var name = matcher.matches() ? matcher.group(1) : "";
    if (name.isEmpty()) {
      function.refuse("CodeUri", "must be functions/NAME/target/NAME.zip, not '" + code + "'");
    }
    var read =
        new LambdaFunction(
            id,
            name,
            place,
            root.resolve(code),
            function.text("Handler"),
            environment(function),
            Duration.ofSeconds(function.number("Timeout", 3)),
            function.number("MemorySize", 128),
            function.numberIf("ReservedConcurrentExecutions"),
            function.list("Policies").stream().flatMap(policy -> grants(policy).stream()).toList(),
            function.sections("Events").entrySet().stream()
                .flatMap(event -> trigger(event.getKey(), event.getValue()).stream())
                .toList(),
            async(function.section("EventInvokeConfig")));
    function.done();
    return read;
  }

  private Map<String, LambdaFunction.Variable> environment(Section function) {
    var environment = function.section("Environment");
    var section = environment.section("Variables");
    var variables = new LinkedHashMap<String, LambdaFunction.Variable>();
    for (var name : section.names()) {
      variables.put(name, new LambdaFunction.Variable(section.text(name), section.place(name)));
    }
    environment.done();
    return variables;
  }

  private static List<Grant> grants(Section policy) {
    policy.oneOf("Version", "2012-10-17");
    var grants = policy.list("Statement").stream().map(FunctionReader::grant).toList();
    policy.done();
    return grants;
  }

  private static Grant grant(Section statement) {
    statement.oneOf("Effect", "Allow");
    var condition = statement.section("Condition");
    var keys = condition.section("ForAllValues:StringLike");
    var grant =
        new Grant(
            statement.textIf("Sid").orElse(""),
            statement.place(),
            statement.texts("Action"),
            statement.texts("Resource"),
            keys.texts("dynamodb:LeadingKeys"));
    keys.done();
    condition.done();
    statement.done();
    return grant;
  }

  private Retry async(Section config) {
    var failure = failureQueue(config, "DestinationConfig");
    var retry =
        new Retry(
            config.number("MaximumRetryAttempts", 2),
            Duration.ofSeconds(config.number("MaximumEventAgeInSeconds", 21600)),
            failure);
    config.done();
    return retry;
  }

  private Optional<Trigger> trigger(String name, Section event) {
    var type = event.text("Type");
    var properties = event.section("Properties");
    var trigger =
        switch (type) {
          case "HttpApi" -> Optional.<Trigger>of(route(name, event.place(), properties));
          case "ScheduleV2" -> Optional.<Trigger>of(schedule(name, event.place(), properties));
          case "DynamoDB" -> Optional.<Trigger>of(stream(name, event.place(), properties));
          case "EventBridgeRule" -> Optional.<Trigger>of(rule(name, event.place(), properties));
          default -> {
            event.refuse("Type", "'" + type + "' is not emulated");
            properties.names().forEach(properties::ignore);
            yield Optional.<Trigger>empty();
          }
        };
    properties.done();
    event.done();
    return trigger;
  }

  private Trigger route(String name, Place place, Section route) {
    route.oneOf("PayloadFormatVersion", "2.0");
    var id = route.text("ApiId");
    if (api.isEmpty() || !api.get().id().equals(id)) {
      route.refuse("ApiId", "names no HTTP API: '" + id + "'");
    }
    var path = route.textIf("Path").orElse("$default");
    if (!PATH.matcher(path).matches()) {
      route.refuse("Path", "'" + path + "' is no path");
    }
    var method =
        route.oneOf("Method", "ANY", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    var auth = route.section("Auth");
    var named = auth.textIf("Authorizer");
    var authorizer =
        named
            .or(() -> api.flatMap(HttpApi::defaultAuthorizer))
            .filter(authorizing -> !authorizing.equals("NONE"));
    var known =
        authorizer.flatMap(
            authorizing ->
                Optional.ofNullable(
                    api.map(HttpApi::authorizers).orElse(Map.of()).get(authorizing)));
    if (authorizer.isPresent() && known.isEmpty()) {
      auth.refuse("Authorizer", "names no authorizer: '" + authorizer.orElse("") + "'");
    }
    var own = auth.texts("AuthorizationScopes");
    auth.done();
    var scopes = own.isEmpty() ? known.map(HttpApi.JwtAuthorizer::scopes).orElse(List.of()) : own;
    return new Trigger.Route(name, place, method, path, authorizer, scopes);
  }

  private Trigger schedule(String name, Place place, Section schedule) {
    schedule.ignore("Description", "Name", "OmitName");
    var expression = schedule.text("ScheduleExpression");
    if (!SCHEDULE.matcher(expression).matches()) {
      schedule.refuse("ScheduleExpression", "'" + expression + "' is not emulated");
    }
    var flexible = schedule.section("FlexibleTimeWindow");
    flexible.oneOf("Mode", "OFF");
    flexible.done();
    var input = schedule.textIf("Input").orElse("{}");
    schedule.jsonText("Input");
    return new Trigger.Schedule(
        name,
        place,
        expression,
        zone(schedule),
        input,
        schedule.oneOf("State", "ENABLED", "DISABLED").equals("ENABLED"),
        retry(schedule, 185));
  }

  private static ZoneId zone(Section schedule) {
    var name = schedule.textIf("ScheduleExpressionTimezone").orElse("UTC");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException _) {
      schedule.refuse("ScheduleExpressionTimezone", "'" + name + "' is no time zone");
      return ZoneOffset.UTC;
    }
  }

  private Trigger stream(String name, Place place, Section stream) {
    var arn = stream.text("Stream");
    var table =
        tables.stream()
            .filter(one -> scope.attribute(one.id(), "StreamArn", place.line()).equals(arn))
            .filter(one -> one.streamView().isPresent())
            .findFirst();
    if (table.isEmpty()) {
      stream.refuse("Stream", "names no table with a stream: '" + arn + "'");
    }
    var responses = stream.texts("FunctionResponseTypes");
    if (!responses.isEmpty() && !responses.equals(List.of("ReportBatchItemFailures"))) {
      stream.refuse("FunctionResponseTypes", responses + " is not emulated");
    }
    var criteria = stream.section("FilterCriteria");
    var filters =
        criteria.list("Filters").stream()
            .flatMap(
                filter -> {
                  var pattern =
                      filter.jsonText("Pattern").map(json -> filter.pattern("Pattern", json));
                  filter.done();
                  return pattern.stream();
                })
            .toList();
    criteria.done();
    return new Trigger.Stream(
        name,
        place,
        table.map(TableDefinition::id).orElse(""),
        stream.oneOf("StartingPosition", "TRIM_HORIZON", "LATEST").equals("TRIM_HORIZON"),
        stream.number("BatchSize", 100),
        stream.number("MaximumRetryAttempts", -1),
        stream.truth("BisectBatchOnFunctionError", false),
        !responses.isEmpty(),
        filters,
        stream.truth("Enabled", true),
        failureQueue(stream, "DestinationConfig"));
  }

  private Trigger rule(String name, Place place, Section rule) {
    rule.oneOf("EventBusName", "default");
    var pattern =
        rule.value("Pattern")
            .map(value -> rule.pattern("Pattern", value.json()))
            .orElse(EventPattern.NOTHING);
    if (!rule.has("Pattern")) {
      rule.refuse("Pattern", "is missing");
    }
    return new Trigger.Rule(
        name,
        place,
        pattern,
        rule.oneOf("State", "ENABLED", "DISABLED").equals("ENABLED"),
        retry(rule, 185));
  }

  private Retry retry(Section section, int standard) {
    var policy = section.section("RetryPolicy");
    var letters = section.section("DeadLetterConfig");
    letters.oneOf("Type", "SQS");
    var queue = letters.textIf("Arn").map(arn -> queue(letters, "Arn", arn));
    letters.done();
    var retry =
        new Retry(
            policy.number("MaximumRetryAttempts", standard),
            Duration.ofSeconds(policy.number("MaximumEventAgeInSeconds", (int) DAY.toSeconds())),
            queue);
    policy.done();
    return retry;
  }

  private Optional<String> failureQueue(Section section, String name) {
    var config = section.section(name);
    var failure = config.section("OnFailure");
    failure.oneOf("Type", "SQS");
    var arn = failure.textIf("Destination").map(queue -> queue(failure, "Destination", queue));
    failure.done();
    config.done();
    return arn;
  }

  private String queue(Section section, String name, String arn) {
    if (queues.stream().noneMatch(queue -> queue.arn().equals(arn))) {
      section.refuse(name, "names no queue: '" + arn + "'");
    }
    return arn;
  }

  private void inert(Section function, String... names) {
    function.ignore(names);
    for (var name : names) {
      if (function.has(name) && !name.equals("Description")) {
        unemulated.add("AWS::Serverless::Function " + name);
      }
    }
  }
}
