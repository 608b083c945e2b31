package org.backbone.runner.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The product as somebody runs it: the script, in a process of its own, on a free port.
final class Stack implements Deployment, AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Path ROOT = Path.of(System.getProperty("backbone.root"));

  private final Process process;
  private final int port;
  private final List<String> printed = new CopyOnWriteArrayList<>();

  private Stack(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts the stack in `data` and returns when it answers `/health`.
  static Stack start(Path data, String... more) {
    var port = freePort();
    var command = new ArrayList<String>();
    command.add(ROOT.resolve("backbone").toString());
    command.addAll(List.of("run", "--port", Integer.toString(port), "--data", data.toString()));
    command.addAll(List.of(more));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var stack = new Stack(process, port);
      Thread.ofVirtual().start(stack::read);
      stack.awaitHealth();
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns when it has printed that it is ready, its sample network loaded.
  void awaitReady() {
    awaitUntil(() -> printed.stream().anyMatch(line -> line.startsWith("Ready in ")));
  }

  @Override
  public int port() {
    return port;
  }

  /// What the script printed so far, line by line.
  List<String> printed() {
    return List.copyOf(printed);
  }

  /// Kills the stack with SIGKILL, its children too, as a power cut does; all but the table.
  void kill() {
    var children = process.descendants().toList();
    process.destroyForcibly();
    children.stream().filter(child -> !isTheTable(child)).forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    children.forEach(child -> child.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }

  // DynamoDB keeps what it took. DynamoDB Local says so a moment before it has written a
  // transaction down, and would lose the last one: its shell sees the stack die, and ends it.
  private static boolean isTheTable(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains("dynamodb-local")).isPresent();
  }

  /// Every process that it started.
  List<ProcessHandle> below() {
    return process.descendants().toList();
  }

  /// Kills with SIGKILL the one process that was started, and none below it.
  void killAlone() {
    process.destroyForcibly();
  }

  /// Asks the stack to end with SIGTERM; returns at once when the process has ended, whatever
  /// became of those below it.
  void endAsAsked() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running after SIGTERM");
    }
  }

  /// Asks the stack to end with SIGTERM and returns how long it took.
  Duration terminate() {
    var begun = Instant.now();
    var children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("still running after SIGTERM");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    children.forEach(child -> child.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    return Duration.between(begun, Instant.now());
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private void awaitHealth() {
    var client = new Client(base());
    awaitUntil(() -> client.isUp("/health"));
  }

  private void awaitUntil(BooleanSupplier isSo) {
    var until = Instant.now().plus(LONGEST_START);
    while (!isSo.getAsBoolean()) {
      if (!process.isAlive() || Instant.now().isAfter(until)) {
        close();
        throw new IllegalStateException("the stack did not start:\n" + String.join("\n", printed));
      }
      try {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("it ended:\n" + String.join("\n", printed));
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private void read() {
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try (reader) {
      reader.lines().forEach(printed::add);
    } catch (IOException | UncheckedIOException e) {
      printed.add("(no more to read: " + e.getMessage() + ")");
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted", e);
  }

  /// A file of the real input that the sample tells its story with.
  static Path realFile(String name) {
    var file = ROOT.resolve("events/runner/src/main/resources/sample/files").resolve(name);
    if (!Files.exists(file)) {
      throw new IllegalStateException("no such file: " + file);
    }
    return file;
  }
}
