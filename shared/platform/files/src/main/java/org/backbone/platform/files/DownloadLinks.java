package org.backbone.platform.files;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backbone.platform.core.Digest;

/// Makes presigned links to objects, without an S3 client: whoever has one may read that object
/// until it ends.
public final class DownloadLinks {
  private final BucketAddress address;
  private final Signer signer;
  private final InstantSource clock;

  /// Links into the bucket at `address`.
  public DownloadLinks(BucketAddress address, Signer signer, InstantSource clock) {
    this.address = address;
    this.signer = signer;
    this.clock = clock;
  }

  /// A link to the object `key` that works for `lifetime` and saves it as `fileName` (letters,
  /// digits, dots, hyphens).
  public String link(String key, String fileName, Duration lifetime) {
    if (!fileName.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("not a plain file name: " + fileName);
    }
    return link(
        key,
        Map.of("response-content-disposition", "attachment; filename=\"" + fileName + "\""),
        lifetime);
  }

  /// A link with these parameters and those of its signature.
  String link(String key, Map<String, String> more, Duration lifetime) {
    var signing = signer.at(clock.instant());
    var target = URI.create(address.url() + "/" + path(key));
    var query = new TreeMap<>(more);
    query.put("X-Amz-Algorithm", Signer.ALGORITHM);
    query.put("X-Amz-Credential", signing.credential());
    query.put("X-Amz-Date", signing.time());
    query.put("X-Amz-Expires", Long.toString(lifetime.toSeconds()));
    query.put("X-Amz-SignedHeaders", "host");
    signing.session().ifPresent(token -> query.put("X-Amz-Security-Token", token));
    var encoded =
        query.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        String.join(
            "\n",
            "GET",
            target.getRawPath(),
            encoded,
            "host:" + target.getRawAuthority(),
            "",
            "host",
            "UNSIGNED-PAYLOAD");
    var toSign =
        String.join(
            "\n", Signer.ALGORITHM, signing.time(), signing.scope(), Digest.sha256(request));
    return target + "?" + encoded + "&X-Amz-Signature=" + signing.sign(toSign);
  }

  private static String path(String key) {
    return encoded(key).replace("%2F", "/");
  }

  // RFC 3986: the form encoding, but for what only forms write otherwise.
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
