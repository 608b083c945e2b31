package org.backbone.runner.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The requests of one connection, passed on as they came. Only a target that the JDK's server
/// would not hand to a handler becomes `/`, and travels in a header of ours.
final class RequestPassing {
  private static final String TARGET = "X-Backbone-Target";
  private static final int LARGEST_HEAD = 512 * 1024;
  private static final int LONGEST_LINE = 8 * 1024;
  private static final String END = "\r\n";

  private final InputStream in;
  private final OutputStream out;

  RequestPassing(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /// The target that travelled in the header.
  static Optional<String> target(Headers headers) {
    return Optional.ofNullable(headers.getFirst(TARGET))
        .map(value -> new String(Base64.getUrlDecoder().decode(value), UTF_8));
  }

  /// Whether a header is ours, and no function's business.
  static boolean isOurs(String header) {
    return header.equalsIgnoreCase(TARGET);
  }

  void untilTheEnd() throws IOException {
    while (passOne()) {
      // and the next
    }
  }

  // What is no HTTP is passed on to the server, who says so.
  private boolean passOne() throws IOException {
    var head = head();
    if (!head.endsWith(END + END)) {
      out.write(head.getBytes(ISO_8859_1));
      in.transferTo(out);
      return false;
    }
    var lines =
        Arrays.stream(head.split(END, -1))
            .filter(line -> !isOurs(line.split(":", 2)[0].strip()))
            .toList();
    out.write(rewritten(lines).getBytes(ISO_8859_1));
    if (header(lines, "transfer-encoding").isPresent()) {
      return passChunks();
    }
    return pass(header(lines, "content-length").map(RequestPassing::number).orElse(0L));
  }

  private String head() throws IOException {
    var bytes = new ByteArrayOutputStream();
    int ending = 0;
    while (ending < 4 && bytes.size() < LARGEST_HEAD) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      bytes.write(next);
      boolean expected = next == (ending % 2 == 0 ? '\r' : '\n');
      ending = expected ? ending + 1 : next == '\r' ? 1 : 0;
    }
    return bytes.toString(ISO_8859_1);
  }

  private static String rewritten(List<String> lines) {
    var asked = lines.getFirst();
    int from = asked.indexOf(' ') + 1;
    int to = asked.lastIndexOf(' ');
    var target = from > 0 && from < to ? asked.substring(from, to) : "/";
    if (isUsual(target)) {
      return String.join(END, lines);
    }
    var value = Base64.getUrlEncoder().encodeToString(target.getBytes(UTF_8));
    return lines.stream()
        .skip(1)
        .collect(
            Collectors.joining(
                END,
                asked.substring(0, from)
                    + "/"
                    + asked.substring(to)
                    + END
                    + TARGET
                    + ": "
                    + value
                    + END,
                ""));
  }

  // A path, or a whole address, as the JDK's server hands it on.
  private static boolean isUsual(String target) {
    try {
      var uri = new URI(target);
      var path = uri.getRawPath();
      return path != null && path.startsWith("/") && (uri.isAbsolute() || !target.startsWith("//"));
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static Optional<String> header(List<String> lines, String name) {
    return lines.stream()
        .skip(1)
        .map(line -> line.split(":", 2))
        .filter(
            parts -> parts.length == 2 && parts[0].strip().toLowerCase(Locale.ROOT).equals(name))
        .map(parts -> parts[1].strip())
        .findFirst();
  }

  private static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private boolean pass(long bytes) throws IOException {
    var buffer = new byte[(int) Math.min(bytes, 16 * 1024)];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        return false;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
    return true;
  }

  private boolean passChunks() throws IOException {
    while (true) {
      var size = passLine().split(";", 2)[0].strip();
      if (!size.matches("[0-9A-Fa-f]{1,15}")) {
        in.transferTo(out);
        return false;
      }
      long bytes = Long.parseLong(size, 16);
      if (bytes == 0) {
        break;
      }
      if (!pass(bytes + END.length())) {
        return false;
      }
    }
    while (!passLine().isEmpty()) {
      // a trailer
    }
    return true;
  }

  private String passLine() throws IOException {
    var line = new ByteArrayOutputStream();
    int next;
    do {
      next = in.read();
      if (next < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException();
      }
      line.write(next);
    } while (next != '\n');
    line.writeTo(out);
    return line.toString(ISO_8859_1).strip();
  }
}
