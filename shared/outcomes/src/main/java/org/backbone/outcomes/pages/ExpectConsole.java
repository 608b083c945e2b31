package org.backbone.outcomes.pages;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.backbone.audit.pages.StaffActor;
import org.backbone.outcomes.ExpectData;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.Expected;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerDeeds;
import org.backbone.partners.PartnerStore;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;
import org.jspecify.annotations.Nullable;

/// What staff say of the files that they expect of one partner and dataset: from when until when,
/// more time for a period, and that somebody called.
public final class ExpectConsole implements ConsoleSection {
  static final String FROM = "expectFrom";
  static final String UNTIL = "expectUntil";
  static final String PERIOD = "timePeriod";
  static final String DAY = "timeDay";
  static final String CALLED_ON = "callOn";
  static final String TEXT = "callText";

  private static final Roles KEEPERS = Roles.of(Role.ANALYST);
  private static final int LONGEST = 500;
  private static final int TO_COME = 4;
  private static final int OFFERED = 60;
  private static final int LAST_YEAR = 2199;

  private final PartnerStore partners;
  private final Uploads uploads;
  private final ExpectationStore expectations;
  private final ExpectData expectData;
  private final ConsoleFrame frame;
  private final InstantSource clock;
  private final Log log;

  /// A section about what is expected of `partners`.
  public ExpectConsole(
      PartnerStore partners,
      Uploads uploads,
      ExpectationStore expectations,
      ConsoleFrame frame,
      InstantSource clock,
      Log log) {
    this.partners = partners;
    this.uploads = uploads;
    this.expectations = expectations;
    this.expectData = new ExpectData(expectations, clock);
    this.frame = frame;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/partners/{id}/data/{dataset}", Roles.ANY, this::page)
        .action("POST /console/partners/{id}/data/{dataset}", KEEPERS, this::say);
  }

  static String path(String partner, Dataset dataset) {
    return "/console/partners/" + partner + "/data/" + dataset.id();
  }

  private Reply page(Request request, Staff staff) {
    return about(
        request,
        (partner, dataset) -> {
          var today = Map.of(CALLED_ON, List.of(today().toString()));
          var form = FormView.filled(words(request.language()), today, List.of());
          return page(request, staff, partner, dataset, form);
        });
  }

  private Reply about(Request request, BiFunction<Partner, Dataset, Reply> answer) {
    var partner = partners.find(request.parameter("id"));
    var dataset = uploads.datasets().dataset(request.parameter("dataset"));
    return partner.isPresent() && dataset.isPresent()
        ? answer.apply(partner.get(), dataset.get())
        : frame.notFound(request);
  }

  private Reply say(Request request, Staff staff) {
    return about(request, (partner, dataset) -> say(request, staff, partner, dataset));
  }

  private Reply say(Request request, Staff staff, Partner partner, Dataset dataset) {
    var problems = new ArrayList<Problem>();
    var word = word(request.form(), dataset, problems);
    if (word == null) {
      var form = FormView.filled(words(request.language()), request.form()::all, problems);
      return page(request, staff, partner, dataset, form);
    }
    var _ = expectData.say(PartnerDeeds.matter(partner), dataset.id(), word, StaffActor.of(staff));
    log.info(
        "data-expected",
        Map.of("partner", partner.id(), "dataset", dataset.id(), "staff", staff.subject()));
    return Reply.seeOther(request.keepingLanguage(path(partner.id(), dataset)));
  }

  // Null where there is a problem.
  private Expected.@Nullable Word word(Form form, Dataset dataset, List<Problem> problems) {
    var word =
        switch (form.text("do")) {
          case "wanted" -> wanted(form, dataset, problems);
          case "time" -> moreTime(form, dataset, problems);
          default -> called(form, problems);
        };
    return problems.isEmpty() ? word : null;
  }

  private Expected.@Nullable Word wanted(Form form, Dataset dataset, List<Problem> problems) {
    var from = period(form, FROM, dataset, problems);
    var until = period(form, UNTIL, dataset, problems);
    if (from != null && until != null && until.first().isBefore(from.first())) {
      problems.add(Problem.of(UNTIL, "before_from"));
    }
    return new Expected.Word.Wanted(from, until);
  }

  private Expected.@Nullable Word moreTime(Form form, Dataset dataset, List<Problem> problems) {
    var period = period(form, PERIOD, dataset, problems);
    var day = form.text(DAY).isBlank() ? null : day(form, DAY, problems);
    if (period == null) {
      if (problems.isEmpty()) {
        problems.add(Problem.of(PERIOD, "unknown"));
      }
      return null;
    }
    if (day != null && !day.isAfter(dataset.dueOn(period))) {
      problems.add(Problem.of(DAY, "no_more_time"));
    }
    return new Expected.Word.MoreTime(period, day);
  }

