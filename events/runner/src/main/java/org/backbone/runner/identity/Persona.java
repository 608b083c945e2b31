package org.backbone.runner.identity;

import java.util.List;
import java.util.Optional;

/// Somebody to sign in as: a role, not a person.
///
/// @param id as it stands in a token's `sub`
/// @param name the role's name
/// @param group the group of the template's pool that it is in
public record Persona(String id, String name, String group) {
  private static final List<Persona> ALL =
      List.of(
          new Persona("facilitator", "Facilitator", "facilitator"),
          new Persona("data-analyst", "Data analyst", "analyst"),
          new Persona("administrator", "Administrator", "administrator"));

  /// Everybody of the backbone's staff.
  public static List<Persona> staff() {
    return ALL;
  }

  /// The persona with the id.
  public static Optional<Persona> of(String id) {
    return ALL.stream().filter(persona -> persona.id().equals(id)).findFirst();
  }

  String email() {
    return id + "@network.example.org";
  }
}
