package org.backbone.outcomes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.backbone.audit.Actor;
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
import org.backbone.outcomes.receipts.ChainEnd;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.backbone.outcomes.twin.MemoryMetricStore;

/// A store of which every call may crash before or after it, and lets others in.
final class SteppingStore implements SlotStore, RollupStore, ReleaseStore {
  private final MemoryMetricStore store = new MemoryMetricStore();
  private final Turns turns;
  private final RandomGenerator random;
  private final Consumer<TableKey> dirtied;

  /// @param dirtied hears of each table that a change makes dirty, as the stream does
  SteppingStore(Turns turns, RandomGenerator random, Consumer<TableKey> dirtied) {
    this.turns = turns;
    this.random = random;
    this.dirtied = dirtied;
  }

  private <T> T stepping(Supplier<T> call) {
    turns.step();
    var answer = call.get();
    turns.step();
    return answer;
  }

  private void stepping(Runnable call) {
    turns.step();
    call.run();
    turns.step();
  }

  @Override
  public List<Upload> awaited(Instant now) {
    return stepping(() -> store.awaited(now));
  }

  @Override
  public void lookAgain(Upload upload, Optional<Instant> at) {
    stepping(() -> store.lookAgain(upload, at));
  }

  @Override
  public SlotState state(Slot slot) {
    return stepping(() -> store.state(slot));
  }

  @Override
  public Optional<Upload> upload(String id) {
    return stepping(() -> store.upload(id));
  }

  @Override
  public Optional<Upload> upload(Slot slot, long seq) {
    return stepping(() -> store.upload(slot, seq));
  }

  @Override
  public List<Upload> uploads(String partner) {
    return stepping(() -> store.uploads(partner));
  }

  @Override
  public List<Upload> uploads(String partner, String dataset) {
    return stepping(() -> store.uploads(partner, dataset));
  }

  @Override
  public List<Upload> latest(int most) {
    return stepping(() -> store.latest(most));
  }

  @Override
  public List<Upload> after(String id, int most) {
    return stepping(() -> store.after(id, most));
  }

  @Override
  public Optional<SignedReceipt> receipt(Upload upload) {
    return stepping(() -> store.receipt(upload));
  }

  @Override
  public ChainEnd chain(String partner) {
    return stepping(() -> store.chain(partner));
  }

  @Override
  public void keep(Upload upload, Aggregate aggregate) {
    stepping(() -> store.keep(upload, aggregate));
  }

  @Override
  public void restore(Upload upload, Aggregate aggregate) {
    stepping(() -> store.restore(upload, aggregate));
  }

  /// Whether what the file of an upload came to will be deleted, and the slot is done with it.
  boolean isGone(Upload upload) {
    return store.end(upload.slot(), upload.seq()).isPresent()
        && !store.state(upload.slot()).leaving().contains(upload.seq());
  }

  @Override
  public Optional<Aggregate> figures(Pointer pointer, SortedSet<TableKey> tables) {
    return stepping(() -> store.figures(pointer, tables));
  }

  @Override
  public void hold(Upload upload, Aggregate aggregate, Instant until) {
    stepping(() -> store.hold(upload, aggregate, until));
  }

  @Override
  public Optional<Aggregate> held(Pointer pointer, SortedSet<TableKey> tables) {
    return stepping(() -> store.held(pointer, tables));
  }

  @Override
  public void letGo(Pointer pointer, SortedSet<TableKey> tables, Instant at) {
    stepping(() -> store.letGo(pointer, tables, at));
  }

  @Override
  public boolean open(SlotState before, SlotState after, Upload upload) {
    return stepping(() -> store.open(before, after, upload));
  }

  @Override
  public boolean commit(SlotChange change) {
    return stepping(
        () -> {
          var isMade = store.commit(change);
          if (isMade) {
            change.pointers().keySet().forEach(dirtied);
          }
          return isMade;
        });
  }

  @Override
  public boolean move(
      SlotState before, SlotState after, SortedMap<TableKey, Optional<Pointer>> pointers) {
    return stepping(
        () -> {
          var isMade = store.move(before, after, pointers);
          if (isMade) {
            pointers.keySet().forEach(dirtied);
          }
          return isMade;
        });
  }

  @Override
  public List<Slot> unfinished() {
    return stepping(store::unfinished);
  }

  @Override
  public TableState state(TableKey table) {
    return stepping(() -> store.state(table));
  }

  // A query is no snapshot: of each slot it may see the pointer from before or after a change.
  @Override
  public List<Pointer> pointers(TableKey table) {
    turns.step();
    var earlier = store.pointers(table);
    turns.step();
    var later = store.pointers(table);
    var mixed = new ArrayList<Pointer>();
    var slots = new ArrayList<Slot>();
    earlier.forEach(pointer -> slots.add(pointer.slot()));
    later.stream().map(Pointer::slot).filter(slot -> !slots.contains(slot)).forEach(slots::add);
    for (var slot : slots) {
      var seen = random.nextBoolean() ? earlier : later;
      seen.stream().filter(pointer -> pointer.slot().equals(slot)).forEach(mixed::add);
    }
    turns.step();
    return mixed;
  }

  @Override
  public List<Pointer> pointers(TableKey table, String partner) {
    return stepping(() -> store.pointers(table, partner));
  }

  @Override
  public List<Cell> cells(Pointer pointer, TableKey table) {
    return stepping(() -> store.cells(pointer, table));
  }

  @Override
  public void keep(Roll roll) {
    stepping(() -> store.keep(roll));
  }

  @Override
  public Optional<Roll> roll(TableKey table) {
    return stepping(() -> store.roll(table));
  }

  @Override
  public void done(TableKey table, long version) {
    stepping(() -> store.done(table, version));
  }

  @Override
  public void wanted(TableKey table, long version) {
    stepping(() -> store.wanted(table, version));
  }

  @Override
  public List<TableKey> dirty(int limit) {
    return stepping(() -> store.dirty(limit));
  }

  @Override
  public void overdue(TableKey table, Instant now) {
    stepping(() -> store.overdue(table, now));
  }

  @Override
  public List<LateTable> late() {
    return stepping(store::late);
  }

  @Override
  public boolean begin(Upload upload, String file) {
    return stepping(() -> store.begin(upload, file));
  }

  @Override
  public void end(Upload upload, String file) {
    stepping(() -> store.end(upload, file));
  }

  @Override
  public List<Upload> unreadable() {
    return stepping(store::unreadable);
  }

  @Override
  public List<Upload> unerased(Instant now) {
    return stepping(store::unreadable);
  }

  @Override
  public void erased(Upload upload) {
    stepping(store::unreadable);
  }

  @Override
  public void hinder(Upload upload, Instant since, Instant again) {
    stepping(() -> store.hinder(upload, since, again));
  }

  @Override
  public List<Upload> hindered() {
    return stepping(store::hindered);
  }

  @Override
  public boolean press(Upload upload, Instant now, boolean giveUp, Actor by) {
    return stepping(() -> store.press(upload, now, giveUp, by));
  }

  @Override
  public void publish(Release release) {
    stepping(() -> store.publish(release));
  }

  @Override
  public Optional<Release> release(TableKey table) {
    return stepping(() -> store.release(table));
  }

  @Override
  public List<Release> releases(String indicator) {
    return stepping(() -> store.releases(indicator));
  }
}
