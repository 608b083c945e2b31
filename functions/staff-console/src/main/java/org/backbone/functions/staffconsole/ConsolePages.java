package org.backbone.functions.staffconsole;

import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backbone.functions.staffconsole.Today.Listed;
import org.backbone.mail.OutboxItem;
import org.backbone.mail.OutboxState;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.check.Datasets;
import org.backbone.partners.Likeness;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerStatus;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Layout;
import org.backbone.platform.pages.Markup;
import org.backbone.platform.pages.PageFrame;
import org.backbone.platform.pages.Parts;
import org.backbone.platform.pages.SubNav;
import org.backbone.platform.pages.Words;

/// The pages of the console, in every language.
final class ConsolePages {
  private static final String NO_DATA = "—";

  private final String network;
  private final ZoneId zone;
  private final Datasets datasets;

  ConsolePages(String network, ZoneId zone, Datasets datasets) {
    this.network = network;
    this.zone = zone;
    this.datasets = datasets;
  }

  static Words words(Language language) {
    return Words.of(language, "staff-console");
  }

  /// A problem in words, for a page or a JSON answer.
  static String say(Words words, Problem problem) {
    var field = problem.field().replace('/', '_');
    return words
        .first(
            List.of("problem." + field + "." + problem.code(), "problem." + problem.code()),
            problem.arguments().toArray())
        .orElseThrow(() -> new IllegalStateException("no words for " + problem));
  }

  String today(Request request, Today today, Instant now) {
    var words = words(request.language());
    long waits = (long) today.waiting().size() + today.mail().size();
    var title =
        words.say("today.heading", words.date(date(now)), words.count("today.waits", waits));
    var main =
        new Markup()
            .element("h1", title)
            .add(approved(request, words, today.members()))
            .add(jumps(words, today))
            .open("div", "class", "split even")
            .open("div")
            .add(waiting(words, today.waiting(), now))
            .add(mail(words, today.mail()))
            .close()
            .open("div")
            .add(uploads(words, today))
            .close()
            .close()
            .add(members(words, today.members()));
    return page(request, "nav.today", main);
  }

  String partner(
      Request request, Partner partner, List<Likeness.Match> alike, List<Upload> uploads) {
    var words = words(request.language());
    var application = partner.application();
    var contact = partner.contact();
    var facts =
        List.of(
            Parts.Fact.rich(words.say("fact.state"), state(words, partner.status())),
            Parts.Fact.of(words.say("fact.kind"), kind(words, application.kind().code())),
            fact(words, "fact.sector", application.sector()),
            fact(words, "fact.services", String.join(", ", application.services())),
            fact(words, "fact.languages", String.join(", ", application.languages())),
            fact(words, "fact.area", application.area()),
            fact(words, "fact.contact", contact.name()),
            Parts.Fact.rich(
                words.say("fact.email"),
                new Markup().element("a", contact.email(), "href", "mailto:" + contact.email())),
            Parts.Fact.of(words.say("fact.language"), contact.language().ownName()),
            Parts.Fact.of(
                words.say("fact.joined"), words.dayOfMonthWithYear(date(partner.joinedAt()))));
    var main = new Markup().element("h1", partner.name(), "dir", "auto");
    if (!alike.isEmpty() && !partner.isApproved()) {
      main.add(Parts.notice(Kind.WAIT, words.say("alike.title"), alikes(words, alike)));
    }
    main.add(Parts.facts(facts)).add(decision(words, partner));
    main.element("h2", words.say("uploads.title"));
    main.add(
        uploads.isEmpty()
            ? Parts.empty(words.say("uploads.none"), words.say("uploads.none.text"), Contents.NONE)
            : Parts.rows(uploads.stream().map(upload -> upload(words, upload, "")).toList()));
    return page(request, partner.name(), "", main);
  }

  String mail(Request request, List<OutboxItem> items) {
    var words = words(request.language());
    var main =
        new Markup()
            .element("h1", words.say("mail.title"))
            .element("p", words.say("mail.lede"), "class", "lede")
            .add(
                items.isEmpty()
                    ? Parts.emptyPage(
                        words.say("mail.none"), words.say("mail.none.text"), Contents.NONE)
                    : mailRows(words, items));
    return page(request, "nav.mail", main);
  }

  /// A page that says why there is nothing else.
  String refusal(Request request, String key, List<Problem> problems) {
    var words = words(request.language());
    var told = new Markup();
    if (problems.isEmpty()) {
      told.element("p", words.say(key + ".text"));
    }
    problems.forEach(problem -> told.element("p", say(words, problem)));
    var main =
        new Markup()
            .element("h1", words.say(key + ".title"))
            .add(Parts.notice(Kind.BAD, words.say("problems"), told))
            .open("p", "class", "acts")
            .add(Parts.linkButton("/console", words.say("refusal.back")))
            .close();
    var frame =
        PageFrame.of(request.language(), network, "/console", words.say(key + ".title"))
            .in(PageFrame.Width.DENSE);
    return Layout.html(frame, main);
  }

