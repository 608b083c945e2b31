package org.backbone.outcomes.pages;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.backbone.audit.Actor;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.Statement;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.outcomes.pages.Caller.MembersProgram;
import org.backbone.outcomes.words.FileWords;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.backbone.platform.files.DownloadLinks;
import org.backbone.platform.files.UploadForm;
import org.backbone.platform.files.UploadForms;
import org.backbone.platform.lambda.BadRequest;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.lambda.ProblemReply;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.ProblemWords;
import org.backbone.platform.pages.site.PublicSection;
import org.jspecify.annotations.Nullable;

/// What a signed-in contact does: each answer begins with who asks.
public final class UploadDesk implements PublicSection {
  private static final Duration FORM_LIFETIME = Duration.ofHours(1);
  private static final Duration LINK_LIFETIME = Duration.ofMinutes(5);
  private static final int LISTED = 50;
  private static final int HISTORY = 100;
  private static final String REFRESH_SECONDS = "3";

  private final Members members;
  private final Uploads uploads;
  private final Agreements agreements;
  private final UploadForms forms;
  private final DownloadLinks downloads;
  private final DeskPages pages;
  private final DeskPage deskPage;
  private final UploadPages uploadPages;
  private final InstantSource clock;
  private final Log log;
  private final String publicUrl;

  public UploadDesk(
      Members members,
      Uploads uploads,
      Agreements agreements,
      UploadForms forms,
      DownloadLinks downloads,
      DeskPages pages,
      DeskPage deskPage,
      UploadPages uploadPages,
      InstantSource clock,
      Log log,
      String publicUrl) {
    this.members = members;
    this.uploads = uploads;
    this.agreements = agreements;
    this.forms = forms;
    this.downloads = downloads;
    this.pages = pages;
    this.deskPage = deskPage;
    this.uploadPages = uploadPages;
    this.clock = clock;
    this.log = log;
    this.publicUrl = publicUrl;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes
        .on("GET /desk", this::desk)
        .on("GET /uploads", this::history)
        .on("GET /uploads/new", this::choose)
        .on("POST /uploads/new", this::start)
        .on("POST /uploads/none", this::state)
        .on("GET /uploads/arrived", this::arrived)
        .on("GET /uploads/{id}", this::upload)
        .on("GET /uploads/{id}/errors", this::errorFile)
        // As mails had it when every error file was CSV.
        .on("GET /uploads/{id}/errors.csv", this::errorFile)
        .on("POST /uploads/{id}/withdraw", this::withdraw)
        .on("GET /api/v1/uploads", this::list)
        .on("POST /api/v1/uploads", this::request)
        .on("GET /api/v1/uploads/{id}", this::status);
  }

  /// The answer to a request that cannot be read at all.
  public Reply unreadable(Request request, BadRequest bad) {
    if (!request.isForApi()) {
      return Reply.html(bad.status(), pages.plain(request, "unreadable"));
    }
    var words = DeskPages.words(request);
    return ProblemReply.of(
        bad.status(),
        words.say("unreadable.title"),
        bad.problems(),
        problem -> ProblemWords.say(words, problem));
  }

  private Reply desk(Request request) {
    return asMember(
        request,
        member -> Reply.html(200, deskPage.html(request, member.session(), member.partner())));
  }

  private Reply history(Request request) {
    return asMember(
        request,
        member -> Reply.html(200, uploadPages.history(request, member.partner(), HISTORY)));
  }

  private Reply choose(Request request) {
    return asMember(request, member -> choose(request, member));
  }

  private Reply choose(Request request, Member member) {
    var chosen = Chosen.of(request.query());
    if (agreements.stops(member.partner())) {
      return agreements.stopped(request, member.partner(), unsent(member, chosen));
    }
    if (chosen.isOpen(uploads.datasets())) {
      return Reply.html(200, uploadPages.choose(request, member.partner(), chosen, List.of()));
    }
    return switch (uploads.choice(chosen.dataset(), chosen.period())) {
      case Uploads.Choice.Unfit(var problems) ->
          Reply.html(422, uploadPages.choose(request, member.partner(), chosen, problems));
      case Uploads.Choice.Slotted _ ->
          Reply.html(200, uploadPages.choose(request, member.partner(), chosen, List.of()));
    };
  }

  /// Gives the file that is to come its number; the upload's own page has the form for it.
  private Reply start(Request request) {
    return asMember(request, member -> start(request, member));
  }

