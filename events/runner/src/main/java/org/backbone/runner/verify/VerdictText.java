package org.backbone.runner.verify;

import java.io.PrintWriter;
import java.util.List;
import org.backbone.outcomes.receipts.ReceiptCheck.Chain;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;

/// The answer for people.
record VerdictText(PrintWriter out, Words words) {
  VerdictText(PrintWriter out, Language language) {
    this(out, Words.of(language, "outcomes"));
  }

  void print(Verdict verdict) {
    verdict.receipts().forEach(checked -> print(verdict, checked));
    verdict.chains().forEach(this::print);
    if (verdict.isOfNone()) {
      say("verify.of-none", verdict.sent().orElseThrow().name());
    }
    if (!verdict.isPublished()) {
      verdict.receipts().stream()
          .filter(Verdict.Checked.Read.class::isInstance)
          .map(Verdict.Checked.Read.class::cast)
          .findFirst()
          .ifPresent(read -> say("verify.own-key", read.receipt().body().network().address()));
    }
  }

  private void print(Verdict verdict, Verdict.Checked checked) {
    switch (checked) {
      case Verdict.Checked.Unreadable(var name, var why) -> {
        say("verify.unreadable", name);
        list(why);
      }
      case Verdict.Checked.Read(var name, var receipt, var faults, var isOfFile) -> {
        if (faults.isEmpty()) {
          say("verify.holds", name);
          print(receipt);
          if (isOfFile) {
            say("verify.of-file", verdict.sent().orElseThrow().name());
          }
        } else {
          say("verify.fails", name);
          list(faults.stream().map(fault -> FaultWords.say(words, fault)).toList());
        }
      }
    }
  }

  private void print(SignedReceipt receipt) {
    var body = receipt.body();
    var counts = body.counts();
    say(
        "verify.says",
        body.network().name(),
        body.slot().partner(),
        body.slot().dataset(),
        body.slot().period(),
        body.countedAt());
    say(
        "verify.counts",
        words.number(counts.rows()),
        words.number(counts.counted()),
        words.number(counts.skipped()));
    say("verify.signed", body.key(), words.number(body.link().number()));
  }

  private void print(Chain chain) {
    var first = chain.receipts().getFirst().link().number();
    var last = chain.receipts().getLast().link().number();
    var partner = chain.receipts().getFirst().slot().partner();
    if (!chain.faults().isEmpty()) {
      say("verify.chain-fails", partner);
      list(chain.faults().stream().map(fault -> FaultWords.say(words, fault)).toList());
    } else if (chain.missing().isEmpty()) {
      say("verify.chain-holds", partner, words.number(first), words.number(last));
    }
    chain.missing().forEach(number -> say("verify.chain-missing", partner, words.number(number)));
  }

  private void list(List<String> sentences) {
    sentences.forEach(sentence -> out.println("- " + sentence));
  }

  private void say(String key, Object... arguments) {
    out.println(words.say(key, arguments));
  }
}
