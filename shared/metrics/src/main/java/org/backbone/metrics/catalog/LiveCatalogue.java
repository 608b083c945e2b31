package org.backbone.metrics.catalog;

import java.util.function.Function;
import java.util.function.Supplier;
import org.backbone.metrics.CatalogueStore;
import org.jspecify.annotations.Nullable;

/// The catalogue as it is now, and what each of several needs of it.
///
/// Whoever handles an invocation says when one begins. The first question after that reads which
/// revision holds, and nothing more unless it is another than the last time. So all that an
/// invocation does is by one revision.
public final class LiveCatalogue implements Supplier<CatalogueDocument> {
  private final CatalogueStore store;
  private @Nullable Seen<Long, CatalogueDocument> seen;
  private boolean isFresh;

  private record Seen<K, V>(K of, V value) {}

  /// That in `store`.
  public LiveCatalogue(CatalogueStore store) {
    this.store = store;
  }

  /// An invocation begins: what was seen before may have changed.
  public synchronized void begin() {
    isFresh = false;
  }

  @Override
  public synchronized CatalogueDocument get() {
    var last = seen;
    if (last != null && isFresh) {
      return last.value();
    }
    var revision = store.revision();
    var now =
        last != null && last.of() == revision
            ? last
            : new Seen<>(revision, document(store, revision));
    seen = now;
    isFresh = true;
    return now.value();
  }

  /// What `view` makes of the document, made once for each.
  public <T> Supplier<T> view(Function<CatalogueDocument, T> view) {
    return new View<>(this, view);
  }

  private static final class View<T> implements Supplier<T> {
    private final LiveCatalogue catalogue;
    private final Function<CatalogueDocument, T> view;
    private @Nullable Seen<CatalogueDocument, T> seen;

    private View(LiveCatalogue catalogue, Function<CatalogueDocument, T> view) {
      this.catalogue = catalogue;
      this.view = view;
    }

    @Override
    public synchronized T get() {
      var document = catalogue.get();
      var last = seen;
      var now =
          last != null && last.of().equals(document)
              ? last
              : new Seen<>(document, view.apply(document));
      seen = now;
      return now.value();
    }
  }

  /// A revision's document; what the suite came with before the first.
  public static CatalogueDocument document(CatalogueStore store, long revision) {
    return revision == 0
        ? CatalogueDocument.starter()
        : CatalogueDocument.kept(
            store
                .text(revision)
                .orElseThrow(() -> new IllegalStateException("no revision " + revision)));
  }
}
