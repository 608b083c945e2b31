package org.backbone.platform.pages;

import org.backbone.platform.lambda.Form;

/// What only programs fall into: a field that people neither see nor reach, for a form that has it
/// filled is dropped; and the moment at which the form was drawn, for a form that comes sooner than
/// a human could send it is shown once more.
public final class Trap {
  /// The field's name.
  public static final String FIELD = "fax";

  /// The field that says when the form was drawn, signed by whoever drew it.
  public static final String DRAWN = "drawn";

  private Trap() {}

  /// Whether a program fell into it.
  public static boolean caught(Form form) {
    return !form.text(FIELD).isBlank();
  }

  /// What the form says of when it was drawn; empty where it says nothing.
  public static String stamp(Form form) {
    return form.text(DRAWN);
  }
}
