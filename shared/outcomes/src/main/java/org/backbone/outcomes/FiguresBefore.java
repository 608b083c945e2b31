package org.backbone.outcomes;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Pointer;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.FigureChange;
import org.backbone.outcomes.check.Plausibility;
import org.backbone.platform.core.Period;

/// What a partner's new figures are held against: those that they would replace, or else those of
/// the periods before.
///
/// @param replaced the figures that count for the slot, if an earlier upload's do
/// @param earlier those of the last periods before, the newest first; empty where some are replaced
public record FiguresBefore(Optional<Aggregate> replaced, List<Aggregate> earlier) {
  private static final int MOST_PERIODS = 3;

  /// Copies the list.
  public FiguresBefore {
    earlier = List.copyOf(earlier);
  }

  /// What the figures of `upload` are held against.
  public static FiguresBefore of(SlotStore store, Upload upload) {
    var head = store.state(upload.slot()).headBeside(upload.seq());
    if (comesLate(upload, head)) {
      return new FiguresBefore(Optional.empty(), List.of());
    }
    var replaced = figures(store, upload.slot(), head);
    return replaced.isPresent()
        ? new FiguresBefore(replaced, List.of())
        : new FiguresBefore(Optional.empty(), earlier(store, upload.slot()));
  }

  /// The figures that those of `upload` replace, or would; empty where none count before it.
  public static Optional<Aggregate> replaced(SlotStore store, Upload upload) {
    var head = store.state(upload.slot()).headBeside(upload.seq());
    return comesLate(upload, head) ? Optional.empty() : figures(store, upload.slot(), head);
  }

  // Then it replaces nothing.
  private static boolean comesLate(Upload upload, OptionalLong head) {
    return head.isPresent() && head.getAsLong() > upload.seq();
  }

  private static List<Aggregate> earlier(SlotStore store, Slot slot) {
    var earlier = new ArrayList<Aggregate>();
    var period = slot.period();
    for (var i = 0; i < MOST_PERIODS; i++) {
      period = Period.around(period.type(), YearMonth.from(period.first()).minusMonths(1));
      var before = new Slot(slot.partner(), slot.dataset(), period);
      figures(store, before, store.state(before).head()).ifPresent(earlier::add);
    }
    return earlier;
  }

  private static Optional<Aggregate> figures(SlotStore store, Slot slot, OptionalLong seq) {
    return seq.isEmpty()
        ? Optional.empty()
        : store.upload(slot, seq.getAsLong()).flatMap(upload -> figures(store, upload));
  }

  private static Optional<Aggregate> figures(SlotStore store, Upload upload) {
    return upload.outcome() instanceof Outcome.Accepted accepted
        ? store.figures(
            new Pointer(upload.slot(), upload.seq(), accepted.aggregate()), accepted.tables())
        : Optional.empty();
  }

  /// What is unlikely about new figures.
  ///
  /// @param likely by how many percent a figure of an indicator may change
  public List<Doubt> doubts(Aggregate now, ToIntFunction<String> likely) {
    return replaced
        .map(before -> new Plausibility(List.of(before), likely).doubts(now, false))
        .orElseGet(() -> new Plausibility(earlier, likely).doubts(now, true));
  }

  /// Whether a figure that counts would be another one, or gone.
  public boolean isChangedBy(Aggregate now) {
    return replaced.stream()
        .flatMap(before -> FigureChange.between(before, now).stream())
        .anyMatch(change -> change.kind() != FigureChange.Kind.ADDED);
  }
}
