package org.backbone.platform.pages.console;

import java.util.function.Function;
import org.backbone.platform.core.Language;

/// A place in the console's navigation.
///
/// @param path where it leads
/// @param text what it says, in each language
public record ConsoleLink(String path, Function<Language, String> text) {}
