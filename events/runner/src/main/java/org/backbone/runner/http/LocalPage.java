package org.backbone.runner.http;

import java.io.IOException;

/// One of the stack's own pages.
@FunctionalInterface
public interface LocalPage {
  /// Answers one request, by exactly one of the exchange's answering methods.
  void answer(LocalExchange exchange) throws IOException;
}
