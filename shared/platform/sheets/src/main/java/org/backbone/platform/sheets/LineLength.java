package org.backbone.platform.sheets;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// A text, and how long the line is that it is read to.
final class LineLength extends FilterReader {
  private long length;

  LineLength(Reader text) {
    super(text);
  }

  @Override
  public int read() throws IOException {
    var one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int from, int most) throws IOException {
    var n = super.read(buffer, from, most);
    var last = from + n - 1;
    while (last >= from && buffer[last] != '\n' && buffer[last] != '\r') {
      last--;
    }
    length = last < from ? length + Math.max(0, n) : from + n - 1L - last;
    return n;
  }

  /// How many characters were read since its beginning.
  long length() {
    return length;
  }
}
