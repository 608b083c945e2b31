package org.backbone.outcomes.pages;

import org.backbone.outcomes.FileFacts;
import org.backbone.platform.pages.Words;

/// A file as its sender knows it: `fileName.jte`.
///
/// @param name as it was sent; may be empty
/// @param size in words; empty where nobody knows it
public record SentFile(String name, String size) {
  private static final int KILOBYTE = 1024;
  private static final int MEGABYTE = 1024 * KILOBYTE;

  static SentFile of(FileFacts file, Words words) {
    return new SentFile(
        file.name(), file.equals(FileFacts.UNREAD) ? "" : size(file.bytes(), words));
  }

  private static String size(long bytes, Words words) {
    return bytes < KILOBYTE
        ? words.say("size.bytes", bytes)
        : bytes < MEGABYTE
            ? words.say("size.kb", bytes / KILOBYTE)
            : words.say("size.mb", bytes / MEGABYTE);
  }
}
