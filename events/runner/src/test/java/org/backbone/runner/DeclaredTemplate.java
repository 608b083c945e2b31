package org.backbone.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// `template.yaml` as it is written, for [TemplateTest]: maps, lists and words, where `!Ref X` is
/// the text `!Ref X`. It shares no code with the reader that the local stack runs by.
final class DeclaredTemplate {
  static final Path ROOT = Path.of(System.getProperty("backbone.root"));

  private final Map<String, Object> template;
  private final Map<String, Object> resources;

  private DeclaredTemplate(Map<String, Object> template) {
    this.template = template;
    this.resources = map(template.get("Resources"));
  }

  static DeclaredTemplate read() {
    return of(text());
  }

  /// The text of `template.yaml`.
  static String text() {
    try {
      return Files.readString(ROOT.resolve("template.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A template as it is written in a text.
  static DeclaredTemplate of(String text) {
    return new DeclaredTemplate(map(new Yaml(new WithShortForms()).load(text)));
  }

  /// The whole of it, as maps, lists and words.
  Map<String, Object> whole() {
    return template;
  }

  /// What the template says of a parameter.
  Map<String, Object> parameter(String name) {
    return map(map(template.get("Parameters")).get(name));
  }

  /// The resources of a type as they are declared, by logical name: type, policies, properties.
  Map<String, Map<String, Object>> declared(String type) {
    var found = new LinkedHashMap<String, Map<String, Object>>();
    resources.forEach(
        (name, resource) -> {
          if (map(resource).get("Type").equals(type)) {
            found.put(name, map(resource));
          }
        });
    return found;
  }

  /// The properties of every resource of a type, by logical name.
  Map<String, Map<String, Object>> ofType(String type) {
    var found = new LinkedHashMap<String, Map<String, Object>>();
    resources.forEach(
        (name, resource) -> {
          if (map(resource).get("Type").equals(type)) {
            found.put(name, map(map(resource).get("Properties")));
          }
        });
    return found;
  }

  List<Function> functions() {
    return ofType("AWS::Serverless::Function").entrySet().stream()
        .map(entry -> new Function(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// What is at a path of keys; null where a key is missing.
  static @Nullable Object at(@Nullable Object node, String... path) {
    var found = node;
    for (var key : path) {
      found = map(found).get(key);
    }
    return found;
  }

  /// A node that is a map, or the empty map where it is missing or something else.
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /// A node's items; one item that is no list stands for a list of one.
  @SuppressWarnings("unchecked")
  static List<Object> list(@Nullable Object node) {
    return switch (node) {
      case null -> List.of();
      case List<?> items -> (List<Object>) items;
      default -> List.of(node);
    };
  }

  /// A function as it is declared; its name is its folder's.
  record Function(String logicalName, Map<String, Object> properties) {
    String codeUri() {
      return String.valueOf(properties.get("CodeUri"));
    }

    /// `functions/partner-intake/target/partner-intake.zip` → `partner-intake`.
    String name() {
      var parts = codeUri().split("/", -1);
      return parts.length > 1 ? parts[1] : codeUri();
    }

    String handler() {
      return String.valueOf(properties.get("Handler"));
    }

    Map<String, Object> environment() {
      return map(at(properties, "Environment", "Variables"));
    }

    List<Event> events() {
      return map(properties.get("Events")).entrySet().stream()
          .map(
              entry ->
                  new Event(
                      logicalName + "." + entry.getKey(),
                      String.valueOf(at(entry.getValue(), "Type")),
                      map(at(entry.getValue(), "Properties"))))
          .toList();
    }

    List<Event> events(String type) {
      return events().stream().filter(event -> event.type().equals(type)).toList();
    }

    List<String> routes() {
      return events("HttpApi").stream().map(Event::route).toList();
    }

    /// The statements of its role, one map each.
    List<Map<String, Object>> statements() {
      return list(properties.get("Policies")).stream()
          .flatMap(policy -> list(at(policy, "Statement")).stream())
          .map(DeclaredTemplate::map)
          .toList();
    }

    @Override
    public String toString() {
      return logicalName;
    }
  }

  /// One thing that starts a function.
  record Event(String name, String type, Map<String, Object> properties) {
    String route() {
      var path = String.valueOf(properties.get("Path"));
      return path.equals("$default") ? path : properties.get("Method") + " " + path;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// `!Ref`, `!GetAtt`, `!Sub` and `!If` as the text that they are written as.
  private static final class WithShortForms extends SafeConstructor {
    WithShortForms() {
      super(new LoaderOptions());
      yamlConstructors.put(
          null,
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return switch (node) {
                case ScalarNode scalar -> node.getTag().getValue() + " " + scalar.getValue();
                case SequenceNode sequence -> node.getTag().getValue() + " " + items(sequence);
                default -> throw new IllegalStateException("no names can follow " + node.getTag());
              };
            }

            private List<Object> items(SequenceNode sequence) {
              return sequence.getValue().stream()
                  .map(WithShortForms.this::constructObject)
                  .toList();
            }
          });
      yamlConstructors.put(Tag.TIMESTAMP, yamlConstructors.get(Tag.STR));
    }
  }
}
