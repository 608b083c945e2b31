package org.backbone.outcomes;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.backbone.metrics.Aggregate;
import org.backbone.metrics.Cell;
import org.backbone.metrics.Slot;
import org.backbone.metrics.TableKey;
import org.backbone.outcomes.check.Doubt;
import org.backbone.outcomes.check.FigureChange;
import org.backbone.outcomes.check.Plausibility;
import org.backbone.platform.core.Period;
import org.jspecify.annotations.Nullable;

/// What the new figures of a partner's slot are held against: those that they would replace, or
/// else those of the periods before, which may stand in the same file.
///
/// @param period of the dataset, where the file is about several; else null
/// @param now the new figures
/// @param replaced the figures that count for the slot, if an earlier upload's do
/// @param earlier those of the last periods before, the newest first; empty where some are replaced
public record FiguresBefore(
    @Nullable Period period, Aggregate now, Optional<Aggregate> replaced, List<Aggregate> earlier) {
  private static final int MOST_PERIODS = 3;

  /// Copies the list.
  public FiguresBefore {
    earlier = List.copyOf(earlier);
  }

  /// What the figures of an upload's file are held against, slot by slot: a file of several periods
  /// has one for each.
  public static List<FiguresBefore> of(SlotStore store, Upload upload, Aggregate figures) {
    var shares = shares(store, upload, figures);
    return shares.stream()
        .map(
            share -> {
              var period = shares.size() == 1 ? null : share.slot().period();
              if (share.comesLate()) {
                return new FiguresBefore(period, share.figures(), Optional.empty(), List.of());
              }
              var replaced = share.replaced(store);
              return new FiguresBefore(
                  period,
                  share.figures(),
                  replaced,
                  replaced.isPresent() ? List.of() : earlier(store, share.slot(), shares));
            })
        .toList();
  }

  /// The figures that those of an upload's file replace, or would, in whichever of its periods;
  /// empty where none count before it.
  public static Optional<Aggregate> replaced(SlotStore store, Upload upload, Aggregate figures) {
    var all = new TreeMap<TableKey, List<Cell>>();
    shares(store, upload, figures).stream()
        .filter(share -> !share.comesLate())
        .flatMap(share -> share.replaced(store).stream())
        .forEach(replaced -> all.putAll(replaced.tables()));
    return all.isEmpty() ? Optional.empty() : Optional.of(new Aggregate(all));
  }

  /// What one slot has of a file.
  ///
  /// @param seq the upload's number in the slot; above every other where it has none yet
  /// @param head the number of the upload that counts there beside it
  private record Share(Slot slot, long seq, OptionalLong head, Aggregate figures) {
    // Then it replaces nothing.
    boolean comesLate() {
      return head.isPresent() && head.getAsLong() > seq;
    }

    Optional<Aggregate> replaced(SlotStore store) {
      return FiguresBefore.figures(store, slot, head);
    }
  }

  private static List<Share> shares(SlotStore store, Upload upload, Aggregate figures) {
    var tables = new TreeSet<>(figures.tables().keySet());
    var shares = new ArrayList<Share>();
    upload
        .slot()
        .byPeriod(tables)
        .forEach(
            (period, those) -> {
              var slot = upload.slot().of(period);
              var seq = seq(store, upload, period);
              shares.add(
                  new Share(slot, seq, store.state(slot).headBeside(seq), figures.within(those)));
            });
    return shares;
  }

  private static long seq(SlotStore store, Upload upload, Period period) {
    return period.equals(upload.slot().period())
        ? upload.seq()
        : store.upload(upload.idIn(period)).map(Upload::seq).orElse(Long.MAX_VALUE);
  }

  private static List<Aggregate> earlier(SlotStore store, Slot slot, List<Share> ofFile) {
    var earlier = new ArrayList<Aggregate>();
    var period = slot.period();
    for (var i = 0; i < MOST_PERIODS; i++) {
      period = Period.around(period.type(), YearMonth.from(period.first()).minusMonths(1));
      var before = slot.of(period);
      ofFile.stream()
          .filter(share -> share.slot().equals(before))
          .map(Share::figures)
          .findFirst()
          .or(() -> figures(store, before, store.state(before).head()))
          .ifPresent(earlier::add);
    }
    return earlier;
  }

  private static Optional<Aggregate> figures(SlotStore store, Slot slot, OptionalLong seq) {
    return seq.isEmpty()
        ? Optional.empty()
        : store.upload(slot, seq.getAsLong()).flatMap(upload -> figures(store, upload));
  }

  private static Optional<Aggregate> figures(SlotStore store, Upload upload) {
    return upload.tables().isEmpty()
        ? Optional.empty()
        : store.figures(upload.pointer(), upload.tables());
  }

  /// What is unlikely about the new figures.
  ///
  /// @param likely by how many percent a figure of an indicator may change
  public List<Doubt> doubts(ToIntFunction<String> likely) {
    var doubts =
        replaced
            .map(before -> new Plausibility(List.of(before), likely).doubts(now, false))
            .orElseGet(() -> new Plausibility(earlier, likely).doubts(now, true));
    return period == null ? doubts : doubts.stream().map(doubt -> doubt.of(period)).toList();
  }

  /// Whether a figure that counts would be another one, or gone.
  public boolean changes() {
    return replaced.stream()
        .flatMap(before -> FigureChange.between(before, now).stream())
        .anyMatch(change -> change.kind() != FigureChange.Kind.ADDED);
  }
}
