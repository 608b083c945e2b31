package org.backbone.partners;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far a partner has come.
public enum PartnerStatus {
  /// Waits for staff.
  PENDING,
  /// Is a member.
  APPROVED,
  /// Was told no; staff may still change their mind.
  DECLINED;

  /// The status as JSON and items name it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The status of this code, if there is one.
  public static Optional<PartnerStatus> of(String code) {
    return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
  }
}
