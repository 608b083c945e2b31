package org.backbone.partners.pages;

import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backbone.partners.Decision;
import org.backbone.partners.JoinFields;
import org.backbone.partners.Likeness;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.letters.ApprovePartner;
import org.backbone.partners.pages.jte.StaticTemplates;
import org.backbone.partners.pages.jte.Templates;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.FieldFact;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.TodayBlock;

/// Partners in the console: who waits, who is a member, one of them in full, and the decision.
public final class PartnersConsole implements ConsoleSection {
  private static final Templates TEMPLATES = new StaticTemplates();

  private final PartnerStore partners;
  private final ApprovePartner approvePartner;
  private final List<PartnerPart> parts;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final Log log;

  /// A section about `partners`.
  ///
  /// @param parts what other capabilities say on a partner's page
  public PartnersConsole(
      PartnerStore partners,
      ApprovePartner approvePartner,
      List<PartnerPart> parts,
      ConsoleFrame frame,
      InstantSource clock,
      Log log) {
    this.partners = partners;
    this.approvePartner = approvePartner;
    this.parts = List.copyOf(parts);
    this.frame = frame;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/partners/{id}", (request, _) -> partner(request))
        .action("POST /console/partners/{id}/approve", this::approve)
        .action("POST /console/partners/{id}/decline", this::decline)
        .api("GET /api/v1/staff/partners", (request, _) -> partnersJson(request))
        .api("POST /api/v1/staff/partners/{id}/approve", this::approveJson);
  }

  @Override
  public List<TodayBlock> today(Request request) {
    var words = words(request.language());
    var doubles = Doubles.in(partners);
    var waiting =
        doubles.of(PartnerStatus.PENDING).stream()
            .sorted(Comparator.comparing(listed -> listed.partner().joinedAt()))
            .toList();
    var members = doubles.of(PartnerStatus.APPROVED);
    var now = clock.instant();
    return List.of(
        new TodayBlock(
            "partners",
            TodayBlock.Place.FIRST,
            waiting.size(),
            waiting.isEmpty() ? "" : words.count("console.today.to-approve", waiting.size()),
            approved(request, words, members),
            TEMPLATES.partnersWaiting(
                words, waiting.stream().map(listed -> waits(words, listed, now)).toList())),
        new TodayBlock(
            "members",
            TodayBlock.Place.BELOW,
            0,
            "",
            Contents.NONE,
            TEMPLATES.partnersMembers(
                words, members.stream().map(listed -> member(words, listed.partner())).toList())));
  }

