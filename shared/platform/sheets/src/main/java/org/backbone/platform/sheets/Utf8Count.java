package org.backbone.platform.sheets;

/// Counts, in bytes that come in pieces, the letters of several bytes that UTF-8 makes of them, and
/// the bytes that are none of it.
final class Utf8Count {
  private long letters;
  private long misfits;
  private long zeros;
  private int needed;
  private int low;
  private int high;

  /// Counts some more.
  void count(byte[] bytes, int length) {
    for (var i = 0; i < length; i++) {
      if (bytes[i] > 0 && needed == 0) {
        continue;
      }
      count(bytes[i] & 0xff);
    }
  }

  private void count(int b) {
    if (needed > 0) {
      if (b >= low && b <= high) {
        needed--;
        low = 0x80;
        high = 0xbf;
        letters += needed == 0 ? 1 : 0;
        return;
      }
      misfits++;
      needed = 0;
    }
    zeros += b == 0 ? 1 : 0;
    if (b >= 0x80) {
      begin(b);
    }
  }

  // What may follow is narrower behind some: no letter is written longer than it must be.
  private void begin(int b) {
    low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    if (b >= 0xc2 && b <= 0xdf) {
      needed = 1;
    } else if (b >= 0xe0 && b <= 0xef) {
      needed = 2;
    } else if (b >= 0xf0 && b <= 0xf4) {
      needed = 3;
    } else {
      misfits++;
    }
  }

  /// There is nothing more.
  void end() {
    misfits += needed > 0 ? 1 : 0;
    needed = 0;
  }

  long letters() {
    return letters;
  }

  long misfits() {
    return misfits;
  }

  long zeros() {
    return zeros;
  }
}
