package org.backbone.runner.http;

import java.util.function.LongSupplier;
import org.backbone.template.HttpApi;

/// A route's throttle, as API Gateway has it: a bucket of tokens, one for each request, which fills
/// up again at the rate.
final class RouteThrottle {
  private static final double NANOS = 1e9;

  private final HttpApi.Throttle declared;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filled;

  /// @param nanoTime nanoseconds since any moment
  RouteThrottle(HttpApi.Throttle declared, LongSupplier nanoTime) {
    this.declared = declared;
    this.nanoTime = nanoTime;
    this.tokens = declared.burst();
    this.filled = nanoTime.getAsLong();
  }

  /// Takes a token; says whether there was one.
  synchronized boolean lets() {
    var now = nanoTime.getAsLong();
    tokens = Math.min(declared.burst(), tokens + (now - filled) / NANOS * declared.rate());
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
