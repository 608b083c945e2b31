package org.backbone.meetings.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.backbone.access.Door;
import org.backbone.access.Strangers;
import org.backbone.meetings.Answer;
import org.backbone.meetings.Coming;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Registration;
import org.backbone.meetings.RegistrationFields;
import org.backbone.meetings.Series;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.lambda.SentAnswers;
import org.backbone.platform.lambda.TooMany;
import org.backbone.platform.pages.Trap;
import org.backbone.platform.pages.site.PublicSection;

/// Series and their dates, the form that joins one, and its feed for calendars.
public final class MeetingsSection implements PublicSection {
  private static final int FEW = 3;
  private static final int SEVERAL = 6;
  private static final Period FEED_BACK = Period.ofMonths(2);
  private static final Period FEED_AHEAD = Period.ofMonths(6);
  private static final String ICS = ".ics";

  // The form as a whole, by its id.
  private static final String FORM = "join";

  private final MeetingStore meetings;
  private final Strangers strangers;
  private final Calendar calendar;
  private final MeetingPages pages;
  private final String publicUrl;
  private final InstantSource clock;
  private final Log log;

  /// Shows what is in `meetings`.
  ///
  /// @param publicUrl where people reach the network, without a slash at the end
  public MeetingsSection(
      MeetingStore meetings,
      Strangers strangers,
      Calendar calendar,
      String network,
      String publicUrl,
      InstantSource clock,
      Log log) {
    this.meetings = meetings;
    this.strangers = strangers;
    this.calendar = calendar;
    this.pages = new MeetingPages(network);
    this.publicUrl = publicUrl;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /meetings", this::all)
        .on("GET /meetings/{series}", this::series)
        .on("POST /meetings/{series}/join", this::join);
  }

  /// A page that says why a request cannot be read.
  public Reply unreadable(Request request, BadRequest bad) {
    return Reply.html(bad.status(), pages.unreadable(request.language(), bad.problems()));
  }

  private Reply all(Request request) {
    return Reply.html(200, pages.all(request, Coming.after(clock.instant(), meetings, FEW)));
  }

  private Reply series(Request request) {
    var id = request.parameter("series");
    if (id.endsWith(ICS)) {
      return found(
          request,
          id.substring(0, id.length() - ICS.length()),
          series -> feed(series, request.language()));
    }
    var joined = request.query().has("joined");
    var blank =
        new SentAnswers(
            Answers.none().with(RegistrationFields.LANGUAGE, request.language()), List.of());
    return found(
        request,
        id,
        series ->
            Reply.html(200, page(request, series, joined, blank, strangers.stamp(Door.SERIES))));
  }

  private Reply join(Request request) {
    return found(request, request.parameter("series"), series -> join(request, series));
  }

  private Reply join(Request request, Series series) {
    var form = request.form();
    if (Trap.caught(form)) {
      log.info("registration-trapped", Map.of("series", series.id()));
      return thanks(request, series);
    }
    var sent =
        SentAnswers.of(
            RegistrationFields.FIELDS,
            form,
            answers -> answers.or(RegistrationFields.LANGUAGE, request.language()));
    var drawn = strangers.drawn(Door.SERIES, Trap.stamp(form));
    // Where something else is wrong the button is pressed once more anyway.
    var refused =
        sent.problems().isEmpty() && !drawn.isTaken()
            ? new SentAnswers(sent.answers(), List.of(Problem.of(FORM, drawn.problem())))
            : sent;
    if (!refused.problems().isEmpty()) {
      return Reply.html(422, page(request, series, false, refused, drawn.stamp()));
    }
    var answers = sent.answers().settled(RegistrationFields.FIELDS);
    var registration = new Registration(series.id(), answers, clock.instant());
    // Who says the same again is the same request.
    var key = series.id() + "#" + answers.canonical(RegistrationFields.FIELDS);
    TooMany.orGoOn(strangers.refused(Door.SERIES, registration.email(), request.range(), key));
    var changed = meetings.join(registration);
    log.info("series-joined", Map.of("series", series.id(), "changed", changed));
    return thanks(request, series);
  }

  // The same for somebody who was in before: nobody learns from the page who is.
  private static Reply thanks(Request request, Series series) {
    return Reply.seeOther(request.keepingLanguage(SeriesView.path(series) + "?joined=yes"));
  }

  private String page(
      Request request, Series series, boolean joined, SentAnswers sent, String stamp) {
    var coming = new Coming(series, series.next(clock.instant(), SEVERAL));
    return pages.series(request, coming, saidYes(coming), joined, sent, stamp);
  }

  private long saidYes(Coming coming) {
    return coming.dates().stream()
        .limit(1)
        .flatMap(next -> meetings.answers(coming.series().id(), next.original()))
        .filter(rsvp -> rsvp.answer() == Answer.YES)
        .count();
  }

  private Reply feed(Series series, Language language) {
    var now = clock.instant();
    var today = now.atZone(series.zone());
    var text =
        calendar.feed(
            series,
            series.between(today.minus(FEED_BACK).toInstant(), today.plus(FEED_AHEAD).toInstant()),
            language,
            publicUrl + SeriesView.path(series),
            Instant.ofEpochSecond(now.getEpochSecond()));
    return Reply.of(200, "text/calendar; charset=utf-8", text.getBytes(UTF_8))
        .with("content-disposition", "inline; filename=\"" + series.id() + ICS + "\"")
        .with("cache-control", "public, max-age=3600");
  }

  private Reply found(Request request, String id, Function<Series, Reply> answer) {
    return meetings
        .series(id)
        .map(answer)
        .orElseGet(() -> Reply.html(404, pages.gone(request.language(), "no-series")));
  }
}
