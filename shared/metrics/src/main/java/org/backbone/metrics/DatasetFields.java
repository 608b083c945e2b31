package org.backbone.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Problem;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What staff say of a dataset.
public final class DatasetFields {
  private static final int NAME_MOST = 200;
  private static final int TEXT_MOST = 2000;
  private static final int MOST_INDICATORS = 100;
  private static final int MOST_MONTHS = 60;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// What files and addresses call it; it never changes.
  public static final Field<String> ID = FIELDS.add(CatalogueIds.DATASET.field());

  /// Its name.
  public static final FieldsInEachLanguage TITLE =
      FieldsInEachLanguage.required(FIELDS, "title", NAME_MOST);

  /// What one file is about.
  public static final Field<Period.Type> PERIOD =
      FIELDS.add(
          Field.choice("period", Arrays.asList(Period.Type.values()), IndicatorFields::code)
              .required());

  /// Which indicators it feeds, by their ids.
  public static final Field<List<String>> INDICATORS =
      FIELDS.add(Field.items("indicators", MOST_INDICATORS, CatalogueIds.MOST).required());

  /// When it is due, in words.
  public static final FieldsInEachLanguage DUE =
      FieldsInEachLanguage.required(FIELDS, "due", TEXT_MOST);

  /// How many months after a period ends.
  public static final Field<Integer> DUE_MONTHS =
      FIELDS.add(Field.whole("dueMonths", 0, MOST_MONTHS).required());

  private DatasetFields() {}

  /// What a form shows of a dataset that there is.
  public static Answers of(NetworkDataset dataset) {
    var answers =
        Answers.none()
            .with(ID, dataset.id())
            .with(PERIOD, dataset.period())
            .with(INDICATORS, dataset.indicators())
            .with(DUE_MONTHS, dataset.dueMonths());
    return DUE.with(TITLE.with(answers, dataset.title()), dataset.due());
  }

  /// Everything that is wrong with answers.
  ///
  /// @param measured the ids of the indicators that there are
  public static List<Problem> problems(Answers answers, Set<String> measured) {
    var problems = new ArrayList<>(answers.problems(FIELDS));
    if (!measured.containsAll(answers.values(INDICATORS))) {
      problems.add(Problem.of(INDICATORS.path(), "not_measured"));
    }
    return problems;
  }

  /// The dataset that answers without [#problems] speak of.
  public static NetworkDataset dataset(Answers answers) {
    return new NetworkDataset(
        answers.get(ID),
        TITLE.texts(answers),
        answers.get(PERIOD),
        answers.get(INDICATORS),
        DUE.texts(answers),
        answers.get(DUE_MONTHS));
  }
}
