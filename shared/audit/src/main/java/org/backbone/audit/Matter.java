package org.backbone.audit;

import java.util.Optional;

/// What something was done to.
///
/// @param kind what it is, in a word that the capability has for it: `partner`, `series`, `mail`
/// @param id its id among those of its kind
/// @param name as it is shown, and was then; no person's
public record Matter(String kind, String id, String name) {
  private static final int LONGEST = 200;

  /// Refuses what names nothing.
  public Matter {
    if (!kind.matches("[a-z]+") || id.isEmpty()) {
      throw new IllegalArgumentException("no matter: " + kind + "/" + id);
    }
    name = name.isBlank() ? id : name.substring(0, Math.min(name.length(), LONGEST));
  }

  /// What names it, in an address and in the table: `partner/river-food-bank`.
  public String path() {
    return kind + "/" + id;
  }

  /// The matter that a path names; nothing for any other text.
  public static Optional<Matter> of(String path) {
    var slash = path.indexOf('/');
    return slash > 0 && path.substring(0, slash).matches("[a-z]+") && slash < path.length() - 1
        ? Optional.of(new Matter(path.substring(0, slash), path.substring(slash + 1), ""))
        : Optional.empty();
  }
}
