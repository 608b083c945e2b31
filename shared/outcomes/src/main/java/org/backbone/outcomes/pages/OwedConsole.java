package org.backbone.outcomes.pages;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.Owed;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.partners.PartnerStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.NetworkDay;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleLink;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Roles;

/// Who owes what, in the console: a dataset's last periods, partner by partner, as a page and as
/// CSV.
public final class OwedConsole implements ConsoleSection {
  private static final String PATH = "/console/data";
  private static final String FILE = PATH + "/owed.csv";
  private static final int SHOWN = 6;
  private static final int OFFERED = 36;

  /// Its place in the console's navigation.
  public static final ConsoleLink LINK =
      new ConsoleLink(PATH, language -> words(language).say("owed.title"));

  private final PartnerStore partners;
  private final Uploads uploads;
  private final ExpectationStore expectations;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final ZoneId zone;

  /// A section about what members sent, in a network whose days begin and end in `zone`.
  public OwedConsole(
      PartnerStore partners,
      Uploads uploads,
      ExpectationStore expectations,
      ConsoleFrame frame,
      InstantSource clock,
      ZoneId zone) {
    this.partners = partners;
    this.uploads = uploads;
    this.expectations = expectations;
    this.frame = frame;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/data", Roles.ANY, (request, _) -> page(request))
        .page("GET /console/data/owed.csv", Roles.ANY, (request, _) -> file(request));
  }

  private Reply page(Request request) {
    var words = words(request.language());
    var title = words.say("owed.title");
    return chosen(request)
        .map(
            dataset ->
                frame.page(
                    request,
                    title,
                    PATH,
                    DeskPages.TEMPLATES.owed(words, view(words, table(request, dataset)))))
        .orElseGet(() -> without(request, title));
  }

  // A network that has said nothing yet of what it wants to be sent.
  private Reply without(Request request, String title) {
    return uploads.datasets().datasets().isEmpty()
        ? frame.page(
            request, title, PATH, DeskPages.TEMPLATES.owedNothing(words(request.language())))
        : frame.notFound(request);
  }

  private Reply file(Request request) {
    return chosen(request)
        .map(dataset -> table(request, dataset))
        .map(
            table ->
                Reply.of(
                        200,
                        "text/csv; charset=utf-8",
                        OwedFile.of(table).getBytes(StandardCharsets.UTF_8))
                    .with(
                        "content-disposition",
                        "attachment; filename=\"owed-" + table.dataset().id() + ".csv\""))
        .orElseGet(() -> frame.notFound(request));
  }

  private Optional<Dataset> chosen(Request request) {
    var id = request.query().text("dataset");
    var datasets = uploads.datasets();
    return id.isEmpty() ? datasets.datasets().stream().findFirst() : datasets.dataset(id);
  }

  // A period of another dataset, as the form sends it when the dataset is changed, is none.
  private OwedTable table(Request request, Dataset dataset) {
    var offered = offered(dataset);
    var last =
        Period.parse(request.query().text("period"))
            .filter(offered::contains)
            .orElseGet(() -> uploads.lastEnded(dataset));
    var periods = new ArrayList<Period>();
    uploads.periods(dataset).stream()
        .filter(period -> period.compareTo(last) <= 0)
        .limit(SHOWN)
        .forEach(periods::addFirst);
    return OwedTable.of(
        dataset,
        periods,
        partners.members(),
        partner -> uploads.of(partner, dataset),
        expectations.all(),
        clock.instant(),
        zone);
  }

  private List<Period> offered(Dataset dataset) {
    var today = new NetworkDay(clock, zone).today();
    return uploads.periods(dataset).stream()
        .filter(period -> period.last().isBefore(today))
        .limit(OFFERED)
        .toList();
  }

  private OwedView view(Words words, OwedTable table) {
    var dataset = table.dataset();
    var last = table.periods().getLast();
    var places = IntStream.range(0, table.periods().size());
    return new OwedView(
        uploads.datasets().datasets().stream()
            .map(
                each ->
                    new FieldView.Option(
                        "",
                        each.id(),
                        each.title().in(words.language()),
                        each.id().equals(dataset.id())))
            .toList(),
        offered(dataset).stream()
            .map(
                period ->
                    new FieldView.Option(
                        "", period.code(), words.period(period), period.equals(last)))
            .toList(),
        words.say("owed.due", words.period(last), day(words, dataset.dueOn(last))),
        FILE + "?dataset=" + dataset.id() + "&period=" + last.code(),
        table.periods().stream().map(words::period).toList(),
        table.lines().stream().map(line -> row(words, table, line)).toList(),
        places
            .mapToObj(place -> words.say("owed.in.value", table.in(place), table.expected(place)))
            .toList(),
        table.others().stream()
            .map(
                partner ->
                    new OwedView.Other(partner.name(), ExpectConsole.path(partner.id(), dataset)))
            .toList());
  }

  private OwedView.Row row(Words words, OwedTable table, OwedTable.Line line) {
    var cells =
        IntStream.range(0, line.states().size())
            .mapToObj(place -> cell(words, table.periods().get(place), line.states().get(place)))
            .toList();
    return new OwedView.Row(
        line.partner().name(),
        "/console/partners/" + line.partner().id(),
        cells,
        next(words, line),
        ExpectConsole.path(line.partner().id(), table.dataset()));
  }

  private static OwedView.Cell cell(Words words, Period period, Owed state) {
    var name = words.period(period);
    return switch (state) {
      case Owed.Received(var days) ->
          days == 0
              ? new OwedView.Cell(name, Kind.OK, words.say("owed.state.on-time"))
              : new OwedView.Cell(name, Kind.OK, words.count("owed.state.received", days));
      case Owed.Waiting(var upload) ->
          new OwedView.Cell(name, Kind.BAD, words.say("console.uploads.state." + upload.state()));
      case Owed.Unread _ -> new OwedView.Cell(name, Kind.WAIT, words.say("owed.state.unread"));
      case Owed.Nothing _ -> new OwedView.Cell(name, Kind.OK, words.say("owed.state.nothing"));
      case Owed.NotHeld _ -> new OwedView.Cell(name, Kind.NONE, words.say("owed.state.not-held"));
      case Owed.TakenBack _ ->
          new OwedView.Cell(name, Kind.NONE, words.say("owed.state.taken-back"));
      case Owed.NotExpected _ ->
          new OwedView.Cell(name, Kind.NONE, words.say("owed.state.not-expected"));
      case Owed.NotDue(var due) ->
          new OwedView.Cell(name, Kind.WAIT, words.say("owed.state.due", day(words, due)));
      case Owed.Late(var days) ->
          new OwedView.Cell(name, Kind.DUE, words.count("owed.state.late", days));
    };
  }

  // Who can send nothing is asked for nothing.
  private String next(Words words, OwedTable.Line line) {
    if (line.partner().isLapsedOn(new NetworkDay(clock, zone).today())) {
      return words.say("owed.next.agreement");
    }
    if (line.late() > 0) {
      return words.say("owed.next.ask");
    }
    return words.say(line.waiting() > 0 ? "owed.next.answer" : "owed.next.none");
  }

  private static String day(Words words, LocalDate day) {
    return words.dayOfMonthWithYear(day);
  }

  private static Words words(Language language) {
    return Words.of(language, "outcomes");
  }
}
