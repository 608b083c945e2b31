package org.backbone.runner.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The stack's own pages, all under `/_local`; parts of the stack add theirs.
public final class LocalPages {
  private record Entry(RoutePattern pattern, LocalPage page) {}

  /// A page, and what its path's parameters are.
  record Found(RoutePattern.Match match, LocalPage page) {}

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /// Answers a route such as `GET /_local/mail/{id}` with a page.
  public LocalPages on(String route, LocalPage page) {
    int space = route.indexOf(' ');
    var path = route.substring(space + 1);
    if (space < 0 || !(path.equals("/_local") || path.startsWith("/_local/"))) {
      throw new IllegalArgumentException("not METHOD /_local…: " + route);
    }
    entries.add(new Entry(RoutePattern.of(route.substring(0, space), path), page));
    return this;
  }

  Optional<Found> find(String method, String path) {
    var found = new ArrayList<Found>();
    RoutePattern best = null;
    for (var entry : entries) {
      var match = entry.pattern().match(method, path);
      if (match.isPresent() && (best == null || entry.pattern().compareTo(best) < 0)) {
        best = entry.pattern();
        found.addFirst(new Found(match.get(), entry.page()));
      }
    }
    return found.stream().findFirst();
  }
}
