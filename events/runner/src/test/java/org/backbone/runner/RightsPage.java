package org.backbone.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What `docs/rights.md` says of each route.
public final class RightsPage {
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\| `((?:[A-Z]+ /|\\$)[^`]*)` \\| ([^|\n]+) \\|$");

  private RightsPage() {}

  /// Whom a route is for.
  public enum Who {
    /// Everybody, whoever they are otherwise.
    ANYBODY("anybody"),
    /// Whoever has the token of the path, and nobody by being somebody.
    WITH_THE_LINK("who has the link"),
    /// A partner's contact.
    CONTACT("a contact"),
    /// A partner's contact, and of that partner's things alone.
    CONTACT_OF_IT("a contact: their own"),
    /// A partner's contact, and its programs.
    MEMBER("a contact, or a program of theirs"),
    /// A partner's contact, and its programs, and of that partner's things alone.
    MEMBER_OF_IT("a contact, or a program of theirs: their own"),
    /// Staff of any role.
    STAFF("staff"),
    /// Staff of this role, and administrators.
    FACILITATOR("facilitator"),
    /// Staff of this role, and administrators.
    ANALYST("analyst"),
    /// Administrators alone.
    ADMINISTRATOR("administrator");

    private final String said;

    Who(String said) {
      this.said = said;
    }

    // What follows a colon is why, but where it says which things.
    private static Who of(String text) {
      for (var who : values()) {
        if (text.equals(who.said)) {
          return who;
        }
      }
      int colon = text.indexOf(':');
      if (colon < 0) {
        throw new IllegalStateException("docs/rights.md says of a route: " + text);
      }
      return of(text.substring(0, colon));
    }
  }

  /// Whom each route is for, in the page's order.
  public static Map<String, Who> rules() {
    var rules = new LinkedHashMap<String, Who>();
    try {
      LINE.matcher(Files.readString(DeclaredTemplate.ROOT.resolve("docs/rights.md")))
          .results()
          .forEach(
              line -> {
                if (rules.put(line.group(1), Who.of(line.group(2).strip())) != null) {
                  throw new IllegalStateException("two lines of " + line.group(1));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules;
  }
}
