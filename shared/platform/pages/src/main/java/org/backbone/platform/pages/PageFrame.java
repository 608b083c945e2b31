package org.backbone.platform.pages;

import java.util.EnumSet;
import java.util.Set;
import org.backbone.platform.core.Language;

/// What surrounds a page's own part: language, title, where it stands in the navigation.
///
/// @param path the request's path and query: the language button leads back to it
/// @param description the page in a sentence or two, for who has not opened it; empty for none
public record PageFrame(
    Language language,
    String network,
    String path,
    String title,
    Set<Nav> current,
    SubNav subNav,
    Width width,
    boolean refused,
    String description) {
  /// How much room the main part takes.
  public enum Width {
    /// A page for everybody.
    WRAP("wrap"),
    /// A staff page: smaller and closer.
    DENSE("wrap dense"),
    /// The page sets its own widths: a hero at the top.
    OPEN("");

    private final String classes;

    Width(String classes) {
      this.classes = classes;
    }

    String classes() {
      return classes;
    }
  }

  public PageFrame {
    current = Set.copyOf(current);
  }

  /// A plain page that stands nowhere in the navigation.
  public static PageFrame of(Language language, String network, String path, String title) {
    return new PageFrame(
        language,
        network,
        path,
        title,
        EnumSet.noneOf(Nav.class),
        SubNav.none(),
        Width.WRAP,
        false,
        "");
  }

  /// The page belongs to this place in the navigation.
  public PageFrame at(Nav nav) {
    return new PageFrame(
        language, network, path, title, EnumSet.of(nav), subNav, width, refused, description);
  }

  /// With a second navigation below the masthead.
  public PageFrame with(SubNav second) {
    return new PageFrame(
        language, network, path, title, current, second, width, refused, description);
  }

  /// What search engines say of the page, and what a link to it shows where it is sent on;
  /// empty for a page that is nobody's but its reader's.
  public PageFrame describedAs(String text) {
    return new PageFrame(language, network, path, title, current, subNav, width, refused, text);
  }

  /// With another width.
  public PageFrame in(Width other) {
    return new PageFrame(
        language, network, path, title, current, subNav, other, refused, description);
  }

  /// A form came back with problems: the title then begins "Error:".
  public PageFrame refusedIf(boolean problems) {
    return new PageFrame(
        language, network, path, title, current, subNav, width, problems, description);
  }
}
