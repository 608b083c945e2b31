package org.backbone.outcomes;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.backbone.audit.AuditEntry;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.receipts.SignedReceipt;
import org.jspecify.annotations.Nullable;

/// What is written as one: the slot's next state, the upload that caused it, and for each table
/// whose figures it moves the pointer that holds from now on (empty: the slot no longer counts
/// there), which makes the table dirty.
///
/// @param lines what the audit trail tells of it; none where nobody decided anything
/// @param receipt the upload's, which becomes the end of its partner's chain; null for none
/// @param beside the slot of another period whose file it is, which must still be as it was; null
///     for none
public record SlotChange(
    SlotState before,
    SlotState after,
    Upload upload,
    SortedMap<TableKey, Optional<Pointer>> pointers,
    List<AuditEntry> lines,
    @Nullable SignedReceipt receipt,
    @Nullable Beside beside) {
  /// A change of another slot's version, and of nothing else in it.
  public record Beside(SlotState before) {
    /// The other slot's next state.
    public SlotState after() {
      return before.touched();
    }
  }

  /// Copies the pointers; refuses a change that is not the next one.
  public SlotChange {
    if (after.version() != before.version() + 1 || !before.slot().equals(after.slot())) {
      throw new IllegalArgumentException("not the next: " + before + ", " + after);
    }
    lines = List.copyOf(lines);
    pointers = Collections.unmodifiableSortedMap(new TreeMap<>(pointers));
  }

  /// The same, made only if another slot is still so.
  SlotChange beside(SlotState other) {
    return new SlotChange(before, after, upload, pointers, lines, receipt, new Beside(other));
  }

  /// Whether the upload is new.
  public boolean opens() {
    return after.issued() > before.issued();
  }
}
