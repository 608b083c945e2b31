package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backbone.template.Grant;
import org.backbone.template.Template;
import org.junit.jupiter.api.Test;

/// `docs/who.md` says which function reads and writes what as the template grants it.
class WhoPageTest {
  private static final Set<String> READS =
      Set.of("dynamodb:GetItem", "dynamodb:Query", "s3:GetObject", "s3:GetObjectVersion");
  private static final Set<String> WRITES =
      Set.of(
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "s3:PutObject",
          "s3:PutObjectTagging",
          "s3:PutObjectVersionTagging",
          "s3:DeleteObject",
          "s3:DeleteObjectVersion");

  // Without these, what is gone and what is forbidden look the same.
  private static final Set<String> SEES_NAMES = Set.of("s3:ListBucket", "s3:ListBucketVersions");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\|(?: [^|\n]* \\|)?? ([a-z, -]*) \\| ([a-z, -]*) \\|$");

  /// Who reads and who writes.
  private record Access(String readers, String writers) {}

  @Test
  void eachLineIsWhatTheTemplateGrants() throws IOException {
    assertThat(said()).isEqualTo(granted());
  }

  private static Map<String, Access> said() throws IOException {
    var page = Files.readString(DeclaredTemplate.ROOT.resolve("docs/who.md"));
    return ROW.matcher(page)
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row -> new Access(row.group(2).strip(), row.group(3).strip()),
                (one, _) -> one,
                TreeMap::new));
  }

  private static Map<String, Access> granted() throws IOException {
    var readers = new TreeMap<String, Set<String>>();
    var writers = new TreeMap<String, Set<String>>();
    var template =
        Template.read(
            DeclaredTemplate.ROOT.resolve("template.yaml"),
            LocalNames.parameters("http://127.0.0.1:1"));
    for (var function : template.functions()) {
      for (var grant : function.grants()) {
        for (var action : grant.actions()) {
          for (var what : reached(template, grant, action)) {
            readers.computeIfAbsent(what, _ -> new TreeSet<>());
            writers.computeIfAbsent(what, _ -> new TreeSet<>());
            if (READS.contains(action)) {
              readers.get(what).add(function.name());
            } else {
              assertThat(WRITES).contains(action);
              writers.get(what).add(function.name());
            }
          }
        }
      }
    }
    var access = new TreeMap<String, Access>();
    readers.forEach(
        (what, names) -> access.put(what, new Access(all(names), all(writers.get(what)))));
    return access;
  }

  private static String all(Set<String> names) {
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }

  private static List<String> reached(Template template, Grant grant, String action) {
    if (action.startsWith("dynamodb:")) {
      var isIndex = grant.resources().stream().allMatch(table -> table.endsWith("/index/due"));
      return grant.leadingKeys().stream().map(key -> isIndex ? "due " + key : key).toList();
    }
    return action.startsWith("s3:") && !SEES_NAMES.contains(action)
        ? grant.resources().stream().map(arn -> named(template, arn)).toList()
        : List.of();
  }

  // A bucket by its name in the template.
  private static String named(Template template, String arn) {
    var parts = arn.replaceFirst("^arn:aws:s3:::", "").split("/", 2);
    var bucket =
        template.buckets().stream()
            .filter(each -> each.name().equals(parts[0]))
            .findFirst()
            .orElseThrow();
    return bucket.id() + "/" + parts[1];
  }
}
