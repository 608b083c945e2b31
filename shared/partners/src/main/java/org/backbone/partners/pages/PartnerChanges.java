package org.backbone.partners.pages;

import com.fasterxml.jackson.databind.JsonNode;
import gg.jte.Content;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.backbone.access.OpenSession;
import org.backbone.access.Programs;
import org.backbone.access.SessionStore;
import org.backbone.audit.pages.StaffActor;
import org.backbone.partners.AgreementFields;
import org.backbone.partners.ChangePartner;
import org.backbone.partners.ContactFields;
import org.backbone.partners.Decision;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.pages.jte.StaticTemplates;
import org.backbone.partners.pages.jte.Templates;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.SentAnswers;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;

/// What staff change of a partner once it is there: another contact, until when its data-sharing
/// agreement holds, a desk that is closed for a while, a member that leaves, sessions and tokens of
/// programs that end. Before anything that is felt elsewhere, a page says what will happen.
public final class PartnerChanges implements ConsoleSection, PartnerPart {
  private static final Roles KEEPERS = Roles.of(Role.FACILITATOR);
  private static final Templates TEMPLATES = new StaticTemplates();

  private final PartnerStore partners;
  private final ChangePartner change;
  private final SessionStore sessions;
  private final Programs programs;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final Log log;

  /// Changes of `partners`, whose contacts' sessions are in `sessions`.
  public PartnerChanges(
      PartnerStore partners,
      SessionStore sessions,
      Programs programs,
      ConsoleFrame frame,
      InstantSource clock,
      Log log) {
    this.partners = partners;
    this.change = new ChangePartner(partners, sessions, programs, clock);
    this.sessions = sessions;
    this.programs = programs;
    this.frame = frame;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/partners/{id}/suspend", KEEPERS, (request, _) -> askToSuspend(request))
        .action("POST /console/partners/{id}/suspend", KEEPERS, this::suspend)
        .action("POST /console/partners/{id}/resume", KEEPERS, this::resume)
        .page("GET /console/partners/{id}/remove", KEEPERS, (request, _) -> askToRemove(request))
        .action("POST /console/partners/{id}/remove", KEEPERS, this::remove)
        .page("GET /console/partners/{id}/contact", KEEPERS, (request, _) -> contactForm(request))
        .action("POST /console/partners/{id}/contact", KEEPERS, this::changeContact)
        .page(
            "GET /console/partners/{id}/agreement", KEEPERS, (request, _) -> agreementForm(request))
        .action("POST /console/partners/{id}/agreement", KEEPERS, this::changeAgreement)
        .action("POST /console/partners/{id}/sign-out", KEEPERS, this::signOut)
        .action("POST /console/partners/{id}/revoke", KEEPERS, this::revoke)
        .api("POST /api/v1/staff/partners/{id}/suspend", KEEPERS, this::suspend)
        .api("POST /api/v1/staff/partners/{id}/resume", KEEPERS, this::resume)
        .api("POST /api/v1/staff/partners/{id}/remove", KEEPERS, this::remove)
        .api("PUT /api/v1/staff/partners/{id}/contact", KEEPERS, this::changeContact)
        .api("POST /api/v1/staff/partners/{id}/sign-out", KEEPERS, this::signOut);
  }

  /// A session of the partner's contact, as staff see it.
  public record SignedIn(String id, String since, String until) {}

  /// A program with a token, as staff see it.
  ///
  /// @param used the last day on which it was used; empty where it never was
  public record HasToken(String id, String name, String since, String until, String used) {}

  /// What a partner's page says on what can be changed.
  ///
  /// @param agreement until when its agreement holds, in words
  /// @param isLapsed whether that day is over
  public record Manage(
      String path,
      PartnerStatus status,
      String since,
      String name,
      String agreement,
      boolean isLapsed,
      List<SignedIn> sessions,
      List<HasToken> programs) {}

  @Override
  public Content of(Partner partner, Request request, Staff staff) {
    if (!KEEPERS.include(staff)) {
      return Contents.NONE;
    }
    var words = words(request.language());
    var since = partner.decidedAt() == null ? partner.joinedAt() : partner.decidedAt();
    return TEMPLATES.partnerManage(
        words,
        new Manage(
            path(partner),
            partner.status(),
            words.dayOfMonthWithYear(frame.date(since)),
            partner.name(),
            agreement(words, partner),
            partner.isLapsedOn(today()),
            open(partner).stream()
                .map(
                    open ->
                        new SignedIn(
                            open.id(),
                            words.dayOfMonthWithYear(frame.date(open.session().begunAt())),
                            words.dayOfMonthWithYear(frame.date(open.session().expiresAt()))))
                .toList(),
            programs(words, partner)));
  }

