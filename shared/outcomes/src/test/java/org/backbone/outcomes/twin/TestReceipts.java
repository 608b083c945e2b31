package org.backbone.outcomes.twin;

import java.util.Optional;
import java.util.TreeSet;
import org.backbone.metrics.Aggregate;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.outcomes.receipts.ReceiptMaker;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.core.Period;

/// Receipts for tests.
public final class TestReceipts {
  /// The key that signs them.
  public static final ReceiptSeal SEAL = ReceiptSeal.fresh();

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
