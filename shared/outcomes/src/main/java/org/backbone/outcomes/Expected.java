package org.backbone.outcomes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.platform.core.Period;
import org.jspecify.annotations.Nullable;

/// What staff said of the files that they expect of one partner and dataset.
///
/// @param version how often it was changed
/// @param from the first period that is expected; null where the first file says it
/// @param until the last one; null for no end
/// @param moreTime periods that were given more time → the last day on which they are in time
/// @param calls what was talked about, the latest first
public record Expected(
    long version,
    @Nullable Period from,
    @Nullable Period until,
    SortedMap<Period, LocalDate> moreTime,
    List<Call> calls) {
  /// How many calls are kept.
  public static final int MOST_CALLS = 20;

  /// For how many periods more time is kept: those that lie furthest back go first.
  public static final int MOST_PERIODS = 60;

  /// Where staff said nothing.
  public static final Expected NOTHING_SAID =
      new Expected(0, null, null, new TreeMap<>(), List.of());

  /// That somebody of the staff talked with the partner.
  public record Call(LocalDate on, String text) {}

  /// What staff say.
  public sealed interface Word {
    /// From and until which period files are expected.
    record Wanted(@Nullable Period from, @Nullable Period until) implements Word {}

    /// By when a period is in time; null where the dataset says it again.
    record MoreTime(Period period, @Nullable LocalDate day) implements Word {}

    /// A call.
    record Called(Call call) implements Word {}
  }

  /// Copies what it is made of.
  public Expected {
    moreTime = Collections.unmodifiableSortedMap(new TreeMap<>(moreTime));
    calls = List.copyOf(calls);
  }

  /// The same with another word; itself where it says nothing new.
  public Expected with(Word word) {
    var after =
        switch (word) {
          case Word.Wanted(var first, var last) ->
              new Expected(version, first, last, moreTime, calls);
          case Word.MoreTime(var period, var day) ->
              new Expected(version, from, until, moreTime(period, day), calls);
          case Word.Called(var call) -> new Expected(version, from, until, moreTime, calls(call));
        };
    return after.equals(this)
        ? this
        : new Expected(version + 1, after.from, after.until, after.moreTime, after.calls);
  }

  private SortedMap<Period, LocalDate> moreTime(Period period, @Nullable LocalDate day) {
    var given = new TreeMap<>(moreTime);
    if (day == null) {
      given.remove(period);
    } else {
      given.put(period, day);
    }
    while (given.size() > MOST_PERIODS) {
      given.pollFirstEntry();
    }
    return given;
  }

  // Who presses the button twice called once.
  private List<Call> calls(Call call) {
    if (calls.contains(call)) {
      return calls;
    }
    var all = new ArrayList<>(calls);
    all.addFirst(call);
    return all.subList(0, Math.min(all.size(), MOST_CALLS));
  }

  /// The last day on which the file of a period is in time.
  public LocalDate dueOn(Dataset dataset, Period period) {
    return moreTime.getOrDefault(period, dataset.dueOn(period));
  }

  /// Whether a period lies after the last one that is expected.
  boolean isOverAt(Period period) {
    return until != null && period.first().isAfter(until.first());
  }
}
