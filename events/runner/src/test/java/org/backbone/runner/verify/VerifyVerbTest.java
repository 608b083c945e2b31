package org.backbone.runner.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// With the example of docs/receipts.md: two receipts of a partner, the file of the first, and the
/// network's keys.
class VerifyVerbTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path DOCS = Repository.root().resolve("docs");
  private static final Path EXAMPLE = DOCS.resolve("receipts");
  private static final Path KEYS = EXAMPLE.resolve("keys.json");
  private static final Path FILE = EXAMPLE.resolve("food.csv");
  private static final Pattern COMMAND =
      Pattern.compile("```\n\\$ \\./backbone verify ([^\n]+)\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void thePageOfReceiptsShowsWhatIsPrinted() throws IOException {
    var shown = new LinkedHashMap<String, String>();
    COMMAND
        .matcher(Files.readString(DOCS.resolve("receipts.md")))
        .results()
        .forEach(each -> shown.put(each.group(1), each.group(2)));

    assertThat(shown).hasSizeGreaterThan(2);
    for (var each : shown.entrySet()) {
      out.getBuffer().setLength(0);
      var inDocs =
          Arrays.stream(each.getKey().split(" "))
              .map(word -> word.startsWith("docs/") ? Repository.root().resolve(word) + "" : word)
              .toArray(String[]::new);
      var _ = verify(inDocs);
      assertThat(out.toString()).as(each.getKey()).isEqualTo(each.getValue());
    }
  }

  @Test
  void aReceiptHoldsByPublishedKeysAndWithTheSendersOwnFile() throws IOException {
    assertThat(verify(first(), FILE.toString(), "--key", KEYS.toString())).isZero();

    assertThat(out.toString())
        .contains("holds.", "food.csv is the file that was sent, byte for byte.")
        .doesNotContain("brings itself");
  }

  @Test
  void withoutPublishedKeysItIsSaidWhatThatLeavesOpen() throws IOException {
    assertThat(verify(first())).isZero();

    assertThat(out.toString()).contains("holds.", "The key is the one that the receipt brings");
  }

  @Test
  void aFileWithOneByteChangedIsNotTheOneThatWasSent() throws IOException {
    var bytes = Files.readAllBytes(FILE);
    bytes[bytes.length - 2]++;
    var changed = Files.write(folder.resolve("changed.csv"), bytes);
    var longer = Files.writeString(folder.resolve("longer.csv"), Files.readString(FILE) + "\n");

    assertThat(verify(first(), changed.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("does not hold:", "though it is as long: its SHA-256 was");
    assertThat(verify(first(), longer.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("The file is not the one that was sent: that had");
  }

  @Test
  void everyWordOfAReceiptIsHeldByItsSignature() throws IOException {
    for (var path :
        List.of(
            "/network/name",
            "/network/address",
            "/id",
            "/partner",
            "/dataset",
            "/period",
            "/sentAt",
            "/countedAt",
            "/file/bytes",
            "/file/sha256",
            "/counts/rows",
            "/counts/counted",
            "/counts/skipped",
            "/counts/hidden",
            "/counts/cells",
            "/mapping",
            "/indicators/0/id",
            "/indicators/0/version",
            "/figures")) {
      var changed = changed(receipt -> change((ObjectNode) receipt.path("receipt"), path));

      assertThat(verify(changed.toString(), "--key", KEYS.toString())).as(path).isEqualTo(1);
      assertThat(out.toString()).as(path).contains("The signature does not fit");
    }
  }

  @Test
  void aChangedSignatureAndAChangedKeyAreRefused() throws IOException {
    var signature =
        changed(
            receipt -> {
              var text = receipt.path("signature").textValue();
              receipt.put("signature", (text.startsWith("A") ? "B" : "A") + text.substring(1));
            });
    assertThat(verify(signature.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("The signature does not fit");

    var key = changed(receipt -> receipt.put("publicKey", ReceiptSeal.fresh().publicKey()));
    assertThat(verify(key.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("Its public key is not the key");
  }

  @Test
  void aReceiptThatSomebodyElseSignedIsNotTheNetworks() throws IOException {
    var forger = ReceiptSeal.fresh();
    var body = ReceiptText.read(Files.readString(Path.of(first()))).body();
    var members = (ObjectNode) JSON.readTree(Files.readString(Path.of(first())));
    ((ObjectNode) members.path("receipt")).put("key", forger.id());
    members.put("publicKey", forger.publicKey());
    var unsigned = ReceiptText.read(members.toString());
    var forged =
        Files.writeString(
            folder.resolve("forged.json"), ReceiptText.write(forger.sign(unsigned.body())));

    assertThat(verify(forged.toString())).isZero();
    assertThat(verify(forged.toString(), "--key", KEYS.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("The key " + forger.id() + " is none of the network’s published keys.");

    var later = PublishedKey.of(forger, body.countedAt().plus(Duration.ofDays(1)));
    var keys =
        Files.writeString(
            folder.resolve("later.json"), ReceiptText.write(new KeyRing(List.of(later))));
    assertThat(verify(forged.toString(), "--key", keys.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("signed when the key " + forger.id() + " did not sign.");
  }

  @Test
  void whatIsNoReceiptIsSaidToBeNone() throws IOException {
    for (var text :
        List.of(
            "",
            "{}",
            "[1]",
            "{\"receipt\": 1}",
            Files.readString(KEYS),
            Files.readString(Path.of(first())).replaceFirst("\\{", "{\"more\": 1,"),
            Files.readString(Path.of(first())).replaceFirst("Z\"", ".000Z\""))) {
      var file = Files.writeString(folder.resolve("none.json"), text);

      assertThat(verify(file.toString())).as(text).isEqualTo(1);
      assertThat(out.toString()).contains("none.json is no receipt:\n- ");
    }
  }

  @Test
  void receiptsOfAFolderFollowEachOtherAndAFileIsThatOfOne() throws IOException {
    assertThat(verify(EXAMPLE.toString(), FILE.toString(), "--key", KEYS.toString())).isZero();
    assertThat(out.toString())
        .contains("The receipts 1 to 2 of river-food-bank follow each other without a gap.")
        .containsOnlyOnce("byte for byte");

    var other = Files.writeString(folder.resolve("other.csv"), "x");
    assertThat(verify(EXAMPLE.toString(), other.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("other.csv is the file of none of these receipts.");
  }

  @Test
  void aReceiptThatWasMadeAgainBreaksTheChain() throws IOException {
    var seal = ReceiptSeal.fresh();
    var first = (ObjectNode) JSON.readTree(Files.readString(Path.of(first())));
    ((ObjectNode) first.path("receipt")).put("key", seal.id());
    first.put("publicKey", seal.publicKey());
    ((ObjectNode) first.at("/receipt/counts")).put("counted", 1);
    var again = seal.sign(ReceiptText.read(first.toString()).body());
    Files.writeString(folder.resolve("receipt-1.json"), ReceiptText.write(again));
    Files.copy(Path.of(second()), folder.resolve("receipt-2.json"));

    assertThat(verify(folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("Number 2 does not name number 1 as the one before it.");

    Files.copy(Path.of(first()), folder.resolve("receipt-3.json"));
    assertThat(verify(folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("Two different receipts have the number 1.");
  }

  @Test
  void peopleReadItInTheirLanguageAndProgramsAsJson() throws IOException {
    assertThat(verify(first(), "--lang", "es")).isZero();
    assertThat(out.toString()).contains("es válido.");

    out.getBuffer().setLength(0);
    assertThat(verify(first(), KEYS.toString(), "--format", "json")).isEqualTo(1);
    var answer = JSON.readTree(out.toString());
    assertThat(answer.path("holds").booleanValue()).isFalse();
    assertThat(answer.path("published").booleanValue()).isFalse();
    assertThat(answer.at("/receipts/0/faults/0/code").textValue()).isEqualTo("length_differs");
  }

  @Test
  void whatCannotBeCheckedIsBadUse() {
    assertThat(verify()).isEqualTo(2);
    assertThat(verify("nothing.json")).isEqualTo(2);
    assertThat(verify(folder.toString())).isEqualTo(2);
    assertThat(verify(first(), "nothing.csv")).isEqualTo(2);
    assertThat(verify(first(), "--key", "nothing.json")).isEqualTo(2);
    assertThat(verify(first(), "--key", FILE.toString())).isEqualTo(2);
    assertThat(verify(first(), "--lang", "xx")).isEqualTo(2);
    assertThat(verify(first(), "--format", "xml")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  private static void change(ObjectNode receipt, String path) {
    var at = path.lastIndexOf('/');
    var parent = (ObjectNode) (at == 0 ? receipt : receipt.at(path.substring(0, at)));
    var name = path.substring(at + 1);
    JsonNode value = parent.path(name);
    if (value.isNumber()) {
      parent.put(name, value.intValue() + 1);
    } else if (name.equals("period")) {
      parent.put(name, "CY2019");
    } else {
      parent.put(
          name, value.textValue().replace("2020", "2021") + (name.endsWith("At") ? "" : "x"));
    }
  }

  private Path changed(Consumer<ObjectNode> change) throws IOException {
    var receipt = (ObjectNode) JSON.readTree(Files.readString(Path.of(first())));
    change.accept(receipt);
    return Files.writeString(folder.resolve("receipt.json"), receipt.toPrettyString());
  }

  private static String first() {
    return example("\"number\" : 1");
  }

  private static String second() {
    return example("\"number\" : 2");
  }

  private static String example(String number) {
    try (var files = Files.list(EXAMPLE)) {
      for (var file :
          files.filter(it -> it.getFileName().toString().startsWith("receipt")).toList()) {
        if (Files.readString(file).contains(number)) {
          return file.toString();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no example of " + number);
  }

  private int verify(String... arguments) {
    var command = new CommandLine(new VerifyVerb());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
