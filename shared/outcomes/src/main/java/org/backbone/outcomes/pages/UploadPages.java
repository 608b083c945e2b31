package org.backbone.outcomes.pages;

import gg.jte.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backbone.access.Session;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.check.Dataset;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.words.FileWords;
import org.backbone.partners.Partner;
import org.backbone.platform.core.Problem;
import org.backbone.platform.files.UploadForm;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;

/// The pages of one upload: choosing, sending, waiting, the receipt, and what needs an answer.
public final class UploadPages {
  /// How long a file may take to be read before its sender should send it again.
  static final Duration READING = Duration.ofMinutes(15);

  private static final int MOST_GROUPS = 20;
  private static final int DIGEST_WORD = 8;

  private final DeskPages pages;
  private final Uploads uploads;

  public UploadPages(DeskPages pages, Uploads uploads) {
    this.pages = pages;
    this.uploads = uploads;
  }

  /// Part 1, with part 2 empty.
  String choose(Request request, Partner partner, Chosen chosen, List<Problem> problems) {
    var words = DeskPages.words(request);
    var empty =
        new Markup()
            .element("h2", words.say("new.file"))
            .add(
                Parts.empty(
                    words.say("new.file.empty.title"), words.say("new.file.empty"), Contents.NONE));
    return newPage(request, partner, chosen, problems, empty);
  }

  /// Part 1 as chosen, and the form that goes to the bucket.
  String form(Request request, Session session, Partner partner, Upload upload, UploadForm form) {
    var words = DeskPages.words(request);
    var part =
        new Markup()
            .open("form", "method", "post", "action", form.url(), "enctype", "multipart/form-data")
            .element("h2", words.say("new.file"))
            .open("p")
            .text(words.say("new.for") + " ")
            .element("strong", uploads.name(upload, words.language()))
            .text(", " + words.period(upload.slot().period()) + ". ")
            .text(
                uploads
                    .before(session, upload)
                    .map(before -> words.say("new.replaces", sentOn(words, before)))
                    .orElseGet(() -> words.say("new.first")))
            .close();
    form.fields().forEach((name, value) -> part.add(Parts.hidden(name, value)));
    part.open("div", "class", "field")
        .element("label", words.say("new.file.label"), "for", "file")
        .element(
            "span",
            words.say("new.file.hint", Limits.UPLOAD_BYTES / (1024 * 1024)),
            "class",
            "hint",
            "id",
            "file-h")
        .leaf(
            "input",
            "type",
            "file",
            "id",
            "file",
            "name",
            "file",
            "accept",
            ".csv,.tsv,.txt,.xlsx",
            "required",
            "",
            "aria-describedby",
            "file-h")
        .close()
        .element("button", words.say("new.send"), "type", "submit")
        .element("p", words.say("new.until", time(words, form)), "class", "small soft")
        .close();
    return newPage(request, partner, Chosen.of(upload.slot()), List.of(), part);
  }

  private String newPage(
      Request request, Partner partner, Chosen chosen, List<Problem> problems, Content second) {
    var words = DeskPages.words(request);
    var form = FormView.filled(words, chosen::values, problems);
    var main =
        new Markup()
            .open("div", "class", "split")
            .open("div")
            .add(form.problems())
            .element("h1", words.say("new.title"))
            .add(choice(request, words, chosen, form))
            .add(second)
            .close()
            .add(goodToKnow(words))
            .close();
    return pages.page(
        request, partner, DeskPages.Place.SEND, words.say("new.title"), main, form.refused());
  }

