package org.backbone.outcomes.pages;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Measures;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.Entry;
import org.backbone.outcomes.EntryStore;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.EntryLayout;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.sheet.Row;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.FieldView;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.site.PublicSection;
import org.jspecify.annotations.Nullable;

/// A form for a partner with a few figures, drawn from the dataset: places down, figures beside.
/// It is kept as a draft until it is sent; what is sent is a file, which is read, checked and
/// receipted as any other.
public final class EntryDesk implements PublicSection {
  /// Where it stands.
  static final String PATH = "/uploads/entry";

  private static final int MOST_PLACES = 60;
  private static final int LONGEST = 30;
  private static final String ELSEWHERE = "month ";

  private final Members members;
  private final Uploads uploads;
  private final Agreements agreements;
  private final EntryStore entries;
  private final FileStore files;
  private final Supplier<Measures> measures;
  private final DeskPages pages;
  private final InstantSource clock;
  private final Log log;

  /// A part of the desk.
  ///
  /// @param files where what is sent lies until it is read
  public EntryDesk(
      Members members,
      Uploads uploads,
      Agreements agreements,
      EntryStore entries,
      FileStore files,
      Supplier<Measures> measures,
      DeskPages pages,
      InstantSource clock,
      Log log) {
    this.members = members;
    this.uploads = uploads;
    this.agreements = agreements;
    this.entries = entries;
    this.files = files;
    this.measures = measures;
    this.pages = pages;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes.on("GET /uploads/entry", this::look).on("POST /uploads/entry", this::type);
  }

  // What is typed, and for which period of the figures.
  private record Desk(
      Member member,
      Dataset dataset,
      Period slot,
      List<Catalogue.Indicator> counted,
      List<Period> months,
      Period month,
      Entry entry) {
    Slot asSlot() {
      return new Slot(member.partner().id(), dataset.id(), slot);
    }

    Desk with(Entry other) {
      return new Desk(member, dataset, slot, counted, months, month, other);
    }

    List<EntryLayout.Field> fields() {
      return EntryLayout.fields(counted);
    }

    String id(int place, int field) {
      return "f" + place + "-" + field;
    }
  }

  private Reply look(Request request) {
    return members.answer(
        request,
        member ->
            desk(member, request.query())
                .map(desk -> look(request, desk))
                .orElseGet(() -> Reply.seeOther(request.keepingLanguage("/uploads/new"))));
  }

  private Reply look(Request request, Desk desk) {
    var isToChoose = desk.entry().places().isEmpty() || request.query().has("places");
    return agreements.stops(desk.member().partner())
        ? stopped(request, desk)
        : page(request, desk, isToChoose, List.of(), 200);
  }

  private Reply stopped(Request request, Desk desk) {
    var slot = desk.asSlot();
    return agreements.stopped(
        request, desk.member().partner(), uploads.hasFile(slot) ? null : slot);
  }

  private Reply type(Request request) {
    return members.answer(
        request,
        member ->
            desk(member, request.form())
                .map(desk -> type(request, desk))
                .orElseGet(() -> Reply.seeOther(request.keepingLanguage("/uploads/new"))));
  }

  // Where a dataset has figures of several kinds of periods, the form is of the shortest.
  private Optional<Desk> desk(Member member, Form form) {
    if (!(uploads.choice(form.text("dataset"), form.text("period"))
        instanceof Uploads.Choice.Slotted(var dataset, var slot))) {
      return Optional.empty();
    }
    var counted =
        EntryLayout.counted(
            dataset.indicators().stream()
                .flatMap(id -> uploads.datasets().catalogue().latest(id).stream())
                .toList());
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    var months = uploads.within(slot, counted.getFirst().periodType());
    if (months.isEmpty()) {
      return Optional.empty();
    }
    var wanted = form.text("month");
    var month =
        months.stream()
            .filter(each -> each.code().equals(wanted))
            .findFirst()
            .orElseGet(months::getLast);
    var entry =
        entries
            .entry(new Slot(member.partner().id(), dataset.id(), slot))
            .orElseGet(() -> Entry.nothing(clock.instant()));
    return Optional.of(new Desk(member, dataset, slot, counted, months, month, entry));
  }

