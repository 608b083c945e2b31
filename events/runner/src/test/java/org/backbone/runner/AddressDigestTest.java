package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// An address stands in keys and in the log by one digest alone.
class AddressDigestTest {
  private static final Path ROOT = Path.of(System.getProperty("backbone.root"));
  private static final Pattern OF_AN_ADDRESS =
      Pattern.compile("Digest\\s*\\.sha256\\([^;]*?(?:[eE]mail|[aA]ddress|[cC]ontact|\\bto\\b)");

  @Test
  void nobodyDigestsAnAddressButEmailAddressItself() throws IOException {
    var digesting = new ArrayList<String>();
    for (var top : List.of("shared", "functions")) {
      try (var files = Files.walk(ROOT.resolve(top))) {
        for (var file : files.filter(AddressDigestTest::isDeployed).toList()) {
          if (OF_AN_ADDRESS.matcher(Files.readString(file)).find()) {
            digesting.add(file.getFileName().toString());
          }
        }
      }
    }

    assertThat(digesting).isEmpty();
  }

  @Test
  void thePatternFindsOne() {
    assertThat(OF_AN_ADDRESS.matcher("Digest.sha256(partner.email()).substring(0, 8)").find())
        .isTrue();
    assertThat(OF_AN_ADDRESS.matcher("Digest.sha256(token); send(email)").find()).isFalse();
  }

  private static boolean isDeployed(Path file) {
    return file.toString().endsWith(".java")
        && file.toString().contains("/src/main/")
        && !file.endsWith("EmailAddress.java");
  }
}
