package org.backbone.partners;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.backbone.platform.core.form.Answers;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What staff say of a partner's data-sharing agreement.
public final class AgreementFields {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2199;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// Its last day; unanswered where none is kept.
  public static final Field<LocalDate> ENDS_ON =
      FIELDS.add(
          Field.parsed("agreementEndsOn", AgreementFields::day, LocalDate::toString, "not_a_date"));

  private AgreementFields() {}

  /// What a form shows of the agreement that is kept.
  public static Answers of(Partner partner) {
    return partner
        .agreementEnd()
        .map(day -> Answers.none().with(ENDS_ON, day))
        .orElseGet(Answers::none);
  }

  // A year is mistyped sooner than an agreement is for ever.
  private static LocalDate day(String text) {
    var day = LocalDate.parse(text);
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("no year of an agreement: " + day.getYear());
    }
    return day;
  }
}
