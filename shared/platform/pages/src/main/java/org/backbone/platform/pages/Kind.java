package org.backbone.platform.pages;

/// What a tag or a notice says at a glance: always a colour, a sign and a word.
public enum Kind {
  /// Done, kept, safe ✓
  OK("ok"),
  /// Waiting, read with care ◔
  WAIT("wait"),
  /// Due ▸
  DUE("due"),
  /// Refused, failed ✕
  BAD("bad"),
  /// Worth knowing ●
  INFO("info"),
  /// Nothing yet ○
  NONE("");

  private final String style;

  Kind(String style) {
    this.style = style;
  }

  /// The class of the style sheet, after another one.
  public String after(String other) {
    return style.isEmpty() ? other : other + " " + style;
  }
}
