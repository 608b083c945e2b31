package org.backbone.outcomes.twin;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.backbone.audit.Actor;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Cell;
import org.backbone.metrics.LateTable;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Release;
import org.backbone.metrics.ReleaseStore;
import org.backbone.metrics.Roll;
import org.backbone.metrics.RollupStore;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.TableState;
import org.backbone.outcomes.Outcome;
import org.backbone.outcomes.SlotChange;
import org.backbone.outcomes.SlotState;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.outcomes.UploadDeeds;
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.jspecify.annotations.Nullable;

/// Slots, rollups and releases in memory.
public final class MemoryMetricStore implements SlotStore, RollupStore, ReleaseStore {
  private final MemoryAuditTrail audit = new MemoryAuditTrail();
  private final Map<Slot, SlotState> slots = new HashMap<>();
  private final Map<Slot, SortedMap<Long, Upload>> uploads = new HashMap<>();
  private final Map<String, Instant> looks = new HashMap<>();
  private final Set<String> unerased = new HashSet<>();
  private final Map<String, Begun> begun = new HashMap<>();
  private final Map<Pointer, Aggregate> aggregates = new HashMap<>();
  private final Map<Pointer, Aggregate> held = new HashMap<>();
  private final Map<Pointer, Instant> ends = new HashMap<>();
  private final SortedMap<TableKey, TableState> tables = new TreeMap<>();
  private final SortedMap<TableKey, Instant> late = new TreeMap<>();
  private final Map<TableKey, Map<Slot, Pointer>> pointers = new HashMap<>();
  private final Map<TableKey, Roll> rolls = new HashMap<>();
  private final SortedMap<TableKey, Release> releases = new TreeMap<>();

  private final Map<String, SignedReceipt> receipts = new HashMap<>();
  private final Map<String, ChainEnd> chains = new HashMap<>();

  private record Begun(String file, int times) {}

  /// An empty store.
  public MemoryMetricStore() {}

  /// The audit trail of what is taken back.
  public MemoryAuditTrail audit() {
    return audit;
  }

  @Override
  public synchronized SlotState state(Slot slot) {
    return slots.getOrDefault(slot, SlotState.untouched(slot));
  }

  @Override
  public synchronized Optional<Upload> upload(String id) {
    return uploads.values().stream()
        .flatMap(bySeq -> bySeq.values().stream())
        .filter(upload -> upload.id().equals(id))
        .findFirst();
  }

  @Override
  public synchronized Optional<Upload> upload(Slot slot, long seq) {
    return Optional.ofNullable(uploads.getOrDefault(slot, new TreeMap<>()).get(seq));
  }

  @Override
  public synchronized List<Upload> uploads(String partner) {
    return uploads.values().stream()
        .flatMap(bySeq -> bySeq.values().stream())
        .filter(upload -> upload.slot().partner().equals(partner))
        .sorted(Upload.NEWEST_FIRST)
        .toList();
  }

  @Override
  public synchronized List<Upload> uploads(String partner, String dataset) {
    return uploads(partner).stream()
        .filter(upload -> upload.slot().dataset().equals(dataset))
        .toList();
  }

