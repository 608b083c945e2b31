package org.backbone.outcomes;

import java.util.Optional;
import org.backbone.metrics.Slot;

/// What partners typed into forms.
public interface EntryStore {
  /// What was typed for a slot.
  Optional<Entry> entry(Slot slot);

  /// Keeps it, in the place of what was there.
  void keep(Slot slot, Entry entry);
}
