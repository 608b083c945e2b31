package org.backbone.meetings;

import java.util.Locale;
import java.util.Optional;

/// What somebody answers to an invitation.
public enum Answer {
  /// They will come.
  YES,
  /// They do not know yet.
  MAYBE,
  /// They will not come this time.
  NO;

  /// The answer's word in forms and items.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The answer that `code` stands for, if any.
  public static Optional<Answer> of(String code) {
    return switch (code) {
      case "yes" -> Optional.of(YES);
      case "maybe" -> Optional.of(MAYBE);
      case "no" -> Optional.of(NO);
      default -> Optional.empty();
    };
  }
}
