package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script and the processes below it: how they end, and what is said to who misuses them.
class ProcessesIT {
  private static final Path SCRIPT = Path.of(System.getProperty("backbone.root"), "backbone");

  private record Ended(int code, String said) {}

  @Test
  void theProcessThatWasStartedEndsLast(@TempDir Path data) throws Exception {
    try (var stack = Stack.start(data, "--empty")) {
      var below = stack.below();
      assertThat(below).hasSizeGreaterThanOrEqualTo(3);

      stack.endAsAsked();

      assertThat(below).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void whatIsBelowTheStackEndsWhenItIsKilled(@TempDir Path data) {
    try (var stack = Stack.start(data, "--empty")) {
      var below = stack.below();

      stack.killAlone();

      assertThat(below)
          .allSatisfy(
              child -> assertThat(child.onExit()).succeedsWithin(java.time.Duration.ofSeconds(20)));
    }
  }

  @Test
  void theScriptWorksThroughLinks(@TempDir Path folder) throws Exception {
    var first = Files.createSymbolicLink(folder.resolve("first"), SCRIPT);
    Files.createDirectories(folder.resolve("bin"));
    var second = folder.resolve("bin/backbone");
    Files.createSymbolicLink(second, Path.of("../first"));

    for (var link : List.of(first, second)) {
      var ended = run(link, "--help");
      assertThat(ended.code()).as(ended.said()).isZero();
      assertThat(ended.said()).contains("Usage: backbone");
    }
  }

  @Test
  void misuseIsOneSentenceAndNoSuccess(@TempDir Path folder) throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    var below = file.resolve("data");

    for (var misuse :
        List.of(
            List.of("run", "--port", "99999", "--data", folder.resolve("data").toString()),
            List.of("run", "--port", "0", "--data", file.toString()),
            List.of("run", "--port", "0", "--data", below.toString()),
            List.of("tick", "--at", "2020-05-04T15:00:00Z", "--port", "99999"),
            List.of("token", "staff", "--port", "99999"))) {
      var ended = run(SCRIPT, misuse.toArray(String[]::new));
      assertThat(ended.code()).as("%s: %s", misuse, ended.said()).isNotZero();
      assertThat(ended.said().strip().lines()).as(ended.said()).hasSize(1);
    }
  }

  @Test
  void whereItsMemoryEndsACheckDoesNotSayThatTheFileIsWrong(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("figures.csv"), "month,women\n2014-10,12\n");

    var ended = run(Map.of("BACKBONE_JAVA_OPTS", "-Xmx5m"), SCRIPT, "check", file.toString());

    assertThat(ended.code()).as(ended.said()).isEqualTo(3);
    assertThat(ended.said()).contains("OutOfMemoryError");
  }

  private static Ended run(Path script, String... words) throws IOException, InterruptedException {
    return run(Map.of(), script, words);
  }

  private static Ended run(Map<String, String> environment, Path script, String... words)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), said);
  }
}
