package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Amount;
import org.backbone.metrics.CatalogueStore;
import org.backbone.metrics.Cell;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.RollCheck;
import org.backbone.metrics.RollCheck.Verdict;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.LayoutStore;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.SlotLedger;
import org.backbone.outcomes.SlotLedger.Counting;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.check.FigureChange;
import org.backbone.outcomes.ingest.ReadOnceMore.Again;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Finding.Code;
import org.backbone.outcomes.rebuild.Finding.Fate;
import org.backbone.outcomes.rebuild.Progress;
import org.backbone.outcomes.receipts.ReceiptBody;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.Lifetimes;
import org.backbone.platform.core.Period;
import org.backbone.platform.files.FileStore;
import org.jspecify.annotations.Nullable;

/// Compares what was derived with what comes out when it is made again: of each upload that counts,
/// or may count again, its figures with its kept file; then of each table its pointers with the
/// slots, and its sums and their public form with the figures. Where it mends, it puts back what is
/// missing or damaged, exactly as it was accepted. What a file comes to by other rules than those
/// that it was accepted by, it says, and changes nothing: that stands in a receipt.
///
/// It may stop anywhere, go on later, run twice or beside itself, and beside whatever else happens.
public final class Rebuild {
  private static final int PAGE = 25;
  private static final int SHOWN = 12;

  private final FileStore files;
  private final SlotStore slots;
  private final LayoutStore layouts;
  private final CatalogueStore catalogues;
  private final RollupStore rollups;
  private final RollCheck check;
  private final SlotLedger ledger;
  private final Consumer<TableKey> roller;
  private final InstantSource clock;

  /// @param roller rolls a table up that is due
  public Rebuild(
      FileStore files,
      SlotStore slots,
      LayoutStore layouts,
      CatalogueStore catalogues,
      RollupStore rollups,
      RollCheck check,
      Consumer<TableKey> roller,
      InstantSource clock) {
    this.files = files;
    this.slots = slots;
    this.layouts = layouts;
    this.catalogues = catalogues;
    this.rollups = rollups;
    this.check = check;
    this.ledger = new SlotLedger(slots, clock);
    this.roller = roller;
    this.clock = clock;
  }

  /// Begins, or goes on.
  ///
  /// @param isMending whether what is wrong is made again where it can be
  /// @param found hears of each thing that is not the same
  public Run begin(boolean isMending, Consumer<Finding> found) {
    return new Run(isMending, found);
  }

  /// One look through all of it, by the catalogue's revisions that there are when it begins.
  public final class Run {
    private final boolean isMending;
    private final Consumer<Finding> found;
    private final ReadOnceMore reading = new ReadOnceMore(files, layouts, catalogues);
    private @Nullable SortedMap<TableKey, Set<Slot>> books;

    private Run(boolean isMending, Consumer<Finding> found) {
      this.isMending = isMending;
      this.found = found;
    }

    /// Goes on until all was looked at, or until there is no time left to begin anything.
    public Progress until(Progress from, Deadline deadline) throws IOException {
      var progress = from;
      while (!progress.isDone() && !deadline.isNear()) {
        progress =
            progress.stage() == Progress.Stage.UPLOADS
                ? uploads(progress, deadline)
                : tables(progress, deadline);
      }
      return progress;
    }

    private Progress uploads(Progress from, Deadline deadline) throws IOException {
      var progress = from;
      var page = slots.after(from.after(), PAGE);
      for (var upload : page) {
        if (deadline.isNear()) {
          return progress;
        }
        progress = progress.past(upload.id(), isCompared(upload));
      }
      return page.isEmpty() ? progress.next() : progress;
    }

    private boolean isCompared(Upload upload) throws IOException {
      if (ledger.isUnderWay(upload)) {
        if (isMending) {
          ledger.finish(upload.slot());
        }
        found.accept(
            finding(
                upload,
                Code.SHARES_UNDER_WAY,
                isMending ? Fate.MENDED : Fate.NOTED,
                List.of(),
                List.of()));
      }
      if (!(upload.outcome() instanceof Outcome.Accepted accepted)
          || ledger.standing(upload).isEmpty()) {
        return false;
      }
      compare(upload, accepted);
      return true;
    }

    private void compare(Upload upload, Outcome.Accepted accepted) throws IOException {
      var receipt = slots.receipt(upload).map(SignedReceipt::body);
      var mapping = receipt.map(ReceiptBody::mapping).orElse("");
      var again = reading.read(upload, accepted, mapping);
      var accordingly =
          again instanceof Again.Read(var figures, _, _)
                  && figures.digest().equals(accepted.aggregate())
              ? Optional.of(figures)
              : Optional.<Aggregate>empty();
      if (accordingly.isEmpty()) {
        var sentAt = receipt.map(ReceiptBody::sentAt).orElse(upload.requestedAt());
        found.accept(ofFile(upload, accepted, again, mapping, sentAt));
      }
      damage(upload, accepted, accordingly)
          .ifPresent(
              code -> {
                if (isMending) {
                  accordingly.ifPresent(figures -> ledger.restore(upload, figures));
                }
                var fate = accordingly.isPresent() ? mended() : Fate.STAYS;
                found.accept(finding(upload, code, fate, List.of(), List.of()));
              });
    }