  @Override
  public synchronized List<Upload> latest(int most) {
    return uploads.values().stream()
        .flatMap(bySeq -> bySeq.values().stream())
        .sorted(Upload.NEWEST_FIRST)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Upload> after(String id, int most) {
    return uploads.values().stream()
        .flatMap(bySeq -> bySeq.values().stream())
        .filter(upload -> upload.id().compareTo(id) > 0)
        .sorted(Comparator.comparing(Upload::id))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized Optional<SignedReceipt> receipt(Upload upload) {
    return Optional.ofNullable(receipts.get(upload.id()));
  }

  @Override
  public synchronized ChainEnd chain(String partner) {
    return chains.getOrDefault(partner, ChainEnd.NONE);
  }

  @Override
  public synchronized void keep(Upload upload, Aggregate aggregate) {
    aggregates.putIfAbsent(new Pointer(upload.slot(), upload.seq(), aggregate.digest()), aggregate);
  }

  @Override
  public synchronized void restore(Upload upload, Aggregate aggregate) {
    aggregates.put(new Pointer(upload.slot(), upload.seq(), aggregate.digest()), aggregate);
  }

  @Override
  public synchronized Optional<Aggregate> figures(Pointer pointer, SortedSet<TableKey> of) {
    return Optional.ofNullable(aggregates.get(pointer))
        .map(
            aggregate -> {
              var some = new TreeMap<>(aggregate.tables());
              some.keySet().retainAll(of);
              return new Aggregate(some);
            });
  }

  @Override
  public synchronized void hold(Upload upload, Aggregate aggregate, Instant until) {
    held.putIfAbsent(new Pointer(upload.slot(), upload.seq(), aggregate.digest()), aggregate);
  }

  @Override
  public synchronized Optional<Aggregate> held(Pointer pointer, SortedSet<TableKey> of) {
    return Optional.ofNullable(held.get(pointer));
  }

  @Override
  public synchronized void letGo(Pointer pointer, SortedSet<TableKey> tables, Instant at) {
    ends.put(pointer, at);
  }

  /// When what the file of an upload came to is deleted; nothing where it stays.
  public synchronized Optional<Instant> end(Slot slot, long seq) {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().slot().equals(slot) && end.getKey().seq() == seq)
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public synchronized boolean open(SlotState before, SlotState after, Upload upload) {
    return replace(before, after, upload);
  }

  @Override
  public synchronized boolean commit(SlotChange change) {
    var receipt = change.receipt();
    if (receipt != null
        && !receipt.body().link().equals(chain(receipt.body().slot().partner()).next())) {
      return false;
    }
    var beside = change.beside();
    if (beside != null && !state(beside.before().slot()).equals(beside.before())) {
      return false;
    }
    if (!replace(change.before(), change.after(), change.upload())) {
      return false;
    }
    if (beside != null) {
      slots.put(beside.after().slot(), beside.after());
    }
    if (receipt != null) {
      receipts.put(change.upload().id(), receipt);
      chains.put(receipt.body().slot().partner(), ChainEnd.of(receipt.body()));
    }
    looks.remove(change.upload().id());
    if (change.upload().isToErase()) {
      unerased.add(change.upload().id());
    }
    change.lines().forEach(audit::write);
    point(change.after().slot(), change.pointers());
    return true;
  }

  private void point(Slot slot, SortedMap<TableKey, Optional<Pointer>> to) {
    to.forEach(
        (table, pointer) -> {
          var bySlot = pointers.computeIfAbsent(table, _ -> new HashMap<>());
          pointer.ifPresentOrElse(it -> bySlot.put(slot, it), () -> bySlot.remove(slot));
          var state = state(table);
          tables.put(table, new TableState(table, state.want() + 1, state.done()));
        });
  }

  @Override
  public synchronized boolean move(
      SlotState before, SlotState after, SortedMap<TableKey, Optional<Pointer>> to) {
    if (!state(before.slot()).equals(before)) {
      return false;
    }
    slots.put(after.slot(), after);
    point(after.slot(), to);
    return true;
  }

  @Override
  public synchronized List<Slot> unfinished() {
    return slots.values().stream().filter(SlotState::isUnfinished).map(SlotState::slot).toList();
  }

  @Override
  public synchronized List<Upload> awaited(Instant now) {
    return uploads.values().stream()
        .flatMap(bySeq -> bySeq.values().stream())
        .filter(upload -> upload.isAwaited() && !look(upload).isAfter(now))
        .sorted(
            Comparator.comparing((Upload upload) -> !isHindered(upload)).thenComparing(this::look))
        .toList();
  }

  @Override
  public synchronized List<Upload> hindered() {
    return awaited(Instant.MAX).stream().filter(MemoryMetricStore::isHindered).toList();
  }

  @Override
  public synchronized boolean begin(Upload upload, String file) {
    var before = begun.get(upload.id());
    if (before == null || !before.equals(new Begun(file, SlotStore.MOST_BEGINNINGS))) {
      var times = before != null && before.file().equals(file) ? before.times() : 0;
      begun.put(upload.id(), new Begun(file, times + 1));
      return true;
    }
    return false;
  }

  @Override
  public synchronized void end(Upload upload, String file) {
    begun.computeIfPresent(upload.id(), (_, before) -> before.file().equals(file) ? null : before);
  }

  @Override
  public synchronized List<Upload> unreadable() {
    return uploads.values().stream()
        .flatMap(bySeq -> bySeq.values().stream())
        .filter(Upload::isUnreadable)
        .sorted(Upload.NEWEST_FIRST)
        .toList();
  }

  @Override
  public synchronized List<Upload> unerased(Instant now) {
    return uploads.values().stream()
        .flatMap(bySeq -> bySeq.values().stream())
        .filter(upload -> unerased.contains(upload.id()))
        .filter(
            upload ->
                switch (upload.outcome()) {
                  case Outcome.Refused refused -> !refused.at().isAfter(now);
                  case Outcome.Accepted accepted -> !accepted.at().isAfter(now);
                  default -> false;
                })
        .toList();
  }

  @Override
  public synchronized void erased(Upload upload) {
    unerased.remove(upload.id());
  }

  @Override
  public synchronized void hinder(Upload upload, Instant since, Instant again) {
    var kept = upload(upload.slot(), upload.seq()).orElseThrow();
    if (kept.isAwaited()) {
      if (!isHindered(kept)) {
        put(kept.with(new Outcome.Hindered(since, false, said(kept))));
      }
      lookAgain(upload, Optional.of(again));
    }
  }

  @Override
  public synchronized boolean press(Upload upload, Instant now, boolean giveUp, Actor by) {
    var kept = upload(upload.slot(), upload.seq()).orElseThrow();
    if (!kept.isAwaited() || !(kept.outcome() instanceof Outcome.Hindered hindered)) {
      return false;
    }
    audit.write(UploadDeeds.pressed(upload, giveUp, now, by));
    put(kept.with(new Outcome.Hindered(hindered.since(), giveUp, hindered.confirmation())));
    lookAgain(upload, Optional.of(now));
    return true;
  }

  private static Outcome.@Nullable Confirmation said(Upload upload) {
    return upload.outcome() instanceof Outcome.Answered answered ? answered.confirmation() : null;
  }

  private static boolean isHindered(Upload upload) {
    return upload.outcome() instanceof Outcome.Hindered;
  }

  private void put(Upload upload) {
    uploads.computeIfAbsent(upload.slot(), _ -> new TreeMap<>()).put(upload.seq(), upload);
  }

  @Override
  public synchronized void lookAgain(Upload upload, Optional<Instant> at) {
    looks.put(upload.id(), at.orElse(Instant.MAX));
  }

  private Instant look(Upload upload) {
    return looks.getOrDefault(upload.id(), upload.firstLook());
  }

  @Override
  public synchronized TableState state(TableKey table) {
    return tables.getOrDefault(table, new TableState(table, 0, 0));
  }

  @Override
  public synchronized List<Pointer> pointers(TableKey table) {
    return List.copyOf(pointers.getOrDefault(table, Map.of()).values());
  }

  @Override
  public synchronized List<Pointer> pointers(TableKey table, String partner) {
    return pointers(table).stream()
        .filter(pointer -> pointer.slot().partner().equals(partner))
        .toList();
  }

  @Override
  public synchronized List<Cell> cells(Pointer pointer, TableKey table) {
    var aggregate = aggregates.get(pointer);
    var cells = aggregate == null ? null : aggregate.tables().get(table);
    if (cells == null) {
      throw new IllegalStateException("nothing kept for " + pointer + " in " + table);
    }
    return cells;
  }

  @Override
  public synchronized void keep(Roll roll) {
    rolls.merge(roll.table(), roll, (kept, it) -> kept.version() <= it.version() ? it : kept);
  }

  @Override
  public synchronized Optional<Roll> roll(TableKey table) {
    return Optional.ofNullable(rolls.get(table));
  }

  @Override
  public synchronized void done(TableKey table, long version) {
    var state = state(table);
    if (state.done() < version) {
      tables.put(table, new TableState(table, state.want(), version));
    }
    if (!state(table).isDirty()) {
      late.remove(table);
    }
  }

  @Override
  public synchronized void overdue(TableKey table, Instant now) {
    if (state(table).isDirty()) {
      late.putIfAbsent(table, now);
    }
  }

  @Override
  public synchronized List<LateTable> late() {
    return late.entrySet().stream()
        .map(each -> new LateTable(each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public synchronized void wanted(TableKey table, long version) {
    var state = state(table);
    if (state.want() < version) {
      tables.put(table, new TableState(table, version, state.done()));
    }
  }

  @Override
  public synchronized List<TableKey> dirty(int limit) {
    return tables.values().stream()
        .filter(TableState::isDirty)
        .map(TableState::table)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void publish(Release release) {
    releases.merge(
        release.table(), release, (kept, it) -> kept.version() <= it.version() ? it : kept);
  }

  @Override
  public synchronized Optional<Release> release(TableKey table) {
    return Optional.ofNullable(releases.get(table));
  }

  @Override
  public synchronized List<Release> releases(String indicator) {
    return releases.values().stream()
        .filter(release -> release.table().indicator().equals(indicator))
        .toList();
  }

  private boolean replace(SlotState before, SlotState after, Upload upload) {
    if (!state(before.slot()).equals(before)) {
      return false;
    }
    slots.put(after.slot(), after);
    put(upload);
    return true;
  }
}
