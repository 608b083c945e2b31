package org.backbone.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backbone.template.EventPattern;
import org.backbone.template.Repository;
import org.backbone.template.Template;
import org.backbone.template.TemplateRefused;

/// What the local stack reads of the template.
final class StackDoors {
  private static final JsonMapper JSON = new JsonMapper();

  private StackDoors() {}

  static List<Target> all() {
    return List.of(
        new Target(
            "template",
            Set.of(Template.class),
            StackDoors::templates,
            () -> List.of(Inputs.read(Repository.root().resolve("template.yaml"))),
            List.of(
                "!Ref ",
                "!Sub ",
                "!GetAtt ",
                "Type: AWS::",
                "  - ",
                "&a ",
                "*a",
                "<<: *a",
                "!!java",
                "? ")),
        Target.of(
                "event-pattern",
                EventPattern.class,
                StackDoors::pattern,
                "{\"source\":[\"aws.s3\"],\"detail\":{\"object\":{\"key\":[{\"prefix\":\"a/\"}]}}}")
            .with("{\"anything-but\":", "{\"exists\":true}", "{\"suffix\":", "[]", "null"));
  }

  private static Door templates() {
    try {
      var file = Files.createTempFile("fuzz", ".yaml");
      file.toFile().deleteOnExit();
      return input -> {
        // A reader of files takes UTF-8 alone, and says so.
        Files.writeString(file, Inputs.text(input));
        try {
          if (Template.read(file, Map.of()).functions() == null) {
            throw new AssertionError("no list of functions");
          }
        } catch (TemplateRefused _) {
          // Named, with its line.
        }
      };
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void pattern(byte[] input) throws IOException {
    try {
      var pattern = JSON.readTree(Inputs.text(input));
      var _ = EventPattern.of(pattern).matches(JSON.createObjectNode().put("source", "aws.s3"));
    } catch (JsonProcessingException _) {
      // A template's own parser has said so before.
    } catch (IllegalArgumentException e) {
      if (!Refusals.isOurs(e)) {
        throw e;
      }
    }
  }
}
