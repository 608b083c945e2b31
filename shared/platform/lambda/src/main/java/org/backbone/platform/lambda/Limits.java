package org.backbone.platform.lambda;

/// How much a stranger may send; all limits stand here.
public final class Limits {
  /// The body of a form or a JSON request, in bytes.
  public static final int BODY_BYTES = 32 * 1024;

  /// An uploaded file, in bytes.
  public static final long UPLOAD_BYTES = 200L * 1024 * 1024;

  /// What the bucket takes in one form, in bytes: more than is read, for it answers what is beyond
  /// in XML, and who reads it says so to its sender on a page.
  public static final long POSTED_BYTES = 1024L * 1024 * 1024;

  /// The fields of one form.
  public static final int FORM_FIELDS = 200;

  /// An `Idempotency-Key`, in characters.
  public static final int KEY_CHARACTERS = 255;

  private Limits() {}
}
