package org.backbone.platform.core.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.backbone.platform.core.Language;

/// One thing that a form asks for, said once: from it come how it is read from a form and from
/// JSON, what is wrong with an answer, the form as it is shown again, the attribute of the item
/// that keeps it, and the fact that others read.
///
/// Its words are found by its [name][#name()]: `field.<name>` is the label, `field.<name>.hint` a
/// hint, `field.<name>.short` what the fact is called where the label is a question,
/// `field.<name>.<code>` an option.
///
/// @param <T> what an answer means
/// @param path where it stands in JSON: `contact/name`
/// @param shape what may be answered
/// @param isRequired whether there must be an answer
/// @param isKept whether an item keeps it; an agreement is kept in that there is an item
/// @param purpose what a browser may fill in by itself, as HTML's `autocomplete` names it; empty
///     for nothing
public record Field<T>(
    String path, Shape<T> shape, boolean isRequired, boolean isKept, String purpose) {
  private static final Pattern PATH = Pattern.compile("[a-zA-Z]+(/[a-zA-Z]+)?");

  public Field {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("not the path of a field: " + path);
    }
  }

  private static <T> Field<T> of(String path, Shape<T> shape) {
    return new Field<>(path, shape, false, true, "");
  }

  /// A line of text of at most so many characters.
  public static Field<String> line(String path, int most) {
    return of(path, new Shape.Line(most));
  }

  /// An address that we can write to.
  public static Field<String> email(String path) {
    return of(path, new Shape.Email()).filledAs("email");
  }

  /// One of `options`, each with its code.
  public static <T> Field<T> choice(String path, List<T> options, Function<T, String> code) {
    return of(path, new Shape.Choice<>(options, code));
  }

  /// One of the languages that the suite speaks.
  public static Field<Language> language(String path) {
    return choice(path, Language.all(), Language::tag);
  }

  /// A text with a form of its own, as [Shape.Parsed] says; `parse` throws [DateTimeException].
  public static <T> Field<T> parsed(
      String path, Function<String, T> parse, Function<T, String> written, String code) {
    return of(path, new Shape.Parsed<>(parse, written, code));
  }

  /// At most `most` texts of at most `itemMost` characters.
  public static Field<List<String>> items(String path, int most, int itemMost) {
    return of(path, new Shape.Items(most, itemMost));
  }

  /// A box that must be ticked.
  public static Field<Boolean> consent(String path) {
    return new Field<>(path, new Shape.Consent(), true, false, "");
  }

  /// A box that may be ticked.
  public static Field<Boolean> box(String path) {
    return of(path, new Shape.Consent());
  }

  /// A whole number.
  public static Field<Integer> whole(String path, int least, int most) {
    return of(path, new Shape.Whole(least, most));
  }

  /// There must be an answer.
  public Field<T> required() {
    return new Field<>(path, shape, true, isKept, purpose);
  }

  /// A browser may fill it in.
  public Field<T> filledAs(String other) {
    return new Field<>(path, shape, isRequired, isKept, other);
  }

  /// What it is called in a form and in the keys of words: `contact_name`.
  public String name() {
    return path.replace('/', '_');
  }

  /// What it is called in an item: `contactName`.
  public String attribute() {
    int slash = path.indexOf('/');
    return slash < 0
        ? path
        : path.substring(0, slash)
            + path.substring(slash + 1, slash + 2).toUpperCase(Locale.ROOT)
            + path.substring(slash + 2);
  }

  /// What is wrong with an answer that is tidy.
  Optional<Fault> fault(List<String> answer) {
    if (answer.isEmpty()) {
      return isRequired ? Optional.of(shape.missing()) : Optional.empty();
    }
    return shape
        .fault(answer)
        .or(
            () ->
                isRequired && !shape.says(answer)
                    ? Optional.of(shape.missing())
                    : Optional.empty());
  }
}
