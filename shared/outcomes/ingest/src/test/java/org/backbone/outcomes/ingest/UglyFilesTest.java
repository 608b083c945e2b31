package org.backbone.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.backbone.outcomes.catalog.DatasetFiles;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UglyFilesTest {
  private static final int FILES = 400;
  private static final List<String> TOKENS =
      List.of(
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "\n",
          "\r",
          "\r\n\r\n",
          "\0",
          "\ufeff",
          "=\"",
          "'",
          "-",
          "-1",
          "1e9",
          "NaN",
          "99999999999999999999999",
          "0.0",
          "*",
          ".",
          "PS",
          "GE",
          "GE95",
          "85-89",
          "101",
          "{month}",
          "{0}",
          "{c}",
          "[",
          "]",
          "%",
          "ñ",
          "😀",
          "2014-10-01 00:00:00",
          "State Level",
          "x".repeat(40_000),
          ",".repeat(1_200));

  private final Datasets known = DatasetFiles.bundled();
  @TempDir private Path folder;

  @Test
  void noFileWhateverStandsInItEndsInAnException() throws IOException {
    var seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var originals =
        List.of(
            small("wic-pregnant-women-fy2015.csv", 60),
            small("edfacts-graduation-ok-2014-15.csv", 40),
            small("ct-chronic-absence-2018-19.csv", 60),
            small("ct-chronic-absence-2017-18.csv", 10));
    for (var i = 0; i < FILES; i++) {
      var file = folder.resolve("ugly");
      Files.write(file, ugly(originals.get(random.nextInt(originals.size())), random));
      try {
        look(file);
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", file " + i, e);
      }
    }
  }

  private void look(Path file) throws IOException {
    var mapped = new MappedFile(file, known.mappings(), known.catalogue(), Optional.empty());
    var _ = mapped.personalData();
    var read = mapped.read();
    if (read.result().report() instanceof Report.Refused refused) {
      assertThat(refused.total()).isPositive();
      assertThat(refused.groups()).isNotEmpty();
      for (var language : Language.all()) {
        refused
            .first()
            .forEach(problem -> assertThat(FileWords.in(language).message(problem)).isNotBlank());
        refused
            .groups()
            .forEach(group -> assertThat(FileWords.in(language).what(group)).isNotBlank());
        refused
            .groups()
            .forEach(group -> assertThat(FileWords.in(language).toDo(group)).isNotBlank());
        refused.notes().forEach(note -> assertThat(FileWords.in(language).note(note)).isNotBlank());
      }
      var _ =
          ErrorFile.write(
              mapped, read.sheet(), refused, Language.ES, OutputStream.nullOutputStream());
    }
  }

  private static byte[] ugly(byte[] original, SplittableRandom random) {
    var bytes = original;
    for (var change = random.nextInt(1, 5); change > 0; change--) {
      var at = random.nextInt(bytes.length + 1);
      var to = Math.min(bytes.length, at + random.nextInt(200));
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> joined(bytes, at, token(random), at);
            case 1 -> joined(bytes, at, token(random), to);
            case 2 -> joined(bytes, at, new byte[0], to);
            case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
            case 4 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, to);
            default -> Arrays.copyOf(bytes, at);
          };
    }
    return bytes;
  }

  private static byte[] token(SplittableRandom random) {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, until);
    out.writeBytes(middle);
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  private static byte[] small(String name, int lines) throws IOException {
    var text =
        new String(Files.readAllBytes(TestFiles.path("/data/" + name)), StandardCharsets.UTF_8);
    var end = 0;
    for (var i = 0; i < lines; i++) {
      end = text.indexOf('\n', end) + 1;
    }
    return text.substring(0, end).getBytes(StandardCharsets.UTF_8);
  }
}
