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
  DECLINED,
  /// Is a member whose desk is closed, and who is written no mails, until staff take it up again.
  SUSPENDED,
  /// Was a member and is none any more: a name with its figures, and no contact.
  LEFT;

  /// Whether somebody is kept to whom we may write.
  public boolean hasContact() {
    return this != LEFT;
  }

  /// Whether it has a data-sharing agreement with the network: it is a member, or is suspended.
  public boolean hasAgreement() {
    return this == APPROVED || this == SUSPENDED;
  }

  /// The status as JSON and items name it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The status of this code, if there is one.
  public static Optional<PartnerStatus> of(String code) {
    return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
  }
}
