package org.backbone.metrics;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.backbone.metrics.Indicator.Direction;
import org.backbone.metrics.Indicator.Measure;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What staff say of an indicator. A change of words keeps its version; whatever changes who is
/// counted, out of whom, or when, makes a new one.
public final class IndicatorFields {
  private static final int NAME_MOST = 200;
  private static final int TEXT_MOST = 2000;
  private static final int GOAL_MOST = 999_999_999;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// What figures and addresses call it; it never changes.
  public static final Field<String> ID = FIELDS.add(CatalogueIds.MEASURE.field());

  /// Its name.
  public static final FieldsInEachLanguage TITLE =
      FieldsInEachLanguage.required(FIELDS, "title", NAME_MOST);

  /// Who is counted, out of whom, in words.
  public static final FieldsInEachLanguage DEFINITION =
      FieldsInEachLanguage.required(FIELDS, "definition", TEXT_MOST);

  /// Whether another definition counts other people.
  public static final Field<Boolean> MEANING = FIELDS.add(Field.box("meaning"));

  /// What is counted, in a word or two.
  public static final FieldsInEachLanguage COUNTED =
      FieldsInEachLanguage.required(FIELDS, "counted", NAME_MOST);

  /// The step from cradle to career.
  public static final Field<String> STAGE =
      FIELDS.add(Field.choice("stage", Indicator.STAGES, stage -> stage).required());

  /// A count, a share or a rate.
  public static final Field<Measure> UNIT =
      FIELDS.add(Field.choice("unit", Arrays.asList(Measure.values()), Measure::code).required());

  /// Which way is better.
  public static final Field<Direction> DIRECTION =
      FIELDS.add(
          Field.choice("direction", Arrays.asList(Direction.values()), Direction::code).required());

  /// What one figure is about.
  public static final Field<Period.Type> PERIOD =
      FIELDS.add(
          Field.choice("period", Arrays.asList(Period.Type.values()), IndicatorFields::code)
              .required());

  /// Of which area, where that is not the network's own.
  public static final FieldsInEachLanguage AREA =
      FieldsInEachLanguage.optional(FIELDS, "area", NAME_MOST);

  /// Who publishes it.
  public static final FieldsInEachLanguage SOURCE =
      FieldsInEachLanguage.required(FIELDS, "source", TEXT_MOST);

  /// What is to be reached: people, or percent.
  public static final Field<Integer> GOAL = FIELDS.add(Field.whole("goal/value", 0, GOAL_MOST));

  /// In which period.
  public static final Field<Period> GOAL_BY =
      FIELDS.add(
          Field.parsed(
              "goal/by",
              text -> Period.parse(text).orElseThrow(() -> new DateTimeException("no period")),
              Period::code,
              "not_a_period"));

  /// What was agreed, in words.
  public static final FieldsInEachLanguage GOAL_WHY =
      FieldsInEachLanguage.optional(FIELDS, "goalWhy", TEXT_MOST);

  /// By how many percent a figure may change before it is asked about.
  public static final Field<Integer> LIKELY =
      FIELDS.add(Field.whole("likely", 1, Indicator.LIKELY_MOST));

  /// Whether it is measured no more.
  public static final Field<Boolean> RETIRED = FIELDS.add(Field.box("retired"));

  private IndicatorFields() {}

  /// What a form shows of an indicator that there is.
  public static Answers of(Indicator indicator, Optional<Goal> goal) {
    var answers =
        Answers.none()
            .with(ID, indicator.id())
            .with(STAGE, indicator.stage())
            .with(UNIT, indicator.measure())
            .with(DIRECTION, indicator.direction())
            .with(PERIOD, indicator.periodType())
            .with(LIKELY, indicator.likely())
            .with(RETIRED, indicator.retired());
    answers = TITLE.with(answers, indicator.title());
    answers = DEFINITION.with(answers, indicator.definition());
    answers = COUNTED.with(answers, indicator.unit());
    answers = SOURCE.with(answers, indicator.source());
    if (indicator.area() != null) {
      answers = AREA.with(answers, indicator.area());
    }
    if (goal.isPresent()) {
      answers =
          answers.with(GOAL, Math.toIntExact(goal.get().value())).with(GOAL_BY, goal.get().by());
      answers = GOAL_WHY.with(answers, goal.get().why());
    }
    return answers;
  }

  /// Everything that is wrong with answers, also where each is right by itself.
  public static List<Problem> problems(Answers answers) {
    var problems = new ArrayList<>(answers.problems(FIELDS));
    if (problems.isEmpty()) {
      if (!AREA.isEmpty(answers) && !AREA.isWhole(answers)) {
        problems.add(inEachLanguage(AREA));
      }
      problems.addAll(goalProblems(answers));
    }
    return problems;
  }

  private static List<Problem> goalProblems(Answers answers) {
    var hasValue = answers.find(GOAL).isPresent();
    var by = answers.find(GOAL_BY);
    if (!hasValue && by.isEmpty() && GOAL_WHY.isEmpty(answers)) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    if (!hasValue) {
      problems.add(Problem.of(GOAL.path(), "goal_without_number"));
    }
    if (by.isEmpty() || by.get().type() != answers.get(PERIOD)) {
      problems.add(Problem.of(GOAL_BY.path(), "not_of_its_period"));
    }
    if (!GOAL_WHY.isWhole(answers)) {
      problems.add(inEachLanguage(GOAL_WHY));
    }
    return problems;
  }

  private static Problem inEachLanguage(FieldsInEachLanguage fields) {
    return Problem.of(fields.all().iterator().next().path(), "in_each_language");
  }

  /// The indicator that answers without [#problems] speak of, by version 1.
  public static Indicator first(Answers answers) {
    return indicator(answers, 1);
  }

  /// The indicator that `before` becomes: by the same version of its definition, or by the next.
  public static Indicator changed(Indicator before, Answers answers) {
    var same = indicator(answers, before.version());
    return meansTheSame(before, same) && !answers.get(MEANING)
        ? same
        : indicator(answers, before.version() + 1);
  }

  /// The goal that answers without [#problems] speak of.
  public static Optional<Goal> goal(Answers answers) {
    return answers
        .find(GOAL)
        .map(
            value ->
                new Goal(answers.get(ID), value, answers.get(GOAL_BY), GOAL_WHY.texts(answers)));
  }

  private static boolean meansTheSame(Indicator before, Indicator after) {
    return before.measure() == after.measure()
        && before.periodType() == after.periodType()
        && before.unit().equals(after.unit())
        && Optional.ofNullable(before.area()).equals(Optional.ofNullable(after.area()));
  }

  private static Indicator indicator(Answers answers, int version) {
    return new Indicator(
        answers.get(ID),
        version,
        answers.get(STAGE),
        answers.get(UNIT),
        answers.get(DIRECTION),
        answers.get(PERIOD),
        TITLE.texts(answers),
        DEFINITION.texts(answers),
        COUNTED.texts(answers),
        SOURCE.texts(answers),
        AREA.isEmpty(answers) ? null : AREA.texts(answers),
        answers.find(LIKELY).orElse(Indicator.LIKELY),
        answers.get(RETIRED));
  }

  /// A type of periods as forms send it: `school_year`.
  static String code(Period.Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
