package org.backbone.platform.pages.console;

import java.util.List;
import org.backbone.platform.lambda.Request;

/// A part of the console that a capability contributes: its pages, actions and API, and what it has
/// to say on the first page. Its place in the navigation, if it has one, is given to the frame.
public interface ConsoleSection {
  /// These routes and its own.
  ConsoleRoutes addTo(ConsoleRoutes routes);

  /// What they find of it who come in; nothing, for most. It offers nobody a button that is not for
  /// them.
  default List<TodayBlock> today(Request request, Staff staff) {
    return List.of();
  }
}
