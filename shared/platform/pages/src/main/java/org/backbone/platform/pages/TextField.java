package org.backbone.platform.pages;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import org.jspecify.annotations.Nullable;

/// A field for text: `form.text("email").email().required()`.
///
/// @param kind the type of the input
/// @param purpose what the browser may fill in; null for anything
/// @param most the most characters that the browser takes; null for any number
/// @param classes of the style sheet; null for none
/// @param rows the lines of a long text; 0 for a single line
public record TextField(
    FieldView field,
    String kind,
    @Nullable String purpose,
    boolean isRequired,
    @Nullable Integer most,
    @Nullable String classes,
    int rows)
    implements Content {
  static TextField of(FieldView field) {
    return new TextField(field, "text", null, false, null, null, 0);
  }

  /// An e-mail address.
  public TextField email() {
    return new TextField(field, "email", "email", isRequired, most, classes, rows);
  }

  /// Another type of input.
  public TextField type(String type) {
    return new TextField(field, type, purpose, isRequired, most, classes, rows);
  }

  /// What the browser may fill in.
  public TextField autocomplete(String other) {
    return new TextField(field, kind, other, isRequired, most, classes, rows);
  }

  /// The form cannot do without it.
  public TextField required() {
    return new TextField(field, kind, purpose, true, most, classes, rows);
  }

  /// Longer text would be cut off by the browser.
  public TextField atMost(int characters) {
    return new TextField(field, kind, purpose, isRequired, characters, classes, rows);
  }

  /// A short field: a year, a number.
  public TextField brief() {
    return new TextField(field, kind, purpose, isRequired, most, "brief", rows);
  }

  /// Text of several lines.
  public TextField lines(int number) {
    return new TextField(field, kind, purpose, isRequired, most, classes, number);
  }

  /// Whether it has several lines.
  public boolean isLong() {
    return rows > 0;
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
