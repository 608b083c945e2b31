package org.backbone.outcomes.ingest;

import org.backbone.metrics.Amount;

/// Amounts as the expected reports write them.
final class Amounts {
  private Amounts() {}

  static String text(Amount amount) {
    var range =
        amount.low() == amount.high()
            ? Long.toString(amount.low())
            : amount.low() + "–" + (amount.isBounded() ? amount.high() : "?");
    return amount.hidden() == 0 ? range : range + " hidden";
  }
}
