package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backbone.mail.Outbox;
import org.backbone.mail.OutboxMessage;
import org.backbone.metrics.Indicator;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.FiguresBefore;
import org.backbone.outcomes.FileFacts;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.SlotLedger.Acceptance;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.ProblemCode;
import org.backbone.outcomes.check.ProblemGroup;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.check.Report;
import org.backbone.outcomes.check.RowProblem;
import org.backbone.outcomes.mapping.Catalogue;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.mapping.EntryLayout;
import org.backbone.outcomes.mapping.FileMapping;
import org.backbone.outcomes.personal.PersonalDataSearch;
import org.backbone.outcomes.proposal.FileGuess;
import org.backbone.outcomes.receipts.ReceiptMaker;
import org.backbone.outcomes.templates.TemplateLayout;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Lifetimes;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.files.FileTag;
import org.backbone.platform.lambda.Limits;
import org.backbone.platform.sheets.Sheet;

/// Receives one file: takes it whole or refuses it whole, keeps the books, and writes its sender a
/// receipt. Every step may be made again with the same end, so a file that is told of twice changes
/// nothing, and one whose reading broke off is simply read again.
public final class ReceiveFile {
  /// What became of the file. Whatever a partner sends is one of these; exceptions are for files
  /// that nobody asked for and for what is broken here.
  public sealed interface Result {
    /// It counts.
    record Accepted(Upload upload, Reading reading) implements Result {}

    /// Nothing of it was taken.
    record Refused(Upload upload, int problems) implements Result {}

    /// Nobody has said yet what its columns mean, and its sender is asked.
    record Asked(Upload upload) implements Result {}

    /// It fits, and its sender is shown what it would change.
    record Held(Upload upload) implements Result {}

    /// Reading it was begun before and never ended, so it is not tried again.
    record Stopped(Upload upload) implements Result {}

    /// It fits, but the upload had brought another file already.
    record Spent(Upload upload) implements Result {}
  }

  // By it, a rule of the bucket lets a refused file go sooner than others.
  private static final FileTag REFUSED = new FileTag("outcome", "refused");

  // Once what its columns mean was asked for and said, it stays as long as others.
  private static final FileTag TAKEN = new FileTag("outcome", "taken");

  // What a file lacks that has columns of its own.
  private static final Set<String> OWN_COLUMNS =
      Set.of(ProblemCode.HEADER_UNKNOWN.id(), ProblemCode.COLUMN_MISSING.id());

  private static final int MOST_GROUPS = 20;

  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String TEXT = "text/csv; charset=utf-8";

  private final FileStore files;
  private final SlotStore slots;
  private final LayoutStore layouts;
  private final SlotLedger ledger;
  private final Supplier<Datasets> datasets;
  private final Outbox outbox;
  private final ReceiptMail mail;
  private final MakeReceipt receipts;
  private final InstantSource clock;

  public ReceiveFile(
      FileStore files,
      SlotStore slots,
      LayoutStore layouts,
      Supplier<Datasets> datasets,
      Outbox outbox,
      ReceiptMail mail,
      MakeReceipt receipts,
      InstantSource clock) {
    this.files = files;
    this.slots = slots;
    this.layouts = layouts;
    this.ledger = new SlotLedger(slots, clock);
    this.datasets = datasets;
    this.outbox = outbox;
    this.mail = mail;
    this.receipts = receipts;
    this.clock = clock;
  }

  /// Reads a file that arrived.
  ///
  /// @throws IllegalArgumentException where nobody asked for it, or it is gone
  public Result receive(ArrivedFile arrived) throws IOException {
    var upload =
        slots
            .upload(arrived.upload())
            .filter(asked -> asked.fileKey().equals(arrived.key()))
            .orElseThrow(() -> new IllegalArgumentException("nobody asked for " + arrived.key()));
    var fetched = LocalCopy.of(files, arrived);
    if (fetched.isEmpty()) {
      return gone(arrived, upload);
    }
    try (var copy = fetched.get()) {
      return slots.begin(upload, copy.facts().sha256())
          ? begun(arrived, upload, copy)
          : stop(arrived, upload, copy.facts());
    }
  }

  // One that held personal data was deleted once its sender's answer was written, and one about
  // single people once they were counted. Whoever was stopped after that did not write down that
  // reading it ended.
  private Result gone(ArrivedFile arrived, Upload upload) {
    if (upload.outcome() instanceof Outcome.Refused refused && refused.isPersonal()) {
      slots.end(upload, refused.file().sha256());
      return new Result.Refused(upload, refused.problems().size());
    }
    if (upload.isToErase() && upload.outcome() instanceof Outcome.Accepted accepted) {
      slots.end(upload, accepted.file().sha256());
      return new Result.Accepted(upload, accepted.reading());
    }
    throw new IllegalArgumentException("gone: " + arrived.key());
  }

