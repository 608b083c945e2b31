package org.backbone.metrics.pages;

import java.util.List;
import org.backbone.metrics.CatalogueLine;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.platform.core.Problem;

/// What a form of the catalogue comes to.
sealed interface Proposal {
  /// What was worked out, where the catalogue's own rules allow it; nothing, where all stays as it
  /// was.
  static Proposal of(
      CatalogueDocument.Read read,
      CatalogueLine line,
      List<PreviewRow> rows,
      List<String> notes,
      String alarm) {
    if (line.changesNothing()) {
      return new Nothing();
    }
    return switch (read) {
      case CatalogueDocument.Read.Bad(var faults) -> CatalogueFaults.wrong(faults);
      case CatalogueDocument.Read.Good(var changed) ->
          new Change(changed, line, rows, notes, alarm);
    };
  }

  /// It cannot be.
  record Wrong(List<Problem> problems) implements Proposal {}

  /// Everything is as it was.
  record Nothing() implements Proposal {}

  /// It changes the catalogue.
  ///
  /// @param notes what follows, for whom, in sentences
  /// @param alarm what breaks, in a sentence; empty for nothing
  record Change(
      CatalogueDocument document,
      CatalogueLine line,
      List<PreviewRow> rows,
      List<String> notes,
      String alarm)
      implements Proposal {
    public Change {
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }
  }
}
