package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Each capability's `TABLE.md` and its stores say the same.
class TablePagesTest {
  private static final Path ROOT = Path.of(System.getProperty("backbone.root"));
  private static final Pattern WRITTEN =
      Pattern.compile("\"[:]?type\",\\s*(?:AttributeValue\\.)?fromS\\(([^)]*)\\)");

  /// A row of a table of four columns: pk, sk, type, what.
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| `([^`]+)` \\| ([a-z-]+) \\| [^|\n]+ \\|$");

  @Test
  void everyTypeOfItemThatACapabilityWritesStandsOnItsPageAndNoOther() {
    for (var capability : withATable()) {
      var page = ROOT.resolve("shared/" + capability + "/TABLE.md");
      assertThat(page).isRegularFile();
      assertThat(described(capability)).as(capability).isEqualTo(written(capability));
    }
  }

  @Test
  void noTypeStandsOnTwoPages() {
    var types = withATable().stream().flatMap(each -> described(each).stream()).toList();

    assertThat(types).hasSizeGreaterThan(15).doesNotHaveDuplicates();
  }

  @Test
  void noTwoItemsHaveTheSameKey() {
    var keys =
        withATable().stream()
            .flatMap(each -> ROW.matcher(page(each)).results())
            .map(row -> row.group(1) + " / " + row.group(2))
            .toList();

    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void thePlatformsPageLeadsToEachAndDescribesNoItemItself() {
    var page = read(ROOT.resolve("shared/platform/table/TABLE.md"));

    for (var capability : withATable()) {
      assertThat(page).contains("[" + capability + "](../../" + capability + "/TABLE.md)");
    }
    assertThat(ROW.matcher(page).find()).isFalse();
  }

  private static List<String> withATable() {
    return HouseRule.TOWER.stream().filter(name -> Files.isDirectory(stores(name))).toList();
  }

  private static Path stores(String capability) {
    return ROOT.resolve("shared/%1$s/src/main/java/org/backbone/%1$s/table".formatted(capability));
  }

  private static Set<String> written(String capability) {
    var types = new TreeSet<String>();
    try (var files = Files.list(stores(capability))) {
      for (var file : files.toList()) {
        WRITTEN
            .matcher(read(file))
            .results()
            .forEach(
                found -> {
                  assertThat(found.group(1)).as("%s", file).matches("\"[a-z-]+\"");
                  types.add(found.group(1).replace("\"", ""));
                });
      }
    } catch (IOException e) {
      throw new IllegalStateException(capability + " cannot be read", e);
    }
    return types;
  }

  // An item may stand at two keys.
  private static Set<String> described(String capability) {
    var types = new TreeSet<String>();
    ROW.matcher(page(capability)).results().forEach(row -> types.add(row.group(3)));
    return types;
  }

  private static String page(String capability) {
    return read(ROOT.resolve("shared/" + capability + "/TABLE.md"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
