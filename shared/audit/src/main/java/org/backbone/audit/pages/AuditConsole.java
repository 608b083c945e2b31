package org.backbone.audit.pages;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.audit.AuditEntry;
import org.backbone.audit.AuditPage;
import org.backbone.audit.AuditTrail;
import org.backbone.audit.Matter;
import org.backbone.audit.pages.jte.StaticTemplates;
import org.backbone.audit.pages.jte.Templates;
import org.backbone.platform.core.Language;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleLink;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Roles;

/// The audit trail in the console: all of it, that of one thing, and a part of it for that thing's
/// own page.
public final class AuditConsole implements ConsoleSection {
  private static final String PATH = "/console/audit";
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final int SHOWN = 50;
  private static final int SHOWN_IN_PART = 10;

  /// Its place in the console's navigation.
  public static final ConsoleLink LINK =
      new ConsoleLink(PATH, language -> words(language).say("console.nav"));

  private final AuditTrail trail;
  private final Map<String, String> places = new LinkedHashMap<>();
  private final ConsoleFrame frame;
  private final InstantSource clock;

  /// A section about `trail`.
  ///
  /// @param places where the kinds of things have their pages, in the order in which they are
  ///     offered
  public AuditConsole(
      AuditTrail trail, List<Place> places, ConsoleFrame frame, InstantSource clock) {
    this.trail = trail;
    places.forEach(place -> this.places.put(place.kind(), place.path()));
    this.frame = frame;
    this.clock = clock;
  }

  /// Where things of a kind have their pages.
  ///
  /// @param kind a matter's
  /// @param path what its page's address begins with, as `/console/partners/`; empty where it has
  ///     none
  public record Place(String kind, String path) {}

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes.page("GET /console/audit", Roles.ANY, (request, _) -> audit(request));
  }

  /// What was done to a thing lately, for its own page.
  public Content about(Matter matter, Request request) {
    var words = words(request.language());
    var page = trail.linesAbout(matter, "", SHOWN_IN_PART, clock.instant());
    return TEMPLATES.auditPart(
        words,
        lines(words, page),
        page.next().isEmpty() ? "" : request.keepingLanguage(address(matter, "")));
  }

  private Reply audit(Request request) {
    var words = words(request.language());
    var query = request.query();
    var id = query.text("id").strip();
    var wanted =
        id.isEmpty() || !places.containsKey(query.text("kind"))
            ? Optional.<Matter>empty()
            : Optional.of(new Matter(query.text("kind"), id, ""));
    var now = clock.instant();
    var page =
        wanted.isPresent()
            ? trail.linesAbout(wanted.get(), query.text("after"), SHOWN, now)
            : trail.lines(query.text("after"), SHOWN, now);
    var shown =
        new Page(
            lines(words, page),
            places.keySet().stream()
                .map(kind -> new Kind(kind, kind(words, kind), kind.equals(query.text("kind"))))
                .toList(),
            wanted.map(Matter::id).orElse(""),
            page.next().isEmpty()
                ? ""
                : request.keepingLanguage(
                    wanted
                        .map(matter -> address(matter, page.next()))
                        .orElse(PATH + "?after=" + encoded(page.next()))),
            request.keepingLanguage(PATH));
    return frame.page(request, words.say("console.nav"), PATH, TEMPLATES.audit(words, shown));
  }

  /// A kind of things that can be asked for.
  public record Kind(String code, String name, boolean isChosen) {}

  /// The trail, or a part of it.
  ///
  /// @param id of the one thing that it is about; empty for all
  /// @param earlier where what was before stands; empty where nothing was
  /// @param all where all lines stand
  public record Page(List<Line> lines, List<Kind> kinds, String id, String earlier, String all) {}

  /// A line, as it is read.
  ///
  /// @param place the page of what it is about; empty where there is none
  public record Line(
      String when,
      String who,
      boolean isPartner,
      String what,
      String kind,
      String name,
      String place,
      List<Value> before,
      List<Value> after) {}

  /// What a field was, or is.
  public record Value(String field, String value) {}

  private List<Line> lines(Words words, AuditPage page) {
    return page.entries().stream().map(entry -> line(words, entry)).toList();
  }

  private Line line(Words words, AuditEntry entry) {
    var theirs = Words.of(words.language(), entry.deed().capability());
    var about = entry.about();
    var place = places.getOrDefault(about.kind(), "");
    return new Line(
        words.say(
            "when",
            words.dayOfMonthWithYear(frame.date(entry.at())),
            words.time(frame.time(entry.at()))),
        entry.by().name(),
        entry.by().kind() == org.backbone.audit.Actor.Kind.PARTNER,
        theirs.first(List.of("deed." + entry.deed().code())).orElse(entry.deed().text()),
        kind(words, about.kind()),
        about.name(),
        place.isEmpty() ? "" : place + about.id(),
        values(theirs, entry.before()),
        values(theirs, entry.after()));
  }

  private static List<Value> values(Words theirs, Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            value ->
                new Value(
                    field(theirs, value.getKey()), said(theirs, value.getKey(), value.getValue())))
        .toList();
  }

  private static String field(Words theirs, String field) {
    return theirs
        .first(List.of("deed.field." + field, "field." + field + ".short", "field." + field))
        .orElse(field);
  }

  // A code is said in words, all else as it is.
  private static String said(Words theirs, String field, String value) {
    return theirs
        .first(List.of("deed.value." + field + "." + value, "field." + field + "." + value))
        .orElse(value);
  }

  private static String kind(Words words, String kind) {
    return words.first(List.of("matter." + kind)).orElse(kind);
  }

  private static String address(Matter matter, String after) {
    return PATH
        + "?kind="
        + encoded(matter.kind())
        + "&id="
        + encoded(matter.id())
        + (after.isEmpty() ? "" : "&after=" + encoded(after));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Words words(Language language) {
    return Words.of(language, "audit");
  }
}
