package org.backbone.metrics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What staff say of a dimension. Each group is a line: its code, its name in each language that
/// every text is given in, and what else files call it, parted by semicolons.
public final class DimensionFields {
  private static final int NAME_MOST = 200;
  private static final int MOST_GROUPS = 200;
  private static final int LINE_MOST = 2000;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// What figures call it; it never changes.
  public static final Field<String> ID = FIELDS.add(CatalogueIds.MEASURE.field());

  /// Its name.
  public static final FieldsInEachLanguage TITLE =
      FieldsInEachLanguage.required(FIELDS, "title", NAME_MOST);

  /// Whether everyone is in one of its groups at most.
  public static final Field<Boolean> EXCLUSIVE = FIELDS.add(Field.box("exclusive"));

  /// Its groups.
  public static final Field<List<String>> GROUPS =
      FIELDS.add(Field.items("groups", MOST_GROUPS, LINE_MOST).required());

  private DimensionFields() {}

  /// What a form shows of a dimension that there is.
  public static Answers of(Dimension dimension) {
    var answers =
        Answers.none()
            .with(ID, dimension.id())
            .with(EXCLUSIVE, dimension.exclusive())
            .with(GROUPS, dimension.groups().stream().map(DimensionFields::line).toList());
    return TITLE.with(answers, dimension.title());
  }

  private static String line(Dimension.Group group) {
    return Stream.of(
            Stream.of(group.id()),
            Language.required().stream().map(language -> group.title().in(language)),
            group.aliases().stream())
        .flatMap(part -> part)
        .collect(Collectors.joining("; "));
  }
}
