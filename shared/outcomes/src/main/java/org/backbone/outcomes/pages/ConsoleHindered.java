package org.backbone.outcomes.pages;

/// An upload whose file is here and unread, as staff see it: `consoleHindered.jte`.
///
/// @param title dataset and period
/// @param partner who sent it
/// @param since since when, in words
/// @param givenUp whether its sender will be asked for it again
public record ConsoleHindered(
    String id, String title, String partner, String since, boolean givenUp) {}
