package org.backbone.functions.meetingdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.backbone.mail.Links;
import org.backbone.mail.table.DynamoLinks;
import org.backbone.meetings.Answer;
import org.backbone.meetings.Coming;
import org.backbone.meetings.InvitationLink;
import org.backbone.meetings.InvitationLink.Asked;
import org.backbone.meetings.InvitationLink.Leaving;
import org.backbone.meetings.MeetingStore;
import org.backbone.meetings.Series;
import org.backbone.meetings.calendar.Calendar;
import org.backbone.meetings.pages.MeetingPages;
import org.backbone.meetings.pages.RegistrationForm;
import org.backbone.meetings.table.DynamoMeetingStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Env;
import org.backbone.platform.lambda.JsonLog;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.Trap;
import org.backbone.platform.table.Table;

/// `/meetings`, `/rsvp` and `/leave`: translates, decides nothing.
public final class MeetingDeskHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final int FEW = 3;
  private static final int SEVERAL = 6;
  private static final Period FEED_BACK = Period.ofMonths(2);
  private static final Period FEED_AHEAD = Period.ofMonths(6);
  private static final String ICS = ".ics";

  private final MeetingStore meetings;
  private final InvitationLink invitationLink;
  private final MeetingPages pages;
  private final Calendar calendar;
  private final String publicUrl;
  private final InstantSource clock;
  private final Log log = JsonLog.of("meeting-desk");
  private final Routes routes;

  /// Wires the deployed function.
  public MeetingDeskHandler() {
    this(Env.system());
  }

  private MeetingDeskHandler(Env env) {
    this(Table.named(env.require("TABLE_NAME")), env);
  }

  private MeetingDeskHandler(Table table, Env env) {
    this(
        new DynamoMeetingStore(table),
        new DynamoLinks(table),
        InstantSource.system(),
        env.require("NETWORK_NAME"),
        env.require("MAIL_FROM"),
        env.require("PUBLIC_URL"));
  }

  MeetingDeskHandler(
      MeetingStore meetings,
      Links links,
      InstantSource clock,
      String network,
      String mailFrom,
      String publicUrl) {
    this.meetings = meetings;
    this.invitationLink = new InvitationLink(meetings, links, clock);
    this.pages = new MeetingPages(network);
    this.calendar = new Calendar(network, mailFrom);
    this.publicUrl = publicUrl;
    this.clock = clock;
    this.routes =
        Routes.none()
            .on("GET /meetings", this::all)
            .on("GET /meetings/{series}", this::series)
            .on("POST /meetings/{series}/join", this::join)
            .on("GET /rsvp/{token}", this::asked)
            .on("POST /rsvp/{token}", this::answer)
            .on("GET /leave/{token}", this::leaving)
            .on("POST /leave/{token}", this::leave)
            .refusing(
                (request, bad) ->
                    Reply.html(bad.status(), pages.unreadable(request.language(), bad.problems())));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return routes.answer(event, context);
  }

  private Reply all(Request request) {
    var coming = Coming.after(clock.instant(), meetings, FEW);
    return Reply.html(200, pages.all(request.language(), request.path(), coming));
  }

  private Reply series(Request request) {
    var id = request.parameter("series");
    var language = request.language();
    if (id.endsWith(ICS)) {
      return meetings
          .series(id.substring(0, id.length() - ICS.length()))
          .map(series -> feed(series, language))
          .orElseGet(() -> Reply.html(404, pages.gone(language, "no-series")));
    }
    return meetings
        .series(id)
        .map(
            series ->
                Reply.html(
                    200,
                    page(
                        request,
                        series,
                        request.query().has("joined"),
                        RegistrationForm.blank(language),
                        List.of())))
        .orElseGet(() -> Reply.html(404, pages.gone(language, "no-series")));
  }

  private String page(
      Request request,
      Series series,
      boolean joined,
      RegistrationForm form,
      List<Problem> problems) {
    var dates = series.next(clock.instant(), SEVERAL);
    var saidYes =
        dates.isEmpty()
            ? 0
            : meetings
                .answers(series.id(), dates.getFirst().original())
                .filter(rsvp -> rsvp.answer() == Answer.YES)
                .count();
    return pages.series(
        request.language(),
        "/meetings/" + series.id(),
        new Coming(series, dates),
        saidYes,
        joined,
        form,
        problems);
  }

  private Reply feed(Series series, Language language) {
    var now = clock.instant();
    var today = now.atZone(series.zone());
    var text =
        calendar.feed(
            series,
            series.between(today.minus(FEED_BACK).toInstant(), today.plus(FEED_AHEAD).toInstant()),
            language,
            publicUrl + "/meetings/" + series.id(),
            Instant.ofEpochSecond(now.getEpochSecond()));
    return Reply.of(200, "text/calendar; charset=utf-8", text.getBytes(UTF_8))
        .with("content-disposition", "inline; filename=\"" + series.id() + ICS + "\"")
        .with("cache-control", "public, max-age=3600");
  }

  private Reply join(Request request) {
    var language = request.language();
    var found = meetings.series(request.parameter("series"));
    if (found.isEmpty()) {
      return Reply.html(404, pages.gone(language, "no-series"));
    }
    var series = found.get();
    var sent = request.form();
    if (Trap.caught(sent)) {
      log.info("registration-trapped", Map.of("series", series.id()));
      return thanks(request, series);
    }
    var form = RegistrationForm.of(sent);
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return Reply.html(422, page(request, series, false, form, problems));
    }
    var changed = meetings.join(form.registration(series.id(), clock.instant()));
    log.info("series-joined", Map.of("series", series.id(), "changed", changed));
    return thanks(request, series);
  }

  // The same for somebody who was in before: nobody learns from the page who is.
  private static Reply thanks(Request request, Series series) {
    return Reply.seeOther(request.language().inQueryOf("/meetings/" + series.id() + "?joined=yes"));
  }

  private Reply asked(Request request) {
    return switch (invitationLink.asked(request.parameter("token"))) {
      case Asked.Open open ->
          Reply.html(
              200,
              pages.asked(
                  language(request, open.language()),
                  request.path(),
                  open.date(),
                  invitationLink.answerTo(open),
                  wanted(request),
                  invitationLink.isMember(open.date().series(), open.email())));
      case Asked.Over(var language) -> gone(410, request, language, "over");
      case Asked.Cancelled(_, var language) -> gone(410, request, language, "cancelled");
      case Asked.Unknown() -> gone(404, request, request.language(), "no-link");
    };
  }

  private Reply answer(Request request) {
    return switch (invitationLink.asked(request.parameter("token"))) {
      case Asked.Open open -> {
        var code = request.form().text("answer");
        if (code.equals("leave")) {
          invitationLink.leave(open.date().series(), open.email());
          log.info("series-left", Map.of("series", open.date().series().id()));
          yield Reply.seeOther(request.path());
        }
        var answer = Answer.of(code);
        if (answer.isEmpty()) {
          throw new BadRequest(422, Problem.of("answer", "no_such_answer"));
        }
        invitationLink.answer(open, answer.get());
        log.info("invitation-answered", Map.of("series", open.date().series().id()));
        yield Reply.seeOther(request.path());
      }
      case Asked.Over(var language) -> gone(410, request, language, "over");
      case Asked.Cancelled(_, var language) -> gone(410, request, language, "cancelled");
      case Asked.Unknown() -> gone(404, request, request.language(), "no-link");
    };
  }

  private Reply leaving(Request request) {
    return switch (invitationLink.leaving(request.parameter("token"))) {
      case Leaving.Open(var series, var email, var language) ->
          Reply.html(
              200,
              pages.leaving(
                  language(request, language),
                  request.path(),
                  series,
                  invitationLink.isMember(series, email)));
      case Leaving.Over(var language) -> gone(410, request, language, "leave-over");
      case Leaving.Unknown() -> gone(404, request, request.language(), "no-link");
    };
  }

  // A mail program's one click (RFC 8058) has no page to come back to: it wants a plain 200, sends
  // its one word in whichever form encoding, and must not be refused for it.
  private Reply leave(Request request) {
    var oneClick = request.body().contains("One-Click");
    return switch (invitationLink.leaving(request.parameter("token"))) {
      case Leaving.Open(var series, var email, var language) -> {
        invitationLink.leave(series, email);
        log.info("series-left", Map.of("series", series.id(), "oneClick", oneClick));
        yield oneClick
            ? Reply.text(
                200, MeetingPages.words(language).say("left.done", series.title().in(language)))
            : Reply.seeOther(request.path());
      }
      case Leaving.Over(var language) -> gone(410, request, language, "leave-over");
      case Leaving.Unknown() -> gone(404, request, request.language(), "no-link");
    };
  }

  private Reply gone(int status, Request request, Language language, String what) {
    return Reply.html(status, pages.gone(language(request, language), what));
  }

  // The button in the mail that was clicked; it marks a button here and sends nothing.
  private static Answer wanted(Request request) {
    return request.query().find("answer").flatMap(Answer::of).orElse(Answer.YES);
  }

  // The mail's language, unless the reader chose another one here.
  private static Language language(Request request, Language ofTheMail) {
    return request
        .query()
        .find("lang")
        .or(() -> request.cookie("lang"))
        .flatMap(Language::of)
        .orElse(ofTheMail);
  }
}
