package org.backbone.platform.pages;

/// The places in the main navigation.
public enum Nav {
  HOME("/"),
  INDICATORS("/dashboard"),
  MEETINGS("/meetings"),
  JOIN("/partners/join");

  private final String path;

  Nav(String path) {
    this.path = path;
  }

  /// Where it leads.
  public String path() {
    return path;
  }

  String key() {
    return "nav." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
