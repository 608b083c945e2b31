package org.backbone.outcomes;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.backbone.access.Program;
import org.backbone.access.ProgramToken;
import org.backbone.audit.Actor;
import org.backbone.audit.AuditEntry;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.Outcome.Confirmation;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.FigureChange;
import org.backbone.outcomes.check.FigureCounts;
import org.backbone.outcomes.check.Reading;
import org.backbone.outcomes.receipts.ReceiptMaker;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.core.Attempts;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Lifetimes;
import org.backbone.platform.core.Period;
import org.jspecify.annotations.Nullable;

/// Keeps the books of uploads: asked for, accepted, refused, taken back. Every entry may be made
/// twice, and in any order, with the same end; an entry and the dirty marks that it causes are
/// written together.
///
/// A file may be about several periods of its dataset. Then the slot of each other period has a
/// share of it, an upload of its own there, which counts from when the file is taken until it is
/// taken back or something newer comes. Each share is one write with the slot of the file's own
/// upload beside it, so that none is made of what was taken back meanwhile.
public final class SlotLedger {
  /// How long what was read of a file is kept once it cannot count any more: longer than a rollup
  /// takes that read the pointer to it before.
  public static final Duration LEFT = Duration.ofDays(1);

  /// In how many tables one write moves figures: two actions each, beside the slot, the upload, its
  /// receipt and what the audit trail tells, of a hundred that DynamoDB takes.
  public static final int TABLES_AT_ONCE = 45;

  private static final int MOST_ATTEMPTS = 50;

  private final SlotStore store;
  private final InstantSource clock;
  private final Attempts attempts;
  private final int tablesAtOnce;

  /// A ledger over `store`.
  public SlotLedger(SlotStore store, InstantSource clock) {
    this(store, clock, Attempts.of(MOST_ATTEMPTS), TABLES_AT_ONCE);
  }

  private SlotLedger(SlotStore store, InstantSource clock, Attempts attempts, int tablesAtOnce) {
    this.store = store;
    this.clock = clock;
    this.attempts = attempts;
    this.tablesAtOnce = tablesAtOnce;
  }

  /// A ledger that does not wait between two attempts, for a store that is a simulation.
  ///
  /// @param tablesAtOnce in how many tables one write moves figures
  static SlotLedger atOnce(SlotStore store, InstantSource clock, int tablesAtOnce) {
    return new SlotLedger(store, clock, Attempts.atOnce(MOST_ATTEMPTS), tablesAtOnce);
  }

  /// What became of a file that fits.
  public sealed interface Acceptance {
    /// The upload, with its receipt.
    Upload upload();

    /// It was taken, just now or when it was delivered before.
    record Accepted(Upload upload) implements Acceptance {}

    /// The upload had already brought another file, which stays: each upload takes one.
    record Spent(Upload upload) implements Acceptance {}
  }

  /// Gives out the slot's next upload to a contact.
  public Upload request(Slot slot, String email, Language language) {
    return request(slot, email, null, language, freshId());
  }

  /// The same by an id of its own, which names one upload however often it is asked for.
  Upload request(Slot slot, String email, Language language, String id) {
    return request(slot, email, null, language, id);
  }

  private String freshId() {
    return Ids.uuid7(clock.instant()).toString();
  }

  /// Gives out the slot's next upload to a program. The receipt goes to the contact who let it in.
  public Upload request(Slot slot, ProgramToken token, Language language) {
    return request(slot, token.email(), token.program(), language, freshId());
  }

  private Upload request(
      Slot slot, String email, @Nullable Program program, Language language, String id) {
    var now = clock.instant();
    return attempts.until(
        "open an upload of " + slot,
        () -> {
          var before = store.state(slot);
          var after = before.issuedNext();
          var upload =
              new Upload(
                  id,
                  slot,
                  after.issued(),
                  email,
                  program,
                  language,
                  now,
                  new Outcome.Requested(),
                  false,
                  null);
          return store.open(before, after, upload) ? Optional.of(upload) : store.upload(id);
        });
  }

