package org.backbone.outcomes.check;

import java.util.Optional;
import org.backbone.metrics.Amount;
import org.backbone.outcomes.values.CellMark;
import org.backbone.outcomes.values.PublishedShare;
import org.backbone.outcomes.values.Value;
import org.jspecify.annotations.Nullable;

/// What count, base and share of one figure say together.
///
/// @param count the numerator
/// @param base the denominator; [Amount#ZERO] where the figure has none
/// @param mark what stands in place of a figure, if anything does
/// @param problem why they do not fit together, if they do not
public record Parts(
    Amount count, Amount base, Optional<CellMark> mark, Optional<ProblemCode> problem) {
  private static Parts of(Amount count, Amount base) {
    return new Parts(count, base, Optional.empty(), Optional.empty());
  }

  private static Parts marked(CellMark mark, Amount count, Amount base) {
    return new Parts(count, base, Optional.of(mark), Optional.empty());
  }

  private static Parts wrong(ProblemCode code) {
    return new Parts(Amount.ZERO, Amount.ZERO, Optional.empty(), Optional.of(code));
  }

  /// Puts them together; each is null where the mapping has no such part, and none is odd.
  ///
  /// @param mayExceed whether there may be more counted than the base, as with events
  public static Parts together(
      @Nullable Value count, @Nullable Value base, @Nullable Value share, boolean mayExceed) {
    var marks = new Marks(count, base, share);
    if (marks.onlyOther()) {
      return marked(marks.other(), Amount.ZERO, Amount.ZERO);
    }
    if (marks.otherBesideFigure()) {
      return wrong(ProblemCode.NOBODY_BESIDE_FIGURE);
    }
    var people = amount(count);
    var of = amount(base);
    if (share == null) {
      return base == null ? counted(people) : countAndBase(people, of, mayExceed);
    }
    if (base != null && count != null) {
      return allThree(people, of, share, mayExceed);
    }
    if (base != null) {
      return baseAndShare(of, share);
    }
    return count == null ? shareAlone() : countAndShare(people, share, mayExceed);
  }

  private static Parts counted(Amount count) {
    return count.hidden() > 0
        ? marked(CellMark.HIDDEN, count, Amount.ZERO)
        : of(count, Amount.ZERO);
  }

  private static Parts countAndBase(Amount count, Amount base, boolean mayExceed) {
    if (count.hidden() > 0) {
      var most = mayExceed || base.hidden() > 0 ? Amount.UNKNOWN : base.high();
      return marked(CellMark.HIDDEN, Amount.hiddenPart(most), base);
    }
    if (base.hidden() > 0) {
      var least = mayExceed ? 0 : count.low();
      return marked(CellMark.HIDDEN, count, new Amount(least, Amount.UNKNOWN, 1));
    }
    if (mayExceed) {
      return of(count, base);
    }
    if (count.low() > base.high()) {
      return wrong(ProblemCode.COUNT_OVER_BASE);
    }
    return of(
        Amount.range(count.low(), Math.min(count.high(), base.high())),
        Amount.range(Math.max(base.low(), count.low()), base.high()));
  }

  private static Parts baseAndShare(Amount base, Value share) {
    if (base.hidden() > 0) {
      return marked(CellMark.HIDDEN, Amount.hiddenPart(), base);
    }
    if (!(share instanceof Value.Share(var published)) || !base.isBounded()) {
      return marked(CellMark.HIDDEN, Amount.hiddenPart(base.high()), base);
    }
    var counts =
        new PublishedShare.Range(
            published.counts(base.low()).least(), published.counts(base.high()).most());
    return counts.isEmpty()
        ? wrong(ProblemCode.SHARE_IMPOSSIBLE)
        : of(Amount.range(counts.least(), counts.most()), base);
  }

  private static Parts countAndShare(Amount count, Value share, boolean mayExceed) {
    if (count.hidden() > 0) {
      return marked(CellMark.HIDDEN, Amount.hiddenPart(), Amount.hiddenPart());
    }
    if (!(share instanceof Value.Share(var published))) {
      // A count of nobody beside a hidden share is most often hidden itself.
      return count.low() == 0 && count.high() == 0
          ? marked(CellMark.HIDDEN, Amount.hiddenPart(), Amount.hiddenPart())
          : marked(
              CellMark.HIDDEN, count, new Amount(mayExceed ? 0 : count.low(), Amount.UNKNOWN, 1));
    }
    var least = published.bases(count.low()).least();
    var most = count.isBounded() ? published.bases(count.high()).most() : Amount.UNKNOWN;
    return most < least
        ? wrong(ProblemCode.SHARE_IMPOSSIBLE)
        : of(count, new Amount(least, most, most == Amount.UNKNOWN ? 1 : 0));
  }

  // Count and base are what counts; the share has to be theirs.
  private static Parts allThree(Amount count, Amount base, Value share, boolean mayExceed) {
    var both = countAndBase(count, base, mayExceed);
    if (both.problem().isPresent() || !(share instanceof Value.Share(var published))) {
      return both;
    }
    if (both.mark().isPresent()) {
      return base.hidden() > 0 ? countAndShare(count, share, mayExceed) : baseAndShare(base, share);
    }
    if (mayExceed || !base.isBounded()) {
      return both;
    }
    var low = Math.max(both.count().low(), published.counts(base.low()).least());
    var high = Math.min(both.count().high(), published.counts(base.high()).most());
    return high < low
        ? wrong(ProblemCode.SHARE_IMPOSSIBLE)
        : of(Amount.range(low, high), both.base());
  }

  // Of a share alone nobody knows how many people it is; it is kept as hidden.
  private static Parts shareAlone() {
    return marked(CellMark.HIDDEN, Amount.hiddenPart(), Amount.hiddenPart());
  }

  private static Amount amount(@Nullable Value value) {
    return switch (value) {
      case Value.Whole(var n) -> Amount.exact(n);
      case Value.Between(var low, var high) -> Amount.range(low, high);
      case null, default -> Amount.hiddenPart();
    };
  }

  /// The marks among the parts.
  private record Marks(@Nullable Value count, @Nullable Value base, @Nullable Value share) {
    boolean onlyOther() {
      return others() > 0 && figures() == 0 && hidden() == 0;
    }

    // Where there is nobody, nothing of them is hidden.
    boolean otherBesideFigure() {
      return others() > 0 && (figures() > 0 || (isOther(base) && hidden() > 0));
    }

    CellMark other() {
      for (var value : new Value[] {count, base, share}) {
        if (isOther(value) && value instanceof Value.Marked(var mark)) {
          return mark;
        }
      }
      throw new IllegalStateException("no mark");
    }

    private int others() {
      return (isOther(count) ? 1 : 0) + (isOther(base) ? 1 : 0) + (isOther(share) ? 1 : 0);
    }

    private int hidden() {
      return (isHidden(count) ? 1 : 0) + (isHidden(base) ? 1 : 0) + (isHidden(share) ? 1 : 0);
    }

    private int figures() {
      var there = (count == null ? 0 : 1) + (base == null ? 0 : 1) + (share == null ? 0 : 1);
      return there - others() - hidden();
    }

    private static boolean isHidden(@Nullable Value value) {
      return value instanceof Value.Marked(var mark) && mark == CellMark.HIDDEN;
    }

    private static boolean isOther(@Nullable Value value) {
      return value instanceof Value.Marked(var mark) && mark != CellMark.HIDDEN;
    }
  }
}
