package org.backbone.runner;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `replay`: an event from the log once more.
@Command(
    name = "replay",
    description = "Calls a function once more, with an event from /_local/log.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReplayVerb implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "the invocation's id, from /_local/log")
  private String id;

  @Option(names = "--port", defaultValue = "8080", description = "(default: ${DEFAULT-VALUE})")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (!id.matches("[0-9a-f-]+")) {
      throw new Refusal(2, "'" + id + "' is no invocation's id; /_local/log lists them.");
    }
    var answer = new RunningStack(port).post("/_local/log/" + id + "/replay", Map.of());
    spec.commandLine().getOut().println(answer.strip());
    return 0;
  }
}