  /// Takes a whole file: from now on it counts, unless a newer one does or it was taken back. Its
  /// receipt becomes the last of its partner's chain in the same write, so that there is one of
  /// each, and none without the other.
  public Acceptance accept(
      Upload upload, FileFacts file, Reading reading, Aggregate aggregate, ReceiptMaker receipts) {
    var digest = aggregate.digest();
    var known = store.upload(upload.slot(), upload.seq()).orElse(upload);
    if (isTaken(known)) {
      tidy(known);
      return acceptance(known, digest);
    }
    store.keep(upload, aggregate);
    var tables = new TreeSet<>(aggregate.tables().keySet());
    var at = clock.instant();
    var now =
        settle(
            upload,
            (state, current) ->
                isTaken(current)
                    ? Optional.empty()
                    : Optional.of(
                        taken(
                            state,
                            current,
                            new Outcome.Accepted(
                                file,
                                at,
                                reading,
                                digest,
                                tables,
                                confirmation(current, digest).orElse(null),
                                changes(current, aggregate).orElse(null),
                                null),
                            aggregate,
                            receipts)));
    tidy(now);
    return acceptance(now, digest);
  }

  /// What its sender said of these figures, if anything was asked and said.
  ///
  /// @param figures their digest
  public static Optional<Confirmation> confirmation(Upload upload, String figures) {
    var said =
        switch (upload.outcome()) {
          case Outcome.Answered answered -> Optional.ofNullable(answered.confirmation());
          case Outcome.Hindered hindered -> Optional.ofNullable(hindered.confirmation());
          default -> Optional.<Confirmation>empty();
        };
    return said.filter(confirmation -> confirmation.figures().equals(figures));
  }

  private Optional<FigureCounts> changes(Upload upload, Aggregate aggregate) {
    return FiguresBefore.replaced(store, upload, aggregate)
        .map(before -> FigureCounts.of(FigureChange.between(before, aggregate)));
  }

  private static boolean isTaken(Upload upload) {
    return upload.outcome() instanceof Outcome.Accepted
        || upload.outcome() instanceof Outcome.Stated;
  }

  private SlotChange taken(
      SlotState state,
      Upload current,
      Outcome.Accepted accepted,
      Aggregate aggregate,
      ReceiptMaker receipts) {
    var before = store.chain(current.slot().partner());
    var now = current.with(accepted);
    return change(
        state,
        everywhere(now, state.ingested(current.seq())),
        now,
        List.of(),
        receipts.make(current, accepted, aggregate, before).orElse(null));
  }

  private static SlotState everywhere(Upload upload, SlotState after) {
    return upload.others().isEmpty() ? after : after.spreading(upload.seq());
  }

  private static Acceptance acceptance(Upload upload, String digest) {
    var isAnother =
        upload.outcome() instanceof Outcome.Stated
            || (upload.outcome() instanceof Outcome.Accepted kept
                && !kept.aggregate().equals(digest));
    return isAnother ? new Acceptance.Spent(upload) : new Acceptance.Accepted(upload);
  }

  /// Takes nothing of a file. A later file of the same upload may still be accepted; an accepted
  /// one stays accepted.
  public Upload refuse(Upload upload, Outcome.Refused refused) {
    return settle(
        upload,
        (state, current) ->
            switch (current.outcome()) {
              case Outcome.Accepted _ -> Optional.empty();
              case Outcome.Refused kept when kept.file().equals(refused.file()) -> Optional.empty();
              case Outcome.Refused _,
                  Outcome.Requested _,
                  Outcome.Hindered _,
                  Outcome.Asked _,
                  Outcome.Held _,
                  Outcome.Answered _ ->
                  Optional.of(change(state, state.touched(), current.with(refused)));
              case Outcome.Stated _ -> Optional.empty();
            });
  }

  /// Takes nothing of a file until its sender says what its columns mean; what became of it before
  /// stays.
  public Upload ask(Upload upload, Outcome.Asked asked) {
    return settle(
        upload,
        (state, current) ->
            switch (current.outcome()) {
              case Outcome.Accepted _ -> Optional.empty();
              case Outcome.Asked kept when kept.file().equals(asked.file()) -> Optional.empty();
              case Outcome.Refused kept when kept.file().equals(asked.file()) -> Optional.empty();
              case Outcome.Asked _,
                  Outcome.Refused _,
                  Outcome.Requested _,
                  Outcome.Hindered _,
                  Outcome.Held _,
                  Outcome.Answered _ ->
                  Optional.of(change(state, state.touched(), current.with(asked)));
              case Outcome.Stated _ -> Optional.empty();
            });
  }

