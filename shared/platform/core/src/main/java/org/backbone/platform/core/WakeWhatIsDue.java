package org.backbone.platform.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Looks whether there is anything to do, and wakes whoever does it: so that who has nothing to do
/// is not called at all. What is not woken now, for a look or a call that failed, is found by the
/// next look, for it stays due.
public final class WakeWhatIsDue {
  /// One thing to look for.
  ///
  /// @param who the function that does it, as the log calls it
  /// @param isDue whether that function would find something to do at a time
  public record Watch(String who, Predicate<Instant> isDue, Wake wake) {}

  private final List<Watch> watches;
  private final Log log;

  public WakeWhatIsDue(List<Watch> watches, Log log) {
    this.watches = List.copyOf(watches);
    this.log = log;
  }

  /// Takes each look once, and wakes who has something to do at `asOf`; returns who was woken. A
  /// look or a call that fails keeps no other from its turn, and fails the whole in the end.
  public List<String> look(Instant asOf, Deadline deadline) {
    var woken = new ArrayList<String>();
    var _ =
        new ForEach("look", deadline, log)
            .count(
                watches,
                Watch::who,
                watch -> {
                  if (watch.isDue().test(asOf)) {
                    watch.wake().wake(asOf);
                    woken.add(watch.who());
                  }
                  return true;
                });
    return List.copyOf(woken);
  }
}
