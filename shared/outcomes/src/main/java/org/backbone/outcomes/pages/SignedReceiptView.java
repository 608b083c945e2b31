package org.backbone.outcomes.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `signedReceipt.jte` shows.
///
/// @param number the receipt's
/// @param withdrawn that its file was taken back since; null where it was not
/// @param lines what it says
/// @param download where it is had as a file
/// @param file that file's name
public record SignedReceiptView(
    String number, @Nullable String withdrawn, List<Line> lines, String download, String file) {
  /// One thing that a receipt says.
  ///
  /// @param isPrint whether the value is a fingerprint or a key, and no words
  /// @param means what it is good for; empty where it says it itself
  public record Line(String term, String value, boolean isPrint, String means) {}

  /// Copies the lines.
  public SignedReceiptView {
    lines = List.copyOf(lines);
  }
}
