package org.backbone.runner;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.backbone.engines.AwsEndpoint;
import org.backbone.engines.DynamoDbLocal;
import org.backbone.engines.TableMaker;
import org.backbone.platform.s3.S3FileStore;
import org.backbone.platform.table.Table;
import org.backbone.runner.files.KeptFiles;
import org.backbone.runner.options.AnswerOptions;
import org.backbone.runner.rebuild.RebuildPages;
import org.backbone.runner.rebuild.Rebuilt;
import org.backbone.runner.rebuild.RebuiltAnswer;
import org.backbone.template.Repository;
import org.backbone.template.Template;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/// `backbone rebuild [--compare]`: what was derived, made again from the kept files. Exit code 0 if
/// all is the same, or is now; 1 if something is another and stays so; 2 where there is nothing to
/// look at; 3 where the program itself failed.
@Command(
    name = "rebuild",
    description =
        "Makes what was derived again from the kept files where it is damaged, and says what differs.",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 3)
final class RebuildVerb implements Callable<Integer> {
  /// The bucket of partners' files.
  static final String UPLOADS = "backbone-uploads";

  private static final int OK = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--compare", description = "changes nothing, and says what differs")
  private boolean compare;

  @Option(
      names = "--data",
      defaultValue = ".backbone",
      description = "the folder of a stack that does not run (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("");

  @Option(names = "--port", description = "of a stack that runs, in place of a folder")
  private @Nullable Integer port;

  @Mixin private AnswerOptions options = new AnswerOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var format = options.format();
    var language = options.language();
    var out = spec.commandLine().getOut();
    var running = port;
    if (running != null) {
      var form =
          Map.of(
              "compare", Boolean.toString(compare),
              "format", format.name().toLowerCase(Locale.ROOT),
              "lang", language.tag());
      var answer = ofStack(running, form);
      if (answer.statusCode() != OK) {
        throw new Refusal(3, answer.body().strip());
      }
      out.print(answer.body());
      out.flush();
      return answer.headers().firstValue(RebuildPages.WRONG).equals(Optional.of("true")) ? 1 : 0;
    }
    var rebuilt = inFolder();
    out.print(RebuiltAnswer.of(rebuilt, format, language));
    out.flush();
    return rebuilt.isWrong() ? 1 : 0;
  }

  // Where there is nothing to look at, nothing differs either.
  private static HttpResponse<String> ofStack(int port, Map<String, String> form)
      throws InterruptedException {
    try {
      return new RunningStack(port).answer(RebuildPages.PATH, form);
    } catch (Refusal e) {
      throw new Refusal(2, String.valueOf(e.getMessage()));
    }
  }

  private static DataLock locked(Path folder) throws IOException {
    try {
      DataVersion.check(folder);
      return DataLock.take(folder);
    } catch (Refusal e) {
      throw new Refusal(2, String.valueOf(e.getMessage()));
    }
  }

  private Rebuilt inFolder() throws IOException {
    var folder = data.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder.resolve("dynamodb"))
        || !Files.isDirectory(folder.resolve("files/buckets"))) {
      throw new ParameterException(
          spec.commandLine(), "no stack has kept anything in the folder " + data);
    }
    // Only its names and its smallest count are asked for, so any address will do.
    var template =
        Template.read(
            Repository.root().resolve("template.yaml"), LocalValues.parameters("http://127.0.0.1"));
    var console = System.err;
    try (var parts = new StartedParts(console)) {
      parts.add(locked(folder));
      console.println(DynamoDbLocal.LICENCE);
      var server = parts.add(DynamoDbLocal.start(Optional.of(folder.resolve("dynamodb"))));
      var client = parts.add(new AwsEndpoint(server.endpoint()).client(DynamoDbClient.builder()));
      TableMaker.make(client, template.table(), template.table().name());
      var files = parts.add(KeptFiles.open(folder.resolve("files")));
      var s3 = parts.add(files.endpoint().client(S3Client.builder()));
      return Rebuilt.of(
          new Table(client, template.table().name()),
          new S3FileStore(s3, UPLOADS),
          minN(template),
          !compare);
    }
  }

  /// The smallest count that a template's functions show.
  static int minN(Template template) {
    var minN = template.parameters().get("MinN");
    if (minN == null) {
      throw new IllegalStateException("the template has no MinN");
    }
    return Integer.parseInt(minN);
  }
}
