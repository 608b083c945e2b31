package org.backbone.runner.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.backbone.runner.browser.Browser;
import org.backbone.runner.browser.PageCheck;
import org.backbone.runner.verify.VerifyVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Cookie;
import picocli.CommandLine;

/// What a partner is given for its file, in its own hands: kept from the page, and checked with
/// nothing of ours but the program.
class ReceiptsIT {
  private static final Path ROOT = Path.of(System.getProperty("backbone.root"));
  private static final Path SAMPLE = ROOT.resolve("events/runner/src/main/resources/sample/files");

  @TempDir private Path data;
  @TempDir private Path kept;
  private final StringWriter out = new StringWriter();

  @Test
  void aReceiptIsReadKeptAndCheckedAlsoAfterItsKeyIsGone() throws Exception {
    try (var browser = Browser.start();
        var stack = Stack.start(data, "--empty")) {
      var network = new Network(stack);
      network.member("River Food Bank", "data@river.example.org");
      var contact = network.contactOf("river-food-bank");
      var first = sent(network, contact, "FY2015");
      var firstReceipt = keep(contact, first, "receipt-1.json");
      takeTheKeyAway();
      var second = sent(network, contact, "FY2014");
      keep(contact, second, "receipt-2.json");
      var keys = Files.writeString(kept.resolve("keys.json"), keys(network));

      assertThat(contact.get("/api/v1/receipts/" + first).json().at("/receipt/id").asText())
          .isEqualTo(first);
      assertThat(Files.readString(keys).split("\"publicKey\"")).hasSize(3);
      var file = file("FY2015").toString();
      assertThat(verify(firstReceipt.toString(), file, "--key", keys.toString())).isZero();
      assertThat(verify(kept.toString(), "--key", keys.toString())).isZero();
      assertThat(out.toString())
          .contains("The receipts 1 to 2 of river-food-bank follow each other without a gap.");
      assertThat(verify(firstReceipt.toString(), file("FY2014").toString())).isEqualTo(1);
      assertThat(byTheScript("verify", firstReceipt.toString(), file, "--key", keys.toString()))
          .isZero();
      pagesExplainIt(browser, stack, network, first);
    }
  }

  private static String sent(Network network, Client contact, String period) throws IOException {
    var upload =
        network.send(contact, "wic-participation", period, Files.readAllBytes(file(period)));
    assertThat(network.read(contact, upload).get("status").asText()).isEqualTo("counted");
    return upload;
  }

  private static Path file(String period) {
    return SAMPLE.resolve("wic-pregnant-women-" + period.toLowerCase(Locale.ROOT) + ".csv");
  }

  private Path keep(Client contact, String upload, String name) throws IOException {
    var answer = contact.get("/receipts/" + upload + "/receipt.json");
    assertThat(answer.status()).isEqualTo(200);
    return Files.writeString(kept.resolve(name), answer.body(), StandardCharsets.UTF_8);
  }

  private static String keys(Network network) {
    var answer = network.client().get("/receipts/keys");
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  // As an operator does it in the bucket.
  private void takeTheKeyAway() throws IOException {
    try (var files = Files.walk(data)) {
      var keys = files.filter(file -> file.endsWith("receipts/1")).toList();
      assertThat(keys).hasSize(1);
      Files.delete(keys.getFirst());
    }
  }

  private static void pagesExplainIt(Browser browser, Stack stack, Network network, String upload) {
    browser.open(stack.base().resolve("/privacy"));
    browser
        .driver()
        .manage()
        .addCookie(new Cookie(Network.SESSION, network.sessionOf("river-food-bank")));
    for (var language : List.of("en", "es")) {
      browser.sized(BrowserIT.PHONE_WIDTH, BrowserIT.PHONE_HEIGHT, true);
      browser.open(stack.base().resolve("/receipts/" + upload + "?lang=" + language));
      assertThat(browser.text())
          .contains(language.equals("en") ? "How to check it" : "Cómo comprobarlo");
      BrowserIT.fitsItsWidth(browser);
      assertThat(new PageCheck(browser).problems()).isEmpty();
    }
  }

  private static int byTheScript(String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(ROOT.resolve("backbone").toString());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private int verify(String... arguments) {
    return new CommandLine(new VerifyVerb())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(out, true))
        .execute(arguments);
  }
}
