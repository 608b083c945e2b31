package org.backbone.partners;

/// What came of approving or declining a partner.
public sealed interface Decision {
  /// It is decided now; what follows from it is written with it.
  record Decided(Partner partner) implements Decision {}

  /// It was decided before; nothing changed.
  record AlreadyDecided(Partner partner) implements Decision {}

  /// There is no such partner.
  record NoSuchPartner() implements Decision {}
}
