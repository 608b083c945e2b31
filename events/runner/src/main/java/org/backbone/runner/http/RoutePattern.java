package org.backbone.runner.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A route's method and path, matched as API Gateway does; the more exact one comes first in order.
record RoutePattern(String method, List<String> segments, boolean catchAll)
    implements Comparable<RoutePattern> {
  private static final Comparator<RoutePattern> MOST_EXACT =
      Comparator.comparing(RoutePattern::exactness).thenComparing(RoutePattern::anyMethod);

  /// The values of a path's parameters, decoded.
  record Match(Map<String, String> parameters) {}

  static RoutePattern of(String method, String path) {
    return path.equals("$default")
        ? new RoutePattern("ANY", List.of(), true)
        : new RoutePattern(method, split(path), false);
  }

  Optional<Match> match(String askedMethod, String rawPath) {
    if (catchAll) {
      return Optional.of(new Match(Map.of()));
    }
    if (!anyMethod() && !method.equals(askedMethod)) {
      return Optional.empty();
    }
    var asked = split(rawPath);
    boolean greedy = !segments.isEmpty() && segments.getLast().endsWith("+}");
    if (greedy ? asked.size() < segments.size() : asked.size() != segments.size()) {
      return Optional.empty();
    }
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < segments.size(); i++) {
      var segment = segments.get(i);
      if (segment.endsWith("+}")) {
        parameters.put(
            segment.substring(1, segment.length() - 2),
            decode(String.join("/", asked.subList(i, asked.size()))));
      } else if (segment.startsWith("{")) {
        if (asked.get(i).isEmpty()) {
          return Optional.empty();
        }
        parameters.put(segment.substring(1, segment.length() - 1), decode(asked.get(i)));
      } else if (!segment.equals(asked.get(i)) && !segment.equals(decode(asked.get(i)))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(parameters));
  }

  @Override
  public int compareTo(RoutePattern other) {
    return MOST_EXACT.compare(this, other);
  }

  private boolean anyMethod() {
    return method.equals("ANY");
  }

  // One letter a segment: literal, then parameter, then greedy; the catch-all last of all.
  private String exactness() {
    if (catchAll) {
      return "~";
    }
    var letters = new StringBuilder();
    for (var segment : segments) {
      letters.append(segment.endsWith("+}") ? 'c' : segment.startsWith("{") ? 'b' : 'a');
    }
    return letters.toString();
  }

  private static List<String> split(String path) {
    var inner = path.startsWith("/") ? path.substring(1) : path;
    // The gateway takes a slash at the end for nothing.
    var trimmed = inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner;
    return List.of(trimmed.split("/", -1));
  }

  // A plus is a plus in a path. What is no valid escape stays as it came.
  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return segment;
    }
  }
}
