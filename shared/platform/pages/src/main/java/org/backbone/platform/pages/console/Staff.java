package org.backbone.platform.pages.console;

import java.util.Set;

/// Somebody of the backbone's staff, as their token names them.
///
/// @param subject who they are to the issuer, for good
/// @param name what they are called; the subject where the token does not say
/// @param roles what they are there for; none until an administrator says so
public record Staff(String subject, String name, Set<Role> roles) {
  public Staff {
    roles = Set.copyOf(roles);
  }
}
