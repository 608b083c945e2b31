package org.backbone.outcomes.pages;

import static java.util.stream.Collectors.toMap;

import gg.jte.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backbone.audit.pages.StaffActor;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.Receipt;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.outcomes.words.PeriodWords;
import org.backbone.partners.Partner;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.pages.PartnerPart;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Lifetimes;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;
import org.backbone.platform.pages.console.TodayBlock;

/// Uploads in the console: those that could not be read, the latest of all members, and those of
/// one on its page.
public final class OutcomesConsole implements ConsoleSection, PartnerPart {
  private static final int UPLOADS_SHOWN = 20;
  private static final String RECEIPTS = "/console/receipts/";
  private static final Roles KEEPERS = Roles.of(Role.ANALYST);

  private final PartnerStore partners;
  private final SlotStore slots;
  private final Supplier<Datasets> datasets;
  private final ConsoleFrame frame;
  private final InstantSource clock;

  /// A section about what is in `slots`.
  public OutcomesConsole(
      PartnerStore partners,
      SlotStore slots,
      Supplier<Datasets> datasets,
      ConsoleFrame frame,
      InstantSource clock) {
    this.partners = partners;
    this.slots = slots;
    this.datasets = datasets;
    this.frame = frame;
    this.clock = clock;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .action(
            "POST /console/uploads/{id}/again",
            KEEPERS,
            (request, staff) -> press(request, false, staff))
        .action(
            "POST /console/uploads/{id}/ask",
            KEEPERS,
            (request, staff) -> press(request, true, staff))
        .page("GET /console/receipts/{id}", Roles.ANY, (request, _) -> receipt(request))
        .page("GET /console/receipts/{id}/receipt.json", Roles.ANY, (request, _) -> file(request))
        .api("GET /api/v1/staff/uploads", Roles.ANY, (_, _) -> uploadsJson());
  }

  // Who presses a button that an older page shows finds nothing to do, and sees how it stands.
  private Reply press(Request request, boolean giveUp, Staff staff) {
    var upload = slots.upload(request.parameter("id"));
    if (upload.isEmpty()) {
      return frame.notFound(request);
    }
    var _ = slots.press(upload.get(), clock.instant(), giveUp, StaffActor.of(staff));
    return Reply.seeOther(request.keepingLanguage("/console"));
  }

  private Reply receipt(Request request) {
    return withReceipt(
        request,
        (upload, receipt) -> {
          var words = words(request.language());
          var view =
              new SignedReceiptPage(words, at -> moment(words, at))
                  .view(
                      upload,
                      receipt,
                      title(words, upload),
                      RECEIPTS + upload.id() + "/receipt.json");
          return frame.page(
              request,
              words.say("signed.title", Receipt.number(upload)),
              "",
              DeskPages.TEMPLATES.signedReceipt(words, view));
        });
  }

  private Reply file(Request request) {
    return withReceipt(request, SignedReceiptPage::download);
  }

  private Reply withReceipt(Request request, BiFunction<Upload, SignedReceipt, Reply> answer) {
    return slots
        .upload(request.parameter("id"))
        .flatMap(upload -> slots.receipt(upload).map(receipt -> answer.apply(upload, receipt)))
        .orElseGet(() -> frame.notFound(request));
  }

  private String moment(Words words, Instant at) {
    return words.say(
        "console.moment", words.dateWithYear(frame.date(at)), words.time(frame.time(at)));
  }

  @Override
  public List<TodayBlock> today(Request request, Staff staff) {
    var words = words(request.language());
    var uploads = slots.latest(UPLOADS_SHOWN);
    var hindered = slots.hindered();
    var unreadable = slots.unreadable().stream().filter(this::waits).toList();
    var names = names(Stream.of(uploads, hindered, unreadable).flatMap(List::stream).toList());
    var blocks = new ArrayList<TodayBlock>();
    if (!hindered.isEmpty()) {
      blocks.add(hindered(words, hindered, names, KEEPERS.include(staff)));
    }
    if (!unreadable.isEmpty()) {
      blocks.add(unreadable(words, unreadable, names));
    }
    blocks.add(
        new TodayBlock(
            "uploads",
            TodayBlock.Place.SECOND,
            0,
            uploads.isEmpty() ? "" : words.count("console.today.uploads", uploads.size()),
            Contents.NONE,
            DeskPages.TEMPLATES.consoleUploads(
                words,
                uploads.stream()
                    .map(
                        upload ->
                            shown(words, upload, names.getOrDefault(upload.slot().partner(), "")))
                    .toList())));
    return blocks;
  }

  private TodayBlock hindered(
      Words words, List<Upload> uploads, Map<String, String> names, boolean isTheirs) {
    var title = words.count("console.hindered.title", uploads.size());
    return new TodayBlock(
        "hindered",
        TodayBlock.Place.FIRST,
        uploads.size(),
        title,
        Contents.NONE,
        DeskPages.TEMPLATES.consoleHindered(
            words,
            title,
            isTheirs,
            uploads.stream()
                .map(
                    upload ->
                        hindered(words, upload, names.getOrDefault(upload.slot().partner(), "")))
                .toList()));
  }

