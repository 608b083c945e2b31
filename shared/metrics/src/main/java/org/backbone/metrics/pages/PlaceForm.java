package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backbone.metrics.CatalogueDeeds;
import org.backbone.metrics.NetworkPlace;
import org.backbone.metrics.PlaceFields;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.catalog.CatalogueWriter;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Problem;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;

/// One place: what it is called, and what it lies in.
record PlaceForm(String id) implements CatalogueForm {
  private static final Templates TEMPLATES = new StaticTemplates();

  static Optional<NetworkPlace> found(CatalogueDocument document, String wanted) {
    return document.places().stream().filter(each -> each.id().equals(wanted)).findFirst();
  }

  @Override
  public String path() {
    return PlacesForm.LIST + "/" + id;
  }

  @Override
  public Optional<SentValues> start(CatalogueDocument document) {
    return found(document, id)
        .map(place -> SentValues.of(PlaceFields.FIELDS, PlaceFields.of(place)));
  }

  @Override
  public String title(Words words, CatalogueDocument document) {
    return found(document, id).map(NetworkPlace::name).orElse(id);
  }

  @Override
  public Content content(Words words, CatalogueDocument document, Filled filled) {
    return TEMPLATES.cataloguePlace(
        words,
        filled.head(),
        FormView.filled(words, filled.sent()::all, filled.problems()),
        id,
        document.places().stream().filter(place -> place.in().equals(id)).count());
  }

  @Override
  public Proposal propose(
      Words words, CatalogueDocument document, SentValues sent, List<CatalogueRule> rules) {
    var before = found(document, id).orElseThrow();
    var answers = sent.answers(PlaceFields.FIELDS).with(PlaceFields.ID, id);
    var problems = new ArrayList<>(answers.problems(PlaceFields.FIELDS));
    if (problems.isEmpty()) {
      problem(document, PlaceFields.place(answers)).ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      return new Proposal.Wrong(problems);
    }
    var after = PlaceFields.place(answers);
    var line = CatalogueDeeds.place(before, after);
    return Proposal.of(
        CatalogueWriter.with(document, List.of(after), rules),
        line,
        new PreviewRows(words, Set.of(), Set.of("kind", "in", "aliases")).of(line),
        List.of(words.say("catalogue.note.place")),
        "");
  }

  private static Optional<Problem> problem(CatalogueDocument document, NetworkPlace place) {
    if (place.in().isEmpty()) {
      return Optional.empty();
    }
    var in = found(document, place.in());
    if (in.isEmpty()) {
      return Optional.of(Problem.of("in", "no_such_place", place.in()));
    }
    return in.get().kind().compareTo(place.kind()) < 0
        ? Optional.empty()
        : Optional.of(Problem.of("in", "not_wider", in.get().name()));
  }
}
