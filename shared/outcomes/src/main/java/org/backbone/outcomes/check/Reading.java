package org.backbone.outcomes.check;

import java.util.List;

/// What was read of an accepted file.
///
/// @param rows data rows in it
/// @param counted rows that count
/// @param skipped rows left out for a reason that the notes give
/// @param hidden cells that the sender hides, kept as hidden
/// @param notes what is good to know, in the form of problems that stop nothing
/// @param isOfPeople whether each row was one person: then the file does not stay
public record Reading(
    int rows, int counted, int skipped, int hidden, List<ProblemGroup> notes, boolean isOfPeople) {
  /// Copies the notes.
  public Reading {
    notes = List.copyOf(notes);
  }
}
