package org.backbone.mail.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.backbone.mail.MailShelf;
import org.backbone.platform.files.FileStore;
import org.backbone.platform.mail.Mime;

/// Mails as files, one by one.
public final class FileShelf implements MailShelf {
  private final FileStore files;

  /// A shelf in `files`, which keep no versions and nothing longer than a shelf does.
  public FileShelf(FileStore files) {
    this.files = files;
  }

  @Override
  public void put(String place, Mime mime) {
    files.put(place, "message/rfc822", mime.bytes());
  }

  @Override
  public Optional<Mime> find(String place) {
    try {
      var found = files.open(place, "");
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try (var opened = found.get()) {
        return Optional.of(new Mime(opened.content().readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the mail at " + place, e);
    }
  }

  @Override
  public void drop(String place) {
    files.delete(place);
  }
}
