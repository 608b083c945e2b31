package org.backbone.metrics.catalog;

import java.util.function.Function;
import java.util.function.Supplier;
import org.backbone.metrics.CatalogueStore;
import org.jspecify.annotations.Nullable;

/// The catalogue as it is now, or what somebody needs of it.
///
/// Whoever handles an invocation says when one begins. The first question after that reads which
/// revision holds, and nothing more unless it is another than the last time.
///
/// @param <T> what is needed of the document
public final class LiveCatalogue<T> implements Supplier<T> {
  private final CatalogueStore store;
  private final Function<CatalogueDocument, T> view;
  private @Nullable Seen<T> seen;
  private boolean isFresh;

  private record Seen<T>(long revision, T value) {}

  /// What `view` makes of a document in `store`.
  public LiveCatalogue(CatalogueStore store, Function<CatalogueDocument, T> view) {
    this.store = store;
    this.view = view;
  }

  /// An invocation begins: what was seen before may have changed.
  public synchronized void begin() {
    isFresh = false;
  }

  @Override
  public synchronized T get() {
    var last = seen;
    if (last != null && isFresh) {
      return last.value();
    }
    var revision = store.revision();
    var now =
        last != null && last.revision() == revision
            ? last
            : new Seen<>(revision, view.apply(document(store, revision)));
    seen = now;
    isFresh = true;
    return now.value();
  }

  /// A revision's document; what the suite came with before the first.
  static CatalogueDocument document(CatalogueStore store, long revision) {
    return revision == 0
        ? CatalogueDocument.starter()
        : CatalogueDocument.kept(
            store
                .text(revision)
                .orElseThrow(() -> new IllegalStateException("no revision " + revision)));
  }
}
