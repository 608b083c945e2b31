package org.backbone.outcomes;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.backbone.metrics.Slot;

/// A slot as it stands: which uploads were asked for, which were ingested, which were taken back.
/// Both sets only grow, so they come out the same in whatever order, and however often, uploads and
/// withdrawals arrive; so does the head.
///
/// @param slot the slot
/// @param version counts the slot's changes, from 0: a change is made if nobody else made one
/// @param issued the last number given to an upload
/// @param ingested the numbers of accepted uploads
/// @param withdrawn the numbers of uploads taken back
public record SlotState(
    Slot slot, long version, long issued, SortedSet<Long> ingested, SortedSet<Long> withdrawn) {
  /// Copies the sets.
  public SlotState {
    ingested = Collections.unmodifiableSortedSet(new TreeSet<>(ingested));
    withdrawn = Collections.unmodifiableSortedSet(new TreeSet<>(withdrawn));
  }

  /// A slot that nobody has asked an upload for.
  public static SlotState untouched(Slot slot) {
    return new SlotState(slot, 0, 0, new TreeSet<>(), new TreeSet<>());
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
    return new SlotState(slot, version + 1, issued + 1, ingested, withdrawn);
  }

  /// After upload `seq` was ingested.
  public SlotState ingested(long seq) {
    return new SlotState(slot, version + 1, issued, with(ingested, seq), withdrawn);
  }

  /// After upload `seq` was taken back.
  public SlotState withdrawn(long seq) {
    return new SlotState(slot, version + 1, issued, ingested, with(withdrawn, seq));
  }

  /// After something about an upload changed that moves no figures.
  public SlotState touched() {
    return new SlotState(slot, version + 1, issued, ingested, withdrawn);
  }

  private static SortedSet<Long> with(SortedSet<Long> set, long seq) {
    var larger = new TreeSet<>(set);
    larger.add(seq);
    return larger;
  }
}
