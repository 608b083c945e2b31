package org.backbone.platform.pages;

import java.util.List;

/// The second navigation of a partner's desk or of the console: whose it is, its links, the way
/// out.
public record SubNav(String label, String title, List<Link> links, String signOut) {
  /// One link; at most one of them is current.
  public record Link(String text, String path, boolean current) {}

  public SubNav {
    links = List.copyOf(links);
  }

  /// No second navigation.
  public static SubNav none() {
    return new SubNav("", "", List.of(), "");
  }

  boolean isNone() {
    return label.isEmpty();
  }
}
