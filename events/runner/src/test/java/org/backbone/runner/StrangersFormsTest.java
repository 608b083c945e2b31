package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// Whoever takes the form of somebody whom we do not know looks whether a program sent it, and when
/// it was drawn, before anything is done.
class StrangersFormsTest {
  @Test
  void whoeverLetsStrangersWriteLooksIntoTheTrapAndWhenTheFormWasDrawnFirst() throws IOException {
    var doors = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(Repository.root().resolve("shared"))) {
      for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        var code = Files.readString(file);
        if (file.toString().contains("/src/main/") && code.contains("strangers.refused(")) {
          doors.add(file.getFileName().toString());
          assertThat(faults(code)).as("%s", file).isEmpty();
        }
      }
    }
    assertThat(doors).hasSize(3);
  }

  @Test
  void aFormThatIsTakenAtOnceIsFound() {
    var good = "strangers.drawn(DOOR, Trap.stamp(form)); Trap.caught(form); strangers.stamp(DOOR)";

    assertThat(faults(good)).isEmpty();
    assertThat(faults("Trap.caught(form); strangers.refused(DOOR)")).hasSize(2);
    assertThat(faults("strangers.drawn(DOOR, stamp); strangers.stamp(DOOR)"))
        .containsExactly("Trap.caught(");
  }

  private static List<String> faults(String code) {
    return Stream.of("Trap.caught(", "strangers.drawn(", "strangers.stamp(")
        .filter(call -> !code.contains(call))
        .toList();
  }
}