  // The dataset is looked at with a GET, for then its periods can be chosen from; what is chosen
  // of them takes a number, and that is a POST.
  private Content choice(Request request, Words words, Chosen given, FormView form) {
    var chosen = uploads.datasets().dataset(given.dataset());
    var part =
        chosen.isPresent()
            ? new Markup()
                .open("form", "method", "post", "action", request.keepingLanguage("/uploads/new"))
            : new Markup().open("form", "method", "get", "action", "/uploads/new");
    part.open("div", "class", "panel")
        .element("h2", words.say("new.what"))
        .open("fieldset", "class", "field")
        .element("legend", words.say("field.dataset"));
    var number = 0;
    for (var dataset : uploads.datasets().datasets()) {
      var id = number == 0 ? "dataset" : "dataset-" + number;
      var attributes =
          new ArrayList<>(
              List.of("type", "radio", "name", "dataset", "id", id, "value", dataset.id()));
      if (chosen.filter(dataset::equals).isPresent()) {
        attributes.addAll(List.of("checked", ""));
      }
      part.open("label", "for", id)
          .leaf("input", attributes.toArray(String[]::new))
          .text(" ")
          .open("span")
          .element("strong", dataset.title().in(words.language()))
          .leaf("br")
          .element("span", dataset.due().in(words.language()), "class", "small soft")
          .close()
          .close();
      number++;
    }
    part.close();
    chosen.ifPresent(dataset -> part.add(periods(words, given.period(), form, dataset)));
    if (chosen.isEmpty() && request.query().has("lang")) {
      part.add(Parts.hidden("lang", request.language().tag()));
    }
    return part.element("button", words.say("new.use"), "type", "submit", "class", "plain")
        .close()
        .close();
  }

  private Content periods(Words words, String wanted, FormView form, Dataset dataset) {
    var bad = form.refused() && !wanted.isEmpty();
    var part =
        new Markup()
            .open("div", "class", bad ? "field bad" : "field")
            .element("label", words.say("field.period"), "for", "period");
    if (bad) {
      part.open("span", "class", "msg", "id", "period-e")
          .element("span", words.say("error") + ": ", "class", "vh")
          .text(words.say("problem.period.not_of_dataset"))
          .close();
    }
    part.open("select", "id", "period", "name", "period", "class", "brief");
    var selected = wanted.isEmpty() ? uploads.lastEnded(dataset).code() : wanted;
    for (var period : uploads.periods(dataset)) {
      var text = capitalised(words.period(period));
      if (period.code().equals(selected)) {
        part.element("option", text, "value", period.code(), "selected", "");
      } else {
        part.element("option", text, "value", period.code());
      }
    }
    return part.close().close();
  }

  private static Content goodToKnow(Words words) {
    return new Markup()
        .open("aside", "aria-label", words.say("know.title"))
        .element("h2", words.say("know.title"))
        .open("p")
        .element("strong", words.say("know.names"))
        .text(" " + words.say("know.names.text"))
        .close()
        .open("p")
        .element("strong", words.say("know.hidden"))
        .text(" ")
        .add(words.rich("know.hidden.text"))
        .close()
        .open("p")
        .element("strong", words.say("know.again"))
        .text(" " + words.say("know.again.text"))
        .close()
        .close();
  }

