package org.backbone.mail.twin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backbone.mail.Link;
import org.backbone.mail.LinkUse;
import org.backbone.mail.Links;
import org.backbone.platform.core.Digest;

/// Links in memory.
public final class MemoryLinks implements Links {
  private final Map<String, Link> links = new HashMap<>();
  private final Map<String, LinkUse> uses = new HashMap<>();

  @Override
  public synchronized void add(Link link) {
    links.put(link.digest(), link);
  }

  @Override
  public synchronized Optional<Link> find(String token, Link.Purpose purpose) {
    return Optional.ofNullable(links.get(Digest.sha256(token)))
        .filter(link -> link.purpose() == purpose);
  }

  /// How the link that `token` opens was used, if it was.
  public synchronized Optional<LinkUse> useOf(String token) {
    return Optional.ofNullable(uses.get(Digest.sha256(token)));
  }

  /// Uses a link that works once, as the real one's transaction does; says whether it could be.
  public synchronized boolean use(
      String token, Link.Purpose purpose, Optional<LinkUse> before, LinkUse use) {
    if (find(token, purpose).filter(link -> link.worksAt(use.at())).isEmpty()
        || !useOf(token).equals(before)) {
      return false;
    }
    uses.put(Digest.sha256(token), use);
    return true;
  }
}