  // Where the process ends, or its memory does, it is not written down that reading did.
  private Result begun(ArrivedFile arrived, Upload upload, LocalCopy copy) throws IOException {
    Result result;
    try {
      result = read(arrived, upload, copy);
    } catch (IOException | RuntimeException e) {
      slots.end(upload, copy.facts().sha256());
      throw e;
    }
    slots.end(upload, copy.facts().sha256());
    return result;
  }

  private Result read(ArrivedFile arrived, Upload upload, LocalCopy copy) throws IOException {
    var known = datasets.get();
    var said = layouts.mappings(upload.slot().partner(), upload.slot().dataset());
    var personal = personalData(copy, known, said);
    if (!personal.isEmpty()) {
      return refusePersonalData(arrived, upload, copy.facts(), personal);
    }
    var dataset = known.dataset(upload.slot().dataset());
    if (dataset.isEmpty()) {
      return refuse(arrived, upload, unread(copy.facts(), ProblemCode.DATASET_GONE));
    }
    var file =
        new MappedFile(
            copy.path(),
            FileMappings.of(upload, known, dataset.get(), said),
            known.catalogue(),
            Optional.of(upload.slot().period()));
    var read = copy.tooLarge() ? tooLarge(file) : file.read();
    var facts =
        read.result().mapping().filter(EntryLayout::isOne).isPresent()
            ? copy.facts().called(upload.slot().dataset() + "-" + upload.slot().period() + ".csv")
            : copy.facts();
    return switch (read.result().report().on(today())) {
      case Report.Accepted accepted -> {
        var doubts =
            isSettled(upload, accepted) ? Optional.<List<Doubt>>empty() : doubts(upload, accepted);
        if (doubts.isPresent()) {
          yield hold(arrived, upload, facts, accepted, doubts.get());
        }
        if (accepted.reading().isOfPeople()) {
          // For the case that it cannot be deleted at all.
          files.tag(arrived.key(), arrived.version(), REFUSED);
        } else if (wasAsked(upload)) {
          files.tag(arrived.key(), arrived.version(), TAKEN);
        }
        var mapping = read.result().mapping().orElseThrow();
        yield accept(upload, facts, accepted, receipts.of(copy.sentAt(), mapping));
      }
      case Report.Refused refused -> {
        if (read.result().mapping().isEmpty() && hasOwnColumns(refused)) {
          var other = otherDataset(file, known, dataset.get());
          if (other.isPresent()) {
            yield refuse(arrived, upload, ofAnother(copy.facts(), other.get()));
          }
          var guess = file.guess(known.ofDataset(dataset.get()));
          if (guess.isPresent()) {
            yield ask(arrived, upload, copy.facts(), guess.get());
          }
        }
        // First, so that a refused file without it is read again, whoever found it.
        files.tag(arrived.key(), arrived.version(), REFUSED);
        yield refuse(upload, facts, file, read.sheet(), refused);
      }
    };
  }

  private static List<ProblemGroup> personalData(
      LocalCopy copy, Datasets known, List<FileMapping> said) throws IOException {
    var file =
        new MappedFile(
            copy.path(),
            Stream.concat(said.stream(), known.mappings().stream()).toList(),
            known.catalogue(),
            Optional.empty());
    var inside = file.personalData().map(Report.Refused::groups).orElse(List.of());
    return Stream.concat(
            PersonalDataSearch.ofFileName(copy.facts().name()).stream(), inside.stream())
        .toList();
  }

  // The answer comes before the deletion: whoever stops between them begins anew, and finds the
  // file. Its name may be somebody's, so it has none. The tag is for the case that it cannot be
  // deleted at all.
  private Result refusePersonalData(
      ArrivedFile arrived, Upload upload, FileFacts facts, List<ProblemGroup> personal) {
    var masked = new FileFacts("", facts.bytes(), facts.sha256());
    var refused =
        new Outcome.Refused(
            masked, clock.instant(), 0, 0, personal.stream().limit(MOST_GROUPS).toList(), "");
    files.tag(arrived.key(), arrived.version(), REFUSED);
    var kept = ledger.refuse(upload, refused);
    tell(kept, () -> mail.refused(kept, refused, personal.size(), slots.counting(upload.slot())));
    erase(upload);
    return new Result.Refused(kept, personal.size());
  }

