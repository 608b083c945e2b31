package org.backbone.outcomes.proposal;

/// What a file that nobody knows yet most likely means.
///
/// @param sheet the name of the sheet that was looked at; empty where a file has only one
public record FileGuess(String sheet, SheetGuess guess) {}