  private Reply type(Request request, Desk desk) {
    var form = request.form();
    if (form.text("do").equals("places")) {
      return places(request, desk, form);
    }
    var typed = desk.with(desk.entry().with(desk.month(), typed(desk, form), clock.instant()));
    entries.keep(typed.asSlot(), typed.entry());
    if (agreements.stops(desk.member().partner())) {
      return stopped(request, typed);
    }
    var lines = typed.entry().lines(typed.counted());
    var problems = problems(typed, lines);
    if (!problems.isEmpty()) {
      return page(request, typed, false, problems, 422);
    }
    if (!form.text("do").equals("send")) {
      return page(request, typed, false, List.of(), 200);
    }
    if (lines.isEmpty()) {
      return page(request, typed, false, List.of(new Wrong("f0-0", "nothing", null)), 422);
    }
    return send(request, typed, lines);
  }

  private Reply places(Request request, Desk desk, Form form) {
    var known = uploads.datasets().catalogue().places().stream().map(Catalogue.Place::id).toList();
    var chosen = form.all("place").stream().filter(known::contains).distinct().toList();
    if (chosen.isEmpty() || chosen.size() > MOST_PLACES) {
      var code = chosen.isEmpty() ? "no_place" : "too_many_places";
      return page(request, desk, true, List.of(new Wrong("p0", code, null)), 422);
    }
    var entry = desk.entry().at(chosen, clock.instant());
    entries.keep(desk.asSlot(), entry);
    return Reply.seeOther(
        request.keepingLanguage(
            PATH + "?dataset=" + desk.dataset().id() + "&period=" + desk.slot().code()));
  }

  private static Map<String, Map<String, String>> typed(Desk desk, Form form) {
    var all = new HashMap<String, Map<String, String>>();
    var fields = desk.fields();
    for (var place = 0; place < desk.entry().places().size(); place++) {
      var texts = new HashMap<String, String>();
      for (var i = 0; i < fields.size(); i++) {
        var text = form.text(desk.id(place, i)).strip();
        if (!text.isEmpty()) {
          texts.put(fields.get(i).header(), text.substring(0, Math.min(LONGEST, text.length())));
        }
      }
      all.put(desk.entry().places().get(place), texts);
    }
    return all;
  }

  // What is wrong at a field of the page.
  private record Wrong(String field, String code, @Nullable RowProblem problem) {}

  // As a file of it is checked.
  private List<Wrong> problems(Desk desk, List<Entry.Line> lines) {
    var catalogue = uploads.datasets().catalogue();
    var mapping = EntryLayout.mapping(desk.dataset().id(), desk.counted());
    var reading = SheetReading.of(List.of(mapping), catalogue, Optional.of(desk.slot()));
    var _ = reading.read(new Row(1, EntryLayout.header(desk.counted())));
    var wrong = new ArrayList<Wrong>();
    for (var line : lines) {
      if (reading.wantsMore()) {
        for (var problem : reading.read(line.row())) {
          wrong.add(wrong(desk, line, problem));
        }
      }
    }
    return wrong;
  }

  private static Wrong wrong(Desk desk, Entry.Line line, RowProblem problem) {
    var headers = desk.fields().stream().map(EntryLayout.Field::header).toList();
    var place = desk.entry().places().indexOf(line.place());
    var field = Math.max(0, headers.indexOf(problem.column()));
    // What was typed for another period is checked as well, and mended there.
    return line.period().equals(desk.month())
        ? new Wrong(desk.id(place, field), "figure", problem)
        : new Wrong(ELSEWHERE + line.period().code(), "", problem);
  }

  private Reply send(Request request, Desk desk, List<Entry.Line> lines) {
    var csv = Entry.csv(EntryLayout.header(desk.counted()), lines).getBytes(StandardCharsets.UTF_8);
    var upload =
        uploads.begin(
            desk.member().session(),
            desk.dataset(),
            desk.slot(),
            request.language(),
            desk.entry().at(),
            csv);
    files.put(upload.fileKey(), "text/csv; charset=utf-8", csv);
    log.info(
        "figures-typed",
        Map.of(
            "partner", desk.member().partner().id(),
            "dataset", desk.dataset().id(),
            "upload", upload.id()));
    return Reply.seeOther(
        request.keepingLanguage(
            "/uploads/" + upload.id() + "?arrived=" + clock.instant().getEpochSecond()));
  }

