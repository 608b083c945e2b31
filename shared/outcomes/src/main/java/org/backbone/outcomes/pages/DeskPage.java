package org.backbone.outcomes.pages;

import gg.jte.Content;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.backbone.access.Session;
import org.backbone.meetings.Answer;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Occurrence;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.check.Dataset;
import org.backbone.partners.Partner;
import org.backbone.platform.core.NetworkDay;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;

/// A partner's desk: what is due, what was sent, the next meetings.
public final class DeskPage {
  private static final int MOST_SENT = 12;
  private static final int DATES = 2;

  private final DeskPages pages;
  private final Uploads uploads;
  private final MeetingStore meetings;
  private final InstantSource clock;

  public DeskPage(DeskPages pages, Uploads uploads, MeetingStore meetings, InstantSource clock) {
    this.pages = pages;
    this.uploads = uploads;
    this.meetings = meetings;
    this.clock = clock;
  }

  String html(Request request, Session session, Partner partner) {
    var words = DeskPages.words(request);
    var sent = uploads.of(session);
    var main =
        new Markup()
            .open("h1")
            .text(words.say("desk.hello") + " ")
            .open("span", "dir", "auto")
            .text(partner.name())
            .close()
            .close()
            .add(due(words, sent))
            .open("div", "class", "cols")
            .add(meetings(words, session))
            .add(sent(words, sent))
            .close()
            .add(organisation(words, partner, session));
    return pages.page(request, partner, DeskPages.Place.DESK, words.say("desk.title"), main);
  }

  private Content due(Words words, List<Upload> sent) {
    var rows = new ArrayList<Content>();
    var refused =
        newestOfEachSlot(sent).stream()
            .filter(upload -> upload.outcome() instanceof Outcome.Refused && !upload.withdrawn())
            .toList();
    refused.forEach(upload -> rows.add(refusedRow(words, upload)));
    for (var dataset : uploads.datasets().datasets()) {
      var ofDataset =
          sent.stream().filter(upload -> upload.slot().dataset().equals(dataset.id())).toList();
      var period = uploads.lastEnded(dataset);
      var isThere =
          ofDataset.stream()
              .filter(upload -> upload.slot().period().equals(period))
              .anyMatch(upload -> counts(upload) || refused.contains(upload));
      if (!ofDataset.isEmpty() && !isThere) {
        rows.add(dueRow(words, dataset, period, ofDataset));
      }
    }
    var section = new Markup().open("section").element("h2", words.say("due.title"));
    section.add(
        rows.isEmpty()
            ? Parts.empty(
                words.say("due.empty.title"),
                words.say("due.empty"),
                Parts.linkButton("/uploads/new", words.say("due.empty.send")))
            : Parts.rows(rows));
    return section.close();
  }

  // Whoever sent a dataset once is asked for the last period of it that is over.
  private Content dueRow(Words words, Dataset dataset, Period period, List<Upload> ofDataset) {
    var latest =
        ofDataset.stream()
            .filter(DeskPage::counts)
            .max(Comparator.comparing(upload -> upload.slot().period()));
    var text =
        latest
            .map(upload -> words.say("due.latest", words.period(upload.slot().period())))
            .orElseGet(() -> words.say("due.nothing"));
    var due = dataset.dueOn(period);
    var today = new NetworkDay(clock, pages.zone()).today();
    var when =
        due.isBefore(today)
            ? words.count("due.late", ChronoUnit.DAYS.between(due, today))
            : words.say("due.by", words.date(due));
    return Contents.of(
        Parts.rowMain(
            new Markup()
                .add(Parts.tag(Kind.DUE, when))
                .text(" ")
                .element("h3", dataset.title().in(words.language()) + ", " + words.period(period))
                .element("p", text)),
        Parts.rowEnd(
            Parts.linkButton(
                "/uploads/new?dataset=" + dataset.id() + "&period=" + period,
                words.say("due.send"))));
  }

  private Content refusedRow(Words words, Upload upload) {
    return Contents.of(
        Parts.rowMain(
            new Markup()
                .add(Parts.tag(Kind.BAD, words.say("state.refused")))
                .text(" ")
                .element("h3", name(words, upload))
                .element("p", words.say("due.refused"))),
        Parts.rowEnd(Parts.linkButton("/uploads/" + upload.id(), words.say("due.see"))));
  }

