package org.backbone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The properties of the one table that `template.yaml` declares.
final class TableTemplate {
  private TableTemplate() {}

  static Map<String, Object> properties(Path template) {
    try (var reader = Files.newBufferedReader(template)) {
      Map<String, Map<String, Map<String, Object>>> document =
          new Yaml(new AnyTag(new LoaderOptions())).load(reader);
      var tables =
          document.getOrDefault("Resources", Map.of()).values().stream()
              .filter(resource -> "AWS::DynamoDB::Table".equals(resource.get("Type")))
              .toList();
      if (tables.size() != 1) {
        throw new IllegalStateException(template + " declares " + tables.size() + " tables, not 1");
      }
      @SuppressWarnings("unchecked")
      var properties = (Map<String, Object>) tables.getFirst().get("Properties");
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // CloudFormation's short functions (!Ref, !Sub) are of no interest in a table's keys.
  private static final class AnyTag extends SafeConstructor {
    AnyTag(LoaderOptions options) {
      super(options);
      this.yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> List.of();
              };
            }
          });
    }
  }
}
