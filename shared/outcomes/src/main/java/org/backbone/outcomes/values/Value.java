package org.backbone.outcomes.values;

/// What one cell of figures says.
public sealed interface Value {
  /// So many people.
  record Whole(long n) implements Value {}

  /// From `low` to `high` people, both possible; [Long#MAX_VALUE] where it has no upper end.
  record Between(long low, long high) implements Value {}

  /// A share of people.
  record Share(PublishedShare share) implements Value {}

  /// A mark in place of a figure.
  record Marked(CellMark mark) implements Value {}

  /// Nothing that can be taken in.
  ///
  /// @param oddity what it is instead
  /// @param instead what to write, where only one thing can be meant; else empty
  record Odd(Oddity oddity, String instead) implements Value {}
}
