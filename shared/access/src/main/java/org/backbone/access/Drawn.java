package org.backbone.access;

/// What a stranger's form says of when it was drawn.
///
/// @param problem why it is not taken before its button is pressed once more, as a problem's code:
///     `too_soon` where no human is that fast, `drawn_anew` where nothing good was said or it was
///     drawn days ago; empty where it is taken
/// @param stamp what the form carries where it is shown again: the same moment, or now
public record Drawn(String problem, String stamp) {
  /// Whether the form is taken.
  public boolean isTaken() {
    return problem.isEmpty();
  }
}