    private Fate mended() {
      return isMending ? Fate.MENDED : Fate.MENDABLE;
    }

    private Finding ofFile(
        Upload upload, Outcome.Accepted accepted, Again again, String mapping, Instant sentAt) {
      return switch (again) {
        case Again.Gone() when upload.isToErase() ->
            finding(upload, Code.FILE_COUNTED, Fate.NOTED, List.of(), List.of());
        case Again.Gone() ->
            clock.instant().isBefore(sentAt.plus(Lifetimes.FILE))
                ? finding(upload, Code.FILE_MISSING, Fate.STAYS, List.of(), List.of())
                : finding(upload, Code.FILE_EXPIRED, Fate.NOTED, List.of(), List.of());
        case Again.Other(var sha256) ->
            finding(
                upload,
                Code.FILE_OTHER,
                Fate.STAYS,
                List.of(accepted.file().sha256() + " → " + sha256),
                List.of());
        case Again.Read(var figures, var now, var revision) ->
            finding(
                upload,
                Code.FILE_READS_DIFFERENTLY,
                Fate.STAYS,
                changes(upload, accepted, figures),
                List.of(shortened(mapping), shortened(now), Long.toString(revision)));
        case Again.NotTaken(var codes) ->
            finding(upload, Code.FILE_NOT_TAKEN, Fate.STAYS, codes, List.of());
      };
    }

    private Progress tables(Progress from, Deadline deadline) {
      var all = books;
      if (all == null) {
        all = books();
        books = all;
      }
      var progress = from;
      for (var entry : all.entrySet()) {
        var table = entry.getKey();
        if (!from.after().isEmpty() && table.compareTo(table(from.after())) <= 0) {
          continue;
        }
        if (deadline.isNear()) {
          return progress;
        }
        compare(table, entry.getValue());
        progress = progress.pastTable(text(table));
      }
      return progress.next();
    }

    private void compare(TableKey table, Set<Slot> filledBy) {
      var kept = new HashMap<Slot, Pointer>();
      rollups.pointers(table).forEach(pointer -> kept.put(pointer.slot().of(table), pointer));
      var all = new LinkedHashSet<>(filledBy);
      all.addAll(kept.keySet());
      var isPointed = false;
      var right = new ArrayList<Pointer>();
      for (var slot : all) {
        var counting = ledger.counting(slot, table);
        if (!Optional.ofNullable(kept.get(slot)).equals(counting.pointer())) {
          // It may have changed between the two looks, and is looked at once more.
          counting = ledger.counting(slot, table);
          isPointed |= isWrong(slot, table, counting) && isMending;
        }
        counting.pointer().ifPresent(right::add);
      }
      if (isMending) {
        roll(table, right);
      }
      compareSums(table, right, isPointed);
    }

    // What is damaged and cannot be put back would fail whoever adds it up.
    private void roll(TableKey table, List<Pointer> right) {
      if (rollups.state(table).isDirty() && right.stream().allMatch(Rebuild.this::isWhole)) {
        roller.accept(table);
      }
    }

    private boolean isWrong(Slot slot, TableKey table, Counting counting) {
      var now =
          rollups.pointers(table, slot.partner()).stream()
              .filter(pointer -> pointer.slot().of(table).equals(slot))
              .findFirst();
      if (now.equals(counting.pointer())) {
        return false;
      }
      if (isMending) {
        ledger.point(slot, new TreeSet<>(List.of(table)));
      }
      var code = counting.isMoving() ? Code.UNDER_WAY : Code.POINTER_WRONG;
      var fate = counting.isMoving() ? Fate.NOTED : mended();
      found.accept(new Finding(code, fate, text(table), text(slot), List.of(), List.of()));
      return true;
    }

