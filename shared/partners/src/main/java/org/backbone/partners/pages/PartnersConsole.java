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
import org.backbone.partners.Likeness;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.partners.letters.ApprovePartner;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.TodayBlock;

/// Partners in the console: who waits, who is a member, one of them in full, and the decision.
public final class PartnersConsole implements ConsoleSection {
  private static final String NO_DATA = "—";

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
  public ConsoleRoutes addTo(ConsoleRoutes routes, ConsoleFrame ignored) {
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
    return List.of(
        new TodayBlock(
            "partners",
            TodayBlock.Place.FIRST,
            waiting.size(),
            waiting.isEmpty() ? "" : words.count("console.today.to-approve", waiting.size()),
            approved(request, words, members),
            waiting(words, waiting)),
        new TodayBlock(
            "members", TodayBlock.Place.BELOW, 0, "", Contents.NONE, members(words, members)));
  }

  private Reply partner(Request request) {
    var found = partners.find(request.parameter("id"));
    if (found.isEmpty()) {
      return frame.notFound(request);
    }
    var partner = found.get();
    var words = words(request.language());
    var alike = Likeness.of(partner.summary(), partners.all());
    var application = partner.application();
    var contact = partner.contact();
    var facts =
        List.of(
            Parts.Fact.rich(words.say("console.fact.state"), state(words, partner.status())),
            Parts.Fact.of(words.say("console.fact.kind"), kind(words, application.kind().code())),
            fact(words, "console.fact.sector", application.sector()),
            fact(words, "console.fact.services", String.join(", ", application.services())),
            fact(words, "console.fact.languages", String.join(", ", application.languages())),
            fact(words, "console.fact.area", application.area()),
            fact(words, "console.fact.contact", contact.name()),
            Parts.Fact.rich(
                words.say("console.fact.email"),
                new Markup().element("a", contact.email(), "href", "mailto:" + contact.email())),
            Parts.Fact.of(words.say("console.fact.language"), contact.language().ownName()),
            Parts.Fact.of(
                words.say("console.fact.joined"),
                words.dayOfMonthWithYear(frame.date(partner.joinedAt()))));
    var main = new Markup().element("h1", partner.name(), "dir", "auto");
    if (!alike.isEmpty() && !partner.isApproved()) {
      main.add(Parts.notice(Kind.WAIT, words.say("console.alike.title"), alikes(words, alike)));
    }
    main.add(Parts.facts(facts)).add(decision(words, partner));
    parts.forEach(part -> main.add(part.of(partner, request)));
    return frame.page(request, partner.name(), "", main);
  }

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

  private Content waiting(Words words, List<Doubles.Listed> waiting) {
    var block = new Markup().element("h2", words.say("console.waiting.title"));
    if (waiting.isEmpty()) {
      return block.add(
          Parts.empty(
              words.say("console.waiting.none"),
              words.say("console.waiting.none.text"),
              Parts.link("/partners/join", words.say("console.waiting.form"))));
    }
    var now = clock.instant();
    return block.add(
        Parts.rows(waiting.stream().map(listed -> waits(words, listed, now)).toList()));
  }

  private Content members(Words words, List<Doubles.Listed> members) {
    var section = new Markup().element("h2", words.count("console.members.title", members.size()));
    if (members.isEmpty()) {
      return section.add(
          Parts.empty(
              words.say("console.members.none"),
              words.say("console.members.none.text"),
              Contents.NONE));
    }
    section.open("div", "class", "stack").open("table").open("thead").open("tr");
    for (var column : List.of("partner", "kind", "language", "joined")) {
      section.element("th", words.say("console.column." + column), "scope", "col");
    }
    section.close().close().open("tbody");
    for (var listed : members) {
      var partner = listed.partner();
      section
          .open("tr")
          .open("th", "scope", "row")
          .element("a", partner.name(), "href", path(partner.id()), "dir", "auto")
          .close()
          .element(
              "td", kind(words, partner.kind().code()), "data-l", words.say("console.column.kind"))
          .element(
              "td", partner.language().ownName(), "data-l", words.say("console.column.language"))
          .element(
              "td",
              words.dayOfMonthWithYear(frame.date(partner.joinedAt())),
              "data-l",
              words.say("console.column.joined"))
          .close();
    }
    return section.close().close().close();
  }

