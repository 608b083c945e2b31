package org.backbone.metrics.pages;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.metrics.CatalogueDeeds;
import org.backbone.metrics.CatalogueIds;
import org.backbone.metrics.Goal;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.IndicatorFields;
import org.backbone.metrics.NetworkDataset;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.catalog.CatalogueWriter;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Problem;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;

/// One indicator: its words, what it counts, its goal.
///
/// @param id the indicator's, or [CatalogueIds#NEW]
record IndicatorForm(String id) implements CatalogueForm {
  static final String PATH = CatalogueDesk.PATH + "/indicators/";
  private static final Templates TEMPLATES = new StaticTemplates();

  private static final Set<String> RULES =
      Set.of("stage", "direction", "goal_value", "goal_by", "likely", "retired");

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
            .indicator(id)
            .map(
                indicator ->
                    SentValues.of(
                        IndicatorFields.FIELDS,
                        IndicatorFields.of(indicator, document.measures().goal(id))));
  }

  @Override
  public String title(Words words, CatalogueDocument document) {
    return document
        .measures()
        .indicator(id)
        .map(indicator -> indicator.title().in(words.language()))
        .orElseGet(() -> words.say("catalogue.indicator.new"));
  }

  @Override
  public Content content(Words words, CatalogueDocument document, Filled filled) {
    return TEMPLATES.catalogueIndicator(
        words,
        filled.head(),
        FormView.filled(words, filled.sent()::all, filled.problems()),
        document.measures().versions(id));
  }

  @Override
  public Proposal propose(
      Words words, CatalogueDocument document, SentValues sent, List<CatalogueRule> rules) {
    var measures = document.measures();
    var before = measures.indicator(id);
    var answers = sent.answers(IndicatorFields.FIELDS);
    var whole = isNew() ? answers : answers.with(IndicatorFields.ID, id);
    var problems = new ArrayList<>(IndicatorFields.problems(whole));
    if (isNew() && measures.indicator(sent.text("id")).isPresent()) {
      problems.add(Problem.of("id", "taken"));
    }
    if (!problems.isEmpty()) {
      return new Proposal.Wrong(problems);
    }
    var after =
        before
            .map(each -> IndicatorFields.changed(each, whole))
            .orElseGet(() -> IndicatorFields.first(whole));
    var goalBefore = measures.goal(after.id());
    var isNext = before.filter(each -> each.version() != after.version()).isPresent();
    var said = IndicatorFields.goal(whole);
    // It was set for what was counted before.
    var goal = isNext && said.equals(goalBefore) ? Optional.<Goal>empty() : said;
    var line = CatalogueDeeds.indicator(before, goalBefore, after, goal);
    return Proposal.of(
        CatalogueWriter.with(document, after, goal, rules),
        line,
        new PreviewRows(words, meanings(isNext), RULES).of(line),
        notes(words, document, before, after, goalBefore.isPresent() && goal.isEmpty()),
        isNext ? words.say("catalogue.alarm.version", after.version()) : "");
  }

  private static Set<String> meanings(boolean isNext) {
    return isNext
        ? Stream.concat(
                Stream.of("unit", "period", "version"),
                Stream.of(IndicatorFields.COUNTED, IndicatorFields.AREA, IndicatorFields.DEFINITION)
                    .flatMap(each -> each.byLanguage().values().stream())
                    .map(field -> field.name()))
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static List<String> notes(
      Words words,
      CatalogueDocument document,
      Optional<Indicator> before,
      Indicator after,
      boolean goalEnds) {
    var notes = new ArrayList<String>();
    var feeding =
        document.datasets().stream()
            .filter(dataset -> dataset.indicators().contains(after.id()))
            .map(NetworkDataset::title)
            .map(title -> title.in(words.language()))
            .toList();
    if (before.isEmpty()) {
      notes.add(words.say("catalogue.note.new"));
    } else if (before.get().version() == after.version()) {
      notes.add(words.say("catalogue.note.same", after.version()));
    } else {
      notes.add(words.say("catalogue.note.break", before.get().version(), after.version()));
      notes.add(
          feeding.isEmpty()
              ? words.say("catalogue.note.fed-by-none")
              : words.say("catalogue.note.feeding", words.list(feeding), before.get().version()));
    }
    if (goalEnds) {
      notes.add(words.say("catalogue.note.goal"));
    }
    if (after.retired() && before.filter(each -> !each.retired()).isPresent()) {
      notes.add(words.say("catalogue.note.retired"));
    }
    return notes;
  }
}
