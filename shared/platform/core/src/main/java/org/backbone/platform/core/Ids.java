package org.backbone.platform.core;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;

/// Makes identifiers. Natural keys come first; these are for what has none. Never called while a
/// function initialises, for a snapshot would copy what it made.
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;
  private static final int UUID7_BYTES = 10;

  // Crockford's alphabet: no letter that is mistaken for a digit on the telephone.
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Ids() {}

  /// A UUID of version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, the rest
  /// random, so ids sort by when they were made.
  public static UUID uuid7(Instant at) {
    var random = new byte[UUID7_BYTES];
    RANDOM.nextBytes(random);
    return uuid7(at, random);
  }

  /// The same of something that happened, made again with the same end: `digest`, of which the
  /// first ten bytes are used, stands for chance.
  public static UUID uuid7(Instant at, byte[] digest) {
    var random = Arrays.copyOf(digest, UUID7_BYTES);
    var high =
        (at.toEpochMilli() << 16) | 0x7000L | ((random[0] & 0x0FL) << 8) | (random[1] & 0xFFL);
    var low = 0L;
    for (var i = 2; i < UUID7_BYTES; i++) {
      low = (low << 8) | (random[i] & 0xFFL);
    }
    return new UUID(high, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  /// A token of 256 random bits in base64url, 43 characters: nobody guesses it, so whoever
  /// shows it got it from us.
  public static String token() {
    var bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Eighty random bits to be read out on the telephone: `7Q2M-19KD-X0B4-TT8E`. Nobody guesses
  /// them, and they say nothing.
  public static String spoken() {
    return RANDOM
        .ints(16, 0, LETTERS.length())
        .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
        .collect(Collectors.joining())
        .replaceAll("(.{4})(?=.)", "$1-");
  }
}
