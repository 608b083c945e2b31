package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {
  private static final int ROWS = 500_000;

  @TempDir private Path folder;

  @Test
  void aFileLargerThanTheHeapIsReadToItsEnd() throws IOException, InterruptedException {
    var lines = Files.readAllLines(TestFiles.path("/data/wic-pregnant-women-fy2015.csv"));
    var file = folder.resolve("large.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write(lines.getFirst() + "\r\n");
      out.write(lines.get(39) + "\r\n");
      for (var i = 0; i < ROWS; i++) {
        out.write("Elsewhere " + i + lines.get(2).substring(lines.get(2).indexOf(',')) + "\r\n");
      }
    }
    assertThat(Files.size(file)).isGreaterThan(32L << 20);

    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CheckInSmallHeap.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said.strip()).isEqualTo("500001 rows, 1 counted");
    assertThat(process.waitFor()).isZero();
  }
}
