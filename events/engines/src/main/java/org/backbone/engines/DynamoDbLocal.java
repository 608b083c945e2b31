package org.backbone.engines;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.backbone.template.Repository;

/// Amazon's DynamoDB Local in a JVM of its own, which ends when this one does, however this one
/// ends.
///
/// It listens on every interface, for it can do no other.
public final class DynamoDbLocal implements AutoCloseable {
  /// What its user must know of its licence; printed wherever the local stack starts it.
  public static final String LICENCE =
      "DynamoDB Local is Amazon's: its licence (LICENSE.txt in its jar) asks that you have an AWS account;"
          + " --dynamodb URL uses any other DynamoDB.";

  // Written by events/dynamodb-local.
  private static final String LIST = "jars.txt";
  private static final String MAIN_CLASS =
      "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final int ATTEMPTS = 5;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  // The inner reader sees the end of our pipe when we close it or die, even by SIGKILL, and then
  // ends the server. The shell ends last.
  private static final String ENDS_WITH_ITS_PARENT =
      """
      trap '' INT
      exec 3<&0
      "$@" </dev/null 3<&- & server=$!
      (
        while read -r _; do :; done <&3
        trap '' TERM
        kill "$server"
        tries=0
        while kill -0 "$server" && [ $tries -lt 25 ]; do sleep 0.2; tries=$((tries + 1)); done
        kill -9 "$server"
      ) >/dev/null 2>&1 & reader=$!
      exec 3<&-
      wait "$server"
      kill "$reader" 2>/dev/null
      wait "$reader"
      """;

  private final List<String> command;
  private final Path log;
  private final URI endpoint;
  private volatile Process process;
  private volatile boolean closed;

  private DynamoDbLocal(List<String> command, Path log, int port) throws IOException {
    this.command = command;
    this.log = log;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
    this.process = launch(command, log);
  }

  /// Starts it from the jars that the build fetched into `.tools/dynamodb-local`; returns when it
  /// answers.
  ///
  /// @param data the folder that keeps its state, made if missing; empty: it is kept in memory
  public static DynamoDbLocal start(Optional<Path> data) {
    return start(Repository.root().resolve(".tools/dynamodb-local"), data);
  }

  /// As [#start(Optional)], from the jars in a folder.
  public static DynamoDbLocal start(Path jars, Optional<Path> data) {
    var classPath = classPath(jars);
    try {
      var log = logFile(data);
      for (var attempt = 1; ; attempt++) {
        var port = freePort();
        var server = new DynamoDbLocal(command(classPath, data, port), log, port);
        if (server.answers()) {
          return server;
        }
        server.close();
        if (attempt == ATTEMPTS) {
          throw new IllegalStateException("DynamoDB Local did not start: " + tail(log));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it answers.
  public URI endpoint() {
    return endpoint;
  }

  /// Returns when it has ended, for whatever reason.
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /// Starts one that has ended again, at its address and with what it kept; of one in memory, that
  /// is nothing. Returns when it answers. One that was closed stays closed.
  ///
  /// @throws IOException if it does not answer
  public synchronized void startAgain() throws IOException {
    if (closed || process.isAlive()) {
      return;
    }
    process = launch(command, log);
    if (!answers()) {
      stop();
      throw new IOException("DynamoDB Local does not start again: " + tail(log));
    }
  }

  /// Ends it and waits until it has.
  @Override
  public void close() {
    closed = true;
    stop();
  }

  private void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pipe is closed already: its reader has ended.
    }
    try {
      if (!process.waitFor(8, TimeUnit.SECONDS)) {
        end();
      }
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// The jars of the folder that the build listed, in its order. Those of an earlier version may
  /// lie beside them.
  static String classPath(Path jars) {
    try {
      return Arrays.stream(Files.readString(jars.resolve(LIST)).strip().split("[:;]", -1))
          .map(listed -> jars.resolve(Path.of(listed).getFileName()).toString())
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new IllegalStateException(
          "DynamoDB Local is not in " + jars + ": run mvn generate-resources to fetch it", e);
    }
  }

  private static List<String> command(String jars, Optional<Path> data, int port)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            jars,
            MAIN_CLASS,
            "-disableTelemetry",
            "-sharedDb",
            "-port",
            Integer.toString(port)));
    if (data.isPresent()) {
      Files.createDirectories(data.get());
      command.addAll(List.of("-dbPath", data.get().toAbsolutePath().toString()));
    } else {
      command.add("-inMemory");
    }
    return command;
  }

  private static Process launch(List<String> command, Path log) throws IOException {
    var windows = System.getProperty("os.name").startsWith("Windows");
    var started = new ArrayList<String>();
    if (!windows) {
      started.addAll(List.of("/bin/sh", "-c", ENDS_WITH_ITS_PARENT, "dynamodb-local"));
    }
    started.addAll(command);
    var process =
        new ProcessBuilder(started).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (windows) {
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }
    return process;
  }

  private boolean answers() {
    var port = endpoint.getPort();
    var until = System.nanoTime() + START_LIMIT.toNanos();
    while (!closed && process.isAlive() && System.nanoTime() < until) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        socket.setSoTimeout(10_000);
        socket
            .getOutputStream()
            .write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        if (socket.getInputStream().read() == 'H') {
          return process.isAlive();
        }
      } catch (IOException e) {
        pause();
      }
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(25);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while DynamoDB Local starts", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path logFile(Optional<Path> data) throws IOException {
    if (data.isPresent()) {
      Files.createDirectories(data.get());
      return data.get().resolve("dynamodb-local.log");
    }
    var log = Files.createTempFile("dynamodb-local", ".log");
    log.toFile().deleteOnExit();
    return log;
  }

  private static String tail(Path log) throws IOException {
    var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
