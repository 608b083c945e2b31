package org.backbone.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a template declares, with the values that its parameters have here.
///
/// @param file the template
/// @param parameters every parameter's value, defaults included
/// @param unemulated what is allowed in the template and has no effect here: resource types and
/// properties
public record Template(
    Path file,
    Map<String, String> parameters,
    List<LambdaFunction> functions,
    Optional<HttpApi> api,
    List<TableDefinition> tables,
    List<BucketDefinition> buckets,
    List<QueueDefinition> queues,
    List<String> unemulated) {

  /// Reads a template.
  ///
  /// @param parameters values for the parameters; those with a default may be left out
  /// @throws TemplateRefused names everything in it that is unknown here
  public static Template read(Path file, Map<String, String> parameters) {
    try {
      return new TemplateReader(file, Files.readString(file), parameters).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The function with the logical id.
  public LambdaFunction function(String id) {
    return functions.stream()
        .filter(function -> function.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(file + " declares no function " + id));
  }

  /// The one table.
  public TableDefinition table() {
    if (tables.size() != 1) {
      throw new IllegalStateException(file + " declares " + tables.size() + " tables");
    }
    return tables.getFirst();
  }
}