  // What was just done stands on the page that follows.
  private static Content approved(Request request, Words words, List<Listed> members) {
    var id = request.query().text("approved");
    return members.stream()
        .map(Listed::partner)
        .filter(member -> member.id().equals(id))
        .findFirst()
        .map(
            member ->
                Parts.notice(
                    Kind.OK,
                    words.say("approved.title", member.name()),
                    words.say("approved.text")))
        .orElse(Contents.NONE);
  }

  private static Content jumps(Words words, Today today) {
    var acts = new Markup().open("div", "class", "acts");
    jump(acts, words, "to-approve", "#partners", today.waiting().size());
    jump(acts, words, "mails", "#mail", today.mail().size());
    jump(acts, words, "uploads", "#uploads", today.uploads().size());
    return acts.close();
  }

  private static void jump(Markup acts, Words words, String key, String target, int number) {
    if (number > 0) {
      acts.element("a", words.count("today." + key, number), "href", target).text(" ");
    }
  }

  private Content waiting(Words words, List<Listed> waiting, Instant now) {
    var section = section("partners", words.say("waiting.title"));
    if (waiting.isEmpty()) {
      section.add(
          Parts.empty(
              words.say("waiting.none"),
              words.say("waiting.none.text"),
              Parts.link("/partners/join", words.say("waiting.form"))));
      return section.close();
    }
    section.add(Parts.rows(waiting.stream().map(listed -> waits(words, listed, now)).toList()));
    return section.close();
  }

  // Who looks double is compared before anything else: no button to approve at once.
  private Content waits(Words words, Listed listed, Instant now) {
    var partner = listed.partner();
    var isAlike = !listed.alike().isEmpty();
    var row = new Markup();
    row.open("div");
    row.add(
        isAlike
            ? Parts.tag(Kind.BAD, words.say("waiting.double"))
            : Parts.tag(Kind.WAIT, age(words, partner.joinedAt(), now)));
    row.text(" ")
        .element("strong", partner.name(), "dir", "auto")
        .leaf("br")
        .open("span", "class", "soft");
    if (isAlike) {
      var first = listed.alike().getFirst();
      row.text(words.say("waiting.like", reasons(words, first)))
          .text(" ")
          .element("bdi", first.other().name());
    } else {
      row.text(kind(words, partner.kind().code()))
          .text(" · ")
          .text(words.say("waiting.writes." + partner.language().tag()));
    }
    row.close().close();
    row.open("div", "class", "end acts");
    if (isAlike) {
      row.add(Parts.plainLinkButton(path(partner.id()), words.say("waiting.compare")));
    } else {
      row.add(Parts.button(path(partner.id()) + "/approve", words.say("approve"), Map.of()))
          .element("a", words.say("waiting.read"), "href", path(partner.id()));
    }
    return row.close();
  }

  private static String age(Words words, Instant since, Instant now) {
    var days = Duration.between(since, now).toDays();
    return days == 0 ? words.say("waiting.new") : words.count("waiting.days", days);
  }

  private Content members(Words words, List<Listed> members) {
    var section = section("members", words.count("members.title", members.size()));
    if (members.isEmpty()) {
      section.add(
          Parts.empty(words.say("members.none"), words.say("members.none.text"), Contents.NONE));
      return section.close();
    }
    section.open("div", "class", "stack").open("table").open("thead").open("tr");
    for (var column : List.of("partner", "kind", "language", "joined")) {
      section.element("th", words.say("column." + column), "scope", "col");
    }
    section.close().close().open("tbody");
    for (var listed : members) {
      var partner = listed.partner();
      section
          .open("tr")
          .open("th", "scope", "row")
          .element("a", partner.name(), "href", path(partner.id()), "dir", "auto")
          .close()
          .element("td", kind(words, partner.kind().code()), "data-l", words.say("column.kind"))
          .element("td", partner.language().ownName(), "data-l", words.say("column.language"))
          .element(
              "td",
              words.dayOfMonthWithYear(date(partner.joinedAt())),
              "data-l",
              words.say("column.joined"))
          .close();
    }
    return section.close().close().close().close();
  }

  private Content mail(Words words, List<OutboxItem> items) {
    return section("mail", words.say("mail.title"))
        .add(
            items.isEmpty()
                ? Parts.empty(words.say("mail.none"), words.say("mail.none.text"), Contents.NONE)
                : mailRows(words, items))
        .close();
  }

  private static Content mailRows(Words words, List<OutboxItem> items) {
    return Parts.rows(items.stream().map(item -> mailRow(words, item)).toList());
  }

