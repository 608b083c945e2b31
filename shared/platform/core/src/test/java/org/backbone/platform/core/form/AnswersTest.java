package org.backbone.platform.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  private static final Fields FIELDS = new Fields();
  private static final Field<String> NAME = FIELDS.add(Field.line("name", 10).required());
  private static final Field<String> NOTE = FIELDS.add(Field.line("note", 10));
  private static final Field<String> EMAIL = FIELDS.add(Field.email("contact/email").required());
  private static final Field<Language> LANGUAGE =
      FIELDS.add(Field.language("contact/language").required());
  private static final Field<List<String>> TOWNS = FIELDS.add(Field.items("towns", 2, 5));
  private static final Field<LocalDate> DAY =
      FIELDS.add(Field.parsed("day", LocalDate::parse, LocalDate::toString, "not_a_date"));
  private static final Field<Integer> SEATS = FIELDS.add(Field.whole("seats", 1, 60));
  private static final Field<Boolean> CONSENT = FIELDS.add(Field.consent("consent"));

  private static Answers sent(String... namesAndValues) {
    var sent = new HashMap<String, List<String>>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      sent.put(namesAndValues[at], List.of(namesAndValues[at + 1]));
    }
    return Answers.of(FIELDS, field -> sent.getOrDefault(field.name(), List.of()));
  }

  private static Answers good() {
    return sent(
        "name",
        " River ",
        "contact_email",
        "Desk@River.Example.org",
        "contact_language",
        "ES",
        "day",
        "2020-05-05",
        "seats",
        "12",
        "consent",
        "on");
  }

  @Test
  void anAnswerIsReadAsWhatItMeans() {
    var answers = good();

    assertThat(answers.problems(FIELDS)).isEmpty();
    assertThat(answers.get(NAME)).isEqualTo("River");
    assertThat(answers.get(EMAIL)).isEqualTo("desk@river.example.org");
    assertThat(answers.get(LANGUAGE)).isEqualTo(Language.ES);
    assertThat(answers.get(DAY)).isEqualTo(LocalDate.of(2020, 5, 5));
    assertThat(answers.get(SEATS)).isEqualTo(12);
    assertThat(answers.get(CONSENT)).isTrue();
    assertThat(answers.get(NOTE)).isEmpty();
    assertThat(answers.get(TOWNS)).isEmpty();
    assertThat(answers.find(NOTE)).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceInTheOrderOfTheForm() {
    assertThat(Answers.none().problems(FIELDS))
        .containsExactly(
            Problem.of("name", "missing"),
            Problem.of("contact/email", "missing"),
            Problem.of("contact/language", "missing"),
            Problem.of("consent", "missing"));
  }

  @ParameterizedTest
  @CsvSource({
    "name, ***, missing",
    "name, longer than ten, too_long",
    "note, longer than ten, too_long",
    "contact_email, desk, email_without_at",
    "contact_language, fr, unknown",
    "day, yesterday, not_a_date",
    "seats, 0, not_a_number",
    "seats, 61, not_a_number",
    "seats, 1e1, not_a_number",
    "seats, 99999999999999999999, not_a_number",
    "consent, no, missing"
  })
  void anAnswerThatCannotBeUsedHasItsCode(String name, String value, String code) {
    var answers =
        Answers.of(
            FIELDS, field -> field.name().equals(name) ? List.of(value) : good().values(field));

    assertThat(answers.problems(FIELDS)).singleElement().extracting(Problem::code).isEqualTo(code);
  }

  @Test
  void aLineThatNobodyMustFillInMaySayNothing() {
    assertThat(good().with(NOTE, "***").problems(FIELDS)).isEmpty();
  }

  @Test
  void aListCountsWhatSaysSomethingOnce() {
    var answers =
        Answers.of(
            FIELDS,
            field ->
                field.equals(TOWNS)
                    ? List.of(" Jenks", "", "Jenks", "Bixby ")
                    : good().values(field));

    assertThat(answers.get(TOWNS)).containsExactly("Jenks", "Bixby");
    assertThat(answers.problems(FIELDS)).isEmpty();
    assertThat(answers.with(TOWNS, List.of("a", "b", "c")).problems(FIELDS))
        .containsExactly(Problem.of("towns", "too_many", "2"));
    assertThat(answers.with(TOWNS, List.of("Sapulpa")).problems(FIELDS))
        .containsExactly(Problem.of("towns", "item_too_long", "5"));
  }

  @Test
  void whatGoesWithoutSayingIsAddedOnlyWhereNothingWasSaid() {
    assertThat(Answers.none().or(LANGUAGE, Language.EN).get(LANGUAGE)).isEqualTo(Language.EN);
    assertThat(good().or(LANGUAGE, Language.EN).get(LANGUAGE)).isEqualTo(Language.ES);
  }

  @Test
  void answersThatSayTheSameAreTheSame() {
    var other =
        sent(
            "name",
            "River",
            "contact_email",
            "desk@river.example.org",
            "contact_language",
            "es",
            "day",
            "2020-05-05",
            "seats",
            "12",
            "consent",
            "yes");

    assertThat(good().settled(FIELDS)).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(good().settled(FIELDS).canonical(FIELDS)).isEqualTo(other.canonical(FIELDS));
    assertThat(good().canonical(FIELDS)).isNotEqualTo(good().without(NAME).canonical(FIELDS));
  }

  @Test
  void answersDoNotTellThemselvesToALog() {
    assertThat(good().toString()).doesNotContainIgnoringCase("river").contains("contact_email");
  }

  @Test
  void aFieldHasOneNameForFormsAndOneForItems() {
    assertThat(EMAIL.name()).isEqualTo("contact_email");
    assertThat(EMAIL.attribute()).isEqualTo("contactEmail");
    assertThat(NAME.attribute()).isEqualTo("name");
    assertThat(FIELDS.kept()).doesNotContain(CONSENT).contains(NOTE);
  }

  @Test
  void noFieldIsDeclaredTwice() {
    var fields = new Fields();
    fields.add(Field.line("contact/name", 10));

    assertThatThrownBy(() -> fields.add(Field.line("contact/name", 20)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fields.add(Field.line("contactName", 20)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Field.line("contact name", 20))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChoiceShowsItsCodesInTheirOrder() {
    assertThat(((Shape.Choice<?>) LANGUAGE.shape()).codes())
        .isEqualTo(Language.all().stream().map(Language::tag).toList());
  }
}
