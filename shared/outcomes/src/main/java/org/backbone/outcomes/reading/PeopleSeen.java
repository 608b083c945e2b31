package org.backbone.outcomes.reading;

import org.backbone.platform.core.sheet.CellText;

/// Which people rows were about, so that the second row of one is found in a file of millions. Kept
/// is a hash of 64 bits of what tells each apart: that two of two million people have the same by
/// chance is as likely as one in ten million.
final class PeopleSeen {
  private static final int FIRST_SIZE = 1 << 10;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SHIFT = 32;
  private static final long MIX = 0xd6e8feb86659fd93L;

  private long[] hashes = new long[FIRST_SIZE];
  private int[] rows = new int[FIRST_SIZE];
  private int size;

  /// The row of the same person in the same period before; 0 for none, and then this is the first.
  ///
  /// @param row a number from 1
  int before(String person, String period, int row) {
    if (2 * size >= hashes.length) {
      grow();
    }
    var hash = hash(person, period);
    var at = at(hash);
    if (rows[at] != 0) {
      return rows[at];
    }
    hashes[at] = hash;
    rows[at] = row;
    size++;
    return 0;
  }

  // Where it is, or where it may be put.
  private int at(long hash) {
    var at = (int) hash & (hashes.length - 1);
    while (rows[at] != 0 && hashes[at] != hash) {
      at = (at + 1) & (hashes.length - 1);
    }
    return at;
  }

  private void grow() {
    var hashesBefore = hashes;
    var rowsBefore = rows;
    hashes = new long[2 * hashesBefore.length];
    rows = new int[hashes.length];
    for (var i = 0; i < hashesBefore.length; i++) {
      if (rowsBefore[i] != 0) {
        var at = at(hashesBefore[i]);
        hashes[at] = hashesBefore[i];
        rows[at] = rowsBefore[i];
      }
    }
  }

  // FNV-1a, and then every bit into every other one.
  private static long hash(String person, String period) {
    var hash = add(add(OFFSET, CellText.normal(person)) * PRIME, period);
    hash = (hash ^ (hash >>> SHIFT)) * MIX;
    hash = (hash ^ (hash >>> SHIFT)) * MIX;
    return hash ^ (hash >>> SHIFT);
  }

  private static long add(long before, String text) {
    var hash = before;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