  private Content sent(Words words, List<Upload> sent) {
    var section = new Markup().open("section").element("h2", words.say("sent-files.title"));
    var shown =
        sent.stream()
            .filter(upload -> !(upload.outcome() instanceof Outcome.Requested) || isRecent(upload))
            .limit(MOST_SENT)
            .toList();
    if (shown.isEmpty()) {
      return section
          .add(
              Parts.empty(
                  words.say("sent-files.empty.title"),
                  words.say("sent-files.empty"),
                  Contents.NONE))
          .close();
    }
    var heads = new LinkedHashMap<Slot, Long>();
    shown.forEach(upload -> heads.computeIfAbsent(upload.slot(), _ -> uploads.head(upload)));
    return section
        .add(
            Parts.rows(
                shown.stream()
                    .map(upload -> sentRow(words, upload, heads.getOrDefault(upload.slot(), 0L)))
                    .toList()))
        .close();
  }

  private Content sentRow(Words words, Upload upload, long head) {
    var state = UploadState.of(upload, head);
    return Contents.of(
        Parts.rowMain(
            new Markup()
                .open("strong")
                .add(Parts.link("/uploads/" + upload.id(), name(words, upload)))
                .close()
                .leaf("br")
                .open("span", "class", "soft")
                .add(
                    words.rich(
                        "sent-files.when",
                        pages.day(words, upload.requestedAt()),
                        Receipt.number(upload)))
                .close()),
        Parts.rowEnd(Parts.tag(state.kind(), words.say(state.key()))));
  }

  private Content meetings(Words words, Session session) {
    var now = clock.instant();
    var dates = new ArrayList<Occurrence>();
    for (var listed : meetings.allSeries()) {
      if (meetings.registration(listed.series().id(), session.email()).isPresent()) {
        dates.addAll(listed.series().next(now, DATES));
      }
    }
    var section = new Markup().open("section").element("h2", words.say("meetings.title"));
    if (dates.isEmpty()) {
      return section
          .add(
              Parts.empty(
                  words.say("meetings.empty.title"),
                  words.say("meetings.empty"),
                  Parts.plainLinkButton("/meetings", words.say("meetings.see"))))
          .close();
    }
    return section
        .add(
            Parts.dates(
                dates.stream()
                    .sorted(Comparator.comparing(Occurrence::startsAt))
                    .limit(2L * DATES)
                    .map(date -> meetingRow(words, session, date))
                    .toList()))
        .close();
  }

  private Content meetingRow(Words words, Session session, Occurrence date) {
    var start = date.start();
    var answer = meetings.answerOf(date.series().id(), date.original(), session.email());
    var tag =
        answer
            .map(rsvp -> answerTag(words, rsvp.answer()))
            .orElseGet(() -> Parts.tag(Kind.NONE, words.say("answer.none")));
    return Contents.of(
        Parts.day(words, start.toLocalDate(), start.toOffsetDateTime().toString()),
        Parts.rowMain(
            new Markup()
                .element("strong", date.series().title().in(words.language()))
                .leaf("br")
                .element(
                    "span",
                    words.hours(
                        start.toLocalTime(), date.end().toLocalTime(), date.series().zone()),
                    "class",
                    "soft")
                .leaf("br")
                .add(tag)),
        Parts.rowEnd(Parts.link("/meetings/" + date.series().id(), words.say("meetings.open"))));
  }

  private static Content answerTag(Words words, Answer answer) {
    return switch (answer) {
      case YES -> Parts.tag(Kind.OK, words.say("answer.yes"));
      case MAYBE -> Parts.tag(Kind.WAIT, words.say("answer.maybe"));
      case NO -> Parts.tag(Kind.NONE, words.say("answer.no"));
    };
  }

  private static Content organisation(Words words, Partner partner, Session session) {
    return new Markup()
        .open("section")
        .element("h2", words.say("organisation.title"))
        .add(
            Parts.facts(
                List.of(
                    Parts.Fact.of(words.say("organisation.name"), partner.name()),
                    Parts.Fact.of(words.say("organisation.you"), session.email()),
                    Parts.Fact.of(
                        words.say("organisation.language"),
                        partner.contact().language().ownName()))))
        .close();
  }

  private static List<Upload> newestOfEachSlot(List<Upload> sent) {
    var newest = new LinkedHashMap<Slot, Upload>();
    sent.stream()
        .filter(upload -> !(upload.outcome() instanceof Outcome.Requested))
        .forEach(upload -> newest.putIfAbsent(upload.slot(), upload));
    return List.copyOf(newest.values());
  }

  private static boolean counts(Upload upload) {
    return upload.outcome() instanceof Outcome.Accepted && !upload.withdrawn();
  }

  // A form that was opened and never sent is nothing that one sent.
  private boolean isRecent(Upload upload) {
    var since = clock.instant().minus(UploadPages.READING);
    return upload.requestedAt().isAfter(since) && !upload.withdrawn();
  }

  private String name(Words words, Upload upload) {
    return uploads.name(upload, words.language()) + ", " + words.period(upload.slot().period());
  }
}
