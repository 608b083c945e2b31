package org.backbone.outcomes.pages;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.backbone.metrics.Measures;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.ReadFile;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.outcomes.proposal.FileGuess;
import org.backbone.outcomes.proposal.GuessedColumn;
import org.backbone.outcomes.proposal.MappingDraft;
import org.backbone.outcomes.proposal.Meaning;
import org.backbone.outcomes.proposal.SheetGuess;
import org.backbone.outcomes.reading.SheetReading;
import org.backbone.outcomes.values.CellMark;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.site.PublicSection;

/// What the columns of a partner's own file mean: what we think, what its first rows become by
/// that, and what its sender says. Then the file is read, and the next one of these columns without
/// asking.
public final class ColumnsDesk implements PublicSection {
  private final Members members;
  private final Uploads uploads;
  private final LayoutStore layouts;
  private final ReadFile readFile;
  private final Supplier<Measures> measures;
  private final DeskPages pages;
  private final InstantSource clock;
  private final Log log;

  /// A part of the desk.
  ///
  /// @param readFile what reads a file once its sender has answered
  public ColumnsDesk(
      Members members,
      Uploads uploads,
      LayoutStore layouts,
      ReadFile readFile,
      Supplier<Measures> measures,
      DeskPages pages,
      InstantSource clock,
      Log log) {
    this.members = members;
    this.uploads = uploads;
    this.layouts = layouts;
    this.readFile = readFile;
    this.measures = measures;
    this.pages = pages;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /uploads/{id}/columns", this::look)
        .on("POST /uploads/{id}/columns", this::say);
  }

  // What somebody says of a file.
  //
  // columns: what each means; of those that nobody has said, what we think
  private record Said(
      List<Meaning> columns,
      Set<Integer> unsaid,
      Map<String, CellMark> marks,
      boolean others,
      String place) {
    static Said of(SheetGuess guess) {
      var unsaid = new HashSet<Integer>();
      for (var i = 0; i < guess.columns().size(); i++) {
        if (guess.columns().get(i).isToBeSaid()) {
          unsaid.add(i);
        }
      }
      return new Said(
          guess.columns().stream().map(GuessedColumn::meaning).toList(),
          unsaid,
          guess.marks(),
          false,
          "");
    }
  }

  // A file that waits for it, with all that it takes to say it.
  private record Asked(Member member, Upload upload, Dataset dataset, FileGuess guess) {
    SheetGuess sheet() {
      return guess.guess();
    }

    List<String> marks() {
      return sheet().marks().keySet().stream().sorted().toList();
    }
  }

  private Reply look(Request request) {
    return asked(request, asked -> page(request, asked, Said.of(asked.sheet()), List.of(), 200));
  }

  private Reply say(Request request) {
    return asked(request, asked -> say(request, asked));
  }

  private Reply say(Request request, Asked asked) {
    var problems = new ArrayList<Problem>();
    var said = said(request, asked, problems);
    var draft = draft(asked, said);
    draft.lack().ifPresent(lack -> problems.add(problem(lack, draft, said.columns())));
    if (!problems.isEmpty()) {
      return page(request, asked, said, problems, 422);
    }
    if (request.form().text("do").equals("again")) {
      return page(request, asked, said, List.of(), 200);
    }
    var mapping = draft.mapping();
    if (!SheetReading.canBeFollowed(mapping, uploads.datasets().catalogue())) {
      // The catalogue changed while the page was looked at.
      return page(request, asked, said, List.of(Problem.of("c0", "meanwhile")), 422);
    }
    keep(request, asked, mapping);
    return Reply.seeOther(request.keepingLanguage("/uploads/" + asked.upload().id()));
  }

  // What was said before of a file with these columns does not hold any more.
  private void keep(Request request, Asked asked, FileMapping mapping) {
    var partner = asked.member().partner().id();
    var page = page(request, asked);
    layouts.mappings(partner, mapping.dataset()).stream()
        .filter(before -> !before.print().equals(mapping.print()))
        .filter(before -> page.reads(asked.sheet(), before, asked.upload().slot().period()))
        .forEach(before -> layouts.forget(partner, before));
    layouts.keep(partner, mapping, clock.instant());
    var upload = uploads.answered(asked.upload());
    log.info(
        "columns-said",
        Map.of("partner", partner, "dataset", mapping.dataset(), "upload", upload.id()));
    if (upload.isAwaited()) {
      readFile.read(upload);
    }
  }

  private Said said(Request request, Asked asked, List<Problem> problems) {
    var form = request.form();
    var page = page(request, asked);
    var columns = new ArrayList<Meaning>();
    var unsaid = new HashSet<Integer>();
    for (var i = 0; i < asked.sheet().columns().size(); i++) {
      var column = asked.sheet().columns().get(i);
      var code = form.text("c" + i);
      var meaning = Meaning.of(code).filter(_ -> page.meanings(column).containsKey(code));
      if (meaning.isEmpty()) {
        unsaid.add(i);
        problems.add(Problem.of("c" + i, code.isEmpty() ? "unsaid" : "unknown"));
      }
      columns.add(meaning.orElse(column.meaning()));
    }
    return new Said(columns, unsaid, marks(form, asked), form.has("others"), place(form, problems));
  }

  private String place(Form form, List<Problem> problems) {
    var place = form.text("place");
    if (!place.isEmpty()
        && uploads.datasets().catalogue().places().stream()
            .noneMatch(known -> known.id().equals(place))) {
      problems.add(Problem.of("place", "unknown"));
      return "";
    }
    return place;
  }

