package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// `docs/architecture.md` is a map: a class that moved is mended on it.
class ArchitecturePageTest {
  private static final Path ROOT = Repository.root();
  private static final Pattern CLASS = Pattern.compile("`(org\\.backbone\\.[a-z.]*\\.[A-Z]\\w*)`");

  @Test
  void everyClassThatThePageNamesIsThere() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/architecture.md"));
    var named = CLASS.matcher(page).results().map(found -> found.group(1)).distinct().toList();

    assertThat(named)
        .hasSizeGreaterThan(20)
        .allSatisfy(name -> assertThat(sources(name)).hasSize(1));
  }

  @Test
  void everyRoomIsOnThePicture() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/architecture.md"));
    var picture = page.split("```", -1)[1];
    for (var parent : List.of("functions", "shared", "shared/platform")) {
      try (var rooms = Files.list(ROOT.resolve(parent))) {
        assertThat(
                rooms
                    .filter(room -> Files.exists(room.resolve("pom.xml")))
                    .map(room -> room.getFileName().toString())
                    .filter(room -> !room.equals("testkit")))
            .allSatisfy(room -> assertThat(picture).containsPattern(place(parent).formatted(room)));
      }
    }
  }

  // A capability has a line of its own, which begins with its name; the others share lines.
  private static String place(String parent) {
    return parent.equals("shared") ? "(?m)^(?: shared/)?[ │▼]*%s\\b" : "(?<![a-z-])%s(?![a-z-])";
  }

  private static List<Path> sources(String name) {
    var file = Path.of("src/main/java").resolve(name.replace('.', '/') + ".java");
    try (var all = Files.walk(ROOT, 12)) {
      return all.filter(path -> path.endsWith(file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
