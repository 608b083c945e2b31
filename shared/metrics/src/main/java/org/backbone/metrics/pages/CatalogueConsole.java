package org.backbone.metrics.pages;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.backbone.metrics.CatalogueHead;
import org.backbone.metrics.CatalogueIds;
import org.backbone.metrics.CatalogueStore;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.NetworkPlace;
import org.backbone.metrics.catalog.CatalogFiles;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueEdition;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleLink;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;

/// The catalogue in the console: what the network measures, where, and what partners send for it.
public final class CatalogueConsole implements ConsoleSection {
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final Roles EDITORS = Roles.of(Role.ANALYST);
  private static final int PLACES_SHOWN = 50;
  private static final int FROM_DIGITS = 5;

  /// Its place in the console's navigation.
  public static final ConsoleLink LINK =
      new ConsoleLink(
          CatalogueDesk.PATH, language -> CatalogueDesk.words(language).say("catalogue.nav"));

  private final CatalogueDesk desk;
  private final ConsoleFrame frame;

  /// A section about what is in `store`.
  ///
  /// @param rules what others ask of a catalogue before it is kept
  public CatalogueConsole(
      CatalogueStore store,
      List<CatalogueRule> rules,
      ConsoleFrame frame,
      InstantSource clock,
      Log log) {
    this.desk = new CatalogueDesk(store, rules, frame, clock, log);
    this.frame = frame;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/catalogue", Roles.ANY, this::overview)
        .page("GET /console/catalogue/{file}", Roles.ANY, (request, _) -> file(request))
        .page(
            "GET /console/catalogue/indicators/{id}",
            EDITORS,
            (request, _) -> desk.show(request, new IndicatorForm(id(request))))
        .action(
            "POST /console/catalogue/indicators/{id}",
            EDITORS,
            (request, staff) -> submit(request, staff, new IndicatorForm(id(request))))
        .page(
            "GET /console/catalogue/datasets/{id}",
            EDITORS,
            (request, _) -> desk.show(request, new DatasetForm(id(request))))
        .action(
            "POST /console/catalogue/datasets/{id}",
            EDITORS,
            (request, staff) -> submit(request, staff, new DatasetForm(id(request))))
        .page(
            "GET /console/catalogue/dimensions/{id}",
            EDITORS,
            (request, _) -> desk.show(request, new DimensionForm(id(request))))
        .action(
            "POST /console/catalogue/dimensions/{id}",
            EDITORS,
            (request, staff) -> submit(request, staff, new DimensionForm(id(request))))
        .page("GET /console/catalogue/places", Roles.ANY, this::places)
        .page(
            "GET /console/catalogue/places/{id}",
            EDITORS,
            (request, _) -> desk.show(request, placeForm(request)))
        .action(
            "POST /console/catalogue/places/{id}",
            EDITORS,
            (request, staff) -> submit(request, staff, placeForm(request)))
        .page(
            "GET /console/catalogue/import",
            EDITORS,
            (request, _) -> desk.show(request, new ImportForm()))
        .action(
            "POST /console/catalogue/import",
            EDITORS,
            (request, staff) ->
                desk.submit(request, staff, new ImportForm(), ImportForm.sent(request)));
  }

  private Reply submit(Request request, Staff staff, CatalogueForm form) {
    return desk.submit(request, staff, form, SentValues.of(request.form()));
  }

  private static CatalogueForm placeForm(Request request) {
    var id = id(request);
    return id.equals(CatalogueIds.NEW) ? new PlacesForm() : new PlaceForm(id);
  }

  private static String id(Request request) {
    return request.parameter("id");
  }

  private Reply overview(Request request, Staff staff) {
    var words = CatalogueDesk.words(request.language());
    var edition = desk.current();
    return frame.page(
        request,
        words.say("catalogue.title"),
        CatalogueDesk.PATH,
        TEMPLATES.catalogue(words, overview(words, edition, request, EDITORS.include(staff))));
  }

  /// The catalogue at a glance.
  ///
  /// @param made who made this revision, in words
  /// @param saved what was just saved, in words; empty for nothing
  /// @param mayEdit whether the reader may change it
  public record Overview(
      String made,
      String saved,
      List<Stage> stages,
      List<Thing> dimensions,
      List<Thing> datasets,
      List<String> places,
      boolean mayEdit) {}

  /// A step from cradle to career with its indicators.
  public record Stage(String name, List<Row> indicators) {}

  /// An indicator.
  ///
  /// @param measured its unit and period, in words
  /// @param by the datasets that feed it, in words
  /// @param goal its goal in words; empty for none
  public record Row(
      String id,
      String title,
      String measured,
      String version,
      String by,
      String goal,
      boolean retired) {}

  /// A dataset or a dimension.
  ///
  /// @param facts what there is to say of it, in words
  public record Thing(String id, String title, List<String> facts) {}

  /// The head of a form, and what it is sent with.
  ///
  /// @param revision which revision it was filled at
  /// @param notice what was said of it already; empty content for nothing
  public record Head(String path, String title, long revision, Content notice) {}

  /// An indicator that a dataset may feed.
  public record Choice(String id, String title, boolean chosen) {}

  /// A value that a page carries.
  public record Hidden(String name, String value) {}

  /// What a change would do, before it counts.
  ///
  /// @param notes what follows, for whom, in sentences
  /// @param alarm what breaks, in a sentence; empty for nothing
  /// @param hidden what the form said, carried along
  public record Preview(
      Head head, List<PreviewRow> rows, List<String> notes, String alarm, List<Hidden> hidden) {}