  private static Content mailRow(Words words, OutboxItem item) {
    var state = item.state().name().toLowerCase(Locale.ROOT);
    var message = item.message();
    var row =
        new Markup()
            .open("div")
            .add(
                Parts.tag(
                    item.state() == OutboxState.UNKNOWN ? Kind.WAIT : Kind.BAD,
                    words.say("mail.state." + state)))
            .text(" ")
            .element("strong", message.subject(), "dir", "auto")
            .leaf("br")
            .open("span", "class", "soft")
            .element("bdi", message.to())
            .text(" · ")
            .text(words.say("mail.why." + state));
    if (!item.reason().isEmpty()) {
      row.text(" (").element("bdi", item.reason()).text(")");
    }
    return row.close()
        .close()
        .open("div", "class", "end acts")
        .add(
            Parts.plainButton(
                "/console/mail/" + message.id() + "/resend", words.say("mail.resend"), Map.of()))
        .close();
  }

  private Content uploads(Words words, Today today) {
    var section = section("uploads", words.say("uploads.title"));
    section.add(
        today.uploads().isEmpty()
            ? Parts.empty(words.say("uploads.none"), words.say("uploads.none.text"), Contents.NONE)
            : Parts.rows(
                today.uploads().stream()
                    .map(upload -> upload(words, upload, name(today, upload)))
                    .toList()));
    return section.close();
  }

  private Content upload(Words words, Upload upload, String partner) {
    var state = ConsoleApi.state(upload);
    var kind =
        switch (state) {
          case "accepted" -> Kind.OK;
          case "refused" -> Kind.BAD;
          case "requested" -> Kind.WAIT;
          default -> Kind.NONE;
        };
    var row =
        new Markup()
            .open("div")
            .add(Parts.tag(kind, words.say("uploads.state." + state)))
            .text(" ")
            .element("strong", title(words, upload))
            .leaf("br")
            .open("span", "class", "soft");
    if (!partner.isEmpty()) {
      row.element("bdi", partner).text(" · ");
    }
    return row.text(words.dayOfMonthWithYear(date(upload.requestedAt()))).close().close();
  }

  private String title(Words words, Upload upload) {
    var id = upload.slot().dataset();
    var dataset = datasets.dataset(id).map(known -> known.title().in(words.language())).orElse(id);
    return dataset + ", " + words.period(upload.slot().period());
  }

  private static String name(Today today, Upload upload) {
    return today.members().stream()
        .map(Listed::partner)
        .filter(partner -> partner.id().equals(upload.slot().partner()))
        .findFirst()
        .map(partner -> partner.name())
        .orElse(upload.slot().partner());
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
                            "span", words.say("alike.why", reasons(words, match)), "class", "soft")
                        .close())
            .toList());
  }

  private static String reasons(Words words, Likeness.Match match) {
    return words.list(
        match.reasons().stream()
            .sorted()
            .map(reason -> words.say("alike." + reason.name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  private static Content decision(Words words, Partner partner) {
    if (partner.isApproved()) {
      return Contents.NONE;
    }
    var acts =
        new Markup()
            .open("div", "class", "acts")
            .add(Parts.button(path(partner.id()) + "/approve", words.say("approve"), Map.of()));
    if (partner.status() == PartnerStatus.PENDING) {
      acts.text(" ")
          .add(Parts.dangerButton(path(partner.id()) + "/decline", words.say("decline"), Map.of()));
    }
    return Contents.of(
        new Markup().element("p", words.say("approve.what"), "class", "small soft"), acts.close());
  }

  private static Content state(Words words, PartnerStatus status) {
    var kind =
        switch (status) {
          case PENDING -> Kind.WAIT;
          case APPROVED -> Kind.OK;
          case DECLINED -> Kind.NONE;
        };
    return Parts.tag(kind, words.say("state." + status.code()));
  }

  private static Parts.Fact fact(Words words, String key, String text) {
    return Parts.Fact.rich(
        words.say(key),
        new Markup().element("span", text.isEmpty() ? NO_DATA : text, "dir", "auto"));
  }

  private static String kind(Words words, String code) {
    return words.say("kind." + code);
  }

  private static Markup section(String id, String title) {
    return new Markup().open("section", "id", id).element("h2", title);
  }

  private static String path(String partner) {
    return "/console/partners/" + partner;
  }

  private String page(Request request, String key, Content main) {
    return page(request, words(request.language()).say(key), key, main);
  }

  private String page(Request request, String title, String current, Content main) {
    var words = words(request.language());
    var navigation =
        new SubNav(
            words.say("console"),
            words.say("console"),
            List.of(
                new SubNav.Link(words.say("nav.today"), "/console", current.equals("nav.today")),
                new SubNav.Link(
                    words.say("nav.mail"), "/console/mail", current.equals("nav.mail"))),
            "/console/sign-out");
    var frame =
        PageFrame.of(request.language(), network, request.path(), title)
            .with(navigation)
            .in(PageFrame.Width.DENSE);
    return Layout.html(frame, main);
  }

  private LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }
}
