package org.backbone.metrics.pages;

import gg.jte.Content;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.audit.pages.StaffActor;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.CatalogueStore;
import org.backbone.metrics.catalog.CatalogueEdition;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.Staff;

/// The way of every change of the catalogue: a form, a page that says what would change and for
/// whom, and then the change with its line in the audit trail. Of two who change it at once the
/// second is told, and keeps what they wrote.
final class CatalogueDesk {
  static final String PATH = "/console/catalogue";
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final String SAVE = "save";
  private static final String EDIT = "edit";

  private final CatalogueStore store;
  private final List<CatalogueRule> rules;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final Log log;

  CatalogueDesk(
      CatalogueStore store,
      List<CatalogueRule> rules,
      ConsoleFrame frame,
      InstantSource clock,
      Log log) {
    this.store = store;
    this.rules = List.copyOf(rules);
    this.frame = frame;
    this.clock = clock;
    this.log = log;
  }

  CatalogueEdition current() {
    return CatalogueEdition.current(store);
  }

  /// The form as it stands.
  Reply show(Request request, CatalogueForm form) {
    var now = current();
    return form.start(now.document())
        .map(start -> form(request, 200, form, now, start, List.of(), Contents.NONE))
        .orElseGet(() -> frame.notFound(request));
  }

  /// The form as it was sent: to be looked at before it counts, to be mended, or to count.
  Reply submit(Request request, Staff staff, CatalogueForm form, SentValues sent) {
    var now = current();
    if (form.start(now.document()).isEmpty()) {
      return frame.notFound(request);
    }
    var words = words(request.language());
    if (sent.text(SentValues.DO).equals(EDIT)) {
      return form(request, 200, form, now, sent, List.of(), Contents.NONE);
    }
    var seen = seen(sent, now);
    var isSave = sent.text(SentValues.DO).equals(SAVE);
    var base = isSave ? now.at(store, seen) : Optional.of(now.document());
    if (base.isEmpty()) {
      return form(request, 409, form, now, sent, List.of(), meanwhile(words, now));
    }
    return switch (form.propose(words, base.get(), sent, rules)) {
      case Proposal.Wrong(var problems) ->
          form(request, 422, form, now, sent, problems, Contents.NONE);
      case Proposal.Nothing() ->
          form(request, 200, form, now, sent, List.of(), TEMPLATES.catalogueSame(words));
      case Proposal.Change change when isSave ->
          save(request, staff, form, now, seen, sent, change);
      case Proposal.Change change ->
          preview(
              request,
              form,
              now,
              sent,
              change,
              seen == now.revision() ? Contents.NONE : meanwhile(words, now));
    };
  }

  private Reply save(
      Request request,
      Staff staff,
      CatalogueForm form,
      CatalogueEdition now,
      long seen,
      SentValues sent,
      Proposal.Change change) {
    var by = StaffActor.of(staff);
    var at = clock.instant();
    var head = new CatalogueHead(seen + 1, at, by);
    if (store.keep(head, change.document().text(), List.of(change.line().decided(at, by)))) {
      log.info("catalogue-changed", Map.of("revision", head.revision(), "staff", staff.subject()));
      return Reply.seeOther(request.keepingLanguage(PATH + "?saved=" + head.revision()));
    }
    var newer = seen == now.revision() ? current() : now;
    var words = words(request.language());
    return form(request, 409, form, newer, sent, List.of(), meanwhile(words, newer));
  }

  private Reply preview(
      Request request,
      CatalogueForm form,
      CatalogueEdition now,
      SentValues sent,
      Proposal.Change change,
      Content notice) {
    var words = words(request.language());
    var title = words.say("catalogue.preview.title", form.title(words, now.document()));
    return frame.page(
        request,
        title,
        PATH,
        TEMPLATES.cataloguePreview(
            words,
            new CatalogueConsole.Preview(
                new CatalogueConsole.Head(form.path(), title, now.revision(), notice),
                change.rows(),
                change.notes(),
                change.alarm(),
                sent.hidden())));
  }

  private Reply form(
      Request request,
      int status,
      CatalogueForm form,
      CatalogueEdition now,
      SentValues sent,
      List<Problem> problems,
      Content notice) {
    var words = words(request.language());
    var title = form.title(words, now.document());
    return frame.page(
        request,
        status,
        title,
        PATH,
        form.content(
            words,
            now.document(),
            new CatalogueForm.Filled(
                new CatalogueConsole.Head(form.path(), title, now.revision(), notice),
                sent,
                problems)),
        !problems.isEmpty());
  }

  private Content meanwhile(Words words, CatalogueEdition now) {
    return TEMPLATES.catalogueMeanwhile(
        words, now.head().map(head -> made(words, head)).orElse(""));
  }

  /// Who made a revision and when, in words.
  String made(Words words, CatalogueHead head) {
    return words.say(
        "catalogue.made",
        head.by().name(),
        words.dayOfMonthWithYear(frame.date(head.at())),
        words.time(frame.time(head.at())));
  }

  private static long seen(SentValues sent, CatalogueEdition now) {
    var text = sent.text(SentValues.REVISION);
    return text.matches("\\d{1,10}") ? Long.parseLong(text) : now.revision();
  }

  static Words words(Language language) {
    return Words.of(language, "metrics");
  }
}
