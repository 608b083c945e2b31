package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.backbone.metrics.CatalogueDeeds;
import org.backbone.metrics.CatalogueIds;
import org.backbone.metrics.NetworkPlace;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.catalog.CatalogueWriter;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Problem;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;

/// New places, a line each: `code; kind; in; name; alias; alias`.
final class PlacesForm implements CatalogueForm {
  static final String LIST = CatalogueDesk.PATH + "/places";
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final String LINES = "lines";
  private static final int KIND_AT = 1;
  private static final int IN_AT = 2;
  private static final int NAME_AT = 3;
  private static final int ALIASES_AT = 4;
  private static final int SHOWN = 50;

  @Override
  public String path() {
    return LIST + "/" + CatalogueIds.NEW;
  }

  @Override
  public Optional<SentValues> start(CatalogueDocument document) {
    return Optional.of(SentValues.NONE);
  }

  @Override
  public String title(Words words, CatalogueDocument document) {
    return words.say("catalogue.places.new");
  }

  @Override
  public Content content(Words words, CatalogueDocument document, Filled filled) {
    return TEMPLATES.cataloguePlaces(
        words, filled.head(), FormView.filled(words, filled.sent()::all, filled.problems()));
  }

  @Override
  public Proposal propose(
      Words words, CatalogueDocument document, SentValues sent, List<CatalogueRule> rules) {
    var problems = new ArrayList<Problem>();
    var places = new ArrayList<NetworkPlace>();
    var known = new HashSet<String>();
    document.places().forEach(place -> known.add(place.id()));
    var lines = sent.text(LINES).lines().filter(line -> !line.isBlank()).toList();
    for (var line : lines) {
      var place = place(line);
      if (place.isEmpty()) {
        problems.add(Problem.of(LINES, "not_a_place", line.strip()));
      } else if (!known.add(place.get().id())) {
        problems.add(Problem.of(LINES, "place_taken", place.get().id()));
      } else {
        places.add(place.get());
      }
    }
    for (var place : places) {
      if (!place.in().isEmpty() && !known.contains(place.in())) {
        problems.add(Problem.of(LINES, "no_such_place", place.in()));
      }
    }
    if (lines.isEmpty()) {
      problems.add(Problem.of(LINES, "missing"));
    }
    if (!problems.isEmpty()) {
      return new Proposal.Wrong(problems);
    }
    return Proposal.of(
        CatalogueWriter.with(document, places, rules),
        CatalogueDeeds.places(places),
        places.stream().limit(SHOWN).map(place -> row(words, place)).toList(),
        List.of(
            words.count("catalogue.note.places", places.size()), words.say("catalogue.note.place")),
        "");
  }

  private static Optional<NetworkPlace> place(String line) {
    var parts = CatalogueLines.parts(line);
    if (parts.size() <= NAME_AT
        || parts.get(NAME_AT).isEmpty()
        || !CatalogueIds.PLACE.fit(parts.getFirst())) {
      return Optional.empty();
    }
    return NetworkPlace.Kind.of(parts.get(KIND_AT))
        .map(
            kind ->
                new NetworkPlace(
                    parts.getFirst(),
                    kind,
                    parts.get(IN_AT),
                    parts.get(NAME_AT),
                    parts.subList(ALIASES_AT, parts.size()).stream()
                        .filter(alias -> !alias.isEmpty())
                        .toList()));
  }

  private static PreviewRow row(Words words, NetworkPlace place) {
    return new PreviewRow(
        place.id(),
        "",
        place.name(),
        Kind.OK,
        words.say("catalogue.kind.added"),
        place.in().isEmpty()
            ? words.say("field.kind." + place.kind().code())
            : words.say(
                "catalogue.place.in", words.say("field.kind." + place.kind().code()), place.in()));
  }
}
