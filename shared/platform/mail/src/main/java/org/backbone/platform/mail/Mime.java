package org.backbone.platform.mail;

import java.util.Arrays;

/// The bytes of a whole mail, header and body, as they go out: frozen when the mail is written.
public final class Mime {
  /// The most that an outbox item holds, in bytes; DynamoDB takes 400 KB for the whole item.
  public static final int MOST_BYTES = 250_000;

  private final byte[] bytes;

  /// Copies `bytes`; refuses more than [#MOST_BYTES].
  public Mime(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("a mail of " + bytes.length + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mime mime && Arrays.equals(bytes, mime.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Mime[" + bytes.length + " bytes]";
  }
}