  private Reply start(Request request, Member member) {
    var chosen = Chosen.of(request.form());
    if (agreements.stops(member.partner())) {
      return agreements.stopped(request, member.partner(), unsent(member, chosen));
    }
    return switch (uploads.choice(chosen.dataset(), chosen.period())) {
      case Uploads.Choice.Slotted(var dataset, var period) -> {
        var upload = uploads.open(member.session(), dataset, period, request.language());
        log.info("upload-requested", facts(member, upload));
        yield Reply.seeOther(request.keepingLanguage("/uploads/" + upload.id()));
      }
      // Another dataset was chosen, and its periods were not there to choose from.
      case Uploads.Choice.Unfit _ when chosen.isOfAnotherKind(uploads.datasets()) ->
          Reply.seeOther(request.keepingLanguage("/uploads/new?dataset=" + chosen.dataset()));
      case Uploads.Choice.Unfit(var problems) ->
          Reply.html(422, uploadPages.choose(request, member.partner(), chosen, problems));
    };
  }

  // What was chosen, where there is no file of it: of that may be said that there is none to come.
  private @Nullable Slot unsent(Member member, Chosen chosen) {
    return uploads.choice(chosen.dataset(), chosen.period())
            instanceof Uploads.Choice.Slotted(var dataset, var period)
        ? unsent(new Slot(member.partner().id(), dataset.id(), period))
        : null;
  }

  private @Nullable Slot unsent(Slot slot) {
    return uploads.hasFile(slot) ? null : slot;
  }

  /// Says that there is no file to come.
  private Reply state(Request request) {
    return asMember(request, member -> state(request, member));
  }

  private Reply state(Request request, Member member) {
    var chosen = Chosen.of(request.form());
    var statement =
        Arrays.stream(Statement.values())
            .filter(known -> known.code().equals(request.form().text("say")))
            .findFirst();
    if (statement.isEmpty()) {
      return Reply.html(
          422,
          uploadPages.choose(
              request, member.partner(), chosen, List.of(Problem.of("dataset", "unsaid"))));
    }
    return switch (uploads.choice(chosen.dataset(), chosen.period())) {
      case Uploads.Choice.Unfit(var problems) ->
          Reply.html(422, uploadPages.choose(request, member.partner(), chosen, problems));
      case Uploads.Choice.Slotted(var dataset, var period) -> {
        var partner = member.partner();
        var by = Actor.partner(partner.id(), partner.name());
        var said =
            uploads.state(
                member.session(), dataset, period, request.language(), statement.get(), by);
        said.ifPresent(upload -> log.info("nothing-to-send", facts(member, upload)));
        yield said.map(upload -> Reply.seeOther(request.keepingLanguage("/uploads/" + upload.id())))
            .orElseGet(
                () ->
                    Reply.html(
                        422,
                        uploadPages.choose(
                            request, partner, chosen, List.of(Problem.of("period", "counts")))));
      }
    };
  }

  /// Where S3 sends the browser after a file arrived. The time goes with it: until the file is
  /// read, nothing else tells an upload that waits for its file from one that has it.
  private Reply arrived(Request request) {
    var id = request.query().text("upload");
    return id.matches("[0-9a-f-]{36}")
        ? Reply.seeOther("/uploads/" + id + "?arrived=" + clock.instant().getEpochSecond())
        : Reply.html(404, pages.plain(request, "not-found"));
  }

  private Reply upload(Request request) {
    return withUpload(request, (member, upload) -> upload(request, member, upload));
  }

  private Reply upload(Request request, Member member, Upload upload) {
    if (upload.isAwaited() && upload.outcome() instanceof Outcome.Hindered) {
      return Reply.html(200, uploadPages.hindered(request, member.partner(), upload));
    }
    if (upload.isAwaited() && upload.outcome() instanceof Outcome.Answered answered) {
      return clock.instant().isBefore(answered.at().plus(UploadPages.READING))
          ? reading(request, member, upload)
          : Reply.html(200, uploadPages.hindered(request, member.partner(), upload));
    }
    if (upload.isAsked()) {
      return Reply.seeOther(request.keepingLanguage("/uploads/" + upload.id() + "/columns"));
    }
    if (upload.isHeld()) {
      return Reply.seeOther(request.keepingLanguage(ConfirmDesk.path(upload)));
    }
    if (!upload.isAwaited()) {
      return Reply.html(
          200, uploadPages.upload(request, member.session(), member.partner(), upload));
    }
    var arrived = request.query().text("arrived");
    if (!arrived.matches("\\d{1,11}")) {
      if (agreements.stops(member.partner())) {
        return agreements.stopped(request, member.partner(), unsent(upload.slot()));
      }
      var page =
          uploadPages.form(request, member.session(), member.partner(), upload, form(upload));
      return Reply.html(200, page).allowingFormsTo(forms.origin());
    }
    var since = Instant.ofEpochSecond(Long.parseLong(arrived));
    return clock.instant().isBefore(since.plus(UploadPages.READING))
        ? reading(request, member, upload)
        : Reply.html(200, uploadPages.late(request, member.partner(), upload));
  }

