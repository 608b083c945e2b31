package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RebuildVerbTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void whereNoStackKeptAnythingThereIsNothingToLookAt() {
    assertThat(rebuild("--compare", "--data", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no stack has kept anything in the folder");
    assertThat(rebuild("--format", "xml")).isEqualTo(2);
  }

  @Test
  void aFolderInWhichNothingCountsYetIsTheSame() throws IOException {
    Files.createDirectories(folder.resolve("dynamodb"));
    Files.createDirectories(folder.resolve("files/buckets/" + RebuildVerb.UPLOADS));

    assertThat(rebuild("--compare", "--data", folder.toString())).isZero();
    assertThat(out.toString()).contains("Uploads compared: 0; tables: 0.", "All is the same.");
    assertThat(rebuild("--data", folder.toString(), "--lang", "es")).isZero();
    assertThat(out.toString()).contains("Todo es igual.");
  }

  private int rebuild(String... arguments) {
    return new CommandLine(new RebuildVerb())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