  /// Deletes every version of an upload's file, and what was kept of its first rows. Where that
  /// fails, the sweep does it again.
  void erase(Upload upload) {
    files.deleteVersions(upload.fileKey());
    layouts.forgetGuess(upload.id());
    slots.erased(upload);
  }

  private static Optional<Dataset> otherDataset(MappedFile file, Datasets known, Dataset chosen)
      throws IOException {
    var templates =
        known.datasets().stream()
            .flatMap(other -> TemplateLayout.mappings(other, known, Language.EN).stream());
    return file.known(Stream.concat(known.mappings().stream(), templates).toList())
        .map(FileMapping::dataset)
        .filter(dataset -> !dataset.equals(chosen.id()))
        .flatMap(known::dataset);
  }

  private Outcome.Refused ofAnother(FileFacts file, Dataset other) {
    var titles = Language.all().stream().map(other.title()::in).toList();
    var problem = new ProblemGroup(ProblemCode.DATASET_OTHER.id(), "", 0, titles, List.of());
    return new Outcome.Refused(file, clock.instant(), 0, 0, List.of(problem), "");
  }

  private static boolean hasOwnColumns(Report.Refused refused) {
    return refused.groups().stream().map(ProblemGroup::code).allMatch(OWN_COLUMNS::contains);
  }

  // As long as nobody answers, the file goes as one that was refused does.
  private Result ask(ArrivedFile arrived, Upload upload, FileFacts facts, FileGuess guess) {
    var now = clock.instant();
    files.tag(arrived.key(), arrived.version(), REFUSED);
    layouts.keep(upload, guess, now.plus(Lifetimes.REFUSED_FILE));
    var asked = new Outcome.Asked(facts, now, guess.guess().rows());
    var kept = ledger.ask(upload, asked);
    if (kept.isAsked()) {
      tell(kept, () -> mail.asked(kept, facts));
    }
    return new Result.Asked(kept);
  }

  // Its sender hears of it, and staff see it.
  private Result stop(ArrivedFile arrived, Upload upload, FileFacts file) {
    var inName = PersonalDataSearch.ofFileName(file.name());
    if (inName.isPresent()) {
      return refusePersonalData(arrived, upload, file, List.of(inName.get()));
    }
    var refused = unread(file, ProblemCode.READING_STOPPED);
    return new Result.Stopped(refuse(arrived, upload, refused).upload());
  }

  // For what its sender cannot mend in it.
  private Result.Refused refuse(ArrivedFile arrived, Upload upload, Outcome.Refused refused) {
    files.tag(arrived.key(), arrived.version(), REFUSED);
    var kept = ledger.refuse(upload, refused);
    tell(kept, () -> mail.refused(kept, refused, 1, slots.counting(upload.slot())));
    return new Result.Refused(kept, 1);
  }

  private Outcome.Refused unread(FileFacts file, ProblemCode code) {
    var problem = new ProblemGroup(code.id(), "", 0, List.of(), List.of());
    return new Outcome.Refused(file, clock.instant(), 0, 0, List.of(problem), "");
  }

  /// Does for a slot what whoever changed it last may not have come to.
  void finish(Slot slot) {
    ledger.finish(slot);
  }

  /// Whether the file of an upload is here, read or not.
  boolean isHere(Upload upload) {
    return files.has(upload.fileKey());
  }

  /// Reads no more of an upload's file, and asks its sender for it again.
  void giveUp(Upload upload) {
    var refused = unread(FileFacts.UNREAD, ProblemCode.NOT_READ);
    if (ledger.refuse(upload, refused).outcome() instanceof Outcome.Refused kept
        && kept.file().equals(FileFacts.UNREAD)) {
      files.tag(upload.fileKey(), "", REFUSED);
      tell(upload, () -> mail.refused(upload.with(kept), kept, 1, slots.counting(upload.slot())));
    }
  }

  private static MappedFile.Outcome tooLarge(MappedFile file) {
    var megabytes = Long.toString(Limits.UPLOAD_BYTES >> 20);
    var reading = file.reading("");
    reading.breakOff(RowProblem.ofFile(ProblemCode.FILE_TOO_LARGE, megabytes));
    return new MappedFile.Outcome(reading.result(), "");
  }

  // Nobody is asked about what was taken, or what its sender said is right.
  private static boolean isSettled(Upload upload, Report.Accepted report) {
    return upload.outcome() instanceof Outcome.Accepted
        || upload.outcome() instanceof Outcome.Stated
        || SlotLedger.confirmation(upload, report.aggregate().digest()).isPresent();
  }

