package org.backbone.metrics.catalog;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A text as fewer bytes, under gzip.
public final class ZippedText {
  private ZippedText() {}

  /// The bytes of a text.
  public static byte[] zipped(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// The text of bytes.
  ///
  /// @param most how many bytes it comes to at most; more are not unpacked
  /// @throws UncheckedIOException for what is not a text's bytes, or for too many
  public static String text(byte[] zipped, int most) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      var bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("more than " + most + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