  private static Map<String, CellMark> marks(Form form, Asked asked) {
    var marks = new TreeMap<>(asked.sheet().marks());
    var texts = asked.marks();
    for (var i = 0; i < texts.size(); i++) {
      var sent = form.text("m" + i);
      for (var mark : CellMark.values()) {
        if (mark.name().equals(sent)) {
          marks.put(texts.get(i), mark);
        }
      }
    }
    return marks;
  }

  private static Problem problem(
      MappingDraft.Lack lack, MappingDraft draft, List<Meaning> columns) {
    return switch (lack) {
      case FIGURE -> Problem.of("c0", "no_figure");
      case PLACE -> Problem.of("place", "missing");
      case COUNT -> Problem.of("c" + first(columns, draft::isBaseAlone), "no_count");
      case NO_PERSON -> Problem.of("c" + first(columns, ColumnsDesk::isShare), "no_person");
      case TWICE -> Problem.of("c" + second(columns), "twice");
    };
  }

  private static boolean isShare(Meaning meaning) {
    return meaning instanceof Meaning.Figure(_, _, var part) && part == Meaning.Part.SHARE;
  }

  private static int first(List<Meaning> columns, Predicate<Meaning> which) {
    for (var i = 0; i < columns.size(); i++) {
      if (which.test(columns.get(i))) {
        return i;
      }
    }
    return 0;
  }

  // The first that means what another before it does.
  private static int second(List<Meaning> columns) {
    for (var i = 1; i < columns.size(); i++) {
      if (!(columns.get(i) instanceof Meaning.LeftOut)
          && columns.subList(0, i).contains(columns.get(i))) {
        return i;
      }
    }
    return 0;
  }

  private Reply asked(Request request, Function<Asked, Reply> answer) {
    return members.own(
        request,
        pages,
        member -> uploads.find(member.partner().id(), request.parameter("id")),
        (member, upload) -> asked(request, member, upload, answer));
  }

  private Reply asked(
      Request request, Member member, Upload upload, Function<Asked, Reply> answer) {
    var mayBeSaid =
        !upload.withdrawn()
            && (upload.outcome() instanceof Outcome.Asked
                || upload.outcome() instanceof Outcome.Refused);
    var dataset = uploads.datasets().dataset(upload.slot().dataset());
    var guess = mayBeSaid ? layouts.guess(upload.id()) : Optional.<FileGuess>empty();
    if (guess.isPresent() && dataset.isPresent()) {
      return answer.apply(new Asked(member, upload, dataset.get(), guess.get()));
    }
    return upload.isAsked()
        ? gone(request, member, upload)
        : Reply.seeOther(request.keepingLanguage("/uploads/" + upload.id()));
  }

  private Reply gone(Request request, Member member, Upload upload) {
    var words = DeskPages.words(request);
    return Reply.html(
        200,
        pages.page(
            request,
            member.partner(),
            DeskPages.Place.SEND,
            words.say("columns.gone.title"),
            DeskPages.TEMPLATES.columnsGone(
                words, DeskPages.what(words, uploads, upload), upload.slot())));
  }

  private ColumnsPage page(Request request, Asked asked) {
    var known = uploads.datasets();
    return new ColumnsPage(
        DeskPages.words(request),
        measures.get(),
        known.catalogue(),
        known.ofDataset(asked.dataset()));
  }

  private Reply page(Request request, Asked asked, Said said, List<Problem> problems, int status) {
    var words = DeskPages.words(request);
    var upload = asked.upload();
    var page = page(request, asked);
    var draft = draft(asked, said);
    var become =
        draft.lack().isPresent()
            ? new ColumnsPage.Become(List.of(), 0, List.of())
            : page.become(asked.sheet(), draft.mapping(), upload.slot().period());
    var hasPlace = said.columns().stream().anyMatch(Meaning.Where.class::isInstance);
    var form = FormView.filled(words, _ -> List.of(), problems);
    var view =
        new ColumnsView(
            request.keepingLanguage("/uploads/" + upload.id() + "/columns"),
            SentFile.of(file(upload), words),
            DeskPages.what(words, uploads, upload),
            asked.sheet().rows(),
            form,
            page.columns(asked.sheet(), said.columns(), said.unsaid()),
            page.marks(asked.marks(), said.marks()),
            hasPlace ? List.of() : page.places(said.place()),
            ColumnsPage.hasUnknownPlaces(asked.sheet(), said.columns()),
            said.others(),
            ColumnsPage.header(asked.sheet()),
            ColumnsPage.first(asked.sheet()),
            become.figures(),
            become.more(),
            become.faults());
    return Reply.html(
        status,
        pages.page(
            request,
            asked.member().partner(),
            DeskPages.Place.SEND,
            words.say("columns.title"),
            DeskPages.TEMPLATES.columns(words, view),
            form.refused()));
  }

  private static MappingDraft draft(Asked asked, Said said) {
    return ColumnsPage.draft(
        asked.sheet(),
        asked.dataset().id(),
        said.columns(),
        said.marks(),
        said.others(),
        said.place());
  }

  private static FileFacts file(Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Asked asked -> asked.file();
      case Outcome.Answered answered -> answered.file();
      case Outcome.Refused refused -> refused.file();
      case Outcome.Accepted accepted -> accepted.file();
      case Outcome.Held held -> held.file();
      case Outcome.Requested _, Outcome.Hindered _, Outcome.Stated _ -> FileFacts.UNREAD;
    };
  }
}
