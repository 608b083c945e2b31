package org.backbone.runner.page;

import java.io.IOException;
import org.backbone.platform.pages.Assets;
import org.backbone.runner.http.LocalExchange;
import org.backbone.runner.http.LocalPages;

/// The style sheets for the stack's own pages, so that these look right even when no function does.
public final class AssetPages {
  private AssetPages() {}

  /// Adds the files.
  public static void addTo(LocalPages pages) {
    pages.on("GET /_local/assets/{file}", AssetPages::answer);
  }

  private static void answer(LocalExchange exchange) throws IOException {
    var asset = Assets.find(exchange.parameter("file"));
    if (asset.isPresent()) {
      exchange.bytes(200, asset.get().contentType(), asset.get().bytes());
    } else {
      exchange.text(404, "no such file");
    }
  }
}
