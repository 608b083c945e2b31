package org.backbone.runner.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The suite where it runs: on the local stack, or on an engine that is not ours, whose front door
/// answers `/_local/token`, `/_local/tick` and `/_local/mail` as the stack does.
interface Deployment {
  /// The port on 127.0.0.1 that it answers on.
  int port();

  /// Where it answers.
  default URI base() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /// Runs a verb of `./backbone` against it; its output is returned, another exit than 0 is an
  /// error.
  default String verb(String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("backbone.root"), "backbone").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("--port", Integer.toString(port())));
    try {
      var verb = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var output = new String(verb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!verb.waitFor(5, TimeUnit.MINUTES) || verb.exitValue() != 0) {
        throw new IllegalStateException(command + " ended with " + verb.exitValue() + output);
      }
      return output.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
