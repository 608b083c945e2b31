package org.backbone.mail.twin;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backbone.mail.Link;
import org.backbone.mail.Links;
import org.backbone.platform.core.Digest;

/// Links in memory.
public final class MemoryLinks implements Links {
  private final Map<String, Link> links = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  @Override
  public synchronized void add(Link link) {
    links.put(link.digest(), link);
  }

  @Override
  public synchronized Optional<Link> find(String token, Link.Purpose purpose) {
    return Optional.ofNullable(links.get(Digest.sha256(token)))
        .filter(link -> link.purpose() == purpose);
  }

  @Override
  public synchronized boolean use(String token, Link.Purpose purpose, Instant now) {
    return find(token, purpose).filter(link -> link.worksAt(now)).isPresent()
        && used.add(Digest.sha256(token));
  }
}