  private Overview overview(
      Words words, CatalogueEdition edition, Request request, boolean mayEdit) {
    var document = edition.document();
    var measures = document.measures();
    return new Overview(
        made(words, edition),
        request.query().text("saved").matches("\\d{1,10}")
            ? words.say("catalogue.saved", request.query().text("saved"))
            : "",
        Indicator.STAGES.stream()
            .map(
                stage ->
                    new Stage(
                        words.say("stage." + stage),
                        measures.indicators().stream()
                            .filter(indicator -> indicator.stage().equals(stage))
                            .map(indicator -> row(words, document, indicator))
                            .toList()))
            .toList(),
        measures.dimensions().stream()
            .map(
                dimension ->
                    new Thing(
                        dimension.id(),
                        dimension.title().in(words.language()),
                        List.of(
                            words.list(
                                dimension.groups().stream()
                                    .map(group -> group.title().in(words.language()))
                                    .toList()))))
            .toList(),
        document.datasets().stream()
            .map(
                dataset ->
                    new Thing(
                        dataset.id(),
                        dataset.title().in(words.language()),
                        List.of(
                            period(words, dataset.period()),
                            dataset.due().in(words.language()),
                            words.list(
                                dataset.indicators().stream()
                                    .map(id -> title(words, document, id))
                                    .toList()))))
            .toList(),
        Stream.of(NetworkPlace.Kind.values())
            .map(
                kind ->
                    words.count(
                        "catalogue.places." + kind.code(),
                        document.places().stream().filter(place -> place.kind() == kind).count()))
            .toList(),
        mayEdit);
  }

  private String made(Words words, CatalogueEdition edition) {
    return edition
        .head()
        .map(head -> revision(words, head))
        .orElseGet(() -> words.say("catalogue.starter"));
  }

  private String revision(Words words, CatalogueHead head) {
    return words.say("catalogue.revision", head.revision(), desk.made(words, head));
  }

  private static Row row(Words words, CatalogueDocument document, Indicator indicator) {
    var by =
        document.datasets().stream()
            .filter(dataset -> dataset.indicators().contains(indicator.id()))
            .map(dataset -> dataset.title().in(words.language()))
            .toList();
    return new Row(
        indicator.id(),
        indicator.title().in(words.language()),
        words.say(
            "catalogue.measured",
            words.say("field.unit." + indicator.measure().code()),
            period(words, indicator.periodType())),
        words.say("catalogue.version", indicator.version()),
        by.isEmpty() ? words.say("catalogue.fed-by-none") : words.list(by),
        document
            .measures()
            .goal(indicator.id())
            .map(goal -> words.say("catalogue.goal", goal.value(), words.period(goal.by())))
            .orElse(""),
        indicator.retired());
  }

  private static String title(Words words, CatalogueDocument document, String id) {
    return document
        .measures()
        .indicator(id)
        .map(indicator -> indicator.title().in(words.language()))
        .orElse(id);
  }

  private static String period(Words words, Period.Type type) {
    return words.say("field.period." + type.name().toLowerCase(Locale.ROOT));
  }

  private Reply places(Request request, Staff staff) {
    var words = CatalogueDesk.words(request.language());
    var document = desk.current().document();
    var wanted = request.query().text("q").strip();
    var from = request.query().text("from");
    var start = from.matches("\\d{1," + FROM_DIGITS + "}") ? Integer.parseInt(from) : 0;
    var found = document.places().stream().filter(place -> isMeant(place, wanted)).toList();
    var shown = found.stream().skip(start).limit(PLACES_SHOWN).toList();
    var rest = start + shown.size() < found.size();
    return frame.page(
        request,
        words.say("catalogue.places"),
        CatalogueDesk.PATH,
        TEMPLATES.cataloguePlaceList(
            words,
            new Places(
                wanted,
                words.count("catalogue.places.found", found.size()),
                shown.stream().map(place -> place(words, document, place)).toList(),
                rest
                    ? request.keepingLanguage(
                        PlacesForm.LIST
                            + "?q="
                            + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
                            + "&from="
                            + (start + PLACES_SHOWN))
                    : "",
                EDITORS.include(staff))));
  }

  /// Some of the places.
  ///
  /// @param wanted what they were searched by
  /// @param count how many were found, in words
  /// @param next where the next ones are; empty for none
  public record Places(
      String wanted, String count, List<Listed> places, String next, boolean mayEdit) {}

  /// A place in the list.
  ///
  /// @param in the name of what it lies in; empty for nothing
  public record Listed(String id, String name, String kind, String in, String aliases) {}

  private static Listed place(Words words, CatalogueDocument document, NetworkPlace place) {
    return new Listed(
        place.id(),
        place.name(),
        words.say("field.kind." + place.kind().code()),
        place.in().isEmpty() ? "" : document.measures().siteName(place.in()),
        String.join(", ", place.aliases()));
  }

  private static boolean isMeant(NetworkPlace place, String wanted) {
    var low = wanted.toLowerCase(Locale.ROOT);
    return Stream.concat(Stream.of(place.id(), place.name(), place.in()), place.aliases().stream())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(low));
  }

  private Reply file(Request request) {
    return switch (request.parameter("file")) {
      case "catalogue.json" -> json(desk.current().document().pretty(), "catalogue.json");
      case "catalogue.schema.json" ->
          json(
              CatalogFiles.tree("catalogue.schema.json").toPrettyString(), "catalogue.schema.json");
      default -> frame.notFound(request);
    };
  }

  private static Reply json(String text, String name) {
    return Reply.of(200, "application/json", text.getBytes(StandardCharsets.UTF_8))
        .with("content-disposition", "attachment; filename=\"" + name + "\"");
  }
}