  // Until its file is gone, or a newer one counts.
  private boolean waits(Upload upload) {
    return upload.outcome() instanceof Outcome.Refused refused
        && clock.instant().isBefore(refused.at().plus(Lifetimes.REFUSED_FILE))
        && slots.state(upload.slot()).head().orElse(0) < upload.seq();
  }

  private TodayBlock unreadable(Words words, List<Upload> uploads, Map<String, String> names) {
    var title = words.count("console.unreadable.title", uploads.size());
    return new TodayBlock(
        "unreadable",
        TodayBlock.Place.FIRST,
        uploads.size(),
        title,
        Contents.NONE,
        DeskPages.TEMPLATES.consoleUnreadable(
            words,
            title,
            uploads.stream()
                .map(
                    upload -> shown(words, upload, names.getOrDefault(upload.slot().partner(), "")))
                .toList()));
  }

  private ConsoleHindered hindered(Words words, Upload upload, String partner) {
    return upload.outcome() instanceof Outcome.Hindered(var since, var givenUp, _)
        ? new ConsoleHindered(
            upload.id(),
            title(words, upload),
            partner,
            words.say("console.hindered.since", words.dayOfMonthWithYear(frame.date(since))),
            givenUp)
        : new ConsoleHindered(upload.id(), title(words, upload), partner, "", false);
  }

  @Override
  public Content of(Partner partner, Request request, Staff staff) {
    var words = words(request.language());
    return DeskPages.TEMPLATES.consoleUploads(
        words,
        Upload.withoutShares(slots.uploads(partner.id())).stream()
            .map(upload -> shown(words, upload, ""))
            .toList());
  }

  private Reply uploadsJson() {
    return Reply.json(
        200,
        Map.of(
            "uploads", slots.latest(UPLOADS_SHOWN).stream().map(OutcomesConsole::json).toList()));
  }

  // Of those alone that are shown; each is looked up once.
  private Map<String, String> names(List<Upload> uploads) {
    return uploads.stream()
        .map(upload -> upload.slot().partner())
        .distinct()
        .collect(toMap(id -> id, id -> partners.find(id).map(Partner::name).orElse(id)));
  }

  private ConsoleUpload shown(Words words, Upload upload, String partner) {
    var state = upload.state();
    var kind =
        switch (state) {
          case "accepted" -> Kind.OK;
          case "refused" -> Kind.BAD;
          case "requested", "hindered", "asked", "answered", "held" -> Kind.WAIT;
          default -> Kind.NONE;
        };
    return new ConsoleUpload(
        kind,
        said(words, upload, state),
        title(words, upload),
        partner,
        "/console/partners/" + upload.slot().partner(),
        day(words, upload),
        upload.outcome() instanceof Outcome.Accepted ? RECEIPTS + upload.id() : "",
        partner.isEmpty() ? new HistoryPage(words, at -> moment(words, at)).facts(upload) : null);
  }

  private String day(Words words, Upload upload) {
    var day = words.dayOfMonthWithYear(frame.date(upload.requestedAt()));
    var program = upload.program();
    return program == null ? day : words.say("console.uploads.by-program", day, program.name());
  }

  private String said(Words words, Upload upload, String state) {
    var at = upload.withdrawnAt();
    return at == null
        ? words.say("console.uploads.state." + state)
        : words.say("console.uploads.withdrawn-on", words.dayOfMonth(frame.date(at)));
  }

  private String title(Words words, Upload upload) {
    var id = upload.slot().dataset();
    var dataset =
        datasets.get().dataset(id).map(known -> known.title().in(words.language())).orElse(id);
    return dataset + ", " + PeriodWords.of(words, upload);
  }

  private static Map<String, Object> json(Upload upload) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", upload.id());
    json.put("partner", upload.slot().partner());
    json.put("dataset", upload.slot().dataset());
    json.put("period", upload.slot().period().code());
    json.put("periods", upload.periods().stream().map(Period::code).toList());
    json.put("status", upload.state());
    json.put("requestedAt", upload.requestedAt().toString());
    rows(upload).ifPresent(rows -> json.put("rows", rows));
    return json;
  }

  private static Optional<Integer> rows(Upload upload) {
    return switch (upload.outcome()) {
      case Outcome.Requested _, Outcome.Hindered _, Outcome.Answered _, Outcome.Stated _ ->
          Optional.empty();
      case Outcome.Held held -> Optional.of(held.reading().rows());
      case Outcome.Asked asked -> Optional.of(asked.rows());
      case Outcome.Accepted accepted -> Optional.of(accepted.reading().rows());
      case Outcome.Refused refused -> Optional.of(refused.rows());
    };
  }

  private static Words words(Language language) {
    return Words.of(language, "outcomes");
  }
}
