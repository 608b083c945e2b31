package org.backbone.outcomes.pages;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.backbone.audit.Actor;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Measures;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.ReadFile;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.check.FigureChange;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.PublicSection;

/// What a file would change, shown to whoever sent it before it counts; and their word that it is
/// right.
public final class ConfirmDesk implements PublicSection {
  private static final String REASON = "reason";
  private static final int LONGEST = 500;

  private final Members members;
  private final Uploads uploads;
  private final ReadFile readFile;
  private final Supplier<Measures> measures;
  private final DeskPages pages;
  private final Log log;

  /// A part of the desk.
  ///
  /// @param readFile what has a file counted once its sender said that it is right
  public ConfirmDesk(
      Members members,
      Uploads uploads,
      ReadFile readFile,
      Supplier<Measures> measures,
      DeskPages pages,
      Log log) {
    this.members = members;
    this.uploads = uploads;
    this.readFile = readFile;
    this.measures = measures;
    this.pages = pages;
    this.log = log;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /uploads/{id}/confirm", this::look)
        .on("POST /uploads/{id}/confirm", this::confirm);
  }

  static String path(Upload upload) {
    return "/uploads/" + upload.id() + "/confirm";
  }

  private record Waiting(Member member, Upload upload, Outcome.Held held, Aggregate figures) {}

  private Reply look(Request request) {
    return waiting(request, waiting -> page(request, waiting, "", List.of(), 200));
  }

  private Reply confirm(Request request) {
    return waiting(request, waiting -> confirm(request, waiting));
  }

  private Reply confirm(Request request, Waiting waiting) {
    var reason = request.form().text(REASON).strip();
    if (reason.length() > LONGEST) {
      return page(request, waiting, reason, List.of(Problem.of(REASON, "too_long")), 422);
    }
    if (reason.isEmpty() && !waiting.held().doubts().isEmpty()) {
      return page(request, waiting, "", List.of(Problem.of(REASON, "missing")), 422);
    }
    var partner = waiting.member().partner();
    var upload =
        uploads.confirm(waiting.upload(), reason, Actor.partner(partner.id(), partner.name()));
    log.info("upload-confirmed", Map.of("partner", partner.id(), "upload", upload.id()));
    if (upload.isAwaited()) {
      readFile.read(upload);
    }
    return Reply.seeOther(request.keepingLanguage("/uploads/" + upload.id()));
  }

  private Reply waiting(Request request, Function<Waiting, Reply> answer) {
    return members.own(
        request,
        pages,
        member -> uploads.find(member.partner().id(), request.parameter("id")),
        (member, upload) -> waiting(request, member, upload, answer));
  }

  private Reply waiting(
      Request request, Member member, Upload upload, Function<Waiting, Reply> answer) {
    if (!(upload.outcome() instanceof Outcome.Held held) || upload.withdrawn()) {
      return Reply.seeOther(request.keepingLanguage("/uploads/" + upload.id()));
    }
    var figures = uploads.isOver(held) ? null : uploads.held(upload, held).orElse(null);
    return figures == null
        ? over(request, member, upload)
        : answer.apply(new Waiting(member, upload, held, figures));
  }

  private Reply over(Request request, Member member, Upload upload) {
    var words = DeskPages.words(request);
    return Reply.html(
        200,
        pages.page(
            request,
            member.partner(),
            DeskPages.Place.SEND,
            words.say("confirm.over.title"),
            DeskPages.TEMPLATES.confirmOver(
                words, DeskPages.what(words, uploads, upload), upload.slot())));
  }

  private Reply page(
      Request request, Waiting waiting, String reason, List<Problem> problems, int status) {
    var words = DeskPages.words(request);
    var upload = waiting.upload();
    var held = waiting.held();
    var page =
        new ConfirmPage(
            words, new CellWords(words, measures.get(), uploads.datasets().catalogue()));
    var before = uploads.replacedBy(upload, waiting.figures());
    var changes =
        before.map(was -> FigureChange.between(was, waiting.figures())).orElseGet(List::of);
    var form =
        FormView.filled(words, name -> name.equals(REASON) ? List.of(reason) : List.of(), problems);
    var title = words.say(held.doubts().isEmpty() ? "confirm.title" : "confirm.doubts.title");
    var view =
        new ConfirmView(
            form,
            request.keepingLanguage(path(upload)),
            title,
            SentFile.of(held.file(), words),
            DeskPages.what(words, uploads, upload),
            standing(request, waiting),
            periods(words, upload, waiting.figures()),
            before.isPresent() ? page.counts(changes, waiting.figures()) : List.of(),
            page.doubts(held.doubts()),
            before.isPresent() || upload.periods().size() > 1
                ? page.totals(before, waiting.figures())
                : List.of(),
            page.changes(changes),
            pages.day(words, held.until()),
            upload.slot(),
            "/uploads/" + upload.id() + "/withdraw");
    return Reply.html(
        status,
        pages.page(
            request,
            waiting.member().partner(),
            DeskPages.Place.SEND,
            title,
            DeskPages.TEMPLATES.confirm(words, view),
            form.refused()));
  }

  // A period that is written wrong is another one, and would take the place of what counts there.
  private List<String> periods(Words words, Upload upload, Aggregate figures) {
    if (upload.periods().size() == 1) {
      return List.of();
    }
    return upload.slot().byPeriod(new TreeSet<>(figures.tables().keySet())).entrySet().stream()
        .map(share -> period(words, upload.slot().of(share.getKey()), share.getValue(), figures))
        .toList();
  }

  private String period(Words words, Slot slot, Set<TableKey> tables, Aggregate figures) {
    var many = figures.within(tables).tables().values().stream().mapToInt(List::size).sum();
    return words.say(
        "confirm.period",
        words.period(slot.period()),
        words.count("confirm.period.figures", many),
        uploads
            .counting(slot)
            .map(head -> words.say("confirm.period.instead", pages.sentOn(words, head)))
            .orElseGet(() -> words.say("confirm.period.first")));
  }

  private String standing(Request request, Waiting waiting) {
    var words = DeskPages.words(request);
    return uploads
        .before(waiting.member().session(), waiting.upload())
        .map(before -> words.say("refused.still", pages.sentOn(words, before)))
        .orElseGet(() -> words.say("confirm.nothing"));
  }
}
