package org.backbone.outcomes;

import java.util.Locale;
import org.backbone.platform.core.Digest;

/// A receipt's number: eight characters that can be read out on the telephone, made from the
/// upload's id.
public final class Receipt {
  // Crockford's base 32: no I, L, O, U.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Receipt() {}

  /// The number of an upload, `R-XXXX-XXXX`: the same whenever it is asked for.
  public static String number(Upload upload) {
    var bits = Long.parseUnsignedLong(Digest.sha256(upload.id()).substring(0, 16), 16);
    var number = new StringBuilder("R-");
    for (var i = 0; i < 8; i++) {
      if (i == 4) {
        number.append('-');
      }
      number.append(ALPHABET.charAt((int) (bits & 31)));
      bits >>>= 5;
    }
    return number.toString().toUpperCase(Locale.ROOT);
  }
}
