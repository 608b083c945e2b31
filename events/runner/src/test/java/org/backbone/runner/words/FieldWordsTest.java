package org.backbone.runner.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;
import org.backbone.platform.core.form.Shape;
import org.backbone.platform.pages.Trap;
import org.backbone.platform.pages.Words;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// Who declares a field and forgets its words learns it here, and not from a page that answers 500.
class FieldWordsTest {
  /// Forms that no page asks yet: programs send them.
  private static final Set<String> SENT_BY_PROGRAMS = Set.of("SeriesFields");

  /// A class that declares a form's fields, and the capability that it belongs to.
  private record Declared(String capability, Class<?> where) {
    Fields fields() {
      return Arrays.stream(where.getDeclaredFields())
          .filter(field -> field.getType() == Fields.class)
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .map(
              field -> {
                try {
                  return (Fields) field.get(null);
                } catch (IllegalAccessException e) {
                  throw new IllegalStateException(e);
                }
              })
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void everyFieldHasItsLabelItsOptionsAndWhatMayBeWrongWithItInEveryLanguage() throws IOException {
    var missing = new ArrayList<String>();
    for (var declared : declared()) {
      for (var language : Language.all()) {
        var words = Words.of(language, declared.capability());
        for (var field : declared.fields().all()) {
          for (var keys : needed(field)) {
            if (keys.stream().noneMatch(words::has)) {
              missing.add(declared.capability() + "_" + language.tag() + ": " + keys.getFirst());
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noFieldIsCalledAsTheTrapForPrograms() throws IOException {
    for (var declared : declared()) {
      assertThat(declared.fields().all()).extracting(Field::name).doesNotContain(Trap.FIELD, "key");
    }
  }

  // For each thing to say the keys that may say it.
  private static List<List<String>> needed(Field<?> field) {
    var needed = new ArrayList<List<String>>();
    var label = "field." + field.name();
    needed.add(List.of(label));
    for (var fault : faults(field)) {
      needed.add(List.of("problem." + field.name() + "." + fault, "problem." + fault));
    }
    if (field.shape() instanceof Shape.Choice<?> choice && !isLanguage(choice)) {
      choice.codes().forEach(code -> needed.add(List.of(label + "." + code, "option." + code)));
    }
    return needed;
  }

  // Every code that an answer to the field may be told.
  private static List<String> faults(Field<?> field) {
    var faults =
        new ArrayList<>(
            switch (field.shape()) {
              case Shape.Line _ -> List.of("too_long", "odd_characters");
              case Shape.Email _ ->
                  List.of(
                      "email_too_long",
                      "email_without_at",
                      "email_without_domain",
                      "email_local_not_ascii",
                      "not_an_email");
              case Shape.Choice<?> _ -> List.of("unknown");
              case Shape.Items _ -> List.of("too_many", "item_too_long", "odd_characters");
              case Shape.Parsed<?> _, Shape.Whole _, Shape.Consent _ ->
                  List.of(field.shape().missing().code());
            });
    if (field.isRequired()) {
      faults.add(field.shape().missing().code());
    }
    return faults;
  }

  // A language is called as those call it who speak it.
  private static boolean isLanguage(Shape.Choice<?> choice) {
    return choice.options().stream().allMatch(Language.class::isInstance);
  }

  private static List<Declared> declared() throws IOException {
    var shared = Repository.root().resolve("shared");
    try (var files = Files.walk(shared)) {
      var found =
          files
              .filter(file -> file.toString().contains("/src/main/java/"))
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !shared.relativize(file).startsWith("platform"))
              .filter(FieldWordsTest::declares)
              .filter(file -> !SENT_BY_PROGRAMS.contains(type(file).getSimpleName()))
              .map(file -> new Declared(shared.relativize(file).getName(0).toString(), type(file)))
              .toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static boolean declares(Path file) {
    try {
      return Files.readString(file).contains("new Fields()");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> type(Path file) {
    var path = file.toString();
    var name =
        path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length())
            .replace(".java", "")
            .replace('/', '.');
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
