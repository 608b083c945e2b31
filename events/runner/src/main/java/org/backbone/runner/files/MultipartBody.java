package org.backbone.runner.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A body of the type `multipart/form-data`, read as it arrives: a part is there once, in its turn,
/// and is never held whole. What is not well-formed is an [S3Error].
///
/// It is read here and not by Jetty's `MultiPart.Parser`, which streams too, but (12.1.12) changes
/// files: one that begins with a dash gets a line feed before it if the network cuts it there, and
/// one with the delimiter after a bare line feed ends at it, or is refused. Jetty also finds no
/// boundary under `Boundary=`, and does not count a part's headers.
final class MultipartBody {
  /// One part.
  ///
  /// @param fileName what the browser calls the file; for a plain field, nothing
  /// @param content ends where the part ends
  record Part(String name, Optional<String> fileName, InputStream content) {}

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_BOUNDARY = 70;
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int MOST_HEADERS = 20;

  private final InputStream body;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int limit;
  private boolean inPart = true;
  private boolean last;

  private MultipartBody(InputStream body, String boundary) {
    this.body = body;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // So that a delimiter at the very start is found as all others are.
    buffer[0] = '\r';
    buffer[1] = '\n';
    this.limit = 2;
  }

  /// Reads `body`, whose header `Content-Type` names the boundary.
  static MultipartBody of(String contentType, InputStream body) {
    var boundary = HeaderParameters.of(contentType).getOrDefault("boundary", "");
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
      throw S3Error.malformedForm();
    }
    return new MultipartBody(body, boundary);
  }

  /// The next part, past what is left of the one before; nothing after the last.
  Optional<Part> next() throws IOException {
    skipPart();
    if (last) {
      return Optional.empty();
    }
    var disposition = "";
    for (var n = 0; n <= MOST_HEADERS; n++) {
      var header = line();
      if (header.isEmpty()) {
        inPart = true;
        return Optional.of(part(disposition));
      }
      if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        disposition = header.substring(header.indexOf(':') + 1).strip();
      }
    }
    throw S3Error.malformedForm();
  }

  /// Reads past all that is left; when it returns, the whole body has arrived.
  void finish() throws IOException {
    while (!last) {
      next();
    }
    do {
      at = limit;
    } while (fill());
  }

  private Part part(String disposition) {
    var parameters = HeaderParameters.of(disposition);
    var name = parameters.get("name");
    if (name == null || !disposition.toLowerCase(Locale.ROOT).startsWith("form-data")) {
      throw S3Error.malformedForm();
    }
    return new Part(name, Optional.ofNullable(parameters.get("filename")), new Content());
  }

  private void skipPart() throws IOException {
    var skipped = new byte[BUFFER];
    while (inPart && read(skipped, 0, skipped.length) >= 0) {
      // Nothing of it is wanted.
    }
  }

  // Bytes of the part, or -1 once its delimiter is passed.
  private int read(byte[] into, int offset, int length) throws IOException {
    if (!inPart) {
      return -1;
    }
    while (limit - at < delimiter.length) {
      if (!fill()) {
        throw S3Error.malformedForm();
      }
    }
    var end = Math.min(limit - delimiter.length + 1, at + length);
    var stop = at;
    while (stop < end && !isDelimiter(stop)) {
      stop++;
    }
    var count = stop - at;
    if (count == 0 && length > 0) {
      at += delimiter.length;
      inPart = false;
      afterDelimiter();
      return -1;
    }
    System.arraycopy(buffer, at, into, offset, count);
    at = stop;
    return count;
  }

  private boolean isDelimiter(int from) {
    return buffer[from] == '\r'
        && Arrays.equals(buffer, from, from + delimiter.length, delimiter, 0, delimiter.length);
  }

  // Two dashes end the body; else the line ends, and some senders leave blanks before its end.
  private void afterDelimiter() throws IOException {
    while (limit - at < 2) {
      if (!fill()) {
        throw S3Error.malformedForm();
      }
    }
    if (buffer[at] == '-' && buffer[at + 1] == '-') {
      at += 2;
      last = true;
    } else if (!line().isBlank()) {
      throw S3Error.malformedForm();
    }
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    while (line.size() < LONGEST_LINE) {
      if (at == limit && !fill()) {
        break;
      }
      var next = buffer[at++];
      if (next == '\n') {
        var text = line.toString(StandardCharsets.UTF_8);
        if (text.endsWith("\r")) {
          return text.substring(0, text.length() - 1);
        }
        break;
      }
      line.write(next);
    }
    throw S3Error.malformedForm();
  }

  private boolean fill() throws IOException {
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, limit - at);
      limit -= at;
      at = 0;
    }
    var read = body.read(buffer, limit, buffer.length - limit);
    limit += Math.max(read, 0);
    return read >= 0;
  }

  // Only the part that the body stands at can be read; of an earlier one, nothing is left.
  private final class Content extends InputStream {
    private boolean ended;

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, into.length);
      var count = ended ? -1 : MultipartBody.this.read(into, offset, length);
      ended = count < 0;
      return count;
    }
  }
}