  private Reply reading(Request request, Member member, Upload upload) {
    return Reply.html(200, uploadPages.reading(request, member.partner(), upload))
        .with("refresh", REFRESH_SECONDS);
  }

  private Reply errorFile(Request request) {
    return withUpload(
        request,
        (_, upload) ->
            upload.outcome() instanceof Outcome.Refused refused && uploads.hasErrorFile(refused)
                ? Reply.seeOther(
                    downloads.link(
                        refused.errorFile(),
                        "errors-" + Receipt.number(upload) + ending(refused.errorFile()),
                        LINK_LIFETIME))
                : Reply.html(404, pages.plain(request, "not-found")));
  }

  private static String ending(String key) {
    return key.substring(key.lastIndexOf('.'));
  }

  private Reply withdraw(Request request) {
    return withUpload(
        request,
        (member, upload) -> {
          var partner = member.partner();
          uploads.withdraw(upload, Actor.partner(partner.id(), partner.name()));
          log.info("upload-withdrawn", facts(member, upload));
          return Reply.seeOther("/uploads/" + upload.id());
        });
  }

  private Reply request(Request request) {
    return asCaller(request, caller -> request(request, caller));
  }

  private Reply request(Request request, Caller caller) {
    var wanted = request.json(Wanted.class);
    if (agreements.stops(caller.partner())) {
      return problems(request, 403, List.of(Agreements.OVER));
    }
    return switch (uploads.choice(wanted.dataset(), wanted.period())) {
      case Uploads.Choice.Unfit(var problems) -> problems(request, 422, problems);
      case Uploads.Choice.Slotted(var dataset, var period) -> {
        // As the form does: asked again, it is the same upload until it has its file.
        var upload =
            switch (caller) {
              case Member(var session, _) ->
                  uploads.open(session, dataset, period, request.language());
              case MembersProgram(var token, _) ->
                  uploads.open(token, dataset, period, request.language());
            };
        var form = form(upload);
        log.info("upload-requested", facts(caller, upload));
        var body = new LinkedHashMap<String, Object>();
        body.put("id", upload.id());
        body.put("url", form.url());
        body.put("fields", form.fields());
        body.put("until", form.until().toString());
        body.put("status", UploadState.REQUESTED.code());
        yield Reply.json(201, body).with("location", "/api/v1/uploads/" + upload.id());
      }
    };
  }

  private Reply list(Request request) {
    return asCaller(
        request,
        caller -> {
          var latest = uploads.sentBy(caller.partner().id()).stream().limit(LISTED).toList();
          var heads = uploads.heads(latest);
          return Reply.json(
              200,
              Map.of(
                  "uploads",
                  latest.stream()
                      .map(upload -> named(upload, heads.getOrDefault(upload.id(), 0L)))
                      .toList()));
        });
  }

  private Reply status(Request request) {
    return asCaller(
        request,
        caller ->
            uploads
                .find(caller.partner().id(), request.parameter("id"))
                .map(upload -> Reply.json(200, told(request, upload)))
                .orElseGet(
                    () -> problems(request, 404, List.of(Problem.of("", "no_such_upload")))));
  }

  /// What a program asks for.
  record Wanted(String dataset, String period) {
    Wanted {
      dataset = requireNonNullElse(dataset, "");
      period = requireNonNullElse(period, "");
    }
  }

