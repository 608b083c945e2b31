package org.backbone.runner.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A function in the host: its newest version, loaded when it is called, and its limits.
final class FunctionSlot {
  /// What came of a call, with what it wrote meanwhile.
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
  record Outcome(byte[] payload, boolean failed, String log) {}

  private static final int LARGEST_ANSWER = 6_291_556;

  private final HostedFunction declared;
  private final List<URL> runtimeJars;
  private final Path folder;
  private final Semaphore permits;
  private @Nullable Version version;
  private int loads;

  FunctionSlot(HostedFunction declared, List<URL> runtimeJars, Path folder) {
    this.declared = declared;
    this.runtimeJars = runtimeJars;
    this.folder = folder;
    this.permits =
        new Semaphore(declared.concurrency() == 0 ? Integer.MAX_VALUE : declared.concurrency());
  }

  // Where Lambda turns a call away that is over the limit, and the caller tries again, this one
  // waits.
  Outcome call(String requestId, byte[] event) throws InterruptedException {
    permits.acquire();
    try {
      var output = new CallOutput();
      Version current;
      try {
        current = newest(output);
      } catch (IOException | ReflectiveOperationException | LinkageError e) {
        output.write(trace(e));
        return new Outcome(error("Runtime.ImportModuleError", reason(e)), true, output.text());
      }
      return run(current, requestId, event, output);
    } finally {
      permits.release();
    }
  }

  private Outcome run(Version current, String requestId, byte[] event, CallOutput output)
      throws InterruptedException {
    var answer = new CompletableFuture<LoadedHandler.Answer>();
    long millis = TimeUnit.SECONDS.toMillis(declared.timeoutSeconds());
    // A thread for each call, as deep as Lambda's, so that nothing of a version outlives it in
    // thread locals.
    var thread =
        Thread.ofPlatform()
            .daemon()
            .name(declared.name() + "-" + requestId)
            .start(() -> output.during(() -> work(current, requestId, event, millis, answer)));
    try {
      var got = answer.get(millis, TimeUnit.MILLISECONDS);
      thread.join();
      if (got.payload().length > LARGEST_ANSWER) {
        return new Outcome(
            error(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (6291556 bytes)."),
            true,
            output.text());
      }
      return new Outcome(got.payload(), got.failed(), output.text());
    } catch (TimeoutException _) {
      thread.interrupt();
      forget(current);
      return new Outcome(
          error(
              "Sandbox.Timedout",
              String.format(
                  Locale.ROOT,
                  "RequestId: %s Error: Task timed out after %d.00 seconds",
                  requestId,
                  declared.timeoutSeconds())),
          true,
          output.text());
    } catch (ExecutionException e) {
      return new Outcome(error("Runtime.ExitError", reason(e)), true, output.text());
    }
  }

  private void work(
      Version current,
      String requestId,
      byte[] event,
      long millis,
      CompletableFuture<LoadedHandler.Answer> answer) {
    boolean inTime = false;
    @Nullable LoadedHandler handler = null;
    try {
      handler = current.take();
      var call =
          new LoadedHandler.Call(
              requestId, declared.arn(), event, System.currentTimeMillis() + millis);
      inTime = answer.complete(handler.call(call));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    } finally {
      if (inTime && handler != null) {
        current.giveBack(handler);
      }
      current.leave();
    }
  }

  private synchronized Version newest(CallOutput output)
      throws IOException, ReflectiveOperationException {
    if (!Files.exists(declared.zip())) {
      throw new IOException(declared.zip() + " is not there; build it with: mvn package");
    }
    var stamp = Version.Stamp.of(declared.zip());
    var old = version;
    if (old != null && old.is(stamp)) {
      return old.enter();
    }
    loads++;
    var loaded = Version.load(declared, runtimeJars, folder.resolve(Integer.toString(loads)));
    version = loaded;
    if (old != null) {
      var said = "reloaded " + declared.name() + ": its zip has changed";
      output.write(said + "\n");
      HostMain.say(said);
      Thread.ofVirtual().start(old::close);
    }
    return loaded.enter();
  }

  // Lambda throws the environment away whose time was up; the next call begins afresh.
  private synchronized void forget(Version current) {
    if (current.equals(version)) {
      version = null;
      Thread.ofVirtual().start(current::close);
    }
  }

  private static byte[] error(String type, String message) {
    return ("{\"errorMessage\":" + quoted(message) + ",\"errorType\":" + quoted(type) + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  // The host has no JSON library, so that it holds no class that a function could meet.
  private static String quoted(String text) {
    var json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
              } else if (c < 0x20) {
                json.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                json.append((char) c);
              }
            });
    return json.append('"').toString();
  }

  private static String reason(Throwable thrown) {
    var cause = thrown.getCause() == null ? thrown : thrown.getCause();
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
