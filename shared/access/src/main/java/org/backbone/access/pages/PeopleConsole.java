package org.backbone.access.pages;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.access.Kept;
import org.backbone.access.People;
import org.backbone.access.pages.jte.StaticTemplates;
import org.backbone.access.pages.jte.Templates;
import org.backbone.audit.pages.StaffActor;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleLink;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;

/// People in the console: what is kept about whoever has an address, as they may have it; and to
/// erase it. An address is sent in a body and never stands in one of ours.
public final class PeopleConsole implements ConsoleSection {
  private static final String PATH = "/console/people";
  private static final String EMAIL = "email";

  // As the form has it, whose words are for staff.
  private static final String ADDRESS = "address";
  private static final Roles KEEPERS = Roles.of(Role.FACILITATOR);
  private static final Roles OWNERS = Roles.of(Role.ADMINISTRATOR);
  private static final Templates TEMPLATES = new StaticTemplates();

  /// Its place in the console's navigation.
  public static final ConsoleLink LINK =
      new ConsoleLink(PATH, language -> words(language).say("people.nav"));

  private final People people;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final Log log;

  /// A section about `people`.
  public PeopleConsole(People people, ConsoleFrame frame, InstantSource clock, Log log) {
    this.people = people;
    this.frame = frame;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/people", KEEPERS, (request, _) -> form(request, "", List.of()))
        .action("POST /console/people", KEEPERS, (request, _) -> found(request))
        .action("POST /console/people/export", KEEPERS, this::export)
        .action("POST /console/people/erase", KEEPERS, this::erase)
        .api("POST /api/v1/staff/people/export", KEEPERS, this::exportJson)
        .api("POST /api/v1/staff/people/erase", KEEPERS, this::eraseJson)
        .api("POST /api/v1/staff/people/erase-again", OWNERS, this::eraseAgain);
  }

  /// How many things of a kind are kept, in words.
  ///
  /// @param path where staff see to it; empty where there is nothing to do
  public record Row(String kind, long count, String path) {}

  private Reply form(Request request, String email, List<Problem> problems) {
    var words = words(request.language());
    var form = FormView.filled(words, Map.of(ADDRESS, List.of(email)), problems);
    return frame.page(
        request,
        problems.isEmpty() ? 200 : 422,
        words.say("people.title"),
        PATH,
        TEMPLATES.people(words, form),
        form.refused());
  }

  private Reply found(Request request) {
    var email = request.form().text(ADDRESS);
    var problems = problems(ADDRESS, email);
    return problems.isEmpty() ? person(request, 200, email) : form(request, email, problems);
  }

  private Reply person(Request request, int status, String email) {
    var words = words(request.language());
    var kept = people.about(email);
    return frame.page(
        request,
        status,
        words.say("people.title"),
        PATH,
        TEMPLATES.person(
            words, EmailAddress.normal(email), rows(words, kept), rows(words, held(kept))),
        false);
  }

  private Reply export(Request request, Staff staff) {
    var email = request.form().text(ADDRESS);
    var problems = problems(ADDRESS, email);
    if (!problems.isEmpty()) {
      return form(request, email, problems);
    }
    log.info("person-exported", Map.of("staff", staff.subject()));
    return Reply.json(200, Kept.export(email, people.about(email)))
        .with("content-disposition", "attachment; filename=\"person.json\"");
  }

  private Reply erase(Request request, Staff staff) {
    var email = request.form().text(ADDRESS);
    var problems = problems(ADDRESS, email);
    if (!problems.isEmpty()) {
      return form(request, email, problems);
    }
    var words = words(request.language());
    return switch (people.erase(email, StaffActor.of(staff), clock.instant())) {
      case People.Erased.Gone(var items) -> {
        log.info("person-erased", Map.of("staff", staff.subject(), "items", items));
        yield frame.page(
            request,
            words.say("people.erased.title"),
            PATH,
            TEMPLATES.personErased(words, words.count("people.erased", items)));
      }
      case People.Erased.Held _ -> person(request, 409, email);
    };
  }

  private Reply exportJson(Request request, Staff staff) {
    var email = request.json(Whom.class).email();
    var problems = problems(EMAIL, email);
    if (!problems.isEmpty()) {
      return refused(request, problems);
    }
    log.info("person-exported", Map.of("staff", staff.subject()));
    return Reply.json(200, Kept.export(email, people.about(email)));
  }

  private Reply eraseJson(Request request, Staff staff) {
    var email = request.json(Whom.class).email();
    var problems = problems(EMAIL, email);
    if (!problems.isEmpty()) {
      return refused(request, problems);
    }
    return switch (people.erase(email, StaffActor.of(staff), clock.instant())) {
      case People.Erased.Gone(var items) -> {
        log.info("person-erased", Map.of("staff", staff.subject(), "items", items));
        yield Reply.json(200, Map.of("erased", items));
      }
      case People.Erased.Held(var stays) ->
          frame.problems(
              request,
              409,
              "conflict.title",
              stays.stream().map(kept -> Problem.of("", "is_held", kept.item())).toList(),
              words(request.language()));
    };
  }

  // After a table was set back, see `docs/data.md`.
  private Reply eraseAgain(Request request, Staff staff) {
    var again = people.again(request.json(From.class).after());
    log.info("people-erased-again", Map.of("staff", staff.subject(), "people", again.people()));
    var json = new LinkedHashMap<String, Object>();
    json.put("people", again.people());
    json.put("stays", again.stays().stream().map(Kept::item).toList());
    if (!again.next().isEmpty()) {
      json.put("next", again.next());
    }
    return Reply.json(200, json);
  }

  /// Whom a program asks about.
  record Whom(String email) {
    Whom {
      email = requireNonNullElse(email, "");
    }
  }

  /// Where a program goes on.
  record From(String after) {
    From {
      after = requireNonNullElse(after, "");
    }
  }

  private Reply refused(Request request, List<Problem> problems) {
    return frame.problems(request, 422, "problems.title", problems, words(request.language()));
  }

  private static List<Problem> problems(String field, String email) {
    return EmailAddress.fault(email).map(fault -> Problem.of(field, fault)).stream().toList();
  }

  private static List<Kept> held(List<Kept> kept) {
    return kept.stream().filter(Kept::stays).toList();
  }

  private static List<Row> rows(Words words, List<Kept> kept) {
    return kept.stream()
        .collect(groupingBy(Kept::kind, TreeMap::new, counting()))
        .entrySet()
        .stream()
        .map(
            kind ->
                new Row(
                    words.say("people.kind." + kind.getKey()),
                    kind.getValue(),
                    kept.stream()
                        .filter(one -> one.kind().equals(kind.getKey()) && one.stays())
                        .map(one -> "/console/partners/" + one.says().getOrDefault("id", ""))
                        .findFirst()
                        .orElse("")))
        .toList();
  }

  private static Words words(Language language) {
    return Words.of(language, "access");
  }
}
