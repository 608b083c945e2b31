package org.backbone.platform.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field as its template shows it.
///
/// @param id what a link in the summary of problems leads to
/// @param name what the browser sends it as
/// @param label what is asked
/// @param hint how to answer; null for none
/// @param message what is wrong with what was sent; null for nothing
/// @param error the word that comes before the message for who hears the page
/// @param values what was sent, or stands there from the start
/// @param options what can be chosen from; empty for text
public record FieldView(
    String id,
    String name,
    String label,
    @Nullable String hint,
    @Nullable String message,
    String error,
    List<String> values,
    List<Option> options) {
  /// One thing to choose; the first bears the field's own id, so that a link finds it.
  public record Option(String id, String value, String text, boolean chosen) {}

  /// The classes of the style sheet.
  public String classes() {
    return message == null ? "field" : "field bad";
  }

  /// The first value, or empty.
  public String value() {
    return values.stream().findFirst().orElse("");
  }

  /// Whether this is among the values.
  public boolean has(String value) {
    return values.contains(value);
  }

  /// The ids of what describes it, for `aria-describedby`; null for nothing.
  public @Nullable String describedBy() {
    if (hint != null && message != null) {
      return id + "-h " + id + "-e";
    }
    return hint != null ? id + "-h" : message != null ? id + "-e" : null;
  }

  /// For `aria-invalid`, which is left out where nothing is wrong.
  public @Nullable String invalid() {
    return message == null ? null : "true";
  }
}
