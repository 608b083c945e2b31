package org.backbone.runner.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.backbone.platform.core.Ids;
import org.backbone.runner.background.Part;
import org.backbone.runner.data.WholeFile;
import org.backbone.template.LambdaFunction;
import org.backbone.template.Retry;

/// An event queue as Lambda keeps one for asynchronous calls: one file for each event that is not
/// yet done, tried as often as the function's configuration says, then put into its failure queue
/// with the reason.
public final class FileEventQueue implements EventQueue, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 4;

  private final Path folder;
  private final Function<String, LambdaFunction> functions;
  private final LambdaInvoker invoker;
  private final FailureQueue failures;
  private final Settled settled;
  private final Duration backoff;
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final Part part;

  /// A queue in this folder.
  ///
  /// @param functions a function by its logical id
  /// @param backoff the wait before the second try; it doubles with each (Lambda begins with a
  /// minute)
  /// @param part its threads
  public FileEventQueue(
      Path folder,
      Function<String, LambdaFunction> functions,
      LambdaInvoker invoker,
      FailureQueue failures,
      Settled settled,
      Duration backoff,
      Part part) {
    this.folder = folder;
    this.functions = functions;
    this.invoker = invoker;
    this.failures = failures;
    this.settled = settled;
    this.backoff = backoff;
    this.part = part;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void send(String functionId, JsonNode event, Cause cause) {
    var at = Instant.now();
    var pending = JSON.createObjectNode();
    pending.put("id", Ids.uuid7(at).toString());
    pending.put("at", at.toString());
    pending.put("trigger", cause.trigger());
    cause.invocation().ifPresent(invocation -> pending.put("cause", invocation));
    pending.put("tries", 0);
    pending.set("event", event);
    // Refuses a function that there is not, before anything is kept.
    pending.put("function", functions.apply(functionId).id());
    keep(pending);
    start(pending);
  }

  /// Delivers what an earlier run left behind, oldest first; says how many events that are. What
  /// is no event of a function that there is, is set aside.
  public int resume() {
    try (var files = Files.list(folder)) {
      var left = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      var count = 0;
      for (var file : left) {
        var pending = WholeFile.read(file, this::pending, part::say);
        pending.ifPresent(this::start);
        count += pending.isPresent() ? 1 : 0;
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode pending(byte[] bytes) throws IOException {
    if (!(JSON.readTree(bytes) instanceof ObjectNode pending)) {
      throw new IOException("it is no event");
    }
    var unused = functions.apply(pending.path("function").asText());
    var at = Instant.parse(pending.path("at").asText());
    return pending.put("at", at.toString());
  }

  private void start(ObjectNode pending) {
    var work = settled.begin();
    part.start(
        () -> {
          try {
            deliver(pending);
          } catch (InterruptedException e) {
            // The stack ends; the file stays for the next start.
            work.close();
            throw e;
          }
          work.close();
        });
  }

  private void deliver(ObjectNode pending) throws InterruptedException {
    var function = functions.apply(pending.path("function").asText());
    var retry = function.async();

    while (true) {
      var result = attempt(pending);
      if (result.isPresent() && !result.get().failed()) {
        part.insist(() -> forget(pending));
        return;
      }
      if (part.closed() || Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("the stack ends");
      }
      pending.put("tries", pending.path("tries").asInt() + 1);
      part.insist(() -> keep(pending));
      boolean old =
          Instant.parse(pending.path("at").asText())
              .plus(retry.maximumAge())
              .isBefore(Instant.now());
      if (old || pending.path("tries").asInt() > retry.attempts()) {
        giveUp(function, retry, pending, result, old ? "EventAgeExceeded" : "RetriesExhausted");
        return;
      }
      Thread.sleep(backoff.multipliedBy(1L << Math.min(10, pending.path("tries").asInt() - 1)));
    }
  }

  // A call that does not come through is one more failed attempt: the functions' JVM may be
  // starting again.
  private Optional<InvokeResult> attempt(ObjectNode pending) throws InterruptedException {
    permits.acquire();
    try {
      return Optional.of(
          invoker.invoke(
              pending.path("function").asText(),
              pending.path("event"),
              new Cause(
                  pending.path("trigger").asText(),
                  Optional.ofNullable(pending.path("cause").textValue()))));
    } catch (RuntimeException e) {
      if (part.closed()) {
        return Optional.empty();
      }
      System.getLogger(FileEventQueue.class.getName())
          .log(System.Logger.Level.WARNING, "an event was not delivered and is tried again", e);
      return Optional.empty();
    } finally {
      permits.release();
    }
  }

  private void giveUp(
      LambdaFunction function,
      Retry retry,
      ObjectNode pending,
      Optional<InvokeResult> last,
      String condition)
      throws InterruptedException {
    var arn = retry.failureQueueArn();
    if (arn.isPresent()) {
      var record = record(function, pending, last, condition);
      part.insist(() -> failures.put(arn.get(), record));
    }
    part.insist(() -> forget(pending));
  }

  // The shape of Lambda's record for destinations of asynchronous calls.
  private static JsonNode record(
      LambdaFunction function, ObjectNode pending, Optional<InvokeResult> last, String condition) {
    var record = JSON.createObjectNode();
    record.put("version", "1.0");
    record.put("timestamp", Instant.now().toString());
    var context = record.putObject("requestContext");
    context.put("requestId", last.map(InvokeResult::id).orElse(pending.path("id").asText()));
    context.put(
        "functionArn",
        "arn:aws:lambda:us-east-1:000000000000:function:" + function.id() + ":$LATEST");
    context.put("condition", condition);
    context.put("approximateInvokeCount", pending.path("tries").asInt());
    record.set("requestPayload", pending.path("event"));
    var response = record.putObject("responseContext");
    response.put("statusCode", last.isPresent() ? 200 : 503);
    response.put("executedVersion", "$LATEST");
    last.flatMap(InvokeResult::functionError)
        .ifPresent(error -> response.put("functionError", error));
    last.ifPresent(result -> record.set("responsePayload", result.payload()));
    return record;
  }

  private void keep(ObjectNode pending) {
    try {
      WholeFile.write(file(pending), pending.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forget(ObjectNode pending) throws IOException {
    // A folder that cannot be read holds the file still.
    if (!Files.deleteIfExists(file(pending)) && !Files.isDirectory(folder)) {
      throw new IOException(folder + " cannot be read");
    }
  }

  private Path file(ObjectNode pending) {
    return folder.resolve(pending.path("id").asText() + ".json");
  }

  /// Stops delivering; what is not done stays for the next start.
  @Override
  public void close() {
    part.close();
  }
}
