package org.backbone.template;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads one template, section by section.
final class TemplateReader {
  /// Resource types that nothing here has to imitate, and the properties that they may have.
  private static final Map<String, Set<String>> INERT =
      Map.ofEntries(
          Map.entry("AWS::Logs::LogGroup", Set.of("RetentionInDays", "LogGroupName")),
          Map.entry(
              "AWS::Logs::MetricFilter",
              Set.of("LogGroupName", "FilterPattern", "MetricTransformations")),
          Map.entry("AWS::S3::BucketPolicy", Set.of("Bucket", "PolicyDocument")),
          Map.entry("AWS::SQS::QueuePolicy", Set.of("Queues", "PolicyDocument")),
          Map.entry("AWS::SNS::Topic", Set.of("DisplayName")),
          Map.entry("AWS::SNS::TopicPolicy", Set.of("Topics", "PolicyDocument")),
          Map.entry("AWS::SNS::Subscription", Set.of("TopicArn", "Protocol", "Endpoint")),
          Map.entry(
              "AWS::SES::ConfigurationSet",
              Set.of(
                  "Name",
                  "SuppressionOptions",
                  "DeliveryOptions",
                  "ReputationOptions",
                  "SendingOptions")),
          Map.entry(
              "AWS::SES::ConfigurationSetEventDestination",
              Set.of("ConfigurationSetName", "EventDestination")),
          Map.entry(
              "AWS::CloudWatch::Alarm",
              Set.of(
                  "AlarmDescription",
                  "AlarmActions",
                  "OKActions",
                  "Namespace",
                  "MetricName",
                  "Dimensions",
                  "Statistic",
                  "Period",
                  "EvaluationPeriods",
                  "Threshold",
                  "ComparisonOperator",
                  "TreatMissingData")));

  private final Path file;
  private final String text;
  private final TemplateFaults refusals;
  private final Map<String, String> given;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Set<String> unemulated = new TreeSet<>();

  TemplateReader(Path file, String text, Map<String, String> given) {
    this.file = file;
    this.text = text;
    this.given = given;
    this.refusals = new TemplateFaults(String.valueOf(file.getFileName()));
  }

  Template read() {
    var root = compose();
    var nodes = new LinkedHashMap<String, Node>();
    for (var entry : root.getValue()) {
      var name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
      switch (name) {
        case "AWSTemplateFormatVersion", "Transform", "Description" -> {}
        case "Parameters", "Conditions", "Globals", "Resources", "Outputs" ->
            nodes.put(name, entry.getValueNode());
        default ->
            refusals.add(
                Scope.line(entry.getKeyNode()), "the section " + name + " is not emulated");
      }
    }
    Optional.ofNullable(nodes.get("Parameters"))
        .ifPresent(
            node -> readParameters(new Scope(refusals, Map.of()).fields(node, "Parameters")));
    var scope = new Scope(refusals, parameters);
    Optional.ofNullable(nodes.get("Conditions")).ifPresent(node -> readConditions(scope, node));
    var resources = declare(scope, Optional.ofNullable(nodes.get("Resources")));
    Optional.ofNullable(nodes.get("Outputs")).ifPresent(node -> readOutputs(scope, node));
    var globals =
        Optional.ofNullable(nodes.get("Globals"))
            .map(node -> new Section("Globals", scope.fields(node, "Globals"), refusals));
    var functionGlobals =
        globals
            .flatMap(section -> section.value("Function"))
            .filter(TemplateValue.Fields.class::isInstance)
            .map(TemplateValue.Fields.class::cast)
            .orElse(TemplateValue.Fields.none(1));
    globals.ifPresent(Section::done);
    var template = readResources(scope, resources, functionGlobals);
    refusals.raise();
    return template;
  }

