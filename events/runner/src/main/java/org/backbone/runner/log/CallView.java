package org.backbone.runner.log;

/// What `call.jte` shows of one call.
///
/// @param event as it was given, as text
/// @param result what was answered, or the error, as text
public record CallView(JournalEntry call, String event, String result) {}
