package org.backbone.runner.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// What `SECURITY.md` promises, it promises with a page that says how it is held.
class SecurityPageTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  @Test
  void eachPromiseLeadsToAPageThatIsThere() throws IOException {
    var page = Files.readString(Repository.root().resolve("SECURITY.md"));
    var promises =
        page.lines().filter(line -> line.startsWith("| ")).filter(line -> line.length() > 40);

    assertThat(promises.toList())
        .hasSizeGreaterThan(8)
        .allSatisfy(
            promise ->
                assertThat(LINK.matcher(promise).results().map(SecurityPageTest::file).toList())
                    .as(promise)
                    .isNotEmpty()
                    .allMatch(link -> Files.exists(Repository.root().resolve(link))));
  }

  private static String file(MatchResult link) {
    return link.group(1).replaceAll("#.*", "");
  }
}
