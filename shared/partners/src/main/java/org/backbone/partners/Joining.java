package org.backbone.partners;

/// What came of a request to join.
public sealed interface Joining {
  /// There is a new partner.
  record Joined(Partner partner) implements Joining {}

  /// The same request came before, and made this partner.
  record Repeated(Partner partner) implements Joining {}

  /// As many wait for staff as may wait; nothing was kept.
  record Full() implements Joining {}

  /// The key was used for a request that said something else.
  record KeyReused() implements Joining {}
}
