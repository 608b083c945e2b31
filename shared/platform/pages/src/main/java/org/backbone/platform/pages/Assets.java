package org.backbone.platform.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.platform.core.Digest;

/// The files that pages ask for: two style sheets, the face of headings, the sign of a tab; kept in
/// this module and served by the dashboard.
public final class Assets {
  private static final int VERSION = 12;
  private static final Asset FACE = load("source-serif.woff2", "font/woff2");
  private static final Map<String, Asset> ALL =
      Stream.of(
              FACE,
              load("mark.svg", "image/svg+xml"),
              load("pico.min.css", "text/css; charset=utf-8"),
              sheet("backbone.css"))
          .collect(Collectors.toUnmodifiableMap(Asset::name, asset -> asset));

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
    return "/assets/" + name + "?v=" + version(asset);
  }

  // The sheet asks for the face by the address under which a browser may keep it for a year.
  private static Asset sheet(String name) {
    var plain = load(name, "text/css; charset=utf-8");
    var css =
        new String(plain.bytes(), StandardCharsets.UTF_8)
            .replace(FACE.name(), FACE.name() + "?v=" + version(FACE));
    return asset(name, plain.contentType(), css.getBytes(StandardCharsets.UTF_8));
  }

  private static String version(Asset asset) {
    return asset.digest().substring(0, VERSION);
  }

  private static Asset asset(String name, String contentType, byte[] bytes) {
    return new Asset(name, contentType, bytes, Digest.sha256(bytes));
  }

  private static Asset load(String name, String contentType) {
    try (var stream = Assets.class.getResourceAsStream("/assets/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the build: assets/" + name);
      }
      return asset(name, contentType, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
