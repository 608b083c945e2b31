package org.backbone.outcomes.pages;

import org.backbone.platform.pages.Kind;
import org.jspecify.annotations.Nullable;

/// An upload as staff see it: `consoleUploads.jte`.
///
/// @param kind how the state looks
/// @param title dataset and period
/// @param partner who sent it; empty on the partner's own page
/// @param path the partner's page
/// @param day when it was asked for, and by which program if one did
/// @param receipt where its signed receipt is; empty where its file was not taken
/// @param facts what more is told of it on the partner's own page; null elsewhere
public record ConsoleUpload(
    Kind kind,
    String state,
    String title,
    String partner,
    String path,
    String day,
    String receipt,
    @Nullable SentFacts facts) {}