  // A file was tagged to go soon when its sender was asked something.
  private static boolean wasAsked(Upload upload) {
    return upload.outcome() instanceof Outcome.Asked
        || upload.outcome() instanceof Outcome.Held
        || upload.outcome() instanceof Outcome.Answered
        // It may have been, before the sweep found it.
        || upload.outcome() instanceof Outcome.Hindered;
  }

  /// What its sender is asked about before it counts; empty where nothing is. A program has nobody
  /// to show to what merely changes.
  private Optional<List<Doubt>> doubts(Upload upload, Report.Accepted report) {
    var before = FiguresBefore.of(slots, upload, report.aggregate());
    var doubts =
        Stream.concat(
                report.doubts().stream(),
                before.stream().flatMap(slot -> slot.doubts(this::likely).stream()))
            .toList();
    // A period that is written wrong is another one, and takes away what counts there.
    var isShown =
        upload.program() == null
            && (before.size() > 1 || before.stream().anyMatch(FiguresBefore::changes));
    return doubts.isEmpty() && !isShown ? Optional.empty() : Optional.of(doubts);
  }

  // Where it comes first.
  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.MAX);
  }

  private int likely(String indicator) {
    return datasets
        .get()
        .catalogue()
        .latest(indicator)
        .map(Catalogue.Indicator::likely)
        .orElse(Indicator.LIKELY);
  }

  // As long as nobody answers, the file goes as one that was refused does.
  private Result hold(
      ArrivedFile arrived,
      Upload upload,
      FileFacts file,
      Report.Accepted report,
      List<Doubt> doubts) {
    files.tag(arrived.key(), arrived.version(), REFUSED);
    var kept = ledger.hold(upload, file, report.reading(), report.aggregate(), doubts);
    if (kept.isHeld()) {
      tell(kept, () -> mail.held(kept, file));
    }
    return new Result.Held(kept);
  }

  private Result accept(
      Upload upload, FileFacts file, Report.Accepted report, ReceiptMaker signing) {
    var before = sameFileBefore(upload, file);
    return switch (ledger.accept(upload, file, report.reading(), report.aggregate(), signing)) {
      case Acceptance.Accepted(var kept) -> {
        tell(kept, () -> mail.accepted(kept, file, report.reading(), before));
        if (kept.isToErase()) {
          erase(kept);
        }
        yield new Result.Accepted(kept, report.reading());
      }
      case Acceptance.Spent(var kept) -> {
        tell(kept, () -> mail.spent(kept, file));
        yield new Result.Spent(kept);
      }
    };
  }

  // Who asked may have themselves erased before their file is read: then there is nobody to tell.
  private void tell(Upload upload, Supplier<OutboxMessage> message) {
    if (!upload.email().isEmpty()) {
      outbox.add(message.get());
    }
  }

  /// The upload that brought the very same bytes for the slot before and counts, or would. When the
  /// file is told of again, its own upload may have been accepted meanwhile.
  private Optional<Upload> sameFileBefore(Upload upload, FileFacts file) {
    var other = slots.state(upload.slot()).headBeside(upload.seq());
    return other.isEmpty()
        ? Optional.empty()
        : slots.upload(upload.slot(), other.getAsLong()).filter(before -> brought(before, file));
  }

  private static boolean brought(Upload upload, FileFacts file) {
    return upload.outcome() instanceof Outcome.Accepted accepted
        && accepted.file().sha256().equals(file.sha256());
  }

  private Result refuse(
      Upload upload, FileFacts facts, MappedFile file, String sheet, Report.Refused report)
      throws IOException {
    var refused =
        new Outcome.Refused(
            facts,
            clock.instant(),
            report.rows(),
            report.badRows(),
            report.groups().stream().limit(MOST_GROUPS).map(ProblemGroup::withoutCells).toList(),
            errorFile(upload, file, sheet, report));
    var kept = ledger.refuse(upload, refused);
    tell(
        kept,
        () -> mail.refused(kept, refused, report.groups().size(), slots.counting(upload.slot())));
    return new Result.Refused(kept, report.total());
  }

  private String errorFile(Upload upload, MappedFile file, String sheet, Report.Refused report)
      throws IOException {
    if (report.width() == 0) {
      return "";
    }
    var isWorkbook = Sheet.isWorkbook(file.file());
    var path = Files.createTempFile("errors-", "");
    try {
      boolean isWhole;
      try (var out = Files.newOutputStream(path)) {
        isWhole = ErrorFile.write(file, sheet, report, upload.language(), out);
      }
      if (!isWhole) {
        return "";
      }
      var key = "errors/" + upload.id() + (isWorkbook ? ".xlsx" : ".csv");
      files.put(key, isWorkbook ? WORKBOOK : TEXT, path);
      return key;
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
