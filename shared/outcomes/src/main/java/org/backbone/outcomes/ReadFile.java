package org.backbone.outcomes;

/// Has the file of an upload read now, and does not wait for it.
@FunctionalInterface
public interface ReadFile {
  /// Has it read; throws where nobody knows whether it will be. It may be read twice for one call,
  /// and is read in the end without one: an upload that waits for it is looked for.
  void read(Upload upload);
}
