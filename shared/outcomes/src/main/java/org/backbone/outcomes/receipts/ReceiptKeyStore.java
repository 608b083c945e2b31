package org.backbone.outcomes.receipts;

import java.util.List;

/// Where public keys are kept, for ever.
public interface ReceiptKeyStore {
  /// All of them, the oldest first.
  List<PublishedKey> published();

  /// Publishes the key of this number, unless one of that number is; says whether.
  ///
  /// @param number from 1, without a gap
  /// @param file where its private half lies, which is elsewhere
  boolean publish(int number, PublishedKey key, String file);
}
