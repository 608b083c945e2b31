package org.backbone.outcomes.twin;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.outcomes.receipts.ReceiptMaker;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Period;

/// Receipts for tests.
public final class TestReceipts {
  /// The key that signs them.
  public static final ReceiptSeal SEAL = ReceiptSeal.fresh();

  /// Where nobody signs.
  public static final ReceiptMaker NONE = (_, _, _, _) -> Optional.empty();

  /// Signed ones.
  public static final ReceiptMaker SIGNED =
      (upload, accepted, aggregate, before) ->
          Optional.of(SEAL.sign(body(upload, accepted, aggregate, before)));

  /// Of whom nobody looks at the signature.
  public static final ReceiptMaker UNSIGNED =
      (upload, accepted, aggregate, before) ->
          Optional.of(
              new SignedReceipt(
                  body(upload, accepted, aggregate, before), SEAL.publicKey(), "none"));

  private TestReceipts() {}

  /// What one might say.
  public static ReceiptBody example() {
    return example(ChainEnd.NONE);
  }

  /// What the next one might say.
  public static ReceiptBody example(ChainEnd before) {
    return new ReceiptBody(
        new ReceiptBody.Network("Cradle to Career", "https://network.example.org"),
        "0171d1a5-8e3b-7c00-8000-%012d".formatted(before.number() + 1),
        new Slot("river-food-bank", "wic-participation", new Period("FY2015")),
        new TreeSet<>(Set.of(new Period("2014-10"), new Period("2014-11"))),
        Instant.parse("2020-05-01T19:13:58Z"),
        Instant.parse("2020-05-01T19:14:03Z"),
        new ReceiptBody.Bytes(3, Digest.sha256("abc")),
        new ReceiptBody.Counts(93, 92, 1, 3, 180),
        "ab".repeat(32),
        new TreeSet<>(Set.of(new ReceiptBody.Measure("wic_pregnant_women", 1))),
        "cd".repeat(32),
        before.next(),
        SEAL.id());
  }

  private static ReceiptBody body(
      Upload upload, Outcome.Accepted accepted, Aggregate aggregate, ChainEnd before) {
    var periods = new TreeSet<Period>();
    var measures = new TreeSet<ReceiptBody.Measure>();
    aggregate
        .tables()
        .keySet()
        .forEach(
            table -> {
              periods.add(table.period());
              measures.add(new ReceiptBody.Measure(table.indicator(), table.version()));
            });
    var reading = accepted.reading();
    return new ReceiptBody(
        new ReceiptBody.Network("Cradle to Career", "https://network.example.org"),
        upload.id(),
        upload.slot(),
        periods,
        upload.requestedAt(),
        accepted.at(),
        new ReceiptBody.Bytes(accepted.file().bytes(), accepted.file().sha256()),
        new ReceiptBody.Counts(
            reading.rows(), reading.counted(), reading.skipped(), reading.hidden(), 1),
        "ab".repeat(32),
        measures,
        accepted.aggregate(),
        before.next(),
        SEAL.id());
  }
}
