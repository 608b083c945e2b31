package org.backbone.outcomes.pages;

import gg.jte.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.backbone.access.Session;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.partners.Partner;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.backbone.platform.files.UploadForm;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;
import org.jspecify.annotations.Nullable;

/// The pages of one upload: choosing, sending, waiting, the receipt, and what needs an answer.
public final class UploadPages {
  private static final String BEFORE = "before";

  /// How long a file may take to be read before its sender should send it again.
  static final Duration READING = Duration.ofMinutes(15);

  private final DeskPages pages;
  private final Uploads uploads;
  private final LayoutStore layouts;

  public UploadPages(DeskPages pages, Uploads uploads, LayoutStore layouts) {
    this.pages = pages;
    this.uploads = uploads;
    this.layouts = layouts;
  }

  /// Part 1, with part 2 empty.
  String choose(Request request, Partner partner, Chosen chosen, List<Problem> problems) {
    return newPage(request, partner, chosen, problems, null);
  }

  /// Part 1 as chosen, and the form that goes to the bucket.
  String form(Request request, Session session, Partner partner, Upload upload, UploadForm form) {
    var words = DeskPages.words(request);
    var place =
        uploads
            .before(session, upload)
            .map(before -> words.say("new.replaces", pages.sentOn(words, before)))
            .orElseGet(() -> words.say("new.first"));
    var file =
        new NewUpload.FileForm(
            form.url(),
            form.fields(),
            uploads.name(upload, words.language()),
            words.period(upload.slot().period()),
            place,
            Limits.UPLOAD_BYTES / (1024 * 1024),
            words.time(form.until().atZone(pages.zone()).toLocalTime()),
            EntryDesk.PATH
                + "?dataset="
                + upload.slot().dataset()
                + "&period="
                + upload.slot().period().code(),
            uploads.hasFile(upload.slot()) ? null : upload.slot());
    return newPage(request, partner, Chosen.of(upload.slot()), List.of(), file);
  }

  // The dataset is looked at with a GET, for then its periods can be chosen from; what is chosen
  // of them takes a number, and that is a POST.
  private String newPage(
      Request request,
      Partner partner,
      Chosen chosen,
      List<Problem> problems,
      NewUpload.@Nullable FileForm file) {
    var words = DeskPages.words(request);
    var form = FormView.filled(words, chosen::values, problems);
    var dataset = uploads.datasets().dataset(chosen.dataset());
    var view =
        new NewUpload(
            form,
            offers(words, dataset),
            dataset.map(of -> periods(words, of, chosen.period())).orElse(List.of()),
            dataset.isPresent() ? "post" : "get",
            dataset.isPresent() ? request.keepingLanguage("/uploads/new") : "/uploads/new",
            dataset.isEmpty() && request.query().has("lang") ? request.language().tag() : null,
            dataset.map(of -> template(request, of, chosen)).orElse(null),
            file);
    return pages.page(
        request,
        partner,
        DeskPages.Place.SEND,
        words.say("new.title"),
        DeskPages.TEMPLATES.uploadNew(words, view),
        form.refused());
  }

  private static String template(Request request, Dataset dataset, Chosen chosen) {
    var period = Period.parse(chosen.period()).map(of -> "&period=" + of.code()).orElse("");
    return request.language().inQueryOf(TemplateDesk.PATH + "?dataset=" + dataset.id() + period)
        + "&format=";
  }

  private List<NewUpload.Offer> offers(Words words, Optional<Dataset> chosen) {
    var offers = new ArrayList<NewUpload.Offer>();
    for (var dataset : uploads.datasets().datasets()) {
      offers.add(
          new NewUpload.Offer(
              offers.isEmpty() ? "dataset" : "dataset-" + offers.size(),
              dataset.id(),
              dataset.title().in(words.language()),
              dataset.due().in(words.language()),
              chosen.filter(dataset::equals).isPresent()));
    }
    return offers;
  }

  private List<FieldView.Option> periods(Words words, Dataset dataset, String wanted) {
    var selected = wanted.isEmpty() ? uploads.lastEnded(dataset).code() : wanted;
    return uploads.periods(dataset).stream()
        .map(
            period ->
                new FieldView.Option(
                    period.code(),
                    period.code(),
                    capitalised(words.period(period)),
                    period.code().equals(selected)))
        .toList();
  }

