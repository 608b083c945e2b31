package org.backbone.outcomes.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.outcomes.receipts.PublishedKey;
import org.backbone.outcomes.receipts.ReceiptKeyStore;
import org.backbone.outcomes.receipts.ReceiptSeal;
import org.backbone.platform.files.FileStore;

/// The keys that receipts are signed with: the private halves in a bucket of their own, the public
/// ones in the table. The first receipt brings the first key about, and each is followed by another
/// after a year, or once its private half is taken away.
public final class KeptSeals {
  /// How long a key signs.
  public static final Duration LIFETIME = Duration.ofDays(365);

  private static final String TYPE = "text/plain";

  private final FileStore files;
  private final ReceiptKeyStore keys;
  private final InstantSource clock;

  // A key never changes, so each is read once.
  private final Map<String, ReceiptSeal> known = new HashMap<>();

  /// @param files where the private halves lie, and nothing else
  public KeptSeals(FileStore files, ReceiptKeyStore keys, InstantSource clock) {
    this.files = files;
    this.keys = keys;
    this.clock = clock;
  }

  /// The key that signs now.
  synchronized ReceiptSeal current() {
    var published = keys.published();
    return current(published).orElseGet(() -> next(published));
  }

  private Optional<ReceiptSeal> current(List<PublishedKey> published) {
    if (published.isEmpty() || isOver(published.getLast(), clock.instant())) {
      return Optional.empty();
    }
    var id = published.getLast().id();
    return read(published.size()).filter(seal -> seal.id().equals(id));
  }

  private static boolean isOver(PublishedKey key, Instant now) {
    return !now.isBefore(key.from().plus(LIFETIME));
  }

  // First the private half, which nobody can put there twice; whoever finds one there publishes
  // that. So whoever stops in between leaves a key that the next one uses.
  private ReceiptSeal next(List<PublishedKey> published) {
    var number = published.size() + 1;
    var fresh = ReceiptSeal.fresh();
    var _ = files.putNew(file(number), TYPE, fresh.text().getBytes(StandardCharsets.UTF_8));
    var kept =
        read(number)
            .orElseThrow(() -> new IllegalStateException("the key is gone: " + file(number)));
    var _ = keys.publish(number, PublishedKey.of(kept, clock.instant()), file(number));
    return kept;
  }

  // Whether it is there is asked each time: one that was taken away signs no more.
  private Optional<ReceiptSeal> read(int number) {
    try (var opened = files.open(file(number), "").orElse(null)) {
      if (opened == null) {
        return Optional.empty();
      }
      var text = new String(opened.content().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(known.computeIfAbsent(text, ReceiptSeal::of));
    } catch (IOException e) {
      throw new UncheckedIOException("the key cannot be read: " + file(number), e);
    }
  }

  private static String file(int number) {
    return "receipts/" + number;
  }
}