  /// What became of a file that was read, or of one that nobody waits for any more.
  String upload(Request request, Session session, Partner partner, Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Requested _ -> waiting(request, partner, upload, "withdrawn", Kind.WAIT);
      case Outcome.Accepted accepted -> receipt(request, session, partner, upload, accepted);
      case Outcome.Refused refused -> refused(request, session, partner, upload, refused);
    };
  }

  /// The file arrived, and will soon be read.
  String reading(Request request, Partner partner, Upload upload) {
    return waiting(request, partner, upload, "reading", Kind.WAIT);
  }

  /// The file was said to have arrived, and was not read in all the time that it may take.
  String late(Request request, Partner partner, Upload upload) {
    return waiting(request, partner, upload, "late", Kind.BAD);
  }

  private String waiting(Request request, Partner partner, Upload upload, String key, Kind kind) {
    var words = DeskPages.words(request);
    var main =
        new Markup()
            .add(
                DeskPages.headNotice(
                    kind, words.say(key + ".title"), words.say(key + ".text", what(words, upload))))
            .open("div", "class", "acts");
    if (key.equals("reading")) {
      main.add(
          Parts.linkButton(
              "/uploads/" + upload.id() + "?arrived=" + request.query().text("arrived"),
              words.say("reading.look")));
    } else {
      main.add(again(words, upload, "late.again"));
    }
    main.close();
    return pages.page(request, partner, DeskPages.Place.SEND, words.say(key + ".title"), main);
  }

  // A new number for the same slot.
  private static Content again(Words words, Upload upload, String key) {
    var slot = upload.slot();
    return Parts.button(
        "/uploads/new",
        words.say(key),
        Map.of("dataset", slot.dataset(), "period", slot.period().code()));
  }

  private String receipt(
      Request request, Session session, Partner partner, Upload upload, Outcome.Accepted accepted) {
    var words = DeskPages.words(request);
    var state = UploadState.of(upload, uploads.head(upload));
    var title =
        switch (state) {
          case COUNTED -> "receipt.counted";
          case REPLACED -> "receipt.replaced";
          default -> "receipt.withdrawn";
        };
    var kind = state == UploadState.COUNTED ? Kind.OK : Kind.WAIT;
    var main =
        new Markup()
            .add(
                DeskPages.headNotice(
                    kind,
                    words.say(title + ".title"),
                    words.say(title + ".text", what(words, upload), partner.name())))
            .open("div", "class", "split")
            .open("div")
            .element("h2", words.say("receipt.yours"))
            .add(Parts.facts(facts(words, session, upload, accepted)));
    if (state != UploadState.WITHDRAWN) {
      main.open("div", "class", "acts")
          .add(
              Parts.dangerButton(
                  "/uploads/" + upload.id() + "/withdraw", words.say("receipt.withdraw"), Map.of()))
          .close();
    }
    main.add(notes(words, accepted.reading().notes()))
        .close()
        .open("aside", "aria-label", words.say("receipt.next"))
        .element("h2", words.say("receipt.next"))
        .open("ol")
        .element("li", words.say("receipt.next.added"))
        .element("li", words.say("receipt.next.hidden"))
        .element("li", words.say("receipt.next.shown"))
        .close()
        .open("p")
        .add(Parts.link("/dashboard", words.say("receipt.figures")))
        .close()
        .close()
        .close();
    return pages.page(
        request,
        partner,
        DeskPages.Place.SEND,
        words.say("receipt.title", Receipt.number(upload)),
        main);
  }

  private List<Parts.Fact> facts(
      Words words, Session session, Upload upload, Outcome.Accepted accepted) {
    var reading = accepted.reading();
    var facts = new ArrayList<Parts.Fact>();
    facts.add(Parts.Fact.file(words.say("fact.receipt"), Receipt.number(upload)));
    facts.add(Parts.Fact.rich(words.say("fact.file"), file(words, accepted.file())));
    facts.add(Parts.Fact.of(words.say("fact.received"), pages.moment(words, accepted.at())));
    facts.add(
        Parts.Fact.of(
            words.say("fact.rows"),
            words.say("fact.rows.text", reading.rows(), reading.counted(), reading.skipped())));
    if (reading.hidden() > 0) {
      facts.add(
          Parts.Fact.of(words.say("fact.hidden"), words.say("fact.hidden.text", reading.hidden())));
    }
    facts.add(
        Parts.Fact.of(
            words.say("fact.tables"), words.count("fact.tables.text", accepted.tables().size())));
    uploads
        .before(session, upload)
        .ifPresent(
            before ->
                facts.add(
                    Parts.Fact.rich(
                        words.say("fact.replaces"),
                        isSame(before, accepted)
                            ? Contents.text(words.say("fact.same", sentOn(words, before)))
                            : words.rich(
                                "fact.replaces.text",
                                sentOn(words, before),
                                Receipt.number(before)))));
    facts.add(
        Parts.Fact.file(words.say("fact.digest"), "sha-256 " + grouped(accepted.file().sha256())));
    return facts;
  }

  private String refused(
      Request request, Session session, Partner partner, Upload upload, Outcome.Refused refused) {
    var words = DeskPages.words(request);
    var main =
        new Markup()
            .element("h1", words.say("refused.title"))
            .open("p", "class", "lede")
            .add(file(words, refused.file()))
            .text(", ")
            .text(words.say("refused.sent", pages.moment(words, refused.at())))
            .text(" ")
            .element("strong", what(words, upload))
            .text(". ")
            .text(
                uploads
                    .before(session, upload)
                    .map(before -> words.say("refused.still", sentOn(words, before)))
                    .orElseGet(() -> words.say("refused.nothing")))
            .close()
            .add(summary(words, upload, refused));
    refused.problems().stream().limit(MOST_GROUPS).forEach(group -> main.add(group(words, group)));
    main.open("div", "class", "acts").add(again(words, upload, "refused.again")).close();
    return pages.page(request, partner, DeskPages.Place.SEND, words.say("refused.title"), main);
  }

  private static Content summary(Words words, Upload upload, Outcome.Refused refused) {
    var title =
        refused.badRows() == 0 || refused.rows() == 0
            ? words.say("refused.whole")
            : words.say("refused.rows", refused.badRows(), refused.rows());
    var box =
        new Markup()
            .open("div", "class", "notice bad")
            .element("h2", title)
            .element("p", words.count("refused.kinds", refused.problems().size()));
    if (!refused.errorFile().isEmpty()) {
      box.open("p", "class", "acts")
          .add(
              Parts.linkButton(
                  "/uploads/" + upload.id() + "/errors.csv", words.say("refused.download")))
          .text(" ")
          .element("span", words.say("refused.download.text"), "class", "soft")
          .close();
    }
    return box.close();
  }

  private static Content group(Words words, ProblemGroup group) {
    var file = FileWords.in(words.language());
    var said = file.what(group);
    var title = group.rows() < 2 ? said : words.say("refused.group", group.rows()) + ": " + said;
    var section = new Markup().open("section").element("h2", title);
    var samples = group.samples().stream().filter(sample -> sample.row() > 0).toList();
    if (!samples.isEmpty()) {
      section.add(Parts.stack(title, samples(words, group, samples)));
    }
    return section
        .open("p")
        .element("strong", words.say("refused.todo"))
        .text(" " + file.toDo(group))
        .close()
        .close();
  }

  private static Content samples(
      Words words, ProblemGroup group, List<ProblemGroup.Sample> samples) {
    var row = words.say("refused.row");
    var about = words.say("refused.about");
    var column = group.column().isEmpty() ? words.say("refused.value") : group.column();
    var hasNames = samples.stream().anyMatch(sample -> !sample.about().isEmpty());
    var hasValues = samples.stream().anyMatch(sample -> !sample.value().isEmpty());
    var table =
        new Markup()
            .open("table")
            .open("thead")
            .open("tr")
            .element("th", row, "scope", "col", "class", "r");
    if (hasNames) {
      table.element("th", about, "scope", "col");
    }
    if (hasValues) {
      table.element("th", column, "scope", "col", "class", "file", "dir", "auto");
    }
    table.close().close().open("tbody");
    for (var sample : samples) {
      table
          .open("tr")
          .element("th", Long.toString(sample.row()), "scope", "row", "class", "r", "data-l", row);
      if (hasNames) {
        table.element("td", sample.about(), "class", "file", "dir", "auto", "data-l", about);
      }
      if (hasValues) {
        table.element(
            "td", sample.value(), "class", "file cell-bad", "dir", "auto", "data-l", column);
      }
      table.close();
    }
    return table.close().close();
  }

  private static Content notes(Words words, List<ProblemGroup> notes) {
    if (notes.isEmpty()) {
      return Contents.NONE;
    }
    var section = new Markup().element("h2", words.say("receipt.notes")).open("ul");
    notes.forEach(note -> section.element("li", FileWords.in(words.language()).note(note)));
    return section.close();
  }

  private static Content file(Words words, FileFacts file) {
    var part = new Markup();
    if (file.name().isEmpty()) {
      part.text(words.say("fact.file.unnamed"));
    } else {
      part.element("span", file.name(), "class", "file", "dir", "auto");
    }
    return part.text(", " + size(words, file.bytes()));
  }

  private static String size(Words words, long bytes) {
    return bytes < 1024
        ? words.say("size.bytes", bytes)
        : bytes < 1024 * 1024
            ? words.say("size.kb", bytes / 1024)
            : words.say("size.mb", bytes / (1024 * 1024));
  }

  private static boolean isSame(Upload before, Outcome.Accepted accepted) {
    return before.outcome() instanceof Outcome.Accepted earlier
        && earlier.aggregate().equals(accepted.aggregate());
  }

  private static String grouped(String digest) {
    var words = new ArrayList<String>();
    for (var at = 0; at < digest.length(); at += DIGEST_WORD) {
      words.add(digest.substring(at, Math.min(digest.length(), at + DIGEST_WORD)));
    }
    return String.join(" ", words);
  }

  private String what(Words words, Upload upload) {
    return uploads.name(upload, words.language()) + ", " + words.period(upload.slot().period());
  }

  private String sentOn(Words words, Upload upload) {
    var at =
        upload.outcome() instanceof Outcome.Accepted accepted
            ? accepted.at()
            : upload.requestedAt();
    return pages.day(words, at);
  }

  private String time(Words words, UploadForm form) {
    return words.time(form.until().atZone(pages.zone()).toLocalTime());
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
