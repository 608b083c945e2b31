package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.backbone.metrics.CatalogueDeeds;
import org.backbone.metrics.CatalogueIds;
import org.backbone.metrics.DatasetFields;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.NetworkDataset;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.catalog.CatalogueWriter;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Problem;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;

/// One dataset: what partners send, and when.
///
/// @param id the dataset's, or [CatalogueIds#NEW]
record DatasetForm(String id) implements CatalogueForm {
  static final String PATH = CatalogueDesk.PATH + "/datasets/";
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final Set<String> RULES = Set.of("period", "indicators", "dueMonths");

  private boolean isNew() {
    return id.equals(CatalogueIds.NEW);
  }

  private Optional<NetworkDataset> found(CatalogueDocument document, String wanted) {
    return document.datasets().stream().filter(each -> each.id().equals(wanted)).findFirst();
  }

  @Override
  public String path() {
    return PATH + id;
  }

  @Override
  public Optional<SentValues> start(CatalogueDocument document) {
    return isNew()
        ? Optional.of(SentValues.NONE)
        : found(document, id)
            .map(dataset -> SentValues.of(DatasetFields.FIELDS, DatasetFields.of(dataset)));
  }

  @Override
  public String title(Words words, CatalogueDocument document) {
    return found(document, id)
        .map(dataset -> dataset.title().in(words.language()))
        .orElseGet(() -> words.say("catalogue.dataset.new"));
  }

  @Override
  public Content content(Words words, CatalogueDocument document, Filled filled) {
    var chosen = filled.sent().answers(DatasetFields.FIELDS).values(DatasetFields.INDICATORS);
    return TEMPLATES.catalogueDataset(
        words,
        filled.head(),
        FormView.filled(words, filled.sent()::all, filled.problems()),
        document.measures().indicators().stream()
            .filter(indicator -> !indicator.retired() || chosen.contains(indicator.id()))
            .map(
                indicator ->
                    new CatalogueConsole.Choice(
                        indicator.id(),
                        indicator.title().in(words.language()),
                        chosen.contains(indicator.id())))
            .toList(),
        isNew());
  }

  @Override
  public Proposal propose(
      Words words, CatalogueDocument document, SentValues sent, List<CatalogueRule> rules) {
    var answers = sent.answers(DatasetFields.FIELDS);
    var whole = isNew() ? answers : answers.with(DatasetFields.ID, id);
    var measured =
        document.measures().indicators().stream().map(Indicator::id).collect(Collectors.toSet());
    var problems = new ArrayList<>(DatasetFields.problems(whole, measured));
    if (isNew() && found(document, sent.text("id")).isPresent()) {
      problems.add(Problem.of("id", "taken"));
    }
    if (!problems.isEmpty()) {
      return new Proposal.Wrong(problems);
    }
    var after = DatasetFields.dataset(whole);
    var line = CatalogueDeeds.dataset(found(document, id), after);
    return Proposal.of(
        CatalogueWriter.with(document, after, rules),
        line,
        new PreviewRows(words, Set.of(), RULES).of(line),
        List.of(words.say("catalogue.note.dataset")),
        "");
  }
}
