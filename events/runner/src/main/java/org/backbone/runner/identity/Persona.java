package org.backbone.runner.identity;

import java.util.Arrays;
import java.util.Optional;

/// Somebody to sign in as.
public enum Persona {
  /// Runs groups and meetings, approves partners.
  FACILITATOR("facilitator", "Facilitator", "facilitator@network.example.org"),
  /// Looks after data and releases.
  ANALYST("analyst", "Data analyst", "analyst@network.example.org");

  private final String id;
  private final String title;
  private final String email;

  Persona(String id, String title, String email) {
    this.id = id;
    this.title = title;
    this.email = email;
  }

  /// The persona called `id`.
  public static Optional<Persona> of(String id) {
    return Arrays.stream(values()).filter(persona -> persona.id.equals(id)).findFirst();
  }

  /// Its id, the subject of its tokens.
  public String id() {
    return id;
  }

  /// What it does, in a word or two.
  public String title() {
    return title;
  }

  /// Its address.
  public String email() {
    return email;
  }
}
