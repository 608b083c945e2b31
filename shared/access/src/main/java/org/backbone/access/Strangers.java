package org.backbone.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.EmailAddress;

/// How much those whom we do not know may write: everybody has a budget for each address, each
/// network range has one, and all have one together. And how quickly, where they do it by a form.
public final class Strangers {
  private static final String EVERYBODY = "everybody";

  private final Budgets budgets;
  private final DrawnForms forms;
  private final int times;
  private final InstantSource clock;

  /// Strangers whose ranges, and who all together, may write so many times as much as usual.
  public Strangers(Budgets budgets, FormKeys keys, int times, InstantSource clock) {
    this.budgets = budgets;
    this.forms = new DrawnForms(keys, clock);
    this.times = times;
    this.clock = clock;
  }

  /// Spends what one request costs; how long to wait where that is too much, and then nothing must
  /// be done. The same request again costs nothing.
  ///
  /// @param address who is written to: an address without a fault
  /// @param range a digest of the network range that it came from
  /// @param key what tells the same request from another one
  public Optional<Duration> refused(Door door, String address, String range, String key) {
    var now = clock.instant();
    var who = EmailAddress.digest(address);
    var here = Digest.sha256(who + "#" + range);
    var standing = budgets.standing(door.here(), here, key, now);
    if (standing != Budgets.Standing.OPEN) {
      // What one range is refused is not taken from the address, nor from anybody else.
      return standing == Budgets.Standing.HAS_SPENT ? Optional.empty() : wait(door.here(), now);
    }
    var ofRange = door.range().times(times);
    var ofAll = door.all().times(times);
    if (!budgets.count(ofAll, EVERYBODY, now)) {
      return wait(ofAll, now);
    }
    if (!budgets.count(ofRange, range, now)) {
      return wait(ofRange, now);
    }
    if (!budgets.count(door.address(), who, now)) {
      return wait(door.address(), now);
    }
    // Last: who has spent here goes on, so all else must have been paid.
    return budgets.spend(door.here(), here, key, now) ? Optional.empty() : wait(door.here(), now);
  }

  /// The stamp that a form carries which is drawn now.
  public String stamp(Door door) {
    return forms.stamp(door);
  }

  /// What the stamp of a form says that comes now. Nothing is spent by it.
  public Drawn drawn(Door door, String stamp) {
    return forms.read(door, stamp);
  }

  private static Optional<Duration> wait(Budget budget, Instant now) {
    return Optional.of(Duration.between(now, budget.end(now)));
  }
}
