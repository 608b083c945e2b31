package org.backbone.runner.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backbone.runner.background.Background;
import org.backbone.runner.background.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Journal.Bounds SMALL = new Journal.Bounds(4_000, 20_000);

  @TempDir Path folder;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final Background background =
      new Background(new PrintStream(console, true, StandardCharsets.UTF_8));

  @Test
  void theOneCallOfAFunctionIsFoundBehindThirtyThousandOthers() throws IOException {
    try (var journal = new Journal(folder, part())) {
      journal.keep(call(0, "Reports", true));
      for (int i = 1; i <= 30_000; i++) {
        journal.keep(call(i, "Sweeps", false));
      }
      var begun = System.nanoTime();

      assertThat(ids(journal, "function", "Reports")).containsExactly(id(0));
      assertThat(ids(journal, "failed", "true")).containsExactly(id(0));
      assertThat(ids(journal, "level", "error")).containsExactly(id(0));

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
      try (var files = Files.list(folder)) {
        assertThat(files).hasSizeLessThan(10);
      }
    }
  }

  @Test
  void aLaterStartKnowsAllOfIt() throws IOException {
    try (var journal = new Journal(folder, part())) {
      journal.keep(call(1, "Desk", false));
      journal.keep(call(2, "Desk", true));
    }

    try (var again = new Journal(folder, part())) {
      assertThat(ids(again, "function", "Desk")).containsExactly(id(2), id(1));
      assertThat(ids(again, "failed", "true")).containsExactly(id(2));
      assertThat(again.find(id(1)).orElseThrow().event().path("n").asInt()).isEqualTo(1);
    }
  }

  @Test
  void itNeverGrowsBeyondItsBoundAndTheOldestGo() throws IOException {
    try (var journal = new Journal(folder, SMALL, part())) {
      for (int i = 0; i < 1_000; i++) {
        journal.keep(call(i, "Desk", false));
      }

      assertThat(bytes()).isLessThanOrEqualTo(20_000);
      assertThat(journal.find(id(0))).isEmpty();
      assertThat(journal.find(id(999))).isPresent();
      assertThat(ids(journal, "function", "Desk")).first().isEqualTo(id(999));
    }
    assertThat(console.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatCannotBeWrittenFailsNoCallAndIsSaidOnce() throws IOException {
    try (var journal = new Journal(folder, SMALL, part())) {
      // Where the first file would be there is a folder: every write fails, as on a full disk.
      var blocked = Files.createDirectory(folder.resolve("calls-00000001.txt"));

      journal.keep(call(1, "Desk", false));
      journal.keep(call(2, "Desk", false));
      assertThat(console.toString(StandardCharsets.UTF_8).lines())
          .singleElement()
          .asString()
          .startsWith("The log does not work now");
      Files.delete(blocked);
      journal.keep(call(3, "Desk", false));

      assertThat(ids(journal, "function", "Desk")).containsExactly(id(3));
      assertThat(background.wrong()).isEmpty();
      assertThat(console.toString(StandardCharsets.UTF_8)).contains("The log works again.");
    }
  }

  @Test
  void whatACrashCutOrEmptiedIsSkippedAndTheOthersAreFound() throws IOException {
    try (var journal = new Journal(folder, part())) {
      journal.keep(call(1, "Desk", false));
    }
    var file = folder.resolve("calls-00000001.txt");
    Files.writeString(file, "nonsense\n0000", StandardOpenOption.APPEND);
    Files.createFile(folder.resolve("calls-00000000.txt"));
    Files.createFile(folder.resolve("0000-old.json"));

    try (var again = new Journal(folder, part())) {
      again.keep(call(2, "Desk", false));

      assertThat(ids(again, "function", "Desk")).containsExactly(id(2), id(1));
      assertThat(again.find(id(2))).isPresent();
    }
    assertThat(folder.resolve("0000-old.json.broken")).exists();
    assertThat(console.toString(StandardCharsets.UTF_8)).contains("0000-old.json was set aside");
  }

  @Test
  void theCallsOfTheFirstVersionAreTakenOver() throws IOException {
    for (int i = 1; i <= 3; i++) {
      var old = JSON.writeValueAsBytes(call(i, "Desk", i == 2).json());
      Files.write(folder.resolve(id(i) + ".json"), old);
    }

    try (var journal = new Journal(folder, part())) {
      assertThat(ids(journal, "function", "Desk")).containsExactly(id(3), id(2), id(1));
      assertThat(ids(journal, "failed", "true")).containsExactly(id(2));
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.json");
  }

  private Part part() {
    return background.bookkeeping("The log");
  }

  private static List<String> ids(Journal journal, String name, String value) {
    Function<String, Optional<String>> asked =
        parameter -> parameter.equals(name) ? Optional.of(value) : Optional.empty();
    return journal.newest(CallQuery.of(asked), 50).stream().map(JournalEntry::id).toList();
  }

  private long bytes() throws IOException {
    var size = 0L;
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        size += Files.size(file);
      }
    }
    return size;
  }

  private static String id(int number) {
    return "%08x".formatted(number);
  }

  private static JournalEntry call(int number, String function, boolean failed) {
    return new JournalEntry(
        id(number),
        Instant.parse("2020-05-04T12:00:00Z"),
        function,
        "schedule Tick",
        Optional.empty(),
        JSON.createObjectNode().put("n", number),
        JSON.createObjectNode(),
        failed ? Optional.of("Unhandled") : Optional.empty(),
        7,
        List.of());
  }
}
