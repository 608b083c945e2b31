package org.backbone.outcomes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.backbone.access.Program;
import org.backbone.access.ProgramToken;
import org.backbone.access.Session;
import org.backbone.audit.Actor;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Lifetimes;
import org.backbone.platform.core.NetworkDay;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.jspecify.annotations.Nullable;

/// A partner's uploads: asking for one, finding it again, taking it back. Nobody sees another
/// partner's.
public final class Uploads {
  /// How long an upload that nobody used is offered again.
  static final Duration REUSED = Duration.ofMinutes(50);

  /// What somebody wants to send.
  public sealed interface Choice {
    /// A dataset for a period that it has.
    record Slotted(Dataset dataset, Period period) implements Choice {}

    /// What is missing or does not fit.
    record Unfit(List<Problem> problems) implements Choice {}
  }

  private static final int FIRST_YEAR = 2010;
  private static final Duration LAST_DAY = Duration.ofDays(1);

  private final SlotStore store;
  private final SlotLedger ledger;
  private final Supplier<Datasets> datasets;
  private final InstantSource clock;
  private final NetworkDay day;

  /// Uploads of a network whose days begin and end in `zone`.
  public Uploads(SlotStore store, Supplier<Datasets> datasets, InstantSource clock, ZoneId zone) {
    this.store = store;
    this.ledger = new SlotLedger(store, clock);
    this.datasets = datasets;
    this.clock = clock;
    this.day = new NetworkDay(clock, zone);
  }

  /// What partners can send.
  public Datasets datasets() {
    return datasets.get();
  }

  /// Reads what was chosen.
  public Choice choice(String datasetId, String periodCode) {
    var dataset = datasets.get().dataset(datasetId);
    if (dataset.isEmpty()) {
      var code = datasetId.isEmpty() ? "missing" : "unknown";
      return new Choice.Unfit(List.of(Problem.of("dataset", code)));
    }
    var period = Period.parse(periodCode);
    if (period.isEmpty()) {
      var code = periodCode.isEmpty() ? "missing" : "unknown";
      return new Choice.Unfit(List.of(Problem.of("period", code)));
    }
    return periods(dataset.get()).contains(period.get())
        ? new Choice.Slotted(dataset.get(), period.get())
        : new Choice.Unfit(List.of(Problem.of("period", "not_of_dataset")));
  }

  /// The periods that a file may be about, newest first: those that have begun.
  public List<Period> periods(Dataset dataset) {
    var today = day.today();
    var periods = new ArrayList<Period>();
    for (var year = today.getYear() + 1; year >= FIRST_YEAR; year--) {
      for (var code : codes(dataset.periodType(), year)) {
        var period = new Period(code);
        if (!period.first().isAfter(today)) {
          periods.add(period);
        }
      }
    }
    return periods;
  }

  /// The periods of a type that lie within one and have begun, first to last.
  public List<Period> within(Period period, Period.Type type) {
    var today = day.today();
    return IntStream.rangeClosed(period.first().getYear() - 1, period.last().getYear() + 1)
        .boxed()
        .flatMap(year -> codes(type, year).stream())
        .map(Period::new)
        .filter(part -> period.holds(part) && !part.first().isAfter(today))
        .sorted()
        .toList();
  }

  /// The period that a file is most likely about: the last one that is over.
  public Period lastEnded(Dataset dataset) {
    var today = day.today();
    return periods(dataset).stream()
        .filter(period -> period.last().isBefore(today))
        .findFirst()
        .orElseThrow();
  }

  /// The upload to use for a slot: one that this person asked for lately and has not used, or a new
  /// one. So looking at the form again does not use up numbers.
  public Upload open(Session session, Dataset dataset, Period period, Language language) {
    var slot = new Slot(session.partner(), dataset.id(), period);
    return unused(slot, session.email(), null)
        .orElseGet(() -> ledger.request(slot, session.email(), language));
  }

