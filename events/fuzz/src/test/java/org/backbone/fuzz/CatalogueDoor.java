package org.backbone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.backbone.metrics.catalog.CatalogFiles;
import org.backbone.metrics.catalog.CatalogueComparison;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.ZippedText;

/// A network's catalogue, as somebody sends it.
final class CatalogueDoor {
  private static final int MOST = 1 << 20;
  private static final CatalogueDocument STARTER = CatalogueDocument.starter();

  private CatalogueDoor() {}

  static Target target() {
    return new Target(
        "network-catalogue",
        Set.of(CatalogFiles.class, ZippedText.class),
        () -> CatalogueDoor::open,
        () -> List.of(Inputs.bytes(STARTER.text()), ZippedText.zipped(STARTER.text())),
        List.of("\"in\":", "\"aliases\":", "\"version\":", "\"goal\":", "null", "[]", "-1"));
  }

  // One that is read says the same when it is read again, and differs from itself in nothing.
  private static void open(byte[] input) {
    read(new String(input, StandardCharsets.UTF_8));
    try {
      read(ZippedText.text(input, MOST));
    } catch (UncheckedIOException _) {
      // It is no text under gzip.
    }
  }

  private static void read(String text) {
    switch (CatalogueDocument.read(text, List.of())) {
      case CatalogueDocument.Read.Bad(var faults) -> assertThat(faults).isNotEmpty();
      case CatalogueDocument.Read.Good(var document) -> {
        var again = CatalogueDocument.kept(document.text());
        assertThat(again.text()).isEqualTo(document.text());
        assertThat(again.places()).isEqualTo(document.places());
        assertThat(again.datasets()).isEqualTo(document.datasets());
        assertThat(CatalogueComparison.of(document, again)).isEmpty();
        assertThat(again.measures().indicators()).isEqualTo(document.measures().indicators());
      }
    }
  }
}
