package org.backbone.platform.lambda;

import java.nio.charset.StandardCharsets;
import org.backbone.platform.core.Digest;

/// A call that failed for a reason which is no answer: a bug, or something that we depend on.
///
/// @param passes whether it was a dependency that did not answer in time: the same request may well
///     succeed in a minute
/// @param reference what the reader tells us and the log has too: `E-7Q2M-19KD`
public record Failure(boolean passes, String reference) {
  /// How long a reader is asked to wait after a failure that passes, in seconds.
  public static final int SECONDS_TO_WAIT = 60;

  // Crockford's alphabet: no letter that is mistaken for a digit on the telephone.
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  static Failure of(boolean passes, String requestId) {
    return new Failure(passes, reference(requestId));
  }

  /// The HTTP status: 503 for one that passes, else 500.
  public int status() {
    return passes ? 503 : 500;
  }

  // Forty bits of the request id's digest, whatever shape ids have.
  private static String reference(String requestId) {
    var digest = Digest.newSha256().digest(requestId.getBytes(StandardCharsets.UTF_8));
    var letters = new StringBuilder("E");
    for (int i = 0; i < 8; i++) {
      if (i % 4 == 0) {
        letters.append('-');
      }
      letters.append(LETTERS.charAt(digest[i] & 31));
    }
    return letters.toString();
  }
}
