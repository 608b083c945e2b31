package org.backbone.outcomes;

/// The event by which a file that is here already is read: as EventBridge tells of one that
/// arrived, with a source of our own.
public final class ReadAgain {
  /// Who tells of it.
  public static final String SOURCE = "backbone.uploads";

  private ReadAgain() {}

  /// The event for an upload.
  public static String event(Upload upload) {
    return "{\"source\":\"%s\",\"detail\":{\"object\":{\"key\":\"%s\"}}}"
        .formatted(SOURCE, upload.fileKey());
  }
}
