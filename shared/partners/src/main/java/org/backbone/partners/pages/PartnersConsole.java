package org.backbone.partners.pages;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.backbone.audit.pages.AuditConsole;
import org.backbone.audit.pages.StaffActor;
import org.backbone.partners.Decision;
import org.backbone.partners.JoinFields;
import org.backbone.partners.Likeness;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.PartnerList;
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
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.TodayBlock;

/// Partners in the console: who waits, who is a member, one of them in full, and the decision.
public final class PartnersConsole implements ConsoleSection {
  private static final Roles KEEPERS = Roles.of(Role.FACILITATOR);
  private static final Templates TEMPLATES = new StaticTemplates();

  // Each of who waits is looked up among all others.
  private static final int WAITING_SHOWN = 10;
  private static final int MEMBERS_SHOWN = 60;
  private static final int LISTED = 25;

  // In the query: the place after which the list begins.
  private static final String WAITING = "waiting";
  private static final String MEMBERS = "members";

  private final PartnerStore partners;
  private final ApprovePartner approvePartner;
  private final List<PartnerPart> parts;
  private final AuditConsole audit;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final Log log;

  /// A section about `partners`.
  ///
  /// @param parts what other capabilities say on a partner's page
  /// @param audit tells there who decided what
  public PartnersConsole(
      PartnerStore partners,
      ApprovePartner approvePartner,
      List<PartnerPart> parts,
      AuditConsole audit,
      ConsoleFrame frame,
      InstantSource clock,
      Log log) {
    this.partners = partners;
    this.approvePartner = approvePartner;
    this.parts = List.copyOf(parts);
    this.audit = audit;
    this.frame = frame;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/partners/{id}", Roles.ANY, this::partner)
        .action("POST /console/partners/{id}/approve", KEEPERS, this::approve)
        .action("POST /console/partners/{id}/decline", KEEPERS, this::decline)
        .api("GET /api/v1/staff/partners", Roles.ANY, (request, _) -> partnersJson(request))
        .api("POST /api/v1/staff/partners/{id}/approve", KEEPERS, this::approveJson);
  }

  @Override
  public List<TodayBlock> today(Request request, Staff staff) {
    var words = words(request.language());
    var query = request.query();
    var waiting = partners.list(PartnerStatus.PENDING, query.text(WAITING), WAITING_SHOWN);
    var count = partners.waiting();
    var members = partners.list(PartnerStatus.APPROVED, query.text(MEMBERS), MEMBERS_SHOWN);
    var now = clock.instant();
    return List.of(
        new TodayBlock(
            "partners",
            TodayBlock.Place.FIRST,
            Math.toIntExact(count),
            count == 0 ? "" : words.count("console.today.to-approve", count),
            approved(request, words),
            TEMPLATES.partnersWaiting(
                words,
                waiting.partners().stream().map(each -> waits(words, each, now)).toList(),
                more(WAITING, waiting),
                KEEPERS.include(staff))),
        new TodayBlock(
            "members",
            TodayBlock.Place.BELOW,
            0,
            "",
            Contents.NONE,
            TEMPLATES.partnersMembers(
                words,
                members.partners().stream().map(member -> member(words, member)).toList(),
                query.has(MEMBERS),
                more(MEMBERS, members),
                formerly())));
  }

  // Some of those who have no desk now: the rest stands in the JSON.
  private List<Former> formerly() {
    return Stream.of(PartnerStatus.SUSPENDED, PartnerStatus.LEFT)
        .flatMap(status -> partners.list(status, "", LISTED).partners().stream())
        .map(partner -> new Former(partner.name(), path(partner.id()), partner.status()))
        .toList();
  }