  /// Takes nothing of a file that fits until its sender has seen what it would change, and says
  /// that it is right. What became of the upload before stays.
  public Upload hold(
      Upload upload, FileFacts file, Reading reading, Aggregate aggregate, List<Doubt> doubts) {
    var now = clock.instant();
    store.hold(upload, aggregate, now.plus(Lifetimes.REFUSED_FILE));
    var tables = new TreeSet<>(aggregate.tables().keySet());
    var held = new Outcome.Held(file, now, reading, aggregate.digest(), tables, doubts);
    return settle(
        upload,
        (state, current) ->
            switch (current.outcome()) {
              case Outcome.Accepted _, Outcome.Stated _ -> Optional.empty();
              case Outcome.Held kept when kept.file().equals(file) -> Optional.empty();
              case Outcome.Asked _,
                  Outcome.Refused _,
                  Outcome.Requested _,
                  Outcome.Hindered _,
                  Outcome.Held _,
                  Outcome.Answered _ ->
                  Optional.of(change(state, state.touched(), current.with(held)));
            });
  }

  /// Its sender says that what waits is right: it is to be read once more, and counts as it was
  /// shown. Changes nothing where nothing waits, or not any more.
  ///
  /// @param reason why it is right though it is unlikely; empty where nothing is
  public Upload confirm(Upload upload, String reason, Actor by) {
    var now = clock.instant();
    return settle(
        upload,
        (state, current) -> {
          if (!(current.outcome() instanceof Outcome.Held held)
              || current.withdrawn()
              || !now.isBefore(held.until())) {
            return Optional.empty();
          }
          var confirmation = new Confirmation(now, reason, held.doubts(), held.aggregate());
          return Optional.of(
              change(
                  state,
                  state.touched(),
                  current.with(new Outcome.Answered(held.file(), now, confirmation)),
                  UploadDeeds.confirmed(current, reason, now, by),
                  null));
        });
  }

  /// Says something in place of a file: from now on that counts, unless a newer upload does.
  /// Changes nothing where a file came.
  public Upload state(Upload upload, Statement statement, Actor by) {
    var now = clock.instant();
    var stated = new Outcome.Stated(statement, now);
    var after =
        settle(
            upload,
            (state, current) ->
                current.outcome() instanceof Outcome.Requested && !current.withdrawn()
                    ? Optional.of(
                        change(
                            state,
                            state.ingested(current.seq()),
                            current.with(stated),
                            UploadDeeds.stated(current, statement, now, by),
                            null))
                    : Optional.empty());
    tidy(after);
    return after;
  }

  /// Its sender has said what the columns of a file mean: it is to be read. Changes nothing of one
  /// that counts, was taken back, or waits already.
  public Upload answered(Upload upload) {
    return settle(
        upload,
        (state, current) ->
            switch (current.outcome()) {
              case Outcome.Asked asked -> answered(state, current, asked.file());
              case Outcome.Refused refused -> answered(state, current, refused.file());
              case Outcome.Accepted _,
                  Outcome.Requested _,
                  Outcome.Hindered _,
                  Outcome.Held _,
                  Outcome.Stated _,
                  Outcome.Answered _ ->
                  Optional.empty();
            });
  }

  private Optional<SlotChange> answered(SlotState state, Upload current, FileFacts file) {
    var answered = new Outcome.Answered(file, clock.instant(), null);
    return current.withdrawn()
        ? Optional.empty()
        : Optional.of(change(state, state.touched(), current.with(answered)));
  }

  /// Takes the upload back: the one before it counts again. It may be taken back before its file
  /// arrives. Who did stands in the audit trail. A file of several periods is taken back from all
  /// of them.
  public Upload withdraw(Upload asked, Actor by) {
    var upload =
        asked.origin().flatMap(origin -> store.upload(origin.slot(), origin.seq())).orElse(asked);
    var now =
        settle(
            upload,
            (state, current) -> {
              if (current.withdrawn()) {
                return Optional.empty();
              }
              var at = clock.instant();
              return Optional.of(
                  change(
                      state,
                      everywhere(current, state.withdrawn(current.seq())),
                      current.takenBack(at),
                      UploadDeeds.withdrawn(current, at, by),
                      null));
            });
    tidy(now);
    return now;
  }

  /// Whether the slots of other periods have yet to hear that this upload's file was taken, or
  /// taken back.
  public boolean isUnderWay(Upload upload) {
    return !upload.others().isEmpty()
        && store.state(upload.slot()).spreading().contains(upload.seq());
  }

  /// Does what whoever changed the slot last may not have come to: has the slots of other periods
  /// have their share of a file, and every table hold what counts. Whoever stops before the end of
  /// it leaves it to the next change of the slot, or to a sweep.
  public void finish(Slot slot) {
    attempts.untilDone("spread the figures of " + slot, () -> isSpread(slot));
    move(slot);
  }

