package org.backbone.outcomes;

import org.backbone.platform.core.Digest;

/// Which file was read.
///
/// @param name as the sender's computer calls it, empty if it did not say
/// @param bytes its size
/// @param sha256 its digest in hex
public record FileFacts(String name, long bytes, String sha256) {
  /// A file of which nothing could be read, not even its name.
  public static final FileFacts UNREAD = new FileFacts("", 0, Digest.sha256(""));

  /// The same file under another name.
  public FileFacts called(String other) {
    return new FileFacts(other, bytes, sha256);
  }
}