  // What was just done stands on the page that follows.
  private static Content approved(Request request, Words words, List<Doubles.Listed> members) {
    var id = request.query().text("approved");
    return members.stream()
        .map(Doubles.Listed::partner)
        .filter(member -> member.id().equals(id))
        .findFirst()
        .map(
            member ->
                Parts.notice(
                    Kind.OK,
                    words.say("console.approved.title", member.name()),
                    words.say("console.approved.text")))
        .orElse(Contents.NONE);
  }

  // Who looks double is compared before anything else: no button to approve at once.
  private static Content waits(Words words, Doubles.Listed listed, Instant now) {
    var partner = listed.partner();
    var isAlike = !listed.alike().isEmpty();
    var row = new Markup();
    row.open("div");
    row.add(
        isAlike
            ? Parts.tag(Kind.BAD, words.say("console.waiting.double"))
            : Parts.tag(Kind.WAIT, age(words, partner.joinedAt(), now)));
    row.text(" ")
        .element("strong", partner.name(), "dir", "auto")
        .leaf("br")
        .open("span", "class", "soft");
    if (isAlike) {
      var first = listed.alike().getFirst();
      row.text(words.say("console.waiting.like", reasons(words, first)))
          .text(" ")
          .element("bdi", first.other().name());
    } else {
      row.text(kind(words, partner.kind().code()))
          .text(" · ")
          .text(words.say("console.waiting.writes." + partner.language().tag()));
    }
    row.close().close();
    row.open("div", "class", "end acts");
    if (isAlike) {
      row.add(Parts.plainLinkButton(path(partner.id()), words.say("console.waiting.compare")));
    } else {
      row.add(Parts.button(path(partner.id()) + "/approve", words.say("console.approve"), Map.of()))
          .element("a", words.say("console.waiting.read"), "href", path(partner.id()));
    }
    return row.close();
  }

  private static String age(Words words, Instant since, Instant now) {
    var days = Duration.between(since, now).toDays();
    return days == 0 ? words.say("console.waiting.new") : words.count("console.waiting.days", days);
  }

  private static Content alikes(Words words, List<Likeness.Match> alike) {
    return Parts.rows(
        alike.stream()
            .<Content>map(
                match ->
                    new Markup()
                        .open("div")
                        .element(
                            "a",
                            match.other().name(),
                            "href",
                            path(match.other().id()),
                            "dir",
                            "auto")
                        .text(" ")
                        .add(state(words, match.other().status()))
                        .leaf("br")
                        .element(
                            "span",
                            words.say("console.alike.why", reasons(words, match)),
                            "class",
                            "soft")
                        .close())
            .toList());
  }

  private static String reasons(Words words, Likeness.Match match) {
    return words.list(
        match.reasons().stream()
            .sorted()
            .map(reason -> words.say("console.alike." + reason.name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  private static Content decision(Words words, Partner partner) {
    if (partner.isApproved()) {
      return Contents.NONE;
    }
    var acts =
        new Markup()
            .open("div", "class", "acts")
            .add(
                Parts.button(
                    path(partner.id()) + "/approve", words.say("console.approve"), Map.of()));
    if (partner.status() == PartnerStatus.PENDING) {
      acts.text(" ")
          .add(
              Parts.dangerButton(
                  path(partner.id()) + "/decline", words.say("console.decline"), Map.of()));
    }
    return Contents.of(
        new Markup().element("p", words.say("console.approve.what"), "class", "small soft"),
        acts.close());
  }

  private static Content state(Words words, PartnerStatus status) {
    var kind =
        switch (status) {
          case PENDING -> Kind.WAIT;
          case APPROVED -> Kind.OK;
          case DECLINED -> Kind.NONE;
        };
    return Parts.tag(kind, words.say("console.state." + status.code()));
  }

  private static Parts.Fact fact(Words words, String key, String text) {
    return Parts.Fact.rich(
        words.say(key),
        new Markup().element("span", text.isEmpty() ? NO_DATA : text, "dir", "auto"));
  }

  private static String kind(Words words, String code) {
    return words.say("console.kind." + code);
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
