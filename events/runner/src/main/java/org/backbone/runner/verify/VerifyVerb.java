package org.backbone.runner.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.platform.core.Digest;
import org.backbone.runner.options.AnswerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `backbone verify RECEIPT [FILE] [--key FILE]`: whether receipts hold, without asking anybody.
/// Exit code 0 if all does, 1 if something does not, 2 where there is nothing to check, 3 where the
/// program itself failed.
@Command(
    name = "verify",
    description = "Says whether a signed receipt holds, and if not, what of it does not.",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = 3)
public final class VerifyVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "RECEIPT",
      description =
          "a receipt, or a folder of receipts, which are checked for following each other")
  private Path receipt = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "the file that the receipt is said to be of")
  private String file = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the network's public keys, as /receipts/keys gives them")
  private String key = "";

  @Mixin private AnswerOptions options = new AnswerOptions();

  /// Made by picocli.
  public VerifyVerb() {}

  @Override
  public Integer call() throws IOException {
    var language = options.language();
    var format = options.format();
    var out = spec.commandLine().getOut();
    var ring = ring();
    var sent = sent();
    var verdict = Verdict.of(receipts(), sent, ring);
    switch (format) {
      case TEXT -> new VerdictText(out, language).print(verdict);
      case JSON -> VerdictJson.print(out, language, verdict);
    }
    out.flush();
    return verdict.holds() ? 0 : 1;
  }

  private List<Path> receipts() throws IOException {
    if (Files.isRegularFile(receipt) && Files.isReadable(receipt)) {
      return List.of(receipt);
    }
    if (!Files.isDirectory(receipt)) {
      throw badUse("there is no receipt " + receipt + " that can be read");
    }
    try (var inside = Files.list(receipt)) {
      var found =
          inside
              .filter(path -> path.getFileName().toString().endsWith(".json"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      var receipts = found.size() > 1 ? withoutKeys(found) : found;
      if (receipts.isEmpty()) {
        throw badUse("there is no receipt in the folder " + receipt);
      }
      return receipts;
    }
  }

  // Whoever keeps receipts in a folder keeps the keys there, too.
  private static List<Path> withoutKeys(List<Path> found) throws IOException {
    var others = new ArrayList<Path>();
    for (var path : found) {
      try (var in = Files.newInputStream(path)) {
        if (ReceiptText.readKeys(in) instanceof JsonText.Bad<KeyRing>) {
          others.add(path);
        }
      }
    }
    return others;
  }

  private Optional<KeyRing> ring() throws IOException {
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var path = Path.of(key);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw badUse("there is no file " + key + " that can be read");
    }
    try (var in = Files.newInputStream(path)) {
      return switch (ReceiptText.readKeys(in)) {
        case JsonText.Good<KeyRing>(var keys) -> Optional.of(keys);
        case JsonText.Bad<KeyRing>(var faults) ->
            throw badUse(key + " is not a list of keys:\n  " + String.join("\n  ", faults));
      };
    }
  }

  private Optional<SentFile> sent() throws IOException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    var path = Path.of(file);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw badUse("there is no file " + file + " that can be read");
    }
    try (var in = new DigestInputStream(Files.newInputStream(path), Digest.newSha256())) {
      var length = in.transferTo(OutputStream.nullOutputStream());
      var digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
      return Optional.of(
          new SentFile(path.getFileName().toString(), new ReceiptBody.Bytes(length, digest)));
    }
  }

  private ParameterException badUse(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /// The sender's own copy.
  record SentFile(String name, ReceiptBody.Bytes bytes) {}
}
