package org.backbone.access.pages;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.access.ContactDirectory;
import org.backbone.access.Door;
import org.backbone.access.Membership;
import org.backbone.access.SignIn;
import org.backbone.access.Strangers;
import org.backbone.access.letters.SendSignInLink;
import org.backbone.mail.Link;
import org.backbone.mail.Links;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.lambda.TooMany;
import org.backbone.platform.pages.Trap;
import org.backbone.platform.pages.site.PublicSection;

/// Signing in: an address, a mail, a page with one button, a session. Opening a link changes
/// nothing, for programs open links too.
public final class SignInDesk implements PublicSection {
  // What tells a second press of one page from a press of another.
  static final String PRESS = "press";

  private final SendSignInLink sendSignInLink;
  private final Strangers strangers;
  private final Links links;
  private final ContactDirectory contacts;
  private final Sessions sessions;
  private final SignInPages pages;
  private final InstantSource clock;
  private final Log log;

  /// Lets contacts of members in.
  public SignInDesk(
      SendSignInLink sendSignInLink,
      Strangers strangers,
      Links links,
      ContactDirectory contacts,
      Sessions sessions,
      SignInPages pages,
      InstantSource clock,
      Log log) {
    this.sendSignInLink = sendSignInLink;
    this.strangers = strangers;
    this.links = links;
    this.contacts = contacts;
    this.sessions = sessions;
    this.pages = pages;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /sign-in", this::form)
        .on("POST /sign-in", this::ask)
        .on("GET /sign-in/{token}", this::link)
        .on("POST /sign-in/{token}", this::use)
        .on("POST /sign-out", this::leave);
  }

  private Reply form(Request request) {
    if (request.query().has("sent")) {
      return Reply.html(200, pages.sent(request));
    }
    return Reply.html(
        200, pages.form(request, "", Ids.token(), strangers.stamp(Door.SIGN_IN), List.of()));
  }

  private Reply ask(Request request) {
    var form = request.form();
    var email = form.text("email");
    var key = key(form);
    var fault = EmailAddress.fault(email);
    var drawn = strangers.drawn(Door.SIGN_IN, Trap.stamp(form));
    if (fault.isPresent() || (!drawn.isTaken() && !Trap.caught(form))) {
      // Where something else is wrong the button is pressed once more anyway.
      var problem =
          fault
              .map(code -> Problem.of("email", code))
              .orElseGet(() -> Problem.of("form", drawn.problem()));
      return Reply.html(422, pages.form(request, email, key, drawn.stamp(), List.of(problem)));
    }
    if (!Trap.caught(form)) {
      TooMany.orGoOn(strangers.refused(Door.SIGN_IN, email, request.range(), key));
      var isSent = sendSignInLink.send(email, request.language(), key);
      log.info("sign-in-asked", Map.of("sent", isSent));
    }
    return Reply.seeOther(request.keepingLanguage("/sign-in?sent=1"));
  }

  // A form without one is another each time.
  private static String key(Form form) {
    var key = form.text(SignInPages.KEY);
    return key.isBlank() || key.length() > Limits.KEY_CHARACTERS ? Ids.token() : key;
  }

  private Reply link(Request request) {
    return links
        .find(request.parameter("token"), Link.Purpose.SIGN_IN)
        .filter(link -> link.worksAt(clock.instant()))
        .flatMap(link -> member(link).map(partner -> pages.button(request, partner)))
        .map(page -> Reply.html(200, page))
        .orElseGet(() -> Reply.html(410, pages.over(request)));
  }

  private Reply use(Request request) {
    var token = request.parameter("token");
    var now = clock.instant();
    var link = links.find(token, Link.Purpose.SIGN_IN);
    var signIn = link.filter(found -> member(found).isPresent()).flatMap(SignIn::of);
    var session = signIn.map(whom -> whom.session(link.orElseThrow().language(), now));
    return session
        .flatMap(begun -> sessions.startWith(request, token, press(request), begun, now))
        .map(
            cookie -> {
              log.info("signed-in", Map.of("partner", session.get().partner()));
              return Reply.seeOther("/desk").withCookie(cookie);
            })
        .orElseGet(() -> Reply.html(410, pages.over(request)));
  }

  // Whoever shows no page is another one each time.
  private static String press(Request request) {
    var shown = request.body().isEmpty() ? "" : request.form().text(PRESS);
    return shown.isEmpty() ? Ids.token() : shown;
  }

  private Reply leave(Request request) {
    return sessions.end(request, Reply.seeOther("/sign-in"));
  }

  // A partner may have left, or have another contact, since the link was sent.
  private Optional<Membership> member(Link link) {
    return SignIn.of(link)
        .flatMap(
            signIn ->
                contacts.membersOf(signIn.email()).stream()
                    .filter(member -> member.partner().equals(signIn.partner()))
                    .findFirst());
  }
}
