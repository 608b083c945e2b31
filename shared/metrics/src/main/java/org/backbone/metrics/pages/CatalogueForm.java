package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.List;
import java.util.Optional;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.platform.core.Problem;
import org.backbone.platform.pages.Words;

/// A form that changes a part of the catalogue: how it looks, and what it comes to.
interface CatalogueForm {
  /// Where it stands, and is sent to.
  String path();

  /// What stands in it from the start; nothing where what it is about is not there.
  Optional<SentValues> start(CatalogueDocument document);

  /// What it is called.
  String title(Words words, CatalogueDocument document);

  /// How it looks.
  ///
  /// @param filled what stands in it
  Content content(Words words, CatalogueDocument document, Filled filled);

  /// What it comes to. The same of the same, however often it is asked.
  Proposal propose(
      Words words, CatalogueDocument document, SentValues sent, List<CatalogueRule> rules);

  /// A form with what stands in it.
  record Filled(CatalogueConsole.Head head, SentValues sent, List<Problem> problems) {}
}
