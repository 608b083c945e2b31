package org.backbone.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Turns YAML nodes into values: parameters, pseudo parameters, names and attributes of resources
/// as they are locally.
final class Scope {
  static final String ACCOUNT = "000000000000";
  static final String REGION = "us-east-1";

  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::AccountId", ACCOUNT,
          "AWS::Region", REGION,
          "AWS::Partition", "aws",
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackName", "backbone");

  /// The property that names a resource of the type; without it, its logical id is its name.
  private static final Map<String, String> NAMED_BY =
      Map.of(
          "AWS::DynamoDB::Table", "TableName",
          "AWS::S3::Bucket", "BucketName",
          "AWS::SQS::Queue", "QueueName",
          "AWS::SES::ConfigurationSet", "Name",
          "AWS::Logs::LogGroup", "LogGroupName");

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^}]*)}");

  private record Resource(String type, MappingNode node) {}

  private final TemplateFaults refusals;
  private final Map<String, String> parameters;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, Boolean> conditions = new LinkedHashMap<>();
  private final Set<String> naming = new HashSet<>();

  Scope(TemplateFaults refusals, Map<String, String> parameters) {
    this.refusals = refusals;
    this.parameters = parameters;
  }

  void declare(String id, String type, MappingNode node) {
    resources.put(id, new Resource(type, node));
  }

  /// From here on the condition may be named; one that stands on another comes after it.
  void condition(String name, Node node) {
    conditions.put(name, holds(node));
  }

  /// Whether a condition of this name holds here.
  boolean holds(String name, int line) {
    var known = conditions.get(name);
    if (known == null) {
      refusals.add(line, name + " is no condition that stands before this");
    }
    return known == null || known;
  }

  // A short form without a list has only itself, and is about nothing.
  private static List<Node> parts(Node argument, boolean isLong) {
    if (argument instanceof SequenceNode items) {
      return items.getValue();
    }
    return isLong ? List.of(argument) : List.of();
  }

  private boolean isAboutSome(String name, Node node, List<Node> parts) {
    if (parts.isEmpty()) {
      refusals.add(line(node), "the condition " + name + " is about others");
    }
    return !parts.isEmpty();
  }

  private boolean holds(Node node) {
    var name = node.getTag().getValue();
    var argument = node;
    if (!name.startsWith("!")
        && node instanceof MappingNode mapping
        && mapping.getValue().size() == 1
        && mapping.getValue().getFirst().getKeyNode() instanceof ScalarNode key) {
      name = key.getValue().replace("Fn::", "");
      argument = mapping.getValue().getFirst().getValueNode();
    } else {
      name = name.replaceFirst("^!", "");
    }
    var parts = parts(argument, !node.getTag().getValue().startsWith("!"));
    return switch (name) {
      case "Condition" -> holds(text(argument, Map.of()), line(argument));
      case "Equals" ->
          parts.size() == 2
              && value(parts.getFirst())
                  .json()
                  .asText()
                  .equals(value(parts.get(1)).json().asText());
      case "Not" -> {
        if (parts.size() != 1) {
          refusals.add(line(node), "the condition Not is about one other");
        }
        yield parts.size() == 1 && !holds(parts.getFirst());
      }
      case "And" ->
          isAboutSome(name, node, parts)
              && parts.stream().map(this::holds).reduce(true, Boolean::logicalAnd);
      case "Or" ->
          isAboutSome(name, node, parts)
              && parts.stream().map(this::holds).reduce(false, Boolean::logicalOr);
      default -> {
        refusals.add(line(node), "the condition " + name + " is not emulated");
        yield false;
      }
    };
  }

  TemplateValue value(Node node) {
    return value(node, Map.of());
  }

  TemplateValue.Fields fields(Node node, String where) {
    if (value(node) instanceof TemplateValue.Fields fields) {
      return fields;
    }
    refusals.add(line(node), where + ": names and values are expected here");
    return TemplateValue.Fields.none(line(node));
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private TemplateValue value(Node node, Map<String, String> local) {
    var tag = node.getTag().getValue();
    if (tag.startsWith("!")) {
      return intrinsic(tag.substring(1), node, local);
    }
    return switch (node) {
      case ScalarNode scalar ->
          new TemplateValue.Scalar(scalar.getValue(), kind(scalar), line(node));
      case SequenceNode sequence ->
          new TemplateValue.Items(
              sequence.getValue().stream().map(item -> value(item, local)).toList(), line(node));
      case MappingNode mapping -> mapping(mapping, local);
      default -> {
        refusals.add(line(node), "this kind of YAML is not read");
        yield new TemplateValue.Scalar("", TemplateValue.Kind.TEXT, line(node));
      }
    };
  }

  private static TemplateValue.Kind kind(ScalarNode scalar) {
    var tag = scalar.getTag();
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return scalar.getValue().matches("[-+]?[0-9_]+(\\.[0-9]+)?")
          ? TemplateValue.Kind.NUMBER
          : TemplateValue.Kind.TEXT;
    }
    if (tag.equals(Tag.BOOL)) {
      return TemplateValue.Kind.TRUTH;
    }
    return tag.equals(Tag.NULL) ? TemplateValue.Kind.NOTHING : TemplateValue.Kind.TEXT;
  }

  private TemplateValue mapping(MappingNode mapping, Map<String, String> local) {
    if (mapping.getValue().size() == 1
        && mapping.getValue().getFirst().getKeyNode() instanceof ScalarNode key
        && (key.getValue().equals("Ref") || key.getValue().startsWith("Fn::"))) {
      var name = key.getValue().replace("Fn::", "");
      return intrinsic(name, mapping.getValue().getFirst().getValueNode(), local);
    }
    var values = new LinkedHashMap<String, TemplateValue>();
    var lines = new LinkedHashMap<String, Integer>();
    for (var entry : mapping.getValue()) {
      if (isNothing(entry.getValueNode())) {
        continue;
      }
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        refusals.add(line(entry.getKeyNode()), "a name is expected here");
        continue;
      }
      if (values.put(key.getValue(), value(entry.getValueNode(), local)) != null) {
        refusals.add(line(key), key.getValue() + " is said twice");
      }
      lines.put(key.getValue(), line(key));
    }
    return new TemplateValue.Fields(values, lines, line(mapping));
  }

  // A choice of nothing leaves out the name that it stands for.
  private boolean isNothing(Node node) {
    return chosen(node).equals(Optional.of("AWS::NoValue"));
  }

  private Optional<String> chosen(Node node) {
    if (node.getTag().getValue().equals("!Ref") && node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    return node.getTag().getValue().equals("!If")
        ? choice(node).flatMap(this::chosen)
        : Optional.empty();
  }

  private Optional<Node> choice(Node argument) {
    if (argument instanceof SequenceNode sequence && sequence.getValue().size() == 3) {
      var parts = sequence.getValue();
      return Optional.of(
          holds(text(parts.getFirst(), Map.of()), line(argument)) ? parts.get(1) : parts.get(2));
    }
    refusals.add(line(argument), "a condition and two values are expected here");
    return Optional.empty();
  }

  private TemplateValue intrinsic(String name, Node argument, Map<String, String> local) {
    int line = line(argument);
    if (name.equals("If")) {
      return choice(argument)
          .map(node -> value(node, local))
          .orElse(new TemplateValue.Scalar("", TemplateValue.Kind.TEXT, line));
    }
    if (name.equals("Split") || name.equals("Select")) {
      return part(name, argument, local);
    }
    return new TemplateValue.Scalar(
        switch (name) {
          case "Ref" -> ref(text(argument, local), line);
          case "GetAtt" -> attribute(text(argument, local), line);
          case "Sub" -> substitute(argument, local);
          default -> {
            refusals.add(line, "the intrinsic " + name + " is not emulated");
            yield "";
          }
        },
        TemplateValue.Kind.TEXT,
        line);
  }

  private TemplateValue part(String name, Node argument, Map<String, String> local) {
    int line = line(argument);
    if (argument instanceof SequenceNode sequence && sequence.getValue().size() == 2) {
      var first = value(sequence.getValue().getFirst(), local);
      var second = value(sequence.getValue().get(1), local);
      if (name.equals("Split")
          && first instanceof TemplateValue.Scalar(var delimiter, _, _)
          && second instanceof TemplateValue.Scalar(var text, _, _)) {
        return new TemplateValue.Items(
            Stream.of(text.split(Pattern.quote(delimiter), -1))
                .<TemplateValue>map(
                    one -> new TemplateValue.Scalar(one, TemplateValue.Kind.TEXT, line))
                .toList(),
            line);
      }
      if (name.equals("Select")
          && first instanceof TemplateValue.Scalar(var index, _, _)
          && index.matches("\\d{1,4}")
          && second instanceof TemplateValue.Items(var items, _)
          && Integer.parseInt(index) < items.size()) {
        return items.get(Integer.parseInt(index));
      }
    }
    refusals.add(line, name + " has nothing to take here");
    return new TemplateValue.Scalar("", TemplateValue.Kind.TEXT, line);
  }

  private String text(Node node, Map<String, String> local) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode sequence ->
          String.join(".", sequence.getValue().stream().map(part -> text(part, local)).toList());
      default -> {
        refusals.add(line(node), "a text is expected here");
        yield "";
      }
    };
  }

  private String substitute(Node argument, Map<String, String> outer) {
    if (argument instanceof SequenceNode sequence
        && sequence.getValue().size() == 2
        && value(sequence.getValue().get(1), outer) instanceof TemplateValue.Fields fields) {
      var local = new LinkedHashMap<>(outer);
      fields
          .values()
          .forEach(
              (name, value) ->
                  local.put(
                      name, value instanceof TemplateValue.Scalar scalar ? scalar.text() : ""));
      return substitute(text(sequence.getValue().getFirst(), outer), line(argument), local);
    }
    return substitute(text(argument, outer), line(argument), outer);
  }

  private String substitute(String text, int line, Map<String, String> local) {
    return SUBSTITUTION
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(substitution(match.group(1), line, local)));
  }

  private String substitution(String name, int line, Map<String, String> local) {
    var known = local.get(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    return name.contains(".") ? attribute(name, line) : ref(name, line);
  }

  private String ref(String name, int line) {
    var value = Optional.ofNullable(parameters.get(name)).or(() -> pseudo(name));
    if (value.isPresent()) {
      return value.get();
    }
    var resource = resources.get(name);
    if (resource != null) {
      return resource.type().equals("AWS::SQS::Queue")
          ? "https://sqs.%s.amazonaws.com/%s/%s".formatted(REGION, ACCOUNT, name(name, line))
          : name(name, line);
    }
    refusals.add(
        line,
        name.startsWith("AWS::")
            ? "the pseudo parameter " + name + " is not emulated"
            : name + " is neither a parameter nor a resource");
    return "";
  }

  private static Optional<String> pseudo(String name) {
    return Optional.ofNullable(PSEUDO.get(name));
  }

  /// An attribute of a resource, as `GetAtt` gives it.
  String attribute(String id, String attribute, int line) {
    return attribute(id + "." + attribute, line);
  }

  private String attribute(String text, int line) {
    int dot = text.indexOf('.');
    var id = dot < 0 ? text : text.substring(0, dot);
    var attribute = dot < 0 ? "" : text.substring(dot + 1);
    var resource = resources.get(id);
    if (resource == null) {
      refusals.add(line, id + " is no resource");
      return "";
    }
    var arn = "arn:aws:%s:" + REGION + ":" + ACCOUNT + ":%s";
    return switch (resource.type() + " " + attribute) {
      case "AWS::DynamoDB::Table Arn" -> arn.formatted("dynamodb", "table/" + name(id, line));
      case "AWS::DynamoDB::Table StreamArn" ->
          arn.formatted("dynamodb", "table/" + name(id, line) + "/stream/local");
      case "AWS::S3::Bucket Arn" -> "arn:aws:s3:::" + name(id, line);
      case "AWS::SQS::Queue Arn" -> arn.formatted("sqs", name(id, line));
      case "AWS::SQS::Queue QueueName" -> name(id, line);
      case "AWS::Logs::LogGroup Arn" -> arn.formatted("logs", "log-group:" + name(id, line));
      case "AWS::Serverless::Function Arn" -> arn.formatted("lambda", "function:" + id);
      default -> {
        refusals.add(
            line,
            "the attribute %s of %s (%s) is not emulated"
                .formatted(attribute, id, resource.type()));
        yield "";
      }
    };
  }

  /// The resource's name here.
  String name(String id, int line) {
    var resource = resources.get(id);
    var property = resource == null ? null : NAMED_BY.get(resource.type());
    if (resource == null || property == null) {
      return id;
    }
    // As AWS does: no bucket's name has capitals.
    var unnamed = resource.type().equals("AWS::S3::Bucket") ? id.toLowerCase(Locale.ROOT) : id;
    if (!naming.add(id)) {
      refusals.add(line, id + " takes its name from itself");
      return id;
    }
    try {
      return find(resource.node(), "Properties")
          .flatMap(properties -> find(properties, property))
          .map(node -> value(node) instanceof TemplateValue.Scalar scalar ? scalar.text() : id)
          .orElse(unnamed);
    } finally {
      naming.remove(id);
    }
  }

  static Optional<Node> find(Node node, String name) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    return mapping.getValue().stream()
        .filter(
            entry -> entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(entry -> entry.getValueNode())
        .findFirst();
  }

  /// The globals with a resource's own properties laid over them, as SAM does: names merge, lists
  /// add, the rest replaces.
  static TemplateValue.Fields merge(TemplateValue.Fields globals, TemplateValue.Fields own) {
    var values = new LinkedHashMap<>(globals.values());
    var lines = new LinkedHashMap<>(globals.lines());
    own.values()
        .forEach(
            (name, value) -> {
              values.merge(name, value, Scope::merge);
              lines.put(name, own.lines().getOrDefault(name, own.line()));
            });
    return new TemplateValue.Fields(values, lines, own.line());
  }

  private static TemplateValue merge(TemplateValue global, TemplateValue own) {
    if (global instanceof TemplateValue.Fields globals
        && own instanceof TemplateValue.Fields fields) {
      return merge(globals, fields);
    }
    if (global instanceof TemplateValue.Items(var first, _)
        && own instanceof TemplateValue.Items(var second, var line)) {
      List<TemplateValue> both = new ArrayList<>(first);
      both.addAll(second);
      return new TemplateValue.Items(List.copyOf(both), line);
    }
    return own;
  }
}
