package org.backbone.mail.letters;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/// Text as headers write it where they can only write ASCII (RFC 2047): in mail, and in what S3
/// tells of an object.
public final class EncodedWords {
  private EncodedWords() {}

  /// The text that is meant; text that is not encoded, or in a way that nobody knows, stays as it
  /// is.
  public static String decoded(String text) {
    try {
      return MimeUtility.decodeText(text);
    } catch (UnsupportedEncodingException _) {
      return text;
    }
  }
}
