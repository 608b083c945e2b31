package org.backbone.outcomes.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.outcomes.receipts.ReceiptMaker;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.outcomes.receipts.SignedReceipt;

/// Writes receipts in a network's name, and has them signed.
public final class MakeReceipt {
  private final ReceiptBody.Network network;
  private final KeptSeals seals;

  /// @param publicUrl where people reach the network, without a slash at the end
  public MakeReceipt(String network, String publicUrl, KeptSeals seals) {
    this.network = new ReceiptBody.Network(network, publicUrl);
    this.seals = seals;
  }

  /// Makes the receipt of a file that was sent at a moment and read by a mapping.
  ReceiptMaker of(Instant sentAt, FileMapping mapping) {
    var digest = FileMappings.digest(mapping);
    var seal = seals.current();
    return (upload, accepted, aggregate, before) ->
        Optional.of(sign(seal, upload, accepted, aggregate, before, sentAt, digest));
  }

  private SignedReceipt sign(
      ReceiptSeal seal,
      Upload upload,
      Outcome.Accepted accepted,
      Aggregate aggregate,
      ChainEnd before,
      Instant sentAt,
      String mapping) {
    var reading = accepted.reading();
    var tables = aggregate.tables();
    var cells = tables.values().stream().mapToInt(Collection::size).sum();
    return seal.sign(
        new ReceiptBody(
            network,
            upload.id(),
            upload.slot(),
            tables.keySet().stream()
                .map(TableKey::period)
                .collect(Collectors.toCollection(TreeSet::new)),
            sentAt.truncatedTo(ChronoUnit.SECONDS),
            accepted.at().truncatedTo(ChronoUnit.SECONDS),
            new ReceiptBody.Bytes(accepted.file().bytes(), accepted.file().sha256()),
            new ReceiptBody.Counts(
                reading.rows(), reading.counted(), reading.skipped(), reading.hidden(), cells),
            mapping,
            tables.keySet().stream()
                .map(table -> new ReceiptBody.Measure(table.indicator(), table.version()))
                .collect(Collectors.toCollection(TreeSet::new)),
            accepted.aggregate(),
            before.next(),
            seal.id()));
  }
}
