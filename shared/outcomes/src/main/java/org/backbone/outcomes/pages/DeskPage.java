package org.backbone.outcomes.pages;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.backbone.access.Session;
import org.backbone.meetings.Answer;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Occurrence;
import org.backbone.meetings.Rsvp;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.DataCalendar;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Owed;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.partners.Partner;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;

/// A partner's desk: what is due, what was sent, the next meetings.
public final class DeskPage {
  private static final int MOST_SENT = 12;
  private static final int DATES = 2;

  private final DeskPages pages;
  private final Uploads uploads;
  private final ExpectationStore expectations;
  private final Agreements agreements;
  private final MeetingStore meetings;
  private final InstantSource clock;

  public DeskPage(
      DeskPages pages,
      Uploads uploads,
      ExpectationStore expectations,
      Agreements agreements,
      MeetingStore meetings,
      InstantSource clock) {
    this.pages = pages;
    this.uploads = uploads;
    this.expectations = expectations;
    this.agreements = agreements;
    this.meetings = meetings;
    this.clock = clock;
  }

  String html(Request request, Session session, Partner partner) {
    var words = DeskPages.words(request);
    var sent = uploads.of(session.partner());
    var refused = refused(sent);
    var view =
        new DeskView(
            partner.name(),
            agreements.notice(words, partner),
            refused.stream().map(upload -> toMend(words, upload)).toList(),
            toSend(words, partner.id(), sent),
            meetings(words, session),
            sent(words, sent),
            session.email(),
            partner.contact().language().ownName());
    return pages.page(
        request,
        partner,
        DeskPages.Place.DESK,
        words.say("desk.title"),
        DeskPages.TEMPLATES.desk(words, view));
  }

  private DeskView.FileToMend toMend(Words words, Upload upload) {
    var state = upload.isAsked() ? "asked" : upload.isHeld() ? "held" : "refused";
    return new DeskView.FileToMend(
        name(words, upload),
        words.say("state." + state),
        words.say("due." + state),
        words.say("due.act." + state),
        path(upload));
  }

  private List<Upload> refused(List<Upload> sent) {
    return newestOfEachSlot(sent).stream()
        .filter(upload -> upload.isToAnswer(clock.instant()))
        .toList();
  }

  // Older periods are not asked for here: they are the staff's to ask about.
  private List<DeskView.FileToSend> toSend(Words words, String partner, List<Upload> sent) {
    var expected = expectations.of(partner);
    var due = new ArrayList<DeskView.FileToSend>();
    for (var dataset : uploads.datasets().datasets()) {
      var calendar =
          new DataCalendar(
              dataset, sent, expected.of(partner, dataset.id()), clock.instant(), pages.zone());
      var period = uploads.lastEnded(dataset);
      switch (calendar.of(period)) {
        case Owed.NotDue(var day) ->
            due.add(toSend(words, dataset, period, calendar, words.say("due.by", words.date(day))));
        case Owed.Late(var days) ->
            due.add(toSend(words, dataset, period, calendar, words.count("due.late", days)));
        case Owed.Received _,
            Owed.Waiting _,
            Owed.Unread _,
            Owed.Nothing _,
            Owed.NotHeld _,
            Owed.TakenBack _,
            Owed.NotExpected _ -> {}
      }
    }
    return due;
  }

  private DeskView.FileToSend toSend(
      Words words, Dataset dataset, Period period, DataCalendar calendar, String when) {
    var latest =
        calendar.sent().stream()
            .filter(DeskPage::counts)
            .max(Comparator.comparing(upload -> upload.slot().period()));
    return new DeskView.FileToSend(
        when,
        dataset.title().in(words.language()) + ", " + words.period(period),
        latest
            .map(upload -> words.say("due.latest", words.period(upload.slot().period())))
            .orElseGet(() -> words.say("due.nothing")),
        "/uploads/new?dataset=" + dataset.id() + "&period=" + period,
        dataset.id(),
        period.code());
  }

  private List<DeskView.SentUpload> sent(Words words, List<Upload> sent) {
    var shown =
        Upload.withoutShares(sent).stream()
            .filter(upload -> !isUnsent(upload) || isRecent(upload))
            .limit(MOST_SENT)
            .toList();
    var heads = uploads.heads(shown);
    return shown.stream()
        .map(upload -> sent(words, upload, heads.getOrDefault(upload.id(), 0L)))
        .toList();
  }

  private DeskView.SentUpload sent(Words words, Upload upload, long head) {
    var state = UploadState.forSender(upload, head);
    return new DeskView.SentUpload(
        name(words, upload),
        path(upload),
        pages.day(words, upload.requestedAt()),
        Receipt.number(upload),
        state.kind(),
        words.say(state.key()));
  }

  private List<DeskView.MeetingDate> meetings(Words words, Session session) {
    var now = clock.instant();
    var dates = new ArrayList<Occurrence>();
    for (var listed : meetings.allSeries()) {
      if (meetings.registration(listed.series().id(), session.email()).isPresent()) {
        dates.addAll(listed.series().next(now, DATES));
      }
    }
    return dates.stream()
        .sorted(Comparator.comparing(Occurrence::startsAt))
        .limit(2L * DATES)
        .map(date -> meeting(words, session, date))
        .toList();
  }

  private DeskView.MeetingDate meeting(Words words, Session session, Occurrence date) {
    var start = date.start();
    var series = date.series();
    var answer = meetings.answerOf(series.id(), date.original(), session.email()).map(Rsvp::answer);
    return new DeskView.MeetingDate(
        start.toLocalDate(),
        start.toOffsetDateTime().toString(),
        series.title().in(words.language()),
        words.hours(start.toLocalTime(), date.end().toLocalTime(), series.zone()),
        answer.map(DeskPage::kind).orElse(Kind.NONE),
        words.say(answer.map(DeskPage::key).orElse("answer.none")),
        "/meetings/" + series.id());
  }

  private static Kind kind(Answer answer) {
    return switch (answer) {
      case YES -> Kind.OK;
      case MAYBE -> Kind.WAIT;
      case NO -> Kind.NONE;
    };
  }

  private static String key(Answer answer) {
    return switch (answer) {
      case YES -> "answer.yes";
      case MAYBE -> "answer.maybe";
      case NO -> "answer.no";
    };
  }

  private static List<Upload> newestOfEachSlot(List<Upload> sent) {
    var newest = new LinkedHashMap<Slot, Upload>();
    sent.stream()
        .filter(upload -> !upload.isUnread())
        .forEach(upload -> newest.putIfAbsent(upload.slot(), upload));
    return List.copyOf(newest.values());
  }

  private static boolean counts(Upload upload) {
    return upload.outcome() instanceof Outcome.Accepted && !upload.withdrawn();
  }

  private static boolean isUnsent(Upload upload) {
    return upload.outcome() instanceof Outcome.Requested;
  }

  // A form that was opened and never sent is nothing that one sent.
  private boolean isRecent(Upload upload) {
    var since = clock.instant().minus(UploadPages.READING);
    return upload.requestedAt().isAfter(since) && !upload.withdrawn();
  }

  private String name(Words words, Upload upload) {
    return DeskPages.what(words, uploads, upload);
  }

  private static String path(Upload upload) {
    return "/uploads/" + upload.id();
  }
}