  /// An upload for a slot whose file comes at once: one that was asked for lately may have its file
  /// already, and takes no second one. Whoever sends the same once more finds the same upload,
  /// unless nothing came of it.
  ///
  /// @param made when what is sent was made
  /// @param file what is sent
  public Upload begin(
      Session session,
      Dataset dataset,
      Period period,
      Language language,
      Instant made,
      byte[] file) {
    var slot = new Slot(session.partner(), dataset.id(), period);
    var content = Digest.sha256(slot + " " + Digest.sha256(file));
    var id = Ids.uuid7(made, HexFormat.of().parseHex(content)).toString();
    var known = store.upload(id);
    if (known.isEmpty()) {
      return ledger.request(slot, session.email(), language, id);
    }
    return known
        .filter(upload -> !isOver(upload))
        .orElseGet(() -> ledger.request(slot, session.email(), language));
  }

  private static boolean isOver(Upload upload) {
    return upload.withdrawn() || upload.outcome() instanceof Outcome.Refused;
  }

  /// The same as [#open] for a program.
  public Upload open(ProgramToken token, Dataset dataset, Period period, Language language) {
    var slot = new Slot(token.partner(), dataset.id(), period);
    return unused(slot, token.email(), token.program())
        .orElseGet(() -> ledger.request(slot, token, language));
  }

  private Optional<Upload> unused(Slot slot, String email, @Nullable Program program) {
    var since = clock.instant().minus(REUSED);
    return of(slot.partner()).stream()
        .filter(upload -> upload.slot().equals(slot) && upload.email().equals(email))
        .filter(upload -> Objects.equals(upload.program(), program))
        .findFirst()
        .filter(upload -> upload.outcome() instanceof Outcome.Requested && !upload.withdrawn())
        .filter(upload -> upload.requestedAt().isAfter(since));
  }

  /// The partner's own upload of that id. What the slot of another period has of a file is its
  /// sender's in the file's own upload.
  public Optional<Upload> find(String partner, String id) {
    return id.matches("[0-9a-f-]{36}")
        ? store
            .upload(id)
            .filter(upload -> upload.slot().partner().equals(partner))
            .map(
                upload ->
                    upload
                        .origin()
                        .flatMap(origin -> store.upload(origin.slot(), origin.seq()))
                        .orElse(upload))
        : Optional.empty();
  }

  /// An upload with its signed receipt.
  public record Signed(Upload upload, SignedReceipt receipt) {}

  /// The partner's own upload of that id, where a receipt of it was signed.
  public Optional<Signed> signed(String partner, String id) {
    return find(partner, id)
        .flatMap(upload -> store.receipt(upload).map(receipt -> new Signed(upload, receipt)));
  }

  /// Whether a receipt of it was signed.
  public boolean isSigned(Upload upload) {
    return store.receipt(upload).isPresent();
  }

  /// The name of what was sent.
  public String name(Upload upload, Language language) {
    return datasets
        .get()
        .dataset(upload.slot().dataset())
        .map(dataset -> dataset.title().in(language))
        .orElse(upload.slot().dataset());
  }

  /// The partner's uploads, newest first, and with them what the slots of other periods have of
  /// their files.
  public List<Upload> of(String partner) {
    return store.uploads(partner);
  }

  /// What a partner sent, the newest first: each file once, whatever periods it is about.
  public List<Upload> sentBy(String partner) {
    return Upload.withoutShares(of(partner));
  }

  /// A partner's uploads of one dataset, newest first.
  public List<Upload> of(String partner, Dataset dataset) {
    return store.uploads(partner, dataset.id());
  }

  /// The number that counts for the upload's slot, 0 if none does; its own as long as its file
  /// counts for another period.
  public long head(Upload upload) {
    var head = store.state(upload.slot()).head().orElse(0);
    return countsElsewhere(upload, head) ? upload.seq() : head;
  }

  private boolean countsElsewhere(Upload upload, long head) {
    return head != upload.seq() && !upload.others().isEmpty() && !countingIn(upload).isEmpty();
  }

  /// The same for each of some uploads, by its id.
  public Map<String, Long> heads(List<Upload> some) {
    var bySlot = new HashMap<Slot, Long>();
    var heads = new LinkedHashMap<String, Long>();
    for (var upload : some) {
      var head = bySlot.computeIfAbsent(upload.slot(), slot -> store.state(slot).head().orElse(0));
      heads.put(upload.id(), countsElsewhere(upload, head) ? upload.seq() : head);
    }
    return heads;
  }

