package org.backbone.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  @Test
  void whatIsWrittenIsReadInAFolderThatIsMade() throws IOException {
    var file = folder.resolve("a/b.json");

    WholeFile.write(file, "{}");
    WholeFile.write(file, "{\"n\":1}");

    assertThat(WholeFile.read(file, bytes -> JSON.readValue(bytes, Map.class), said::add))
        .hasValue(Map.of("n", 1));
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.next");
    assertThat(said).isEmpty();
  }

  @Test
  void aWritingThatFailsLeavesWhatWasThere() throws IOException {
    var file = folder.resolve("a.json");
    WholeFile.write(file, "{}");
    Files.createDirectories(folder.resolve("a.json.next/in-the-way"));

    assertThatThrownBy(() -> WholeFile.write(file, "{\"n\":1}")).isInstanceOf(IOException.class);

    assertThat(file).hasContent("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"n\":", "\u0000\u0000"})
  void anEmptyOrCutFileIsSetAsideAndSaid(String content) throws IOException {
    var file = Files.writeString(folder.resolve("a.json"), content);

    assertThat(WholeFile.read(file, bytes -> JSON.readValue(bytes, Map.class), said::add))
        .isEmpty();

    assertThat(file).doesNotExist();
    assertThat(folder.resolve("a.json.broken")).hasContent(content);
    assertThat(said).singleElement().asString().contains("a.json was set aside as a.json.broken");
  }

  @Test
  void whatIsNotThereIsNotSaid() throws IOException {
    assertThat(WholeFile.read(folder.resolve("none"), String::new, said::add)).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void aSecretIsItsOwnersAlone() throws IOException {
    WholeFile.writePrivate(folder.resolve("key"), "secret");

    assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aLineThatACrashCutIsCutOff() throws IOException {
    var file = Files.writeString(folder.resolve("lines"), "one\ntwo\nthr");
    try (var lines = LineFile.open(file)) {
      var offset = lines.append("three".getBytes(java.nio.charset.StandardCharsets.UTF_8));

      assertThat(offset).isEqualTo(8);
      assertThat(new String(lines.read(offset, 5), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("three");
    }
    var read = new ArrayList<String>();
    LineFile.forEach(
        file, (_, line) -> read.add(new String(line, java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(read).containsExactly("one", "two", "three");
  }
}
