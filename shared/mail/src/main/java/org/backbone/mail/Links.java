package org.backbone.mail;

import java.util.Optional;

/// Where the links of mails are remembered.
public interface Links {
  /// Remembers a link that no mail's transaction remembers.
  void add(Link link);

  /// The link that `token` opens for `purpose`, working or not; empty for a token that we never
  /// gave, gave for something else, or forgot.
  Optional<Link> find(String token, Link.Purpose purpose);
}
