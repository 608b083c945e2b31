package org.backbone.outcomes.pages;

/// What is told of an upload in a list of many: `sentFacts.jte`. Each may be empty.
///
/// @param file what it is called
/// @param by who sent it
/// @param at when
/// @param rows how many were read and counted
/// @param changes what it changed of what counted before
/// @param why why it was not taken
/// @param reason why it is right though it is unlikely, as its sender said
public record SentFacts(
    String file, String by, String at, String rows, String changes, String why, String reason) {}
