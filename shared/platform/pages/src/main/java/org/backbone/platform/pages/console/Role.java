package org.backbone.platform.pages.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody of the staff is there for. The issuer's groups of the same names say it of people;
/// the token's scope says it of nobody, for scopes are granted to programs.
public enum Role {
  /// Keeps partners, meetings and mail.
  FACILITATOR,
  /// Reads, and looks after outcome data.
  ANALYST,
  /// May do everything.
  ADMINISTRATOR;

  /// The role as the issuer's group is called.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role of this code.
  public static Optional<Role> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