  private Expected.@Nullable Word called(Form form, List<Problem> problems) {
    var on = day(form, CALLED_ON, problems);
    var text = form.text(TEXT).strip();
    if (text.isEmpty()) {
      problems.add(Problem.of(TEXT, "missing"));
    }
    if (text.length() > LONGEST) {
      problems.add(Problem.of(TEXT, "too_long"));
    }
    if (on == null) {
      return null;
    }
    if (on.isAfter(today())) {
      problems.add(Problem.of(CALLED_ON, "to_come"));
    }
    return new Expected.Word.Called(new Expected.Call(on, text));
  }

  private @Nullable Period period(Form form, String name, Dataset dataset, List<Problem> problems) {
    var code = form.text(name);
    if (code.isEmpty()) {
      return null;
    }
    var known = Period.parse(code).filter(every(dataset)::contains);
    if (known.isEmpty()) {
      problems.add(Problem.of(name, "unknown"));
    }
    return known.orElse(null);
  }

  private static @Nullable LocalDate day(Form form, String name, List<Problem> problems) {
    try {
      var day = LocalDate.parse(form.text(name).strip());
      if (day.getYear() >= LocalDate.EPOCH.getYear() && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeException _) {
      // Told below.
    }
    problems.add(Problem.of(name, "not_a_date"));
    return null;
  }

  // Those to come first, then those that have begun, newest first.
  private List<Period> every(Dataset dataset) {
    var begun = uploads.periods(dataset);
    var all = new ArrayList<Period>(begun);
    for (var i = 0; i < TO_COME; i++) {
      all.addFirst(all.getFirst().next());
    }
    return all;
  }

  private Reply page(
      Request request, Staff staff, Partner partner, Dataset dataset, FormView form) {
    var words = words(request.language());
    var title = words.say("expect.title", partner.name());
    var said = expectations.of(partner.id()).of(partner.id(), dataset.id());
    var sent = new HashMap<String, String>();
    for (var name : List.of(FROM, UNTIL, PERIOD)) {
      sent.put(name, form.field(name, List.of()).value());
    }
    var view =
        new ExpectView(
            form,
            request.keepingLanguage(path(partner.id(), dataset)),
            "/console/data?dataset=" + dataset.id(),
            partner.name(),
            "/console/partners/" + partner.id(),
            dataset.title().in(words.language()),
            said(words, said),
            options(words, dataset, said.from(), sent.get(FROM), "expect.from.first"),
            options(words, dataset, said.until(), sent.get(UNTIL), "expect.until.open"),
            options(words, dataset, uploads.lastEnded(dataset), sent.get(PERIOD), ""),
            said.moreTime().entrySet().stream()
                .map(
                    given ->
                        words.say(
                            "expect.time.given",
                            words.period(given.getKey()),
                            words.dayOfMonthWithYear(given.getValue())))
                .toList()
                .reversed(),
            said.calls().stream()
                .map(call -> new ExpectView.Call(words.dayOfMonthWithYear(call.on()), call.text()))
                .toList(),
            KEEPERS.include(staff));
    return frame.page(
        request,
        form.refused() ? 422 : 200,
        title,
        "",
        DeskPages.TEMPLATES.expect(words, view),
        form.refused());
  }

  private static String said(Words words, Expected said) {
    var from =
        Optional.ofNullable(said.from())
            .map(period -> words.say("expect.said.from", words.period(period)))
            .orElseGet(() -> words.say("expect.said.first"));
    var until =
        Optional.ofNullable(said.until())
            .map(period -> words.say("expect.said.until", words.period(period)))
            .orElseGet(() -> words.say("expect.said.open"));
    return from + " " + until;
  }

  /// @param none what stands for no period; empty where one is needed
  private List<FieldView.Option> options(
      Words words, Dataset dataset, @Nullable Period kept, @Nullable String sent, String none) {
    var chosen = sent == null || sent.isEmpty() ? kept : Period.parse(sent).orElse(kept);
    var periods = every(dataset).stream().limit(OFFERED).toList();
    var older = Stream.ofNullable(chosen).filter(period -> !periods.contains(period)).toList();
    var options = new ArrayList<FieldView.Option>();
    if (!none.isEmpty()) {
      options.add(new FieldView.Option("", "", words.say(none), chosen == null));
    }
    Stream.concat(periods.stream(), older.stream())
        .map(
            period ->
                new FieldView.Option(
                    "", period.code(), words.period(period), period.equals(chosen)))
        .forEach(options::add);
    return options;
  }

  private LocalDate today() {
    return frame.date(clock.instant());
  }

  private static Words words(Language language) {
    return Words.of(language, "outcomes");
  }
}
