package org.backbone.meetings.pages;

import java.util.Map;
import org.backbone.meetings.Answer;
import org.backbone.meetings.InvitationLink;
import org.backbone.meetings.InvitationLink.Asked;
import org.backbone.meetings.InvitationLink.Leaving;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.site.PublicSection;

/// What the links of an invitation lead to: answering for a date, and leaving a series. Opening a
/// link changes nothing. A page speaks the mail's language, unless its reader chose another.
public final class InvitationSection implements PublicSection {
  private static final String LEAVE = "leave";

  private final InvitationLink invitationLink;
  private final MeetingPages pages;
  private final Log log;

  /// Answers for the links that `invitationLink` knows.
  public InvitationSection(InvitationLink invitationLink, String network, Log log) {
    this.invitationLink = invitationLink;
    this.pages = new MeetingPages(network);
    this.log = log;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /rsvp/{token}", this::asked)
        .on("POST /rsvp/{token}", this::answer)
        .on("GET /leave/{token}", this::leaving)
        // A mail program's one click comes from wherever the mail is read.
        .onFromAnywhere("POST /leave/{token}", this::leave);
  }

  private Reply asked(Request request) {
    return switch (invitationLink.asked(request.parameter("token"))) {
      case Asked.Open open ->
          Reply.html(
              200,
              pages.asked(
                  language(request, open.language()),
                  request,
                  open.date(),
                  invitationLink.answerTo(open),
                  wanted(request),
                  invitationLink.isMember(open.date().series(), open.email())));
      case Asked.Over(var language) -> gone(410, request, language, "over");
      case Asked.Cancelled(_, var language) -> gone(410, request, language, "cancelled");
      case Asked.Unknown() -> unknown(request);
    };
  }

  private Reply answer(Request request) {
    return switch (invitationLink.asked(request.parameter("token"))) {
      case Asked.Open open -> answer(request, open);
      case Asked.Over(var language) -> gone(410, request, language, "over");
      case Asked.Cancelled(_, var language) -> gone(410, request, language, "cancelled");
      case Asked.Unknown() -> unknown(request);
    };
  }

  private Reply answer(Request request, Asked.Open open) {
    var series = open.date().series();
    var code = request.form().text("answer");
    if (code.equals(LEAVE)) {
      invitationLink.leave(series, open.email());
      log.info("series-left", Map.of("series", series.id()));
      return back(request);
    }
    var answer =
        Answer.of(code)
            .orElseThrow(() -> new BadRequest(422, Problem.of("answer", "no_such_answer")));
    invitationLink.answer(open, answer);
    log.info("invitation-answered", Map.of("series", series.id()));
    return back(request);
  }

  private Reply leaving(Request request) {
    return switch (invitationLink.leaving(request.parameter("token"))) {
      case Leaving.Open(var series, var email, var ofTheMail) -> {
        var language = language(request, ofTheMail);
        yield Reply.html(
            200,
            invitationLink.isMember(series, email)
                ? pages.leave(language, request, series)
                : pages.left(language, request, series));
      }
      case Leaving.Over(var language) -> gone(410, request, language, "leave-over");
      case Leaving.Unknown() -> unknown(request);
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
            : back(request);
      }
      case Leaving.Over(var language) -> gone(410, request, language, "leave-over");
      case Leaving.Unknown() -> unknown(request);
    };
  }

  private static Reply back(Request request) {
    return Reply.seeOther(request.keepingLanguage(request.path()));
  }

  private Reply gone(int status, Request request, Language ofTheMail, String what) {
    return Reply.html(status, pages.gone(language(request, ofTheMail), what));
  }

  private Reply unknown(Request request) {
    return Reply.html(404, pages.gone(request.language(), "no-link"));
  }

  // The button in the mail that was clicked; it marks a button here and sends nothing.
  private static Answer wanted(Request request) {
    return request.query().find("answer").flatMap(Answer::of).orElse(Answer.YES);
  }

  private static Language language(Request request, Language ofTheMail) {
    return request.chosenLanguage().orElse(ofTheMail);
  }
}
