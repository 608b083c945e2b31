package org.backbone.platform.pages.console;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Whom a part of the console is for: some roles, and administrators always.
public final class Roles {
  /// Whoever has any role at all.
  public static final Roles ANY = new Roles(EnumSet.allOf(Role.class));

  private final Set<Role> roles;

  private Roles(Set<Role> roles) {
    this.roles = Collections.unmodifiableSet(roles);
  }

  /// Those of this role, and administrators.
  public static Roles of(Role role) {
    return new Roles(EnumSet.of(role, Role.ADMINISTRATOR));
  }

  /// Whether somebody has one of them.
  public boolean include(Staff staff) {
    return staff.roles().stream().anyMatch(roles::contains);
  }

  /// Which they are, in their own order.
  List<Role> list() {
    return List.copyOf(roles);
  }
}
