package org.backbone.runner.faults.inside;

/// The process ends here: nothing catches it.
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String where) {
    super("crashed " + where);
  }
}
