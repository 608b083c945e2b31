package org.backbone.runner.files;

import java.time.Instant;

/// One object of a bucket, as it stands there.
///
/// @param etag without quotes
/// @param at when it was stored
record StoredObject(String bucket, String key, String etag, long size, Instant at) {
  /// What tells this writing of the object from every other.
  String mark() {
    return etag + " " + at.toEpochMilli();
  }
}