  private static void readConditions(Scope scope, Node node) {
    if (node instanceof MappingNode conditions) {
      for (var entry : conditions.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          scope.condition(key.getValue(), entry.getValueNode());
        }
      }
    }
  }

  private static void readOutputs(Scope scope, Node node) {
    if (node instanceof MappingNode outputs) {
      for (var entry : outputs.getValue()) {
        if (isThere(scope, entry.getValueNode())) {
          scope.fields(entry.getValueNode(), "Outputs");
        }
      }
    }
  }

  // What a condition leaves out is not here: nothing of it is read, and nothing may name it.
  private static boolean isThere(Scope scope, Node node) {
    return Scope.find(node, "Condition")
        .filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .map(condition -> scope.holds(condition.getValue(), Scope.line(condition)))
        .orElse(true);
  }

  private MappingNode compose() {
    try {
      // CloudFormation takes no alias, and a list could hold itself by one.
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      if (new Yaml(options).compose(new StringReader(text)) instanceof MappingNode mapping) {
        return mapping;
      }
      refusals.add(1, "this is no template");
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      refusals.add(mark == null ? 1 : mark.getLine() + 1, String.valueOf(e.getProblem()));
    } catch (ReaderException e) {
      var before = text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      refusals.add((int) before + 1, "a character that YAML does not know");
    } catch (YAMLException e) {
      refusals.add(1, String.valueOf(e.getMessage()));
    }
    refusals.raise();
    throw new IllegalStateException("unreachable");
  }

  private void readParameters(TemplateValue.Fields fields) {
    var all = new Section("Parameters", fields, refusals);
    all.names().forEach(name -> readParameter(name, all.section(name)));
    all.done();
    given.keySet().stream()
        .filter(name -> !all.has(name))
        .forEach(name -> refusals.add(all.line(), "Parameters: " + name + " is not declared"));
  }

  private void readParameter(String name, Section parameter) {
    parameter.ignore("Description", "ConstraintDescription", "NoEcho");
    parameter.oneOf("Type", "String", "Number");
    var standard = parameter.textIf("Default");
    var value = Optional.ofNullable(given.get(name)).or(() -> standard);
    var pattern = parameter.textIf("AllowedPattern");
    var allowed = parameter.texts("AllowedValues");
    var least = parameter.numberIf("MinValue");
    var most = parameter.numberIf("MaxValue");
    parameter.done();
    if (value.isEmpty()) {
      refusals.add(parameter.line(), "Parameters." + name + " has no value here");
      parameters.put(name, "");
      return;
    }
    var text = value.get();
    parameters.put(name, text);
    boolean fits =
        pattern.map(regex -> matches(name, parameter.line(), regex, text)).orElse(true)
            && (allowed.isEmpty() || allowed.contains(text))
            && isBetween(text, least, most);
    if (!fits) {
      refusals.add(parameter.line(), "Parameters.%s may not be '%s'".formatted(name, text));
    }
  }

  private boolean matches(String parameter, int line, String regex, String text) {
    try {
      return text.matches(regex);
    } catch (PatternSyntaxException _) {
      refusals.add(
          line, "Parameters.%s.AllowedPattern is no pattern: %s".formatted(parameter, regex));
      return true;
    }
  }

  private static boolean isBetween(String text, OptionalInt least, OptionalInt most) {
    if (least.isEmpty() && most.isEmpty()) {
      return true;
    }
    try {
      var number = Double.parseDouble(text);
      return (least.isEmpty() || number >= least.getAsInt())
          && (most.isEmpty() || number <= most.getAsInt());
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private record Declared(String id, int line, String type, MappingNode node) {}

  // Every resource is declared before the first is read, for they name each other.
  private List<Declared> declare(Scope scope, Optional<Node> node) {
    if (!(node.orElse(null) instanceof MappingNode resources)) {
      refusals.add(1, "Resources is missing");
      return List.of();
    }
    var declared = new ArrayList<Declared>();
    for (var entry : resources.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key
          && entry.getValueNode() instanceof MappingNode mapping
          && Scope.find(mapping, "Type").orElse(null) instanceof ScalarNode type) {
        if (!isThere(scope, mapping)) {
          continue;
        }
        declared.add(new Declared(key.getValue(), Scope.line(key), type.getValue(), mapping));
        scope.declare(key.getValue(), type.getValue(), mapping);
      } else {
        refusals.add(Scope.line(entry.getKeyNode()), "a resource with a Type is expected here");
      }
    }
    return declared;
  }

  private Template readResources(
      Scope scope, List<Declared> resources, TemplateValue.Fields globals) {
    var functions = new LinkedHashMap<Declared, Section>();
    var apis = new ArrayList<HttpApi>();
    var tables = new ArrayList<TableDefinition>();
    var buckets = new ArrayList<BucketDefinition>();
    var queues = new ArrayList<QueueDefinition>();
    var stores = new StoreReader(scope, unemulated);
    for (var resource : resources) {
      var id = resource.id();
      var outer = new Section(id, scope.fields(resource.node(), id), refusals);
      outer.ignore("Type", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "DependsOn");
      outer.section("Metadata").ignore("SkipBuild", "cfn-lint").done();
      var properties = outer.section("Properties");
      switch (resource.type()) {
        case "AWS::Serverless::Function" -> functions.put(resource, properties);
        case "AWS::Serverless::HttpApi" ->
            apis.add(HttpApiReader.read(id, refusals.place(resource.line()), properties));
        case "AWS::DynamoDB::Table" ->
            tables.add(stores.table(id, refusals.place(resource.line()), properties));
        case "AWS::S3::Bucket" ->
            buckets.add(stores.bucket(id, refusals.place(resource.line()), properties));
        case "AWS::SQS::Queue" ->
            queues.add(stores.queue(id, refusals.place(resource.line()), properties));
        default -> readInert(resource, properties);
      }
      outer.done();
    }
    apis.stream()
        .skip(1)
        .forEach(
            api ->
                refusals.add(api.place().line(), api.id() + ": one HTTP API is emulated, no more"));
    var api = apis.stream().findFirst();
    var reader = new FunctionReader(file, globals, scope, api, tables, queues, unemulated);
    return new Template(
        file,
        Map.copyOf(parameters),
        functions.entrySet().stream()
            .map(
                function ->
                    reader.read(
                        function.getKey().id(),
                        refusals.place(function.getKey().line()),
                        function.getValue()))
            .toList(),
        api,
        List.copyOf(tables),
        List.copyOf(buckets),
        List.copyOf(queues),
        List.copyOf(unemulated));
  }

  private void readInert(Declared resource, Section properties) {
    var known = INERT.get(resource.type());
    if (known == null) {
      refusals.add(resource.line(), resource.id() + ": " + resource.type() + " is not emulated");
      properties.names().forEach(properties::ignore);
      return;
    }
    known.forEach(properties::ignore);
    properties.done();
    unemulated.add(resource.type());
  }
}