  /// The upload that counts for a slot, if one does.
  public Optional<Upload> counting(Slot slot) {
    return store.counting(slot);
  }

  /// The periods in which a file of several counts, or will as soon as what it came to there has
  /// reached them.
  public List<Period> countingIn(Upload upload) {
    return upload.withdrawn()
        ? List.of()
        : upload.periods().stream().filter(period -> countsIn(upload, period)).toList();
  }

  private boolean countsIn(Upload upload, Period period) {
    var share =
        period.equals(upload.slot().period())
            ? Optional.of(upload)
            : store.upload(upload.idIn(period));
    return share
        .map(there -> store.state(there.slot()).head().orElse(0) == there.seq())
        .orElse(true);
  }

  /// Whether a file counts for a slot.
  public boolean hasFile(Slot slot) {
    return counting(slot).map(Upload::outcome).stream()
        .anyMatch(Outcome.Accepted.class::isInstance);
  }

  /// The accepted upload that counted, or would count, before this one.
  public Optional<Upload> before(Session session, Upload upload) {
    return of(session.partner()).stream()
        .filter(other -> other.slot().equals(upload.slot()) && other.seq() < upload.seq())
        .filter(other -> other.outcome() instanceof Outcome.Accepted && !other.withdrawn())
        .max(Comparator.comparingLong(Upload::seq));
  }

  /// Whether the file with the problems in it can still be had: it is kept for
  /// [Lifetimes#ERROR_FILE], and may go a day before.
  public boolean hasErrorFile(Outcome.Refused refused) {
    return !refused.errorFile().isEmpty()
        && clock.instant().isBefore(refused.at().plus(Lifetimes.ERROR_FILE).minus(LAST_DAY));
  }

  /// Its sender said what its columns mean: it waits to be read.
  public Upload answered(Upload upload) {
    return ledger.answered(upload);
  }

  /// What a file that waits for its sender's word would come to; empty once that is gone.
  public Optional<Aggregate> held(Upload upload, Outcome.Held held) {
    return store.held(new Pointer(upload.slot(), upload.seq(), held.aggregate()), held.tables());
  }

  /// Whether it is too late to say that it is right.
  public boolean isOver(Outcome.Held held) {
    return !clock.instant().isBefore(held.until());
  }

  /// The figures that those of an upload would replace, if an earlier one's count.
  public Optional<Aggregate> replacedBy(Upload upload, Aggregate figures) {
    return FiguresBefore.replaced(store, upload, figures);
  }

  /// Its sender says that what waits is right: it waits to be read.
  public Upload confirm(Upload upload, String reason, Actor by) {
    return ledger.confirm(upload, reason, by);
  }

  /// Says something in place of a file; whoever says it twice has said it once. Where a file counts
  /// nothing is said, and none returned: that is taken back first.
  public Optional<Upload> state(
      Session session,
      Dataset dataset,
      Period period,
      Language language,
      Statement statement,
      Actor by) {
    var counting = counting(new Slot(session.partner(), dataset.id(), period));
    if (counting.map(Upload::outcome).filter(Outcome.Accepted.class::isInstance).isPresent()) {
      return Optional.empty();
    }
    return counting
        .filter(upload -> says(upload, statement))
        .or(
            () ->
                Optional.of(ledger.state(open(session, dataset, period, language), statement, by)));
  }

  private static boolean says(Upload upload, Statement statement) {
    return upload.outcome() instanceof Outcome.Stated stated && stated.statement() == statement;
  }

  /// Takes the upload back, and with it its figures.
  public void withdraw(Upload upload, Actor by) {
    ledger.withdraw(upload, by);
  }

  private static List<String> codes(Period.Type type, int year) {
    return switch (type) {
      case FISCAL_YEAR -> List.of("FY" + year);
      case CALENDAR_YEAR -> List.of("CY" + year);
      case SCHOOL_YEAR -> List.of("SY%d-%02d".formatted(year, (year + 1) % 100));
      case QUARTER -> List.of(year + "-Q4", year + "-Q3", year + "-Q2", year + "-Q1");
      case MONTH ->
          IntStream.rangeClosed(1, 12)
              .mapToObj(month -> "%d-%02d".formatted(year, 13 - month))
              .toList();
    };
  }
}
