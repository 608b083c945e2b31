package org.backbone.outcomes.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backbone.access.AboutPeople;
import org.backbone.access.Kept;
import org.backbone.access.OpenSession;
import org.backbone.access.pages.Sessions;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.PublicSection;

/// What is kept about whoever is signed in: where they are signed in, to be ended one by one or all
/// together, and everything as a file.
public final class YouDesk implements PublicSection {
  private final Members members;
  private final Sessions sessions;
  private final AboutPeople people;
  private final DeskPages pages;
  private final String mailbox;
  private final Log log;

  /// A part of the desk.
  ///
  /// @param mailbox the address to write to
  public YouDesk(
      Members members,
      Sessions sessions,
      AboutPeople people,
      DeskPages pages,
      String mailbox,
      Log log) {
    this.members = members;
    this.sessions = sessions;
    this.people = people;
    this.pages = pages;
    this.mailbox = mailbox;
    this.log = log;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /desk/you", request -> members.answer(request, member -> you(request, member)))
        .on("GET /desk/you/data.json", request -> members.answer(request, member -> data(member)))
        .on(
            "POST /desk/you/sign-out",
            request -> members.answer(request, member -> signOut(request, member)));
  }

  /// A session, as its owner sees it.
  ///
  /// @param isThis whether it is the one that asks
  public record SignedIn(String id, String since, String until, boolean isThis) {}

  private Reply you(Request request, Member member) {
    var words = DeskPages.words(request);
    var own = sessions.id(request);
    var open =
        sessions.open(member.session()).stream()
            .map(session -> signedIn(words, session, own))
            .toList();
    return Reply.html(
        200,
        pages.page(
            request,
            member.partner(),
            DeskPages.Place.YOU,
            words.say("you.title"),
            DeskPages.TEMPLATES.you(
                words, member.session().email(), withOwn(words, member, own, open), mailbox)));
  }

  // The index by which sessions are found may not know this one yet.
  private List<SignedIn> withOwn(Words words, Member member, String own, List<SignedIn> open) {
    return open.stream().anyMatch(SignedIn::isThis)
        ? open
        : Stream.concat(
                Stream.of(signedIn(words, new OpenSession(own, member.session()), own)),
                open.stream())
            .toList();
  }

  private SignedIn signedIn(Words words, OpenSession open, String own) {
    return new SignedIn(
        open.id(),
        pages.day(words, open.session().begunAt()),
        pages.day(words, open.session().expiresAt()),
        open.id().equals(own));
  }

  private Reply data(Member member) {
    var email = member.session().email();
    log.info("own-data-exported", Map.of("partner", member.partner().id()));
    return Reply.json(200, Kept.export(email, people.about(email)))
        .with("content-disposition", "attachment; filename=\"what-is-kept.json\"");
  }

  private Reply signOut(Request request, Member member) {
    var one = request.form().text("session");
    log.info("sessions-ended", Map.of("partner", member.partner().id(), "all", one.isEmpty()));
    if (one.isEmpty() || one.equals(sessions.id(request))) {
      var there = Reply.seeOther("/sign-in");
      return one.isEmpty()
          ? sessions.endAll(request, member.session(), there)
          : sessions.end(request, there);
    }
    sessions.endOpen(member.session(), one);
    return Reply.seeOther("/desk/you");
  }
}
