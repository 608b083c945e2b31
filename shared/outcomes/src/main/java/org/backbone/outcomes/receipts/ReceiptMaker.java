package org.backbone.outcomes.receipts;

import java.util.Optional;
import org.backbone.metrics.Aggregate;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Upload;

/// Makes the receipt of an upload that is taken. Whoever accepts may ask for it more than once, for
/// another receipt of the partner may come before it.
@FunctionalInterface
public interface ReceiptMaker {
  /// The receipt.
  ///
  /// @param before the last receipt of the partner's chain
  Optional<SignedReceipt> make(
      Upload upload, Outcome.Accepted accepted, Aggregate aggregate, ChainEnd before);
}
