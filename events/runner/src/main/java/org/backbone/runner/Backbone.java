package org.backbone.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backbone.runner.check.CheckVerb;
import org.backbone.runner.verify.VerifyVerb;
import org.backbone.template.TemplateRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The verbs of `./backbone`.
@Command(
    name = "backbone",
    description = "Runs the network on this machine, and talks to it while it runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[run | check | verify | rebuild | tick | token | replay]",
    subcommands = {
      RunVerb.class,
      CheckVerb.class,
      VerifyVerb.class,
      RebuildVerb.class,
      TickVerb.class,
      TokenVerb.class,
      ReplayVerb.class
    })
public final class Backbone {
  private static final Set<String> OWN = Set.of("-h", "--help", "-V", "--version");

  private Backbone() {}

  /// Does what the arguments say; without a verb, it runs the stack.
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Backbone())
            .setExecutionExceptionHandler(Backbone::said)
            .execute(verb(arguments)));
  }

  private static String[] verb(String[] arguments) {
    var all = new ArrayList<>(List.of(arguments));
    if (all.isEmpty() || (all.getFirst().startsWith("-") && !OWN.contains(all.getFirst()))) {
      all.addFirst("run");
    }
    return all.toArray(String[]::new);
  }

  // What its user can put right is a sentence; anything else is a bug, and shows where.
  private static int said(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    switch (e) {
      case Refusal refusal -> {
        command.getErr().println(refusal.getMessage());
        return refusal.exitCode();
      }
      case TemplateRefused refused -> {
        command.getErr().println("The template has words that the local stack does not know:");
        refused.problems().forEach(command.getErr()::println);
        return 1;
      }
      default -> throw e;
    }
  }
}
