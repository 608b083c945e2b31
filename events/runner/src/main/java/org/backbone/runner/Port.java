package org.backbone.runner;

/// A port that somebody names.
final class Port {
  private static final int LARGEST = 65_535;

  private Port() {}

  /// The port, if there can be such a one.
  ///
  /// @throws Refusal if not
  static int checked(int port) {
    if (port < 0 || port > LARGEST) {
      throw new Refusal(2, "There is no port %d; name one from 1 to %d.".formatted(port, LARGEST));
    }
    return port;
  }
}