  private void move(Slot slot) {
    attempts.untilDone("move the figures of " + slot, () -> isMoved(slot));
  }

  private boolean isSpread(Slot slot) {
    var state = store.state(slot);
    if (state.spreading().isEmpty()) {
      return true;
    }
    for (var seq : state.spreading()) {
      var file = taken(slot, seq);
      for (var period : file.others().keySet()) {
        var after = shared(state, file, period);
        if (after.isEmpty()) {
          return false;
        }
        state = after.get();
      }
    }
    return store.move(state, state.spread(), new TreeMap<>());
  }

  // The state of the file's own slot afterwards; empty where something came between.
  private Optional<SlotState> shared(SlotState state, Upload file, Period period) {
    var slot = file.slot().of(period);
    var known = store.upload(file.idIn(period));
    if (known.isEmpty() && file.withdrawn()) {
      var tables = file.others().getOrDefault(period, new TreeSet<>());
      store.letGo(file.pointer(), tables, clock.instant().plus(LEFT));
      return Optional.of(state);
    }
    if (known.isPresent() && known.get().withdrawn() == file.withdrawn()) {
      tidyAlone(slot);
      return Optional.of(state);
    }
    var before = store.state(slot);
    var after =
        known.map(share -> before.withdrawn(share.seq())).orElseGet(before::issuedAndIngested);
    var share =
        known
            .map(it -> it.takenBack(clock.instant()))
            .orElseGet(() -> file.shared(period, after.issued()));
    var change = change(before, after, share, List.of(), null);
    if (!store.commit(change.beside(state))) {
      return Optional.empty();
    }
    tidyAlone(slot);
    return Optional.of(state.touched());
  }

  /// Has these tables hold what counts of the slot, whatever they hold of it now: for pointers that
  /// went wrong. Where they are right, the tables are rolled up once more, and nothing else
  /// happens.
  public void point(Slot slot, SortedSet<TableKey> tables) {
    attempts.untilDone(
        "point to the figures of " + slot,
        () -> {
          move(slot);
          var state = store.state(slot);
          SortedMap<TableKey, Optional<Pointer>> wanted = new TreeMap<>();
          tables.forEach(table -> wanted.put(table, pointer(state, table)));
          return state.moving().isEmpty() && isMoved(state, wanted, SlotState::touched);
        });
  }

  private Optional<Pointer> pointer(SlotState state, TableKey table) {
    return state.head().stream()
        .mapToObj(seq -> taken(state.slot(), seq))
        .filter(head -> head.tables().contains(table))
        .map(Upload::pointer)
        .findFirst();
  }

  /// What ought to stand in a table for the slot.
  public Counting counting(Slot slot, TableKey table) {
    var state = store.state(slot);
    return new Counting(pointer(state, table), !state.moving().isEmpty());
  }

  /// What of a slot counts in a table.
  ///
  /// @param pointer where its figures are; empty where none count
  /// @param isMoving whether the table may hold another one yet
  public record Counting(Optional<Pointer> pointer, boolean isMoving) {}

  /// Keeps once more what the file of an accepted upload came to, where that is gone or damaged.
  ///
  /// @throws IllegalArgumentException where it is not what was accepted
  public void restore(Upload upload, Aggregate aggregate) {
    if (!(upload.outcome() instanceof Outcome.Accepted accepted)
        || !accepted.aggregate().equals(aggregate.digest())) {
      throw new IllegalArgumentException("not what was accepted: " + upload.id());
    }
    store.restore(upload, aggregate);
    // What cannot count any more does not stay, and what can may be taken back meanwhile.
    var gone = new TreeSet<>(accepted.tables());
    gone.removeAll(standing(upload));
    if (!gone.isEmpty()) {
      store.letGo(upload.pointer(), gone, clock.instant().plus(LEFT));
    }
  }

  /// The tables of an upload's file whose figures count, or may count again, in whichever of its
  /// periods.
  public SortedSet<TableKey> standing(Upload upload) {
    var tables = new TreeSet<TableKey>();
    if (mayCount(upload)) {
      tables.addAll(upload.tables());
    }
    upload
        .others()
        .forEach(
            (period, those) ->
                store
                    .upload(upload.idIn(period))
                    .filter(this::mayCount)
                    .ifPresent(_ -> tables.addAll(those)));
    return tables;
  }

