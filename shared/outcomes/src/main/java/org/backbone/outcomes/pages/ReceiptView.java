package org.backbone.outcomes.pages;

import java.util.List;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.check.Reading;
import org.jspecify.annotations.Nullable;

/// What `receipt.jte` shows.
///
/// @param counts whether the file does, so that something follows from it
/// @param title the same in words
/// @param number the receipt's
/// @param program that sent it; null where a contact did
/// @param received when
/// @param periods what its figures are about
/// @param countsFor which of several periods it counts for; null where it is about one
/// @param before what counted before it; null for nothing
/// @param digest the file's, in groups
/// @param reason why unlikely figures are right, in its sender's words; null where nothing was
///     asked
/// @param slot what it was sent for
/// @param withdraw where it is taken back; null where it was
/// @param signed where the signed receipt is explained; null where there is none
/// @param notes worth knowing about what was read
public record ReceiptView(
    boolean counts,
    String title,
    String text,
    String number,
    SentFile file,
    @Nullable String program,
    String received,
    Reading reading,
    String periods,
    @Nullable String countsFor,
    @Nullable Earlier before,
    String digest,
    @Nullable String reason,
    Slot slot,
    @Nullable String withdraw,
    @Nullable String signed,
    List<String> notes) {
  /// A file that another one replaces.
  ///
  /// @param day when it was sent
  /// @param number its receipt's
  /// @param same whether both say the same
  public record Earlier(String day, String number, boolean same) {}

  /// Copies the notes.
  public ReceiptView {
    notes = List.copyOf(notes);
  }
}
