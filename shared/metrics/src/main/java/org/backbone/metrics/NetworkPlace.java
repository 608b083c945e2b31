package org.backbone.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Somewhere that figures speak of.
///
/// @param id its code, as figures have it
/// @param in the id of the place that it lies in; empty where it lies in none
/// @param name what people call it
/// @param aliases what else files call it
public record NetworkPlace(String id, Kind kind, String in, String name, List<String> aliases) {
  /// Copies the aliases.
  public NetworkPlace {
    aliases = List.copyOf(aliases);
  }

  /// How far a place reaches, the widest first.
  public enum Kind {
    /// All of the network, or another whole that it speaks of.
    NETWORK,
    /// A part of it.
    DISTRICT,
    /// A school, an agency, a clinic.
    SITE;

    /// As the catalogue writes it.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this code.
    public static Optional<Kind> of(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }
}
