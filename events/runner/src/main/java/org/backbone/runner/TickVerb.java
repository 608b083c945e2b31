package org.backbone.runner;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tick`: moves the schedules' time in the running stack.
@Command(
    name = "tick",
    description =
        "Runs what is scheduled for a time, or for every quarter of an hour up to another.",
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TickVerb implements Callable<Integer> {
  @Option(names = "--at", required = true, description = "such as 2020-05-04T15:00:00Z")
  private Instant at;

  @Option(names = "--until", description = "one tick every 15 minutes up to this time")
  private @Nullable Instant until;

  @Option(names = "--port", defaultValue = "8080", description = "(default: ${DEFAULT-VALUE})")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var form = new LinkedHashMap<String, String>();
    form.put("at", at.toString());
    var last = until;
    if (last != null) {
      form.put("until", last.toString());
    }
    spec.commandLine().getOut().println(new RunningStack(port).post("/_local/tick", form).strip());
    return 0;
  }
}
