package org.backbone.mail.twin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.backbone.mail.MailShelf;
import org.backbone.platform.mail.Mime;

/// A shelf in memory; nothing goes away by itself.
public final class MemoryShelf implements MailShelf {
  private final Map<String, Mime> mails = new ConcurrentHashMap<>();

  /// An empty shelf.
  public MemoryShelf() {}

  /// Where something lies.
  public Set<String> places() {
    return Set.copyOf(mails.keySet());
  }

  @Override
  public void put(String place, Mime mime) {
    mails.put(place, mime);
  }

  @Override
  public Optional<Mime> find(String place) {
    return Optional.ofNullable(mails.get(place));
  }

  @Override
  public void drop(String place) {
    mails.remove(place);
  }
}