  private Reply partner(Request request, Staff staff) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return frame.notFound(request);
    }
    var partner = found.get();
    var words = words(request.language());
    var alike =
        isDecidedHere(partner) ? partners.alike(partner.summary()) : List.<Likeness.Match>of();
    var page =
        new Page(
            partner.name(),
            path(partner.id()),
            partner.status(),
            FieldFact.of(words, JoinFields.FIELDS, partner.application().answers()),
            words.dayOfMonthWithYear(frame.date(partner.joinedAt())),
            partner.reference(),
            decided(words, partner),
            alike.stream().map(match -> alike(words, match)).toList());
    var more = parts.stream().map(part -> part.of(partner, request, staff)).toList();
    var deeds = audit.about(PartnerDeeds.matter(partner), request);
    return frame.page(
        request,
        partner.name(),
        "",
        TEMPLATES.partner(words, page, KEEPERS.include(staff), more, deeds));
  }

  // Whoever is or was a member was compared before.
  private static boolean isDecidedHere(Partner partner) {
    return partner.status() == PartnerStatus.PENDING || partner.status() == PartnerStatus.DECLINED;
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

  /// A member that is suspended, or has left.
  public record Former(String name, String path, PartnerStatus status) {}

  /// A partner that another one may be the same as.
  public record Alike(String name, String path, PartnerStatus status, String reasons) {}

  /// One partner in full.
  ///
  /// @param reference what whoever asked to join was told; empty for who asked before there was one
  /// @param decided when it was decided, and by whom; empty where it waits
  public record Page(
      String name,
      String path,
      PartnerStatus status,
      List<FieldFact> facts,
      String joined,
      String reference,
      String decided,
      List<Alike> alike) {}

  private Reply approve(Request request, Staff staff) {
    var id = request.parameter("id");
    return decided(
        request,
        staff,
        "partner-approved",
        approvePartner.approve(id, StaffActor.of(staff)),
        PartnerStatus.APPROVED,
        "/console?approved=" + id);
  }

  private Reply decline(Request request, Staff staff) {
    var decision = partners.decline(request.parameter("id"), clock.instant(), StaffActor.of(staff));
    return decided(
        request, staff, "partner-declined", decision, PartnerStatus.DECLINED, "/console");
  }

  // What was so before is as good as done: a button that is pressed again says no other thing.
  private Reply decided(
      Request request,
      Staff staff,
      String event,
      Decision decision,
      PartnerStatus wanted,
      String next) {
    return switch (decision) {
      case Decision.Decided(var partner) -> {
        log.info(event, Map.of("partner", partner.id(), "staff", staff.subject()));
        yield Reply.seeOther(next);
      }
      case Decision.AlreadyDecided(var partner) when partner.status() == wanted ->
          Reply.seeOther("/console");
      case Decision.AlreadyDecided(var partner) -> NotNow.reply(frame, request, partner);
      case Decision.NoSuchPartner _ -> frame.notFound(request);
    };
  }

  private Reply partnersJson(Request request) {
    var said = request.query().text("status");
    var wanted =
        Arrays.stream(PartnerStatus.values())
            .filter(status -> said.isEmpty() || status.code().equals(said))
            .toList();
    var list = listed(wanted, request.query().text("after"));
    var json = new LinkedHashMap<String, Object>();
    json.put("partners", list.partners().stream().map(this::json).toList());
    if (!list.next().isEmpty()) {
      json.put("next", list.next());
    }
    return Reply.json(200, json);
  }

  // One list after the other. A place names its list, too: `pending JOINED#…`.
  private PartnerList listed(List<PartnerStatus> wanted, String after) {
    var at = after.split(" ", 2);
    var begin = PartnerStatus.of(at[0]).filter(wanted::contains);
    var found = new ArrayList<PartnerSummary>();
    for (var status : wanted.subList(begin.map(wanted::indexOf).orElse(0), wanted.size())) {
      if (found.size() == LISTED) {
        return new PartnerList(found, status.code() + " ");
      }
      var place = at.length == 2 && begin.filter(status::equals).isPresent() ? at[1] : "";
      var list = partners.list(status, place, LISTED - found.size());
      found.addAll(list.partners());
      if (!list.next().isEmpty()) {
        return new PartnerList(found, status.code() + " " + list.next());
      }
    }
    return new PartnerList(found, "");
  }

  private Reply approveJson(Request request, Staff staff) {
    return switch (approvePartner.approve(request.parameter("id"), StaffActor.of(staff))) {
      case Decision.Decided(var partner) -> {
        log.info("partner-approved", Map.of("partner", partner.id(), "staff", staff.subject()));
        yield Reply.json(200, json(partner));
      }
      case Decision.AlreadyDecided(var partner) when partner.isApproved() ->
          Reply.json(200, json(partner));
      case Decision.AlreadyDecided(var partner) -> NotNow.reply(frame, request, partner);
      case Decision.NoSuchPartner _ ->
          frame.problems(
              request,
              404,
              "not-found.title",
              List.of(Problem.of("", "no_such_partner")),
              words(request.language()));
    };
  }

  private String decided(Words words, Partner partner) {
    if (partner.decidedAt() == null) {
      return "";
    }
    var day = words.dayOfMonthWithYear(frame.date(partner.decidedAt()));
    return partner.decidedBy() == null
        ? day
        : words.say("console.fact.decided.by", day, partner.decidedBy().name());
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
  private Content approved(Request request, Words words) {
    return partners
        .find(request.query().text("approved"))
        .filter(Partner::isApproved)
        .<Content>map(member -> TEMPLATES.partnerApproved(words, member.name()))
        .orElse(Contents.NONE);
  }

  private Waiting waits(Words words, PartnerSummary partner, Instant now) {
    var first = partners.alike(partner).stream().findFirst();
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

  // Where the rest of a list stands; empty where there is none.
  private static String more(String name, PartnerList list) {
    return list.next().isEmpty()
        ? ""
        : "/console?" + name + "=" + URLEncoder.encode(list.next(), StandardCharsets.UTF_8);
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

  static Map<String, Object> json(Partner partner) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", partner.id());
    json.put("name", partner.name());
    json.put("status", partner.status().code());
    return json;
  }

  // Only who waits is looked for: a member was compared before it became one.
  private Map<String, Object> json(PartnerSummary partner) {
    var alike =
        partner.status() == PartnerStatus.PENDING
            ? partners.alike(partner)
            : List.<Likeness.Match>of();
    var json = new LinkedHashMap<String, Object>();
    json.put("id", partner.id());
    json.put("name", partner.name());
    json.put("kind", partner.kind().code());
    json.put("status", partner.status().code());
    json.put("joinedAt", partner.joinedAt().toString());
    if (partner.status().hasContact()) {
      json.put("contact", contact(partner));
    }
    json.put("possibleDuplicates", alike.stream().map(PartnersConsole::match).toList());
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
