package org.backbone.platform.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.backbone.platform.core.Digest;

/// The files that pages ask for: two style sheets, kept in this module and served by the dashboard.
public final class Assets {
  private static final Map<String, Asset> ALL =
      Map.of(
          "pico.min.css", load("pico.min.css", "text/css; charset=utf-8"),
          "backbone.css", load("backbone.css", "text/css; charset=utf-8"));

  private Assets() {}

  /// A file as it is served; its digest changes when it does.
  @SuppressWarnings("ArrayRecordComponent") // bytes that are only written to the wire
  public record Asset(String name, String contentType, byte[] bytes, String digest) {}

  /// The asset of this name, if there is one.
  public static Optional<Asset> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /// Where pages find it; a changed file has another address, so that it may be kept for a year.
  public static String path(String name) {
    var asset =
        find(name).orElseThrow(() -> new IllegalArgumentException("no asset is called " + name));
    return "/assets/" + name + "?v=" + asset.digest().substring(0, 12);
  }

  private static Asset load(String name, String contentType) {
    try (var stream = Assets.class.getResourceAsStream("/assets/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the build: assets/" + name);
      }
      var bytes = stream.readAllBytes();
      return new Asset(name, contentType, bytes, Digest.sha256(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
