package org.backbone.meetings.twin;

import java.time.Instant;
import org.backbone.meetings.Registration;
import org.backbone.meetings.RegistrationFields;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Answers;

/// Registrations for tests.
public final class Registrations {
  private Registrations() {}

  /// Somebody's registration in a series.
  public static Registration of(
      String series,
      String email,
      String name,
      String organisation,
      Language language,
      Instant since) {
    return new Registration(
        series,
        Answers.none()
            .with(RegistrationFields.EMAIL, email)
            .with(RegistrationFields.NAME, name)
            .with(RegistrationFields.ORGANISATION, organisation)
            .with(RegistrationFields.LANGUAGE, language),
        since);
  }
}
