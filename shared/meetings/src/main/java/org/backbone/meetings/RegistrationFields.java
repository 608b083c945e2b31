package org.backbone.meetings;

import org.backbone.platform.core.Language;
import org.backbone.platform.core.form.Field;
import org.backbone.platform.core.form.Fields;

/// What somebody is asked who joins a series, in this order; see [Field] for what follows from a
/// declaration.
public final class RegistrationFields {
  private static final int LONGEST = 120;

  /// All of them.
  public static final Fields FIELDS = new Fields();

  /// Their name.
  public static final Field<String> NAME =
      FIELDS.add(Field.line("name", LONGEST).required().filledAs("name"));

  /// Who they come for.
  public static final Field<String> ORGANISATION =
      FIELDS.add(Field.line("organisation", LONGEST).filledAs("organization"));

  /// Where invitations go.
  public static final Field<String> EMAIL = FIELDS.add(Field.email("email").required());

  /// The language that they are written to in.
  public static final Field<Language> LANGUAGE = FIELDS.add(Field.language("language").required());

  private RegistrationFields() {}
}