  private boolean mayCount(Upload upload) {
    return store.state(upload.slot()).ingested().contains(upload.seq());
  }

  private boolean isMoved(Slot slot) {
    var state = store.state(slot);
    if (state.moving().isEmpty()) {
      return true;
    }
    SortedMap<TableKey, Optional<Pointer>> left = new TreeMap<>();
    for (var seq : state.moving()) {
      taken(slot, seq).tables().forEach(table -> left.put(table, Optional.empty()));
    }
    if (state.head().isPresent()) {
      var head = taken(slot, state.head().getAsLong());
      head.tables().forEach(table -> left.put(table, Optional.of(head.pointer())));
    }
    return isMoved(state, left, SlotState::moved);
  }

  // In as many writes as it needs, of which the last one ends it.
  private boolean isMoved(
      SlotState from, SortedMap<TableKey, Optional<Pointer>> left, UnaryOperator<SlotState> ended) {
    var state = from;
    while (true) {
      SortedMap<TableKey, Optional<Pointer>> some = new TreeMap<>();
      while (!left.isEmpty() && some.size() < tablesAtOnce) {
        var next = left.pollFirstEntry();
        some.put(next.getKey(), next.getValue());
      }
      var after = left.isEmpty() ? ended.apply(state) : state.touched();
      if (!store.move(state, after, some)) {
        return false;
      }
      if (left.isEmpty()) {
        return true;
      }
      state = after;
    }
  }

  // Whoever stops before the end of it leaves it to the next change of the slot.
  private void tidy(Upload upload) {
    finish(upload.slot());
    letGo(upload.slot());
  }

  private void tidyAlone(Slot slot) {
    move(slot);
    letGo(slot);
  }

  private void letGo(Slot slot) {
    var leaving = store.state(slot).leaving();
    if (!leaving.isEmpty()) {
      var until = clock.instant().plus(LEFT);
      for (var seq : leaving) {
        var gone = taken(slot, seq);
        if (!gone.tables().isEmpty()) {
          store.letGo(gone.pointer(), gone.tables(), until);
        }
      }
      attempts.untilDone(
          "let go of what leaves " + slot,
          () -> {
            var state = store.state(slot);
            return store.move(state, state.left(leaving), new TreeMap<>());
          });
    }
  }

  /// Makes the change that `next` finds due, until nobody else's comes between.
  private Upload settle(Upload upload, BiFunction<SlotState, Upload, Optional<SlotChange>> next) {
    return attempts.until(
        "change " + upload.slot(),
        () -> {
          var state = store.state(upload.slot());
          var current = store.upload(upload.slot(), upload.seq()).orElse(upload);
          var change = next.apply(state, current);
          return change.isEmpty()
              ? Optional.of(current)
              : change.filter(store::commit).map(SlotChange::upload);
        });
  }

  private SlotChange change(SlotState before, SlotState after, Upload upload) {
    return change(before, after, upload, List.of(), null);
  }

  private SlotChange change(
      SlotState before,
      SlotState after,
      Upload upload,
      List<AuditEntry> lines,
      @Nullable SignedReceipt receipt) {
    SortedMap<TableKey, Optional<Pointer>> pointers = new TreeMap<>();
    if (!before.head().equals(after.head())) {
      var left = head(before, upload);
      var entered = head(after, upload);
      left.ifPresent(head -> head.tables().forEach(table -> pointers.put(table, Optional.empty())));
      entered.ifPresent(
          head -> head.tables().forEach(table -> pointers.put(table, Optional.of(head.pointer()))));
    }
    // What is yet to be moved holds a table that one of these would come too early for.
    return pointers.size() > tablesAtOnce || !(pointers.isEmpty() || before.moving().isEmpty())
        ? new SlotChange(
            before, after.movingFrom(before), upload, new TreeMap<>(), lines, receipt, null)
        : new SlotChange(before, after, upload, pointers, lines, receipt, null);
  }

  private Optional<Upload> head(SlotState state, Upload upload) {
    if (state.head().isEmpty()) {
      return Optional.empty();
    }
    var seq = state.head().getAsLong();
    return Optional.of(seq == upload.seq() ? upload : taken(state.slot(), seq));
  }

  private Upload taken(Slot slot, long seq) {
    return store
        .upload(slot, seq)
        .filter(SlotLedger::isTaken)
        .orElseThrow(() -> new IllegalStateException("ingested, but gone: " + slot + " " + seq));
  }
}