  private static Map<String, Object> named(Upload upload, long head) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", upload.id());
    body.put("dataset", upload.slot().dataset());
    body.put("period", upload.slot().period().code());
    body.put("periods", upload.periods().stream().map(Period::code).toList());
    body.put("status", UploadState.of(upload, head).code());
    body.put("requestedAt", upload.requestedAt().toString());
    if (upload.program() != null) {
      body.put("program", upload.program().name());
    }
    return body;
  }

  private Map<String, Object> told(Request request, Upload upload) {
    var body = named(upload, uploads.head(upload));
    switch (upload.outcome()) {
      case Outcome.Requested _, Outcome.Hindered _, Outcome.Answered _ -> {}
      case Outcome.Stated stated -> body.put("statedAt", stated.at().toString());
      case Outcome.Held held -> {
        body.put("heldAt", held.at().toString());
        body.put("file", file(held.file()));
        body.put("rows", held.reading().rows());
        body.put("confirm", held.doubts().stream().map(doubt -> doubt(request, doubt)).toList());
        body.put("page", publicUrl + ConfirmDesk.path(upload));
        body.put("until", held.until().toString());
      }
      case Outcome.Asked asked -> {
        body.put("askedAt", asked.at().toString());
        body.put("file", file(asked.file()));
        body.put("rows", asked.rows());
        body.put("columns", publicUrl + "/uploads/" + upload.id() + "/columns");
      }
      case Outcome.Accepted accepted -> {
        body.put("receipt", Receipt.number(upload));
        body.put("acceptedAt", accepted.at().toString());
        body.put("file", file(accepted.file()));
        body.put("rows", accepted.reading().rows());
        body.put("counted", accepted.reading().counted());
        body.put("skipped", accepted.reading().skipped());
        body.put("hidden", accepted.reading().hidden());
      }
      case Outcome.Refused refused -> {
        body.put("refusedAt", refused.at().toString());
        body.put("file", file(refused.file()));
        body.put("rows", refused.rows());
        body.put("badRows", refused.badRows());
        body.put(
            "problems", refused.problems().stream().map(group -> problem(request, group)).toList());
      }
    }
    return body;
  }

  private Map<String, Object> doubt(Request request, Doubt doubt) {
    var said = new LinkedHashMap<String, Object>();
    said.put("code", doubt.code().id());
    said.put("about", doubt.about());
    said.put("count", doubt.count());
    said.put("message", FileWords.in(request.language()).doubt(doubt, doubt.about()));
    said.put("periods", doubt.periods().stream().map(Period::code).toList());
    said.put("places", doubt.examples().stream().map(Doubt.Example::place).toList());
    return said;
  }

  private static Map<String, Object> problem(Request request, ProblemGroup group) {
    var words = FileWords.in(request.language());
    var problem = new LinkedHashMap<String, Object>();
    problem.put("code", group.code());
    problem.put("column", group.column());
    problem.put("rows", group.rows());
    problem.put("message", words.what(group));
    problem.put("todo", words.toDo(group));
    problem.put("samples", group.samples());
    return problem;
  }

  private static Map<String, Object> file(FileFacts file) {
    return Map.of("name", file.name(), "bytes", file.bytes(), "sha256", file.sha256());
  }

  private UploadForm form(Upload upload) {
    return forms.form(
        upload.fileKey(),
        Limits.POSTED_BYTES,
        publicUrl + "/uploads/arrived?upload=" + upload.id(),
        FORM_LIFETIME);
  }

  private Reply withUpload(Request request, BiFunction<Member, Upload, Reply> answer) {
    return members.own(
        request,
        pages,
        member -> uploads.find(member.partner().id(), request.parameter("id")),
        answer);
  }

  private Reply asMember(Request request, Function<Member, Reply> answer) {
    return members.answer(request, answer);
  }

  private Reply asCaller(Request request, Function<Caller, Reply> answer) {
    return members.caller(request).map(answer).orElseGet(() -> unauthorized(request));
  }

  // RFC 6750, section 3.1: whoever showed nothing is told no code.
  static Reply unauthorized(Request request) {
    return request.bearer().isPresent()
        ? problems(request, 401, List.of(Problem.of("", "token_over")))
            .with("www-authenticate", "Bearer error=\"invalid_token\"")
        : problems(request, 401, List.of(Problem.of("", "not_signed_in")))
            .with("www-authenticate", "Bearer");
  }

  private static Reply problems(Request request, int status, List<Problem> problems) {
    var words = DeskPages.words(request);
    return ProblemReply.of(
        status,
        words.say("problems.title." + status),
        problems,
        problem -> ProblemWords.say(words, problem));
  }

  private static Map<String, Object> facts(Caller caller, Upload upload) {
    var facts =
        new LinkedHashMap<String, Object>(
            Map.of(
                "partner", caller.partner().id(),
                "dataset", upload.slot().dataset(),
                "period", upload.slot().period().code(),
                "upload", upload.id()));
    if (caller instanceof MembersProgram(var token, _)) {
      facts.put("token", token.id());
    }
    return facts;
  }
}
