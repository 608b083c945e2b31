package org.backbone.partners;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kind of organisation a partner is.
public enum PartnerKind {
  NONPROFIT,
  AGENCY,
  DISTRICT,
  CLINIC,
  OTHER;

  /// The kind as forms, JSON and items name it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind of this code, if there is one.
  public static Optional<PartnerKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
