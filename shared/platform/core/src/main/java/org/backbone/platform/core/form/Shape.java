package org.backbone.platform.core.form;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.PlainText;

/// How an answer looks, from what was typed to what it means. An answer is a list of texts, since
/// a browser may send a name several times; most shapes look at the first alone.
///
/// @param <T> what an answer means
public sealed interface Shape<T> {
  /// What it is in JSON.
  enum Json {
    TEXT("not_a_text"),
    LIST("not_a_list"),
    TRUE_OR_FALSE("not_true_or_false"),
    NUMBER("not_a_number");

    private final String otherwise;

    Json(String otherwise) {
      this.otherwise = otherwise;
    }
  }

  /// The type of an answer in JSON: a text, for most.
  default Json json() {
    return Json.TEXT;
  }

  /// What was sent, without what says nothing: one text, for most.
  default List<String> tidy(List<String> sent) {
    return first(sent);
  }

  /// What is wrong with an answer that is tidy and not empty.
  Optional<Fault> fault(List<String> answer);

  /// What an answer without fault means.
  T read(List<String> answer);

  /// The answer that means `value`.
  List<String> write(T value);

  /// Whether an answer says anything to somebody who must know.
  default boolean says(List<String> answer) {
    return !answer.isEmpty();
  }

  /// What is wrong where an answer is needed and none is there.
  default Fault missing() {
    return Fault.of("missing");
  }

  /// What is wrong with JSON of another type.
  default Fault ofAnotherType() {
    return Fault.of(json().otherwise);
  }

  private static List<String> first(List<String> sent) {
    return sent.stream().limit(1).map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  private static String text(List<String> answer) {
    return answer.isEmpty() ? "" : answer.getFirst();
  }

  /// A line of text of at most so many characters; none means an empty one.
  record Line(int most) implements Shape<String> {
    @Override
    public Optional<Fault> fault(List<String> answer) {
      return PlainText.fault(text(answer), most)
          .map(code -> Fault.of(code, Integer.toString(most)));
    }

    @Override
    public String read(List<String> answer) {
      return text(answer);
    }

    @Override
    public List<String> write(String value) {
      return tidy(List.of(value));
    }

    @Override
    public boolean says(List<String> answer) {
      return PlainText.saysSomething(text(answer));
    }
  }

  /// An address that we can write to, read in its one spelling, see [EmailAddress#normal].
  record Email() implements Shape<String> {
    @Override
    public Optional<Fault> fault(List<String> answer) {
      return EmailAddress.fault(text(answer)).map(Fault::of);
    }

    @Override
    public String read(List<String> answer) {
      return EmailAddress.normal(text(answer));
    }

    @Override
    public List<String> write(String value) {
      return List.of(value);
    }
  }

  /// One of some, each named by a code in lower case.
  ///
  /// @param options all of them, in the order in which they are shown
  /// @param code the code of one
  record Choice<T>(List<T> options, Function<T, String> code) implements Shape<T> {
    public Choice {
      options = List.copyOf(options);
    }

    /// The codes of all.
    public List<String> codes() {
      return options.stream().map(code).toList();
    }

    @Override
    public List<String> tidy(List<String> sent) {
      return first(sent).stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public Optional<Fault> fault(List<String> answer) {
      return find(answer).isPresent() ? Optional.empty() : Optional.of(Fault.of("unknown"));
    }

    @Override
    public T read(List<String> answer) {
      return find(answer).orElseThrow();
    }

    @Override
    public List<String> write(T value) {
      return List.of(code.apply(value));
    }

    private Optional<T> find(List<String> answer) {
      return options.stream().filter(option -> code.apply(option).equals(text(answer))).findFirst();
    }
  }

  /// A text with a form of its own: a date, a time, a zone.
  ///
  /// @param parse reads it; throws [DateTimeException] for what it cannot read
  /// @param written writes it as it is read
  /// @param code the problem of any other text, and of none
  record Parsed<T>(Function<String, T> parse, Function<T, String> written, String code)
      implements Shape<T> {
    @Override
    public Optional<Fault> fault(List<String> answer) {
      return find(answer).isPresent() ? Optional.empty() : Optional.of(missing());
    }

    @Override
    public T read(List<String> answer) {
      return find(answer).orElseThrow();
    }

    private Optional<T> find(List<String> answer) {
      try {
        return Optional.of(parse.apply(text(answer)));
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }

    @Override
    public List<String> write(T value) {
      return List.of(written.apply(value));
    }

    @Override
    public Fault missing() {
      return Fault.of(code);
    }

    @Override
    public Fault ofAnotherType() {
      return missing();
    }
  }

  /// Several texts: a form has them in one line, parted by commas, semicolons or line ends. Blank
  /// and repeated ones do not count.
  ///
  /// @param most how many at most
  /// @param itemMost the characters of each, at most
  record Items(int most, int itemMost) implements Shape<List<String>> {
    @Override
    public Json json() {
      return Json.LIST;
    }

    @Override
    public List<String> tidy(List<String> sent) {
      return sent.stream().map(String::strip).filter(item -> !item.isEmpty()).distinct().toList();
    }

    @Override
    public Optional<Fault> fault(List<String> answer) {
      if (answer.size() > most) {
        return Optional.of(Fault.of("too_many", Integer.toString(most)));
      }
      return answer.stream()
          .flatMap(item -> PlainText.fault(item, itemMost).stream())
          .findFirst()
          .map(code -> code.equals("too_long") ? "item_too_long" : code)
          .map(code -> Fault.of(code, Integer.toString(itemMost)));
    }

    @Override
    public List<String> read(List<String> answer) {
      return answer;
    }

    @Override
    public List<String> write(List<String> value) {
      return tidy(value);
    }
  }

  /// A box that must be ticked.
  record Consent() implements Shape<Boolean> {
    private static final Set<String> YES = Set.of("yes", "true", "on", "1");

    @Override
    public Json json() {
      return Json.TRUE_OR_FALSE;
    }

    // Anything but a yes is none.
    @Override
    public List<String> tidy(List<String> sent) {
      return first(sent).stream()
          .filter(text -> YES.contains(text.toLowerCase(Locale.ROOT)))
          .map(_ -> "yes")
          .toList();
    }

    @Override
    public Optional<Fault> fault(List<String> answer) {
      return Optional.empty();
    }

    @Override
    public Boolean read(List<String> answer) {
      return !answer.isEmpty();
    }

    @Override
    public List<String> write(Boolean value) {
      return value ? List.of("yes") : List.of();
    }
  }

  /// A whole number from `least` to `most`, both included.
  record Whole(int least, int most) implements Shape<Integer> {
    @Override
    public Json json() {
      return Json.NUMBER;
    }

    @Override
    public Optional<Fault> fault(List<String> answer) {
      var text = text(answer);
      if (!text.matches("-?[0-9]{1,9}")) {
        return Optional.of(missing());
      }
      int number = Integer.parseInt(text);
      return number < least || number > most ? Optional.of(missing()) : Optional.empty();
    }

    @Override
    public Integer read(List<String> answer) {
      return Integer.valueOf(text(answer));
    }

    @Override
    public List<String> write(Integer value) {
      return List.of(value.toString());
    }

    @Override
    public Fault missing() {
      return Fault.of("not_a_number", Integer.toString(least), Integer.toString(most));
    }

    @Override
    public Fault ofAnotherType() {
      return missing();
    }
  }
}