  private LocalDate today() {
    return frame.date(clock.instant());
  }

  private String agreement(Words words, Partner partner) {
    return partner
        .agreementEnd()
        .map(
            day ->
                words.say(
                    partner.isLapsedOn(today())
                        ? "console.agreement.lapsed"
                        : "console.agreement.until",
                    words.dayOfMonthWithYear(day)))
        .orElseGet(() -> words.say("console.agreement.none"));
  }

  private List<HasToken> programs(Words words, Partner partner) {
    return partner.isApproved()
        ? programs.live(partner.id()).stream()
            .map(
                token ->
                    new HasToken(
                        token.id(),
                        token.name(),
                        words.dayOfMonthWithYear(frame.date(token.madeAt())),
                        words.dayOfMonthWithYear(frame.date(token.expiresAt())),
                        token.usedOn() == null ? "" : words.dayOfMonthWithYear(token.usedOn())))
            .toList()
        : List.of();
  }

  private List<OpenSession> open(Partner partner) {
    return partner.isApproved()
        ? sessions.open(partner.id(), partner.contact().email(), clock.instant())
        : List.of();
  }

  private Reply askToSuspend(Request request) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return frame.notFound(request);
    }
    var partner = found.get();
    var words = words(request.language());
    return partner.isApproved()
        ? frame.page(
            request,
            words.say("console.suspend.title", partner.name()),
            "",
            TEMPLATES.partnerSuspend(words, path(partner), partner.name()))
        : notNow(request, partner);
  }

  private Reply askToRemove(Request request) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return frame.notFound(request);
    }
    var partner = found.get();
    var words = words(request.language());
    return partner.isApproved() || partner.status() == PartnerStatus.SUSPENDED
        ? frame.page(
            request,
            words.say("console.remove.title", partner.name()),
            "",
            TEMPLATES.partnerRemove(words, path(partner), partner.name()))
        : notNow(request, partner);
  }

  private Reply suspend(Request request, Staff staff) {
    var decision = change.suspend(request.parameter("id"), StaffActor.of(staff));
    return told(request, staff, "partner-suspended", decision, PartnerStatus.SUSPENDED);
  }

  private Reply resume(Request request, Staff staff) {
    var decision = change.resume(request.parameter("id"), StaffActor.of(staff));
    return told(request, staff, "partner-resumed", decision, PartnerStatus.APPROVED);
  }

  private Reply remove(Request request, Staff staff) {
    var decision = change.remove(request.parameter("id"), StaffActor.of(staff));
    return told(request, staff, "partner-removed", decision, PartnerStatus.LEFT);
  }

  private Reply contactForm(Request request) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return frame.notFound(request);
    }
    var partner = found.get();
    return partner.status().hasContact()
        ? contactForm(request, partner, ContactFields.of(partner.contact()), List.of())
        : notNow(request, partner);
  }

  private Reply contactForm(
      Request request, Partner partner, Answers answers, List<Problem> problems) {
    var words = words(request.language());
    var form = FormView.filled(words, ContactFields.FIELDS, answers, problems);
    return frame.page(
        request,
        problems.isEmpty() ? 200 : 422,
        words.say("console.contact.title", partner.name()),
        "",
        TEMPLATES.partnerContact(words, path(partner), partner.name(), form),
        form.refused());
  }

  private Reply changeContact(Request request, Staff staff) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return noSuchPartner(request);
    }
    var sent = sentContact(request);
    if (!sent.problems().isEmpty()) {
      return request.isForApi()
          ? problems(request, 422, "problems.title", sent.problems())
          : contactForm(request, found.get(), sent.answers(), sent.problems());
    }
    var contact = ContactFields.contact(sent.answers().settled(ContactFields.FIELDS));
    var decision = change.changeContact(found.get().id(), contact, StaffActor.of(staff));
    return kept(request, staff, "partner-contact", decision, PartnerStatus::hasContact);
  }

  private Reply kept(
      Request request,
      Staff staff,
      String event,
      Decision decision,
      Predicate<PartnerStatus> mayHaveOne) {
    return switch (decision) {
      case Decision.Decided(var partner) -> done(request, staff, event, partner);
      // It is the same as before.
      case Decision.AlreadyDecided(var partner) when mayHaveOne.test(partner.status()) ->
          done(request, partner);
      case Decision.AlreadyDecided(var partner) -> notNow(request, partner);
      case Decision.NoSuchPartner _ -> noSuchPartner(request);
    };
  }

  private static SentAnswers sentContact(Request request) {
    return request.isForApi()
        ? SentAnswers.of(
            ContactFields.FIELDS, request.json(JsonNode.class), UnaryOperator.identity())
        : SentAnswers.of(ContactFields.FIELDS, request.form(), UnaryOperator.identity());
  }

  private Reply agreementForm(Request request) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return frame.notFound(request);
    }
    var partner = found.get();
    return partner.status().hasAgreement()
        ? agreementForm(request, partner, AgreementFields.of(partner), List.of())
        : notNow(request, partner);
  }

  private Reply agreementForm(
      Request request, Partner partner, Answers answers, List<Problem> problems) {
    var words = words(request.language());
    var form = FormView.filled(words, AgreementFields.FIELDS, answers, problems);
    return frame.page(
        request,
        problems.isEmpty() ? 200 : 422,
        words.say("console.agreement.title", partner.name()),
        "",
        TEMPLATES.partnerAgreement(words, path(partner), partner.name(), form),
        form.refused());
  }

  private Reply changeAgreement(Request request, Staff staff) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return frame.notFound(request);
    }
    var sent = SentAnswers.of(AgreementFields.FIELDS, request.form(), UnaryOperator.identity());
    if (!sent.problems().isEmpty()) {
      return agreementForm(request, found.get(), sent.answers(), sent.problems());
    }
    var endsOn = sent.answers().find(AgreementFields.ENDS_ON).orElse(null);
    var decision = change.changeAgreement(found.get().id(), endsOn, StaffActor.of(staff));
    return kept(request, staff, "partner-agreement", decision, PartnerStatus::hasAgreement);
  }

  /// Ends one session of the contact, or all.
  private Reply signOut(Request request, Staff staff) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return noSuchPartner(request);
    }
    var partner = found.get();
    var one = request.isForApi() ? "" : request.form().text("session");
    if (one.isEmpty()) {
      change.signOut(partner.id());
    } else if (open(partner).stream().anyMatch(open -> open.id().equals(one))) {
      sessions.endOpen(one);
    }
    return done(request, staff, "partner-signed-out", partner);
  }

  /// Revokes the token of one program.
  private Reply revoke(Request request, Staff staff) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return noSuchPartner(request);
    }
    var partner = found.get();
    var token = request.form().text("token");
    if (programs.revoke(PartnerDeeds.matter(partner), token, StaffActor.of(staff))) {
      log.info(
          "partner-token-revoked",
          Map.of("partner", partner.id(), "token", token, "staff", staff.subject()));
    }
    return done(request, partner);
  }

  // What was so before is as good as done: a button that is pressed again says no other thing.
  private Reply told(
      Request request, Staff staff, String event, Decision decision, PartnerStatus wanted) {
    return switch (decision) {
      case Decision.Decided(var partner) -> done(request, staff, event, partner);
      case Decision.AlreadyDecided(var partner) when partner.status() == wanted ->
          done(request, partner);
      case Decision.AlreadyDecided(var partner) -> notNow(request, partner);
      case Decision.NoSuchPartner _ -> noSuchPartner(request);
    };
  }

  private Reply done(Request request, Staff staff, String event, Partner partner) {
    log.info(event, Map.of("partner", partner.id(), "staff", staff.subject()));
    return done(request, partner);
  }

  private static Reply done(Request request, Partner partner) {
    return request.isForApi()
        ? Reply.json(200, PartnersConsole.json(partner))
        : Reply.seeOther(path(partner));
  }

  private Reply notNow(Request request, Partner partner) {
    return NotNow.reply(frame, request, partner);
  }

  private Reply noSuchPartner(Request request) {
    return request.isForApi()
        ? problems(request, 404, "not-found.title", List.of(Problem.of("", "no_such_partner")))
        : frame.notFound(request);
  }

  private Reply problems(Request request, int status, String title, List<Problem> problems) {
    return frame.problems(request, status, title, problems, words(request.language()));
  }

  private static String path(Partner partner) {
    return "/console/partners/" + partner.id();
  }

  private static Words words(Language language) {
    return Words.of(language, "partners");
  }
}
