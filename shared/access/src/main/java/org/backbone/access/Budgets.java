package org.backbone.access;

import java.time.Instant;

/// Where is kept what has been spent of budgets, until their windows end.
public interface Budgets {
  /// How a budget stands for one key.
  enum Standing {
    /// Something is left.
    OPEN,
    /// The key has spent its part, and may go on.
    HAS_SPENT,
    /// Nothing is left.
    OVER
  }

  /// How the budget stands for this key in this window; nothing is spent.
  Standing standing(Budget budget, String who, String key, Instant now);

  /// Spends one, once per key: the same key again costs nothing. Says whether it could, or had.
  ///
  /// @param who a digest of whose budget it is
  /// @param key what tells a thing that is done twice from two things
  boolean spend(Budget budget, String who, String key, Instant now);

  /// Spends one, whatever for; says whether it could.
  ///
  /// @param who a digest of whose budget it is
  boolean count(Budget budget, String who, Instant now);
}
