package org.backbone.outcomes;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.backbone.metrics.Slot;

/// A slot as it stands: which uploads were asked for, which were ingested, which were taken back.
/// Of two orders in which uploads and withdrawals arrive, however often, the head comes out the
/// same.
///
/// What cannot count any more leaves: an accepted upload that was taken back, and one that more
/// than [#KEPT] newer ones stand before. It leaves with the change that makes it so, and what was
/// read of its file goes afterwards.
///
/// @param slot the slot
/// @param version counts the slot's changes, from 0: a change is made if nobody else made one
/// @param issued the last number given to an upload
/// @param ingested the numbers of accepted uploads that count or may count again
/// @param withdrawn the numbers of uploads taken back
/// @param leaving the numbers of accepted uploads that never count again, and whose aggregates are
///     still here
/// @param moving the numbers of uploads in whose tables the figures that stand there for the slot
///     may not be those that count yet: one write does not reach all tables of a file
/// @param spreading the numbers of uploads whose file is about other periods too, and whose figures
///     there may not count, or not be taken back, as they are here
public record SlotState(
    Slot slot,
    long version,
    long issued,
    SortedSet<Long> ingested,
    SortedSet<Long> withdrawn,
    SortedSet<Long> leaving,
    SortedSet<Long> moving,
    SortedSet<Long> spreading) {
  /// How many uploads before the one that counts may count again, when those after them are taken
  /// back one by one.
  public static final int KEPT = 5;

  /// Copies the sets.
  public SlotState {
    ingested = Collections.unmodifiableSortedSet(new TreeSet<>(ingested));
    withdrawn = Collections.unmodifiableSortedSet(new TreeSet<>(withdrawn));
    leaving = Collections.unmodifiableSortedSet(new TreeSet<>(leaving));
    moving = Collections.unmodifiableSortedSet(new TreeSet<>(moving));
    spreading = Collections.unmodifiableSortedSet(new TreeSet<>(spreading));
  }

  /// A slot that nobody has asked an upload for.
  public static SlotState untouched(Slot slot) {
    var none = new TreeSet<Long>();
    return new SlotState(slot, 0, 0, none, none, none, none, none);
  }

  /// The upload that counts: the newest that was ingested and not taken back.
  public OptionalLong head() {
    return headBeside(0);
  }

  /// The upload that would count if `seq` did not: the same before `seq` was ingested and after.
  public OptionalLong headBeside(long seq) {
    return ingested.stream()
        .filter(other -> other != seq && !withdrawn.contains(other))
        .mapToLong(other -> other)
        .max();
  }

  /// After another number was given.
  public SlotState issuedNext() {
    return new SlotState(
        slot, version + 1, issued + 1, ingested, withdrawn, leaving, moving, spreading);
  }

  /// After another number was given to an upload that was ingested at once.
  SlotState issuedAndIngested() {
    var next = next(with(ingested, issued + 1), withdrawn);
    return new SlotState(
        slot,
        next.version(),
        issued + 1,
        next.ingested(),
        withdrawn,
        next.leaving(),
        moving,
        spreading);
  }

  /// The same, where what became of upload `seq` is yet to reach the slots of other periods.
  SlotState spreading(long seq) {
    return new SlotState(
        slot, version, issued, ingested, withdrawn, leaving, moving, with(spreading, seq));
  }

  /// After it has.
  SlotState spread() {
    return new SlotState(
        slot, version + 1, issued, ingested, withdrawn, leaving, moving, new TreeSet<>());
  }

  /// Whether something is left to be done that whoever changed it last may not have come to.
  public boolean isUnfinished() {
    return !moving.isEmpty() || !spreading.isEmpty();
  }

  /// After upload `seq` was ingested.
  public SlotState ingested(long seq) {
    return next(with(ingested, seq), withdrawn);
  }

  /// After upload `seq` was taken back.
  public SlotState withdrawn(long seq) {
    return next(ingested, with(withdrawn, seq));
  }

  /// After something about an upload changed that moves no figures.
  public SlotState touched() {
    return next(ingested, withdrawn);
  }

  /// After the aggregates of these uploads, which were leaving, are gone or will be.
  public SlotState left(SortedSet<Long> gone) {
    var rest = new TreeSet<>(leaving);
    rest.removeAll(gone);
    return new SlotState(slot, version + 1, issued, ingested, withdrawn, rest, moving, spreading);
  }

  /// The same, where the figures of what counted before are yet to make room in their tables for
  /// those of what counts now.
  SlotState movingFrom(SlotState before) {
    var more = new TreeSet<>(moving);
    before.head().ifPresent(more::add);
    head().ifPresent(more::add);
    return new SlotState(slot, version, issued, ingested, withdrawn, leaving, more, spreading);
  }

  /// After all tables hold what counts.
  SlotState moved() {
    return new SlotState(
        slot, version + 1, issued, ingested, withdrawn, leaving, new TreeSet<>(), spreading);
  }

  private SlotState next(SortedSet<Long> ingested, SortedSet<Long> withdrawn) {
    var standing = new TreeSet<>(ingested);
    standing.removeAll(withdrawn);
    while (standing.size() > KEPT + 1) {
      standing.pollFirst();
    }
    var left = new TreeSet<>(ingested);
    left.removeAll(standing);
    left.addAll(leaving);
    return new SlotState(slot, version + 1, issued, standing, withdrawn, left, moving, spreading);
  }

  private static SortedSet<Long> with(SortedSet<Long> set, long seq) {
    var larger = new TreeSet<>(set);
    larger.add(seq);
    return larger;
  }
}
