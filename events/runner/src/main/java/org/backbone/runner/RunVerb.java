package org.backbone.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.backbone.runner.data.WholeFile;
import org.backbone.runner.sample.SampleNetwork;
import org.backbone.template.Repository;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `run`: the stack and, the first time, the sample network.
@Command(
    name = "run",
    description = "Starts everything on this machine, with the sample network.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunVerb implements Callable<Integer> {
  private static final Duration SETTLING = Duration.ofMinutes(5);

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "where it answers on 127.0.0.1; 0: any free port (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data",
      defaultValue = ".backbone",
      description = "the folder that keeps all state (default: ${DEFAULT-VALUE})")
  private Path data;

  @Option(names = "--empty", description = "without the sample network")
  private boolean empty;

  @Option(
      names = "--dynamodb",
      paramLabel = "URL",
      description = "a DynamoDB to use in place of DynamoDB Local")
  private @Nullable URI dynamodb;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var begun = Instant.now();
    var console = System.out;
    var parts = new StartedParts(console);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(parts), "stop"));
    var stack =
        LocalStack.start(
            new LocalStack.Options(
                Repository.root(), data, port, Optional.ofNullable(dynamodb), console),
            parts);
    if (!empty) {
      loadSample(stack, console);
    }
    stack.ready();
    stack.addresses().forEach((address, what) -> console.println(address + "  " + what));
    console.printf(
        "Ready in %.1f s. State is kept in %s. Ctrl-C stops all of it.%n",
        Duration.between(begun, Instant.now()).toMillis() / 1000.0, data);
    new CountDownLatch(1).await();
    return 0;
  }

  // Whoever started this process waits for it alone, so it ends last; also when it is told to end
  // while it starts.
  private static void end(StartedParts parts) {
    parts.close();
    Children.end();
  }

  private void loadSample(LocalStack stack, PrintStream console) throws IOException {
    var loaded = data.resolve("sample-loaded");
    if (Files.exists(loaded)) {
      return;
    }
    try {
      new SampleNetwork(stack.base(), stack.staffToken(), () -> settle(stack))
          .load(what -> console.println("Loading the sample network: " + what));
      WholeFile.write(loaded, Instant.now().toString());
    } catch (RuntimeException e) {
      console.println(
          "The sample network could not be loaded whole (the next start tries again): "
              + e.getMessage());
    }
  }

  private static void settle(LocalStack stack) {
    try {
      stack.settled().await(SETTLING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