  private Reply partner(Request request) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return frame.notFound(request);
    }
    var partner = found.get();
    var words = words(request.language());
    var alike =
        partner.isApproved()
            ? List.<Likeness.Match>of()
            : Likeness.of(partner.summary(), partners.all());
    var page =
        new Page(
            partner.name(),
            path(partner.id()),
            partner.status(),
            FieldFact.of(words, JoinFields.FIELDS, partner.application().answers()),
            words.dayOfMonthWithYear(frame.date(partner.joinedAt())),
            alike.stream().map(match -> alike(words, match)).toList());
    var more = parts.stream().map(part -> part.of(partner, request)).toList();
    return frame.page(request, partner.name(), "", TEMPLATES.partner(words, page, more));
  }

  /// Who asked to join and waits.
  ///
  /// @param isDouble whether it may be one that is there: then it is compared before anything else,
  ///     and there is no button to approve it at once
  /// @param other whom it is like, `reasons` in what; empty unless it is double
  public record Waiting(
      String name,
      String path,
      String age,
      String kind,
      String writes,
      boolean isDouble,
      String reasons,
      String other) {}

  /// A member in the list.
  public record Member(String name, String path, String kind, String language, String joined) {}

  /// A partner that another one may be the same as.
  public record Alike(String name, String path, PartnerStatus status, String reasons) {}

  /// One partner in full.
  public record Page(
      String name,
      String path,
      PartnerStatus status,
      List<FieldFact> facts,
      String joined,
      List<Alike> alike) {}

  private Reply approve(Request request, Staff staff) {
    var id = request.parameter("id");
    return decided(
        request, staff, "partner-approved", approvePartner.approve(id), "/console?approved=" + id);
  }

  private Reply decline(Request request, Staff staff) {
    var decision = partners.decline(request.parameter("id"), clock.instant());
    return decided(request, staff, "partner-declined", decision, "/console");
  }

  private Reply decided(
      Request request, Staff staff, String event, Decision decision, String next) {
    return switch (decision) {
      case Decision.Decided(var partner) -> {
        log.info(event, Map.of("partner", partner.id(), "staff", staff.subject()));
        yield Reply.seeOther(next);
      }
      case Decision.AlreadyDecided _ -> Reply.seeOther("/console");
      case Decision.NoSuchPartner _ -> frame.notFound(request);
    };
  }

  private Reply partnersJson(Request request) {
    var status = request.query().text("status");
    var listed =
        Doubles.in(partners).all().stream()
            .filter(each -> status.isEmpty() || each.partner().status().code().equals(status))
            .map(PartnersConsole::json)
            .toList();
    return Reply.json(200, Map.of("partners", listed));
  }

  private Reply approveJson(Request request, Staff staff) {
    return switch (approvePartner.approve(request.parameter("id"))) {
      case Decision.Decided(var partner) -> {
        log.info("partner-approved", Map.of("partner", partner.id(), "staff", staff.subject()));
        yield Reply.json(200, json(partner));
      }
      case Decision.AlreadyDecided(var partner) -> Reply.json(200, json(partner));
      case Decision.NoSuchPartner _ ->
          frame.problems(
              request,
              404,
              "not-found.title",
              List.of(Problem.of("", "no_such_partner")),
              words(request.language()));
    };
  }

  private Member member(Words words, PartnerSummary partner) {
    return new Member(
        partner.name(),
        path(partner.id()),
        kind(words, partner.kind()),
        partner.language().ownName(),
        words.dayOfMonthWithYear(frame.date(partner.joinedAt())));
  }

  // What was just done stands on the page that follows.
  private static Content approved(Request request, Words words, List<Doubles.Listed> members) {
    var id = request.query().text("approved");
    return members.stream()
        .map(Doubles.Listed::partner)
        .filter(member -> member.id().equals(id))
        .findFirst()
        .<Content>map(member -> TEMPLATES.partnerApproved(words, member.name()))
        .orElse(Contents.NONE);
  }

  private static Waiting waits(Words words, Doubles.Listed listed, Instant now) {
    var partner = listed.partner();
    var first = listed.alike().stream().findFirst();
    return new Waiting(
        partner.name(),
        path(partner.id()),
        age(words, partner.joinedAt(), now),
        kind(words, partner.kind()),
        words.say("console.waiting.writes." + partner.language().tag()),
        first.isPresent(),
        first.map(match -> reasons(words, match)).orElse(""),
        first.map(match -> match.other().name()).orElse(""));
  }

  private static String age(Words words, Instant since, Instant now) {
    var days = Duration.between(since, now).toDays();
    return days == 0 ? words.say("console.waiting.new") : words.count("console.waiting.days", days);
  }

  private static Alike alike(Words words, Likeness.Match match) {
    var other = match.other();
    return new Alike(other.name(), path(other.id()), other.status(), reasons(words, match));
  }

  private static String reasons(Words words, Likeness.Match match) {
    return words.list(
        match.reasons().stream()
            .sorted()
            .map(reason -> words.say("console.alike." + reason.name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  private static String kind(Words words, PartnerKind kind) {
    return FieldFact.option(words, JoinFields.KIND, kind.code());
  }

  private static String path(String partner) {
    return "/console/partners/" + partner;
  }

  private static Map<String, Object> json(Partner partner) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", partner.id());
    json.put("name", partner.name());
    json.put("status", partner.status().code());
    return json;
  }

  private static Map<String, Object> json(Doubles.Listed listed) {
    var partner = listed.partner();
    var json = new LinkedHashMap<String, Object>();
    json.put("id", partner.id());
    json.put("name", partner.name());
    json.put("kind", partner.kind().code());
    json.put("status", partner.status().code());
    json.put("joinedAt", partner.joinedAt().toString());
    json.put("contact", contact(partner));
    json.put("possibleDuplicates", listed.alike().stream().map(PartnersConsole::match).toList());
    return json;
  }

  private static Map<String, Object> contact(PartnerSummary partner) {
    var json = new LinkedHashMap<String, Object>();
    json.put("email", partner.email());
    json.put("language", partner.language().tag());
    return json;
  }

  private static Map<String, Object> match(Likeness.Match match) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", match.other().id());
    json.put("name", match.other().name());
    json.put(
        "reasons",
        match.reasons().stream()
            .sorted()
            .map(reason -> reason.name().toLowerCase(Locale.ROOT))
            .toList());
    return json;
  }

  private static Words words(Language language) {
    return Words.of(language, "partners");
  }
}
