package org.backbone.platform.core;

import java.time.Duration;

/// For how long AWS keeps what the code cannot delete, as the template and AWS itself say: for the
/// page that tells people.
public final class Lifetimes {
  /// A file that a partner sent.
  public static final Duration FILE = Duration.ofDays(400);

  /// A file that a partner sent, and that was refused.
  public static final Duration REFUSED_FILE = Duration.ofDays(14);

  /// A file with what is wrong in it, as its sender gets it back.
  public static final Duration ERROR_FILE = Duration.ofDays(14);

  /// What a function noted.
  public static final Duration LOG = Duration.ofDays(90);

  /// A backup of the table.
  public static final Duration BACKUP = Duration.ofDays(35);

  private Lifetimes() {}
}
