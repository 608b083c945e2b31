package org.backbone.platform.pages;

import org.backbone.platform.lambda.Form;

/// The field that people neither see nor reach: a form that has it filled came from a program, and
/// is dropped.
public final class Trap {
  /// The field's name.
  public static final String FIELD = "fax";

  private Trap() {}

  /// Whether a program fell into it.
  public static boolean caught(Form form) {
    return !form.text(FIELD).isBlank();
  }
}
