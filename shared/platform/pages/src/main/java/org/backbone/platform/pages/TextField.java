package org.backbone.platform.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.jspecify.annotations.Nullable;

/// A field for text: `form.text("email").email().required()`.
///
/// @param kind the type of the input
/// @param purpose what the browser may fill in; null for anything
/// @param classes of the style sheet; null for none
public record TextField(
    FieldView field,
    String kind,
    @Nullable String purpose,
    boolean isRequired,
    @Nullable String classes)
    implements Content {
  static TextField of(FieldView field) {
    return new TextField(field, "text", null, false, null);
  }

  /// An e-mail address.
  public TextField email() {
    return new TextField(field, "email", "email", isRequired, classes);
  }

  /// A day, which the browser offers a calendar for.
  public TextField date() {
    return new TextField(field, "date", purpose, isRequired, "brief");
  }

  /// What the browser may fill in.
  public TextField autocomplete(String other) {
    return new TextField(field, kind, other, isRequired, classes);
  }

  /// The form cannot do without it.
  public TextField required() {
    return new TextField(field, kind, purpose, true, classes);
  }

  /// A short field: a year, a number.
  public TextField brief() {
    return new TextField(field, kind, purpose, isRequired, "brief");
  }

  /// An address is no word to correct; null leaves it to the browser.
  public @Nullable String spelling() {
    return kind.equals("email") ? "false" : null;
  }

  @Override
  public void writeTo(TemplateOutput output) {
    Kit.kit.textField(this).writeTo(output);
  }
}
