package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backbone.metrics.CatalogueDeeds;
import org.backbone.metrics.CatalogueIds;
import org.backbone.metrics.Dimension;
import org.backbone.metrics.DimensionFields;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.catalog.CatalogueWriter;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.Texts;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;

/// One dimension: what people are told apart by.
///
/// @param id the dimension's, or [CatalogueIds#NEW]
record DimensionForm(String id) implements CatalogueForm {
  static final String PATH = CatalogueDesk.PATH + "/dimensions/";
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final int NAMES_AT = 1;

  private boolean isNew() {
    return id.equals(CatalogueIds.NEW);
  }

  @Override
  public String path() {
    return PATH + id;
  }

  @Override
  public Optional<SentValues> start(CatalogueDocument document) {
    return isNew()
        ? Optional.of(SentValues.NONE)
        : document
            .measures()
            .dimension(id)
            .map(each -> SentValues.of(DimensionFields.FIELDS, DimensionFields.of(each)));
  }

  @Override
  public String title(Words words, CatalogueDocument document) {
    return document
        .measures()
        .dimension(id)
        .map(dimension -> dimension.title().in(words.language()))
        .orElseGet(() -> words.say("catalogue.dimension.new"));
  }

  @Override
  public Content content(Words words, CatalogueDocument document, Filled filled) {
    return TEMPLATES.catalogueDimension(
        words,
        filled.head(),
        FormView.filled(words, filled.sent()::all, filled.problems()),
        isNew());
  }

  @Override
  public Proposal propose(
      Words words, CatalogueDocument document, SentValues sent, List<CatalogueRule> rules) {
    var answers = sent.answers(DimensionFields.FIELDS);
    var whole = isNew() ? answers : answers.with(DimensionFields.ID, id);
    var before = document.measures().dimension(id);
    var problems = new ArrayList<>(whole.problems(DimensionFields.FIELDS));
    if (isNew() && document.measures().dimension(sent.text("id")).isPresent()) {
      problems.add(Problem.of("id", "taken"));
    }
    var groups = groups(whole, before, problems);
    if (!problems.isEmpty()) {
      return new Proposal.Wrong(problems);
    }
    var after =
        new Dimension(
            whole.get(DimensionFields.ID),
            DimensionFields.TITLE.texts(whole),
            whole.get(DimensionFields.EXCLUSIVE),
            groups);
    var line = CatalogueDeeds.dimension(before, after);
    var gone =
        before.stream()
            .flatMap(each -> each.groups().stream())
            .filter(group -> after.group(group.id()).isEmpty())
            .map(Dimension.Group::id)
            .toList();
    return Proposal.of(
        CatalogueWriter.with(document, after, rules),
        line,
        new PreviewRows(words, Set.of(), Set.of("exclusive")).of(line),
        List.of(words.say("catalogue.note.dimension")),
        gone.isEmpty() ? "" : words.say("catalogue.alarm.groups", words.list(gone)));
  }

  private static List<Dimension.Group> groups(
      Answers answers, Optional<Dimension> before, List<Problem> problems) {
    var groups = new ArrayList<Dimension.Group>();
    var names = NAMES_AT + Language.required().size();
    for (var line : answers.values(DimensionFields.GROUPS)) {
      var parts = CatalogueLines.parts(line);
      if (parts.size() < names
          || !CatalogueIds.GROUP.fit(parts.getFirst())
          || parts.subList(0, names).contains("")) {
        problems.add(Problem.of("groups", "not_a_group", line));
      } else {
        var texts = new HashMap<Language, String>();
        // Names in other languages stand in the document alone, and stay.
        before
            .flatMap(dimension -> dimension.group(parts.getFirst()))
            .ifPresent(group -> texts.putAll(group.title().byLanguage()));
        for (var at = 0; at < Language.required().size(); at++) {
          texts.put(Language.required().get(at), parts.get(NAMES_AT + at));
        }
        groups.add(
            new Dimension.Group(
                parts.getFirst(),
                new Texts(texts),
                parts.subList(names, parts.size()).stream()
                    .filter(alias -> !alias.isEmpty())
                    .toList()));
      }
    }
    return groups;
  }
}
