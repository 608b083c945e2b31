package org.backbone.platform.pages.console;

import java.util.List;
import java.util.Optional;
import org.backbone.platform.lambda.Request;

/// A part of the console that a capability contributes: its pages, actions and API, its place in
/// the navigation, and what it has to say on the first page.
public interface ConsoleSection {
  /// These routes and its own.
  ConsoleRoutes addTo(ConsoleRoutes routes, ConsoleFrame frame);

  /// Its place in the console's navigation, if it has one.
  default Optional<ConsoleLink> link() {
    return Optional.empty();
  }

  /// What staff find of it when they come in; nothing, for most.
  default List<TodayBlock> today(Request request) {
    return List.of();
  }
}