    private void compareSums(TableKey table, List<Pointer> right, boolean isPointed) {
      var verdict = check.of(table, right);
      switch (verdict) {
        case SAME -> {
          // Nothing is to be said.
        }
        case UNDER_WAY -> {
          // Where a pointer was put right, that was said.
          if (!isPointed) {
            found.accept(ofTable(table, Code.UNDER_WAY, Fate.NOTED));
          }
        }
        case LACKING -> found.accept(ofTable(table, Code.TABLE_LACKS, Fate.NOTED));
        case ROLLUP, RELEASE -> {
          if (right.stream().allMatch(Rebuild.this::isWhole)) {
            if (isMending) {
              check.again(table);
              roller.accept(table);
            }
            var code = verdict == Verdict.ROLLUP ? Code.ROLLUP_WRONG : Code.RELEASE_WRONG;
            found.accept(ofTable(table, code, mended()));
          } else {
            found.accept(ofTable(table, Code.TABLE_LACKS, Fate.NOTED));
          }
        }
      }
    }
  }

  // Every table that an upload ever filled, whether it counts or not, with the slots that did.
  private SortedMap<TableKey, Set<Slot>> books() {
    var books = new TreeMap<TableKey, Set<Slot>>();
    var page = slots.after("", PAGE);
    while (!page.isEmpty()) {
      for (var upload : page) {
        if (upload.outcome() instanceof Outcome.Accepted accepted) {
          upload
              .slot()
              .byPeriod(accepted.tables())
              .forEach(
                  (period, tables) ->
                      tables.forEach(
                          table ->
                              books
                                  .computeIfAbsent(table, _ -> new LinkedHashSet<>())
                                  .add(upload.slot().of(period))));
        }
      }
      page = slots.after(page.getLast().id(), PAGE);
    }
    return books;
  }

  // Sums of what is damaged say nothing about the sums that are kept.
  private boolean isWhole(Pointer pointer) {
    return slots
        .upload(pointer.slot(), pointer.seq())
        .filter(
            upload ->
                upload.outcome() instanceof Outcome.Accepted accepted
                    && damage(upload, accepted, Optional.empty()).isEmpty())
        .isPresent();
  }

  // What a file of several periods came to in some of them may be gone, for it counts there no
  // more. The rest has no digest, and is held against the file.
  private Optional<Code> damage(
      Upload upload, Outcome.Accepted accepted, Optional<Aggregate> again) {
    var standing = ledger.standing(upload);
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    var whole =
        standing.equals(accepted.tables())
            ? Optional.of(accepted.aggregate())
            : again.map(figures -> figures.within(standing).digest());
    try {
      return slots
          .figures(upload.pointer(), standing)
          .map(figures -> whole.filter(digest -> !digest.equals(figures.digest())))
          .map(other -> other.map(_ -> Code.FIGURES_DAMAGED))
          .orElse(Optional.of(Code.FIGURES_MISSING));
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException _) {
      // It cannot be read; a store that does not answer is another matter.
      return Optional.of(Code.FIGURES_DAMAGED);
    }
  }

  private List<String> changes(Upload upload, Outcome.Accepted accepted, Aggregate now) {
    if (!ledger.standing(upload).equals(accepted.tables())
        || damage(upload, accepted, Optional.empty()).isPresent()) {
      return List.of();
    }
    return slots
        .figures(upload.pointer(), accepted.tables())
        .map(before -> FigureChange.between(before, now))
        .orElse(List.of())
        .stream()
        .limit(Finding.MOST_DETAILS)
        .map(Rebuild::text)
        .toList();
  }

  private static String text(FigureChange change) {
    var cell = change.cell();
    return "%s %s/%s/%s: %s → %s"
        .formatted(
            text(change.table()),
            cell.site(),
            cell.dimension(),
            cell.group(),
            change.before().map(Rebuild::text).orElse("-"),
            change.after().map(Rebuild::text).orElse("-"));
  }

  private static String text(Cell cell) {
    return cell.base().equals(Amount.ZERO)
        ? text(cell.count())
        : text(cell.count()) + "/" + text(cell.base());
  }

  private static String text(Amount amount) {
    if (amount.isExact()) {
      return Long.toString(amount.low());
    }
    return amount.isBounded() ? amount.low() + "–" + amount.high() : "≥" + amount.low();
  }

  private static Finding finding(
      Upload upload, Code code, Fate fate, List<String> details, List<String> readBy) {
    return new Finding(code, fate, upload.id(), text(upload.slot()), details, readBy);
  }

  private static Finding ofTable(TableKey table, Code code, Fate fate) {
    return new Finding(code, fate, text(table), "", List.of(), List.of());
  }

  private static String text(Slot slot) {
    return slot.partner() + " " + slot.dataset() + " " + slot.period();
  }

  private static String text(TableKey table) {
    return table.indicator() + " " + table.version() + " " + table.period();
  }

  private static TableKey table(String text) {
    var parts = text.split(" ", -1);
    return new TableKey(parts[0], Integer.parseInt(parts[1]), new Period(parts[2]));
  }

  // As much of a digest as people compare.
  private static String shortened(String digest) {
    return digest.isEmpty() ? "-" : digest.substring(0, SHOWN);
  }
}