  private Reply page(Request request, Desk desk, boolean choosing, List<Wrong> wrong, int status) {
    var words = DeskPages.words(request);
    var title = desk.dataset().title().in(words.language()) + ", " + words.period(desk.slot());
    var problems =
        wrong.stream()
            .filter(each -> !each.field().startsWith(ELSEWHERE))
            .map(each -> Problem.of(each.field(), each.code()))
            .distinct()
            .toList();
    var form = FormView.filled(words, _ -> List.of(), problems);
    var view =
        new EntryView(
            request.keepingLanguage(PATH),
            request.query().has("lang") ? request.language().tag() : null,
            desk.dataset().id(),
            desk.slot().code(),
            title,
            desk.entry().typed().isEmpty()
                ? null
                : words.say("entry.kept", pages.moment(words, desk.entry().at())),
            replaces(words, desk),
            form,
            months(words, desk),
            desk.month().code(),
            words.period(desk.month()),
            choosing ? all(desk) : List.of(),
            choosing ? List.of() : shown(words, desk, wrong),
            wrong.stream()
                .filter(each -> each.field().startsWith(ELSEWHERE))
                .map(each -> new Period(each.field().substring(ELSEWHERE.length())))
                .map(month -> words.say("entry.elsewhere", words.period(month)))
                .distinct()
                .toList());
    return Reply.html(
        status,
        pages.page(
            request,
            desk.member().partner(),
            DeskPages.Place.SEND,
            title,
            DeskPages.TEMPLATES.entry(words, view),
            status != 200));
  }

  private @Nullable String replaces(Words words, Desk desk) {
    return uploads
        .counting(desk.asSlot())
        .map(upload -> words.say("entry.replaces", pages.sentOn(words, upload)))
        .orElse(null);
  }

  private static List<FieldView.Option> months(Words words, Desk desk) {
    return desk.months().stream()
        .map(
            month ->
                new FieldView.Option(
                    month.code(), month.code(), words.period(month), month.equals(desk.month())))
        .toList();
  }

  private List<FieldView.Option> all(Desk desk) {
    var options = new ArrayList<FieldView.Option>();
    for (var place : uploads.datasets().catalogue().places()) {
      options.add(
          new FieldView.Option(
              "p" + options.size(),
              place.id(),
              name(place),
              desk.entry().places().contains(place.id())));
    }
    return options;
  }

  private static String name(Catalogue.Place place) {
    return place.names().stream().findFirst().orElse(place.id());
  }

  private List<EntryView.Place> shown(Words words, Desk desk, List<Wrong> wrong) {
    var file = FileWords.in(words.language());
    var names = new LinkedHashMap<String, String>();
    uploads.datasets().catalogue().places().forEach(place -> names.put(place.id(), name(place)));
    var before = desk.months().indexOf(desk.month()) - 1;
    var shown = new ArrayList<EntryView.Place>();
    var fields = desk.fields();
    for (var place = 0; place < desk.entry().places().size(); place++) {
      var id = desk.entry().places().get(place);
      var list = new ArrayList<EntryView.Field>();
      for (var i = 0; i < fields.size(); i++) {
        var field = desk.id(place, i);
        var header = fields.get(i).header();
        var label = label(words, fields.get(i));
        var last = before < 0 ? "" : desk.entry().text(desk.months().get(before), id, header);
        list.add(
            new EntryView.Field(
                field,
                label,
                desk.entry().text(desk.month(), id, header),
                last.isEmpty()
                    ? null
                    : words.say("entry.before", words.period(desk.months().get(before)), last),
                wrong.stream()
                    .filter(each -> each.field().equals(field))
                    .flatMap(each -> Stream.ofNullable(each.problem()))
                    .findFirst()
                    .map(problem -> problem.in(label))
                    .map(problem -> file.what(problem) + " " + file.toDo(problem))
                    .orElse(null)));
      }
      shown.add(new EntryView.Place(names.getOrDefault(id, id), list));
    }
    return shown;
  }

  private String label(Words words, EntryLayout.Field field) {
    var title =
        measures
            .get()
            .indicator(field.indicator().id(), field.indicator().version())
            .map(Indicator::title)
            .map(texts -> texts.in(words.language()))
            .orElse(field.indicator().id());
    return words.say(field.isBase() ? "columns.means.base" : "columns.means.count", title);
  }
}
