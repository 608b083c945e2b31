package org.backbone.runner.host;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.runner.background.Part;
import org.backbone.runner.data.WholeFile;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Template;
import org.backbone.template.TemplateRefused;

/// The child JVM that runs the functions, with the environment that the template gives them.
public final class FunctionHost implements AutoCloseable {
  private static final List<String> KEPT_FROM_OURS = List.of("PATH", "HOME", "LANG", "TMPDIR");
  private static final List<String> RUNTIME =
      List.of(
          "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
          "com.amazonaws.services.lambda.runtime.Context",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  private final ProcessBuilder builder;
  private final PrintStream console;
  private final Path words;
  private volatile Child child;
  private final Part part;
  private volatile boolean closed;

  /// One run of the JVM, and where it answers.
  private record Child(Process process, int port) {}

  private FunctionHost(ProcessBuilder builder, PrintStream console, Path words, Part part)
      throws IOException {
    this.builder = builder;
    this.console = console;
    this.words = words;
    this.part = part;
    this.child = run(0);
    watch(child);
  }

  /// Starts the host.
  ///
  /// @param data the stack's folder
  /// @param aws what the SDK in the functions reads: endpoints, region, credentials
  /// @param console where it says what it reloads
  /// @param part its threads
  /// @throws TemplateRefused if one name has two values in the template: the functions share one
  /// environment here
  public static FunctionHost start(
      Template template, Path data, Map<String, String> aws, PrintStream console, Part part)
      throws IOException {
    var environment = environment(template);
    Files.createDirectories(data.resolve("log"));
    var list = data.resolve("functions.tsv");
    for (var function : template.functions()) {
      Permits.write(Permits.policy(template, function), permits(data, function));
    }
    WholeFile.write(
        list,
        template.functions().stream()
            .map(f -> hosted(f, permits(data, f)).line() + "\n")
            .collect(Collectors.joining()));
    var command =
        List.of(
            "/bin/sh",
            "-c",
            // Ctrl-C goes to the whole process group; the stack ends this child itself, in its
            // order.
            "trap '' INT; exec \"$@\"",
            "functions",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dsun.net.httpserver.nodelay=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            locations(List.of(HostMain.class.getName())),
            HostMain.class.getName(),
            list.toString(),
            data.resolve("functions").toString(),
            locations(RUNTIME),
            "0");
    var builder = new ProcessBuilder(new ArrayList<>(command));
    var variables = builder.environment();
    variables.keySet().retainAll(KEPT_FROM_OURS);
    variables.putAll(environment);
    variables.putAll(aws);
    var words = data.resolve("log").resolve("functions.txt");
    builder.redirectError(words.toFile());
    return new FunctionHost(builder, console, words, part);
  }

  private Child run(int port) throws IOException {
    builder.command().set(builder.command().size() - 1, Integer.toString(port));
    var process = builder.start();
    try {
      var reader = process.inputReader(StandardCharsets.UTF_8);
      var line = reader.readLine();
      if (line == null) {
        throw new IOException("the functions' JVM ended at once; it says why in " + words);
      }
      part.start(() -> repeat(reader, console));
      return new Child(process, Integer.parseInt(line));
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  // A function may bring the whole JVM down, by its memory for one. The others must go on, at the
  // same address.
  private void watch(Child watched) {
    var unused =
        watched.process().onExit().thenAccept(process -> ended(watched, process.exitValue()));
  }

  private void ended(Child watched, int code) {
    if (closed) {
      return;
    }
    console.println("The functions' JVM has ended with code " + code + "; see " + words);
    part.start(() -> startAgain(watched.port()));
  }

  private synchronized void startAgain(int port) throws IOException {
    if (closed) {
      return;
    }
    child = run(port);
    watch(child);
    console.println("The functions' JVM was started again.");
  }

  /// Where Lambda's Invoke path is answered.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + child.port());
  }

  /// The child's process id.
  public long pid() {
    return child.process().pid();
  }

  /// Ends the child, and returns when it has ended.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    var process = child.process();
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      part.close();
    }
  }

  /// The variables of all functions together.
  static Map<String, String> environment(Template template) {
    var union = new LinkedHashMap<String, LambdaFunction.Variable>();
    var problems = new ArrayList<String>();
    for (var function : template.functions()) {
      function
          .environment()
          .forEach(
              (name, variable) -> {
                var known = union.putIfAbsent(name, variable);
                if (known != null && !known.value().equals(variable.value())) {
                  problems.add(
                      "%s: %s of %s is '%s', but '%s' at %s"
                          .formatted(
                              variable.place(),
                              name,
                              function.id(),
                              variable.value(),
                              known.value(),
                              known.place()));
                }
              });
    }
    if (!problems.isEmpty()) {
      throw new TemplateRefused(problems);
    }
    var values = new LinkedHashMap<String, String>();
    union.forEach((name, variable) -> values.put(name, variable.value()));
    return values;
  }

  private static Path permits(Path data, LambdaFunction function) {
    return data.resolve("permits").resolve(function.name());
  }

  private static HostedFunction hosted(LambdaFunction function, Path permits) {
    return new HostedFunction(
        function.id(),
        function.name(),
        function.zip(),
        function.handler(),
        permits,
        (int) function.timeout().toSeconds(),
        function.concurrency().orElse(0));
  }

  private static void repeat(BufferedReader reader, PrintStream console) {
    try (Stream<String> lines = reader.lines()) {
      lines.forEach(console::println);
    } catch (UncheckedIOException _) {
      // The child has ended.
    }
  }

  private static String locations(List<String> classes) {
    return String.join(
        File.pathSeparator, classes.stream().map(FunctionHost::location).distinct().toList());
  }

  private static String location(String className) {
    try {
      var type = Class.forName(className, false, FunctionHost.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(className + " is not where it was built", e);
    }
  }
}
