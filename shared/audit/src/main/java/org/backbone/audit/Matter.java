package org.backbone.audit;

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
}