  /// All that a partner sent, the newest first.
  ///
  /// @param most how many on a page; those before them are on the next
  String history(Request request, Partner partner, int most) {
    var words = DeskPages.words(request);
    var all = uploads.sentBy(partner.id()).stream().filter(UploadPages::isSent).toList();
    var last = all.stream().map(Upload::id).toList().indexOf(request.query().text(BEFORE));
    var left = all.subList(last + 1, all.size());
    var shown = left.subList(0, Math.min(most, left.size()));
    var heads = uploads.heads(shown);
    var said = new HistoryPage(words, at -> pages.moment(words, at));
    var view =
        new HistoryView(
            shown.stream()
                .map(upload -> line(words, upload, heads.getOrDefault(upload.id(), 0L), said))
                .toList(),
            left.size() > most
                ? request.keepingLanguage("/uploads?" + BEFORE + "=" + shown.getLast().id())
                : "");
    return pages.page(
        request,
        partner,
        DeskPages.Place.DESK,
        words.say("history.title"),
        DeskPages.TEMPLATES.history(words, view));
  }

  // Whoever opened a form has sent nothing yet.
  private static boolean isSent(Upload upload) {
    return !(upload.outcome() instanceof Outcome.Requested);
  }

  private HistoryView.Line line(Words words, Upload upload, long head, HistoryPage said) {
    var state = UploadState.forSender(upload, head);
    return new HistoryView.Line(
        what(words, upload),
        "/uploads/" + upload.id(),
        state.kind(),
        words.say(state.key()),
        Receipt.number(upload),
        said.facts(upload));
  }

  /// What became of a file that was read, or of one that nobody waits for any more.
  String upload(Request request, Session session, Partner partner, Upload upload) {
    var words = DeskPages.words(request);
    return switch (upload.outcome()) {
      case Outcome.Requested _,
          Outcome.Hindered _,
          Outcome.Asked _,
          Outcome.Answered _,
          Outcome.Held _ ->
          page(
              request,
              partner,
              words.say("withdrawn.title"),
              DeskPages.TEMPLATES.uploadTakenBack(words, what(words, upload), upload.slot()));
      case Outcome.Accepted accepted ->
          page(
              request,
              partner,
              words.say("receipt.title", Receipt.number(upload)),
              DeskPages.TEMPLATES.receipt(
                  words,
                  new ReceiptPage(pages, uploads)
                      .view(words, session, partner.name(), upload, accepted)));
      case Outcome.Stated stated ->
          page(
              request,
              partner,
              words.say("stated.title." + stated.statement().code()),
              DeskPages.TEMPLATES.stated(words, stated(words, upload, stated)));
      case Outcome.Refused refused ->
          page(
              request,
              partner,
              words.say("refused.title"),
              DeskPages.TEMPLATES.uploadRefused(
                  words,
                  new RefusedPage(pages, uploads, layouts).view(words, session, upload, refused)));
    };
  }

  private StatedView stated(Words words, Upload upload, Outcome.Stated stated) {
    var counts = UploadState.of(upload, uploads.head(upload)) != UploadState.REPLACED;
    var code = stated.statement().code();
    return new StatedView(
        words.say("stated.title." + code),
        upload.withdrawn()
            ? words.say("stated.withdrawn", what(words, upload))
            : counts
                ? words.say(
                    "stated.text." + code, what(words, upload), pages.moment(words, stated.at()))
                : words.say("stated.replaced", what(words, upload)),
        upload.slot(),
        upload.withdrawn() ? null : "/uploads/" + upload.id() + "/withdraw");
  }

  /// The file arrived, and will soon be read.
  String reading(Request request, Partner partner, Upload upload) {
    var words = DeskPages.words(request);
    var arrived = request.query().text("arrived");
    var path = "/uploads/" + upload.id() + (arrived.isEmpty() ? "" : "?arrived=" + arrived);
    return page(
        request,
        partner,
        words.say("reading.title"),
        DeskPages.TEMPLATES.uploadReading(words, what(words, upload), path));
  }

  /// The file was said to have arrived, and was not read in all the time that it may take.
  String late(Request request, Partner partner, Upload upload) {
    var words = DeskPages.words(request);
    return page(
        request,
        partner,
        words.say("late.title"),
        DeskPages.TEMPLATES.uploadLate(words, what(words, upload), upload.slot()));
  }

  /// The file is here, and reading it broke off: staff know, and it is tried again.
  String hindered(Request request, Partner partner, Upload upload) {
    var words = DeskPages.words(request);
    return page(
        request,
        partner,
        words.say("hindered.title"),
        DeskPages.TEMPLATES.uploadHindered(words, what(words, upload), upload.slot()));
  }

  private String page(Request request, Partner partner, String title, Content main) {
    return pages.page(request, partner, DeskPages.Place.SEND, title, main);
  }

  private String what(Words words, Upload upload) {
    return DeskPages.what(words, uploads, upload);
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
