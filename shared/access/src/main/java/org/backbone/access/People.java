package org.backbone.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backbone.audit.Actor;

/// All that is kept about people, and how it is erased.
///
/// Who is erased leaves a *tombstone*: the digest of the address, and when. It lies in the table,
/// and once more apart from it, so that a table that was set back to an earlier time can be told
/// again ([#again]).
public interface People extends AboutPeople {
  /// For how long a tombstone is kept: longer than any backup.
  Duration REMEMBERED = Duration.ofDays(400);

  /// What came of erasing.
  sealed interface Erased {
    /// All is gone, or names nobody any more.
    ///
    /// @param items how many things that concerned
    record Gone(int items) implements Erased {}

    /// Nothing was done, for these need something else first.
    record Held(List<Kept> stays) implements Erased {
      public Held {
        stays = List.copyOf(stays);
      }
    }
  }

  /// Tombstones that were applied once more.
  ///
  /// @param people how many
  /// @param stays what could not go
  /// @param next after which the rest begins; empty where there is no rest
  record Again(int people, List<Kept> stays, String next) {
    public Again {
      stays = List.copyOf(stays);
    }
  }

  /// Erases what is kept about somebody: figures and counts stay, and name nobody. May be done
  /// again, and is to be where it failed.
  ///
  /// @param email an address without a fault
  /// @param by who does it, as the audit trail says
  Erased erase(String email, Actor by, Instant at);

  /// Applies some tombstones again, for a table that was set back: what was written before each of
  /// them is erased. What cannot go is told.
  ///
  /// @param after an earlier answer's `next`; empty for the first
  Again again(String after);
}
