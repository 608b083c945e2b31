package org.backbone.platform.pages.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The routes of all functions, as `template.yaml` declares them: whoever answers what no route
/// takes can tell a wrong method from a wrong path.
public final class DeclaredRoutes {
  // An event of a function that is a route: its method and path follow, each on a line of its own.
  private static final Pattern ROUTE =
      Pattern.compile(
          "\\bType: HttpApi\\s+Properties:\\s+ApiId: \\S+ \\S+\\s+Method: (\\S+)\\s+Path: (\\S+)");

  private record Route(String method, List<String> segments) {
    boolean matches(List<String> asked) {
      if (asked.size() != segments.size()) {
        return false;
      }
      for (int i = 0; i < asked.size(); i++) {
        var segment = segments.get(i);
        if (segment.startsWith("{") ? asked.get(i).isEmpty() : !segment.equals(asked.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Route> routes;

  private DeclaredRoutes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /// Those of the template that lies in the function's zip.
  public static DeclaredRoutes bundled() {
    try (var template = DeclaredRoutes.class.getResourceAsStream("/template.yaml")) {
      if (template == null) {
        throw new IllegalStateException("no template.yaml in the zip");
      }
      return in(new String(template.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those of a template's text.
  static DeclaredRoutes in(String template) {
    return new DeclaredRoutes(
        ROUTE
            .matcher(template)
            .results()
            .filter(found -> !found.group(2).equals("$default"))
            .map(found -> new Route(found.group(1), segments(found.group(2))))
            .toList());
  }

  /// The methods that a path takes, in order of the alphabet; none where nothing is.
  ///
  /// @param path as it was asked for; a slash at its end is nothing, as for the gateway
  List<String> methodsOf(String path) {
    var asked = segments(path);
    return routes.stream()
        .filter(route -> route.matches(asked))
        .map(Route::method)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> segments(String path) {
    var inner = path.startsWith("/") ? path.substring(1) : path;
    var trimmed = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
    return List.of(trimmed.split("/", -1));
  }
}
