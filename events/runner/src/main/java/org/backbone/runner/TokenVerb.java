package org.backbone.runner;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `token`: a credential for the running stack.
@Command(
    name = "token",
    description = {
      "Prints a credential, for Authorization: Bearer …",
      "Of a contact it is what the cookie backbone_session holds, which is no bearer."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TokenVerb implements Callable<Integer> {
  @Parameters(paramLabel = "staff|staff:PERSONA|partner:ID|contact:ID", description = "whose")
  private String subject;

  @Option(names = "--port", defaultValue = "8080", description = "(default: ${DEFAULT-VALUE})")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var token = new RunningStack(port).post("/_local/token", Map.of("subject", subject));
    spec.commandLine().getOut().println(token.strip());
    return 0;
  }
}
