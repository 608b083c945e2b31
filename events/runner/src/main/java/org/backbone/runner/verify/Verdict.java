package org.backbone.runner.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backbone.outcomes.catalog.JsonText;
import org.backbone.outcomes.catalog.ReceiptText;
import org.backbone.outcomes.receipts.KeyRing;
import org.backbone.outcomes.receipts.ReceiptCheck;
import org.backbone.outcomes.receipts.ReceiptCheck.Chain;
import org.backbone.outcomes.receipts.ReceiptCheck.Fault;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.runner.verify.VerifyVerb.SentFile;

/// What a check found.
///
/// @param isPublished whether keys were at hand that say whose the receipts' keys are
/// @param sent the sender's file; empty where none was given
record Verdict(
    List<Checked> receipts, List<Chain> chains, boolean isPublished, Optional<SentFile> sent) {
  /// One receipt.
  sealed interface Checked {
    /// Its file's.
    String name();

    /// One that can be read.
    ///
    /// @param isOfFile whether the sender's file is the one that it is of
    record Read(String name, SignedReceipt receipt, List<Fault> faults, boolean isOfFile)
        implements Checked {}

    /// None: why.
    record Unreadable(String name, List<String> why) implements Checked {}
  }

  static Verdict of(List<Path> paths, Optional<SentFile> sent, Optional<KeyRing> ring)
      throws IOException {
    var receipts = new ArrayList<Checked>();
    for (var path : paths) {
      receipts.add(checked(path, paths.size() == 1, sent, ring));
    }
    var bodies =
        receipts.stream().flatMap(Verdict::read).map(read -> read.receipt().body()).toList();
    return new Verdict(
        receipts,
        bodies.size() > 1 ? ReceiptCheck.chains(bodies) : List.of(),
        ring.isPresent(),
        sent);
  }

  private static Checked checked(
      Path path, boolean isOnly, Optional<SentFile> sent, Optional<KeyRing> ring)
      throws IOException {
    var name = path.getFileName().toString();
    try (var in = Files.newInputStream(path)) {
      return switch (ReceiptText.read(in)) {
        case JsonText.Bad<SignedReceipt>(var why) -> new Checked.Unreadable(name, why);
        case JsonText.Good<SignedReceipt>(var receipt) -> {
          var faults = new ArrayList<>(ReceiptCheck.of(receipt, ring));
          var ofFile = sent.flatMap(file -> ReceiptCheck.of(receipt.body(), file.bytes()));
          // Of many receipts, a file is that of one.
          if (isOnly) {
            ofFile.ifPresent(faults::add);
          }
          yield new Checked.Read(name, receipt, faults, sent.isPresent() && ofFile.isEmpty());
        }
      };
    }
  }

  private static Stream<Checked.Read> read(Checked checked) {
    return checked instanceof Checked.Read read ? Stream.of(read) : Stream.empty();
  }

  /// Whether the sender's file is that of none of many receipts.
  boolean isOfNone() {
    return sent.isPresent()
        && receipts.size() > 1
        && receipts.stream().flatMap(Verdict::read).noneMatch(Checked.Read::isOfFile);
  }

  boolean holds() {
    return !isOfNone()
        && receipts.stream()
            .allMatch(it -> it instanceof Checked.Read read && read.faults().isEmpty())
        && chains.stream().allMatch(chain -> chain.faults().isEmpty());
  }
}
