package org.backbone.partners;

import java.util.List;

/// What an organisation said of itself when it asked to join, with its consent that we keep it.
public record Application(
    String name,
    PartnerKind kind,
    String sector,
    List<String> services,
    List<String> languages,
    String area,
    Contact contact) {
  public Application {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a partner has a name");
    }
    services = List.copyOf(services);
    languages = List.copyOf(languages);
  }
}
