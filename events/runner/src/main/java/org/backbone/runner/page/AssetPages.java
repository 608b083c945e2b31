package org.backbone.runner.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.backbone.platform.pages.Assets;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;

/// The style sheets for the stack's own pages, so that these look right even when no function does:
/// the network's, and one of their own for what only they show.
public final class AssetPages {
  private static final byte[] OWN_SHEET = load("/local/local.css");

  private AssetPages() {}

  /// Adds the files.
  public static void addTo(LocalPages pages) {
    pages
        .on("GET /_local/assets/{file}", AssetPages::answer)
        .on(
            "GET /_local/assets/local.css",
            exchange -> exchange.bytes(200, "text/css; charset=utf-8", OWN_SHEET));
  }

  private static void answer(LocalExchange exchange) throws IOException {
    var asset = Assets.find(exchange.parameter("file"));
    if (asset.isPresent()) {
      exchange.bytes(200, asset.get().contentType(), asset.get().bytes());
    } else {
      exchange.text(404, "no such file");
    }
  }

  private static byte[] load(String resource) {
    try (var stream = AssetPages.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the build: " + resource);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
