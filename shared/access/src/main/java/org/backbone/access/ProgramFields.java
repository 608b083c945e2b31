package org.backbone.access;

import java.time.Duration;
import java.util.List;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What a contact says of the token that they make.
public final class ProgramFields {
  private static final int NAME_MOST = 60;
  private static final String MONTH = "30";
  private static final String QUARTER = "90";
  private static final String YEAR = "365";

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// What the program is called.
  public static final Field<String> PROGRAM =
      FIELDS.add(Field.line("program", NAME_MOST).required());

  /// For how many days its token works.
  public static final Field<String> DAYS =
      FIELDS.add(Field.choice("days", List.of(MONTH, QUARTER, YEAR), days -> days).required());

  private ProgramFields() {}

  /// What a form shows that nobody has filled in: most programs run for years.
  public static Answers untouched() {
    return Answers.none().with(DAYS, YEAR);
  }

  /// For how long the token works that answers without fault ask for.
  public static Duration lasts(Answers answers) {
    return Duration.ofDays(
        switch (answers.get(DAYS)) {
          case MONTH -> 30;
          case QUARTER -> 90;
          default -> 365;
        });
  }
}
