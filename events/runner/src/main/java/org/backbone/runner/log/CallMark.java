package org.backbone.runner.log;

/// What is known of a call without reading it.
///
/// @param function the logical id
/// @param offset where its JSON begins in the file, in bytes
/// @param length of its JSON, in bytes
record CallMark(
    String id,
    String function,
    Level level,
    boolean failed,
    JournalFile file,
    long offset,
    int length) {}
